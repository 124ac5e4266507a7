"""What cannot be read says what to do."""

import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from knowledge.documents.errors import UnreadableDocument
from knowledge.documents.readers import MAX_BYTES, read_text


def reason(path: Path) -> str:
    """Return why a file is refused."""
    with pytest.raises(UnreadableDocument) as caught:
        read_text(path)
    assert caught.value.path == path and str(caught.value) == f"{path.name}: {caught.value.reason}"
    return caught.value.reason


def test_text_in_an_unknown_encoding_is_refused_and_not_garbled(write) -> None:
    korean = "외국인 근로자는 입국한 날부터 구십일 이내에 외국인등록을 하여야 한다. 신청서와 여권을 제출한다."
    assert "UTF-8" in reason(write("a.txt", korean.encode("euc-kr")))


def test_a_page_that_is_nested_too_deeply_is_refused(write) -> None:
    assert "nested" in reason(write("a.html", "<div>" * 20000 + "甲" + "</div>" * 20000))


def test_a_scanned_pdf_is_refused(make_pdf) -> None:
    assert "text layer" in reason(make_pdf([[], []]))


def test_a_pdf_whose_letters_are_unknown_is_refused(make_pdf) -> None:
    assert "cannot be decoded" in reason(make_pdf([["\ue000\ue001\ue002\ue003" * 5]]))


def test_an_encrypted_pdf_is_refused(make_pdf, tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(make_pdf([["外国人应当申请工作许可。"]])))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(tmp_path / "locked.pdf")
    assert "password" in reason(tmp_path / "locked.pdf")


def test_a_damaged_pdf_is_refused(write) -> None:
    assert "damaged" in reason(write("a.pdf", b"%PDF-1.4\nnothing more"))


def test_a_damaged_word_document_is_refused(make_docx, write) -> None:
    data = make_docx(["正文"]).read_bytes()
    assert "damaged" in reason(write("cut.docx", data[: len(data) // 2]))


def test_a_word_document_with_broken_xml_is_refused(make_docx, repack) -> None:
    assert "damaged" in reason(repack(make_docx(["正文"]), {"word/document.xml": "<w:document"}))


def test_a_packed_file_that_is_no_document_is_refused(make_docx, repack) -> None:
    path = make_docx(["x"]).with_name("other.docx")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "x")
    assert "not a DOCX" in reason(path)


def test_a_packed_file_that_swells_is_refused(make_docx, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("knowledge.documents.docx_reader.MAX_UNPACKED_BYTES", 1000)
    assert "unpack" in reason(make_docx(["正文"]))


@pytest.mark.parametrize(
    ("name", "content", "advice"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \r\n \n", "empty"),
        ("a.txt", "——，。\n".encode(), "no words"),
        ("a.html", b"<html><body><p> </p></body></html>", "no words"),
        ("a.txt", b"\x00\x01\x02binary", "binary"),
        ("a.doc", b"x", "save it in Word as .docx"),
        ("a.xlsx", b"PK\x03\x04", "TXT, Markdown, HTML, PDF or DOCX"),
        ("a", b"x", "no ending"),
        ("a.pdf", b"just text", "not a PDF"),
        ("a.docx", b"just text", "not a DOCX"),
        ("a.docx", b"\xd0\xcf\x11\xe0old", "password"),
        ("a.txt", b"%PDF-1.4", "looks like .pdf"),
        ("a.md", b"PK\x03\x04", "looks like .docx"),
        ("a.txt", b"<!DOCTYPE html><p>x</p>", "looks like .html"),
        ("a.html", "没有标签".encode(), "no HTML"),
        ("a.txt", b"x" * (MAX_BYTES + 1), "larger than 20 MB"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(write, name: str, content: bytes, advice: str) -> None:
    assert advice in reason(write(name, content))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert "check the path" in reason(tmp_path / "none.txt")

"""Shipped policies, and small files of every format, made while the tests run."""

import re
import unicodedata
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
import pytest

from knowledge.model import Document

POLICIES = Path(__file__).parents[3] / "knowledge" / "policies"
_PAGE_NUMBER = re.compile(r"\s*(?:[-—]\s*\d+\s*[-—]|第\s*\d+\s*页|\d+/\d+)\s*")


@pytest.fixture
def read_seed() -> Callable[[int], str]:
    """Give the raw text of a shipped policy by its number, 0 to 4."""
    return lambda number: (POLICIES / f"s{number}.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def check_clauses() -> Callable[[Document], None]:
    """Check what holds for every document: exact offsets, order, only white space between, length, ids."""

    def check(document: Document) -> None:
        position = 0
        for ordinal, clause in enumerate(document.clauses, start=1):
            assert document.text[clause.start : clause.end] == clause.text
            assert clause.text == clause.text.strip() != ""
            assert clause.start >= position
            assert not document.text[position : clause.start].strip()
            assert len(clause.text) <= 1200
            assert (clause.ordinal, clause.id) == (ordinal, f"{document.id}#{ordinal}")
            assert clause.document_id == document.id
            position = clause.end
        assert not document.text[position:].strip()

    return check


@pytest.fixture(scope="session")
def visible() -> Callable[[str], str]:
    """Give the characters of a raw text that must be kept: no space, no mark of Markdown, no page number."""

    def strip(raw_text: str) -> str:
        lines = []
        for line in unicodedata.normalize("NFC", raw_text).replace("\f", "\n").splitlines():
            if not _PAGE_NUMBER.fullmatch(line) and not re.fullmatch(r"\s*-{3,}\s*", line):
                lines.append(re.sub(r"^\s*#{1,6}\s+", "", line).replace("**", ""))
        kept = "".join(lines)
        return "".join(c for c in kept if not c.isspace() and unicodedata.category(c) not in ("Cf", "Cc"))

    return strip


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, bytes | str], Path]:
    """Write a file and give its path."""

    def make(name: str, content: bytes | str) -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return make


@pytest.fixture
def make_docx(tmp_path: Path) -> Callable[..., Path]:
    """Write paragraphs as DOCX; one that begins with # becomes a heading of that depth."""

    def make(paragraphs: Sequence[str], *, name: str = "made.docx") -> Path:
        document = docx.Document()
        for paragraph in paragraphs:
            marks = re.match(r"#*", paragraph).group()
            words = paragraph.lstrip("# ")
            if marks:
                document.add_heading(words, level=len(marks))
            else:
                document.add_paragraph(words)
        path = tmp_path / name
        document.save(path)
        return path

    return make


@pytest.fixture
def make_pdf(tmp_path: Path) -> Callable[..., Path]:
    """Write pages of lines as a PDF with a text layer; leading full-width spaces indent a line."""

    def make(pages: Sequence[Sequence[str]], *, name: str = "made.pdf") -> Path:
        path = tmp_path / name
        path.write_bytes(_pdf(pages))
        return path

    return make


@pytest.fixture(scope="session")
def wrap() -> Callable[..., list[list[str]]]:
    """Break paragraphs into pages of lines as a printer does, each paragraph indented by two letters."""

    def pages(paragraphs: Sequence[str], *, width: int = 28, height: int = 22) -> list[list[str]]:
        lines: list[str] = []
        for paragraph in paragraphs:
            indent = "\u3000\u3000"
            while paragraph:
                room = 2 * (width - len(indent))
                count, used = 0, 0
                while count < len(paragraph) and used + _columns(paragraph[count]) <= room:
                    used += _columns(paragraph[count])
                    count += 1
                lines.append(indent + paragraph[:count])
                paragraph, indent = paragraph[count:], ""
        return [[*lines[i : i + height], f"- {i // height + 1} -"] for i in range(0, len(lines), height)]

    return pages


@pytest.fixture
def repack(tmp_path: Path) -> Callable[..., Path]:
    """Copy a packed file with some of its members replaced or added."""

    def pack(path: Path, members: dict[str, str], *, name: str = "repacked.docx") -> Path:
        target = tmp_path / name
        with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w") as made:
            for item in source.namelist():
                if item not in members:
                    made.writestr(item, source.read(item))
            for item, content in members.items():
                made.writestr(item, content)
        return target

    return pack


def _columns(character: str) -> int:
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1


def _pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """Return a PDF whose font maps the code of each letter to itself."""
    objects: dict[int, bytes] = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        3: b"<</Type/Font/Subtype/Type0/BaseFont/Made/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 6 0 R>>",
        4: b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Made"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        b"/Supplement 0>>/FontDescriptor 5 0 R/DW 1000/W[0[" + b"500 " * 256 + b"]]>>",
        5: b"<</Type/FontDescriptor/FontName/Made/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800"
        b"/Descent -200/CapHeight 700/StemV 80>>",
        6: _stream(_to_unicode()),
    }
    kids = []
    for index, lines in enumerate(pages):
        page, content = 7 + 2 * index, 8 + 2 * index
        kids.append(f"{page} 0 R")
        objects[page] = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents {content} 0 R>>"
        ).encode()
        objects[content] = _stream(_content(lines))
    objects[2] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>".encode()
    data, offsets = b"%PDF-1.4\n", {}
    for number in sorted(objects):
        offsets[number] = len(data)
        data += f"{number} 0 obj\n".encode() + objects[number] + b"\nendobj\n"
    table = "".join(f"{offsets[number]:010d} 00000 n \n" for number in sorted(objects))
    size = len(objects) + 1
    trailer = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<</Size {size}/Root 1 0 R>>\n"
    return data + f"{trailer}startxref\n{len(data)}\n%%EOF\n".encode()


def _content(lines: Sequence[str]) -> bytes:
    parts = ["BT /F1 16 Tf"]
    for index, line in enumerate(lines):
        words = line.lstrip("\u3000")
        x = 70 + 16 * (len(line) - len(words))
        parts.append(f"1 0 0 1 {x} {780 - 28 * index} Tm <{words.encode('utf-16-be').hex()}> Tj")
    return "\n".join([*parts, "ET"]).encode()


def _to_unicode() -> bytes:
    ranges = [f"<{high:02X}00> <{high:02X}FF> <{high:02X}00>" for high in range(256)]
    blocks = [ranges[i : i + 64] for i in range(0, 256, 64)]
    body = "\n".join(f"{len(block)} beginbfrange\n" + "\n".join(block) + "\nendbfrange" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CMapName /Made def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{body}\nendcmap\nend\nend\n"
    ).encode()


def _stream(content: bytes) -> bytes:
    return f"<</Length {len(content)}>>\nstream\n".encode() + content + b"\nendstream"

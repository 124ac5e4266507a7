"""Files and folders are taken in; what cannot be is refused by name, and the others are kept."""

import os
from pathlib import Path

import pytest

from knowledge.documents.ingest import ingest

RULES = (
    "关于外国人才服务的通知\n沪科规〔2022〕{number}号\n"
    "一、外国人在本市工作，应当取得工作许可，由聘用单位提出申请，并对材料的真实性负责。"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with a good file, a bad one and one in a folder below."""
    root = tmp_path / "policies"
    (root / "below").mkdir(parents=True)
    (root / "a.txt").write_text(RULES.format(number=1), encoding="utf-8")
    (root / "b.pdf").write_text("not a pdf", encoding="utf-8")
    (root / "below" / "c.md").write_text(RULES.format(number=2).replace("\n", "\n\n"), encoding="utf-8")
    return root


def test_a_folder_is_walked_and_a_bad_file_is_refused_by_name(folder: Path) -> None:
    result = ingest([folder], known=(), on_progress=None)
    assert [document.file_name for document in result.documents] == ["a.txt", "c.md"]
    assert [(refusal.path.name, "not a PDF" in refusal.reason) for refusal in result.refused] == [("b.pdf", True)]


def test_progress_is_told_for_every_file(folder: Path) -> None:
    told: list[tuple[str, int, int]] = []
    ingest([folder], known=(), on_progress=lambda path, place, total: told.append((path.name, place, total)))
    assert told == [("a.txt", 1, 3), ("b.pdf", 2, 3), ("c.md", 3, 3)]


def test_a_known_text_is_unchanged(folder: Path) -> None:
    first = ingest([folder / "a.txt"], known=(), on_progress=None)
    again = ingest([folder / "a.txt"], known={first.documents[0].sha256}, on_progress=None)
    assert (again.documents, again.unchanged) == ((), (folder / "a.txt",))


def test_a_duplicate_is_reported_even_in_another_format(folder: Path) -> None:
    (folder / "z.md").write_text(RULES.format(number=1).replace("\n", "\n\n"), encoding="utf-8")
    result = ingest([folder / "a.txt", folder / "z.md"], known=(), on_progress=None)
    assert len(result.documents) == 1 and result.unchanged == (folder / "z.md",)
    assert "z.md: It has the same text as a.txt, which was taken in." in result.warnings


def test_another_text_under_the_same_number_is_refused(folder: Path) -> None:
    (folder / "d.txt").write_text(RULES.format(number=1) + "另有规定的，从其规定。", encoding="utf-8")
    result = ingest([folder / "a.txt", folder / "d.txt"], known=(), on_progress=None)
    assert [document.file_name for document in result.documents] == ["a.txt"]
    assert "沪科规〔2022〕1号" in result.refused[0].reason


def test_a_link_out_of_the_folder_is_refused(folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("秘密内容", encoding="utf-8")
    (tmp_path / "outside").mkdir()
    (folder / "link.txt").symlink_to(secret)
    (folder / "linked").symlink_to(tmp_path / "outside")
    result = ingest([folder], known=(), on_progress=None)
    assert {refusal.path.name for refusal in result.refused} == {"b.pdf", "link.txt", "linked"}
    assert not any("秘密" in document.text for document in result.documents)


def test_a_link_inside_the_folder_is_a_duplicate(folder: Path) -> None:
    (folder / "z.txt").symlink_to(folder / "a.txt")
    result = ingest([folder], known=(), on_progress=None)
    assert folder / "z.txt" in result.unchanged


def test_hidden_and_lock_files_are_left_out(folder: Path) -> None:
    (folder / ".hidden.txt").write_text("x", encoding="utf-8")
    (folder / "~$a.docx").write_text("x", encoding="utf-8")
    assert {refusal.path.name for refusal in ingest([folder], known=(), on_progress=None).refused} == {"b.pdf"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_refused_and_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    result = ingest([folder / "pipe.txt"], known=(), on_progress=None)
    assert "not a file" in result.refused[0].reason


def test_a_warning_begins_with_the_name_of_its_file(folder: Path) -> None:
    (folder / "gap.txt").write_text("第一条 外国人应当申请工作许可。\n第三条 单位应当提交材料。", encoding="utf-8")
    result = ingest([folder / "gap.txt"], known=(), on_progress=None)
    assert any(text.startswith("gap.txt: In the document, 第一条 is followed by 第三条") for text in result.warnings)


def test_a_file_of_page_numbers_is_refused(folder: Path) -> None:
    (folder / "empty.txt").write_text("- 1 -\n\n---\n\n- 2 -", encoding="utf-8")
    assert "no words" in ingest([folder / "empty.txt"], known=(), on_progress=None).refused[0].reason

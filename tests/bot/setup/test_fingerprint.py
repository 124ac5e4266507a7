"""The fingerprint of files: of what they are called below the project and what is in them, and of nothing else."""

import os
import shutil
from pathlib import Path

import pytest

from bot.setup.fingerprint import fingerprint

NAMES = ("src", "lock.txt")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    (folder / "src" / "made").mkdir(parents=True)
    (folder / "src" / "a.ts").write_text("a", encoding="utf-8")
    (folder / "src" / "made" / "types.ts").write_text("t", encoding="utf-8")
    (folder / "lock.txt").write_text("1", encoding="utf-8")
    return folder


def test_copy_elsewhere_and_later_has_the_same(project: Path, tmp_path: Path) -> None:
    before = fingerprint(project, NAMES)
    copy = shutil.copytree(project, tmp_path / "copy")
    os.utime(copy / "lock.txt", (1, 1))
    assert fingerprint(copy, NAMES) == before


@pytest.mark.parametrize("change", ["content", "name", "new", "gone"])
def test_any_change_gives_another(project: Path, change: str) -> None:
    before = fingerprint(project, NAMES)
    file = project / "src" / "a.ts"
    if change == "content":
        file.write_text("b", encoding="utf-8")
    elif change == "name":
        file.rename(project / "src" / "b.ts")
    elif change == "new":
        (project / "src" / "c.ts").write_text("", encoding="utf-8")
    else:
        file.unlink()
    assert fingerprint(project, NAMES) != before


def test_what_is_left_out_or_made_by_python_does_not_count(project: Path) -> None:
    before = fingerprint(project, NAMES, without=["src/made"])
    (project / "src" / "made" / "types.ts").write_text("u", encoding="utf-8")
    (project / "src" / "a.pyc").write_bytes(b"x")
    (project / "other.txt").write_text("x", encoding="utf-8")
    assert fingerprint(project, NAMES, without=["src/made"]) == before
    assert fingerprint(project, NAMES) != before

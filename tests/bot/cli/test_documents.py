"""`desk documents` shows what is held and takes out what is named, and search follows."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from bot.cli.commands import cli

TEXT = "关于办理斑马证的通知\n沪科规〔2023〕9号\n\n一、申请条件\n斑马应当年满三岁。\n\n二、申请材料\n斑马照片。\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run a command on a data folder of its own, in a wide terminal."""
    for name in ("DATABASE_URL", "CHROMA_URL"):
        monkeypatch.delenv(name, raising=False)
    runner = CliRunner(env={"DESK_DATA_DIR": str(tmp_path / "data"), "COLUMNS": "200"})
    return lambda *words: runner.invoke(cli, words)


@pytest.fixture
def held(desk: Callable[..., Result], tmp_path: Path) -> str:
    """Give the id of a document in the store."""
    file = tmp_path / "zebra.txt"
    file.write_text(TEXT, encoding="utf-8")
    assert desk("ingest", str(file)).exit_code == 0
    return "沪科规-2023-9"


def test_held_document_is_listed_with_its_number_and_clauses(desk: Callable[..., Result], held: str) -> None:
    shown = desk("documents")
    (row,) = [line for line in shown.output.splitlines() if held in line]
    assert shown.exit_code == 0
    assert all(part in row for part in ("关于办理斑马证的通知", "沪科规〔2023〕9号", " 3 ", "UTC"))


def test_removed_document_is_named_and_found_no_more(desk: Callable[..., Result], held: str) -> None:
    assert held in desk("search", "斑马照片").output
    removed = desk("documents", "remove", held)
    assert removed.exit_code == 0
    assert f"removed  {held}: 沪科规〔2023〕9号 关于办理斑马证的通知 (3 clauses)" in removed.output
    assert held not in desk("documents").output
    assert held not in desk("search", "斑马照片").output


def test_unknown_id_is_refused_with_what_to_do(desk: Callable[..., Result], held: str) -> None:
    refused = desk("documents", "remove", "zebra")
    assert refused.exit_code == 1
    assert "No document has the id 'zebra'. `desk documents` shows the ids." in refused.output
    assert held in desk("documents").output


def test_store_that_cannot_be_opened_is_a_sentence(
    desk: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "nonsense")
    refused = desk("documents")
    assert refused.exit_code == 1 and refused.output.startswith("DATABASE_URL is not an address of")

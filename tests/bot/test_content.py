"""What ships comes into the store whole or not at all, and never against what an operator did."""

import logging
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.content import KNOWLEDGE, load_shipped_content
from bot.database import make_engine
from knowledge.documents.ingest import ingest
from knowledge.errors import InvalidContent
from knowledge.store import Store

NOTICE = "关于办事的通知\n沪科规〔2023〕9号\n\n一、申请条件\n申请人应当年满十八周岁。\n\n二、申请材料\n{papers}。\n"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    engine = make_engine(f"sqlite:///{tmp_path}/desk.db")
    empty = Store(engine)
    empty.prepare()
    yield empty
    engine.dispose()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give the shipped cards and sources beside one small policy."""
    place = tmp_path / "knowledge"
    shutil.copytree(KNOWLEDGE / "cards", place / "cards")
    shutil.copy(KNOWLEDGE / "sources.yml", place)
    (place / "policies").mkdir()
    (place / "policies" / "notice.txt").write_text(NOTICE.format(papers="护照"), encoding="utf-8")
    return place


def texts(store: Store) -> list[str]:
    return [document.text for document in store.snapshot().documents]


def test_shipped_content_is_brought_in_once(store: Store, folder: Path) -> None:
    assert load_shipped_content(store, folder=folder)
    assert not load_shipped_content(store, folder=folder)
    assert len(texts(store)) == 1 and store.snapshot().cards


def test_refused_document_is_named_and_nothing_is_changed(store: Store, folder: Path) -> None:
    (folder / "policies" / "broken.pdf").write_bytes(b"%PDF-1.7 cut off")
    with pytest.raises(InvalidContent, match=r"^broken\.pdf: ."):
        load_shipped_content(store, folder=folder)
    assert (store.snapshot().cards, texts(store)) == ((), [])


def test_warning_about_a_document_is_logged(store: Store, folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="bot.content"):
        load_shipped_content(store, folder=folder)
    assert any(record.message.startswith("notice.txt: No date of issue was found") for record in caplog.records)


def test_removed_document_does_not_come_back(store: Store, folder: Path) -> None:
    load_shipped_content(store, folder=folder)
    (held,) = store.holdings()
    store.remove_document(held.id)
    assert not load_shipped_content(store, folder=folder)
    assert texts(store) == []


def test_document_that_an_operator_replaced_does_not_come_back(store: Store, folder: Path, tmp_path: Path) -> None:
    load_shipped_content(store, folder=folder)
    newer = tmp_path / "newer.txt"
    newer.write_text(NOTICE.format(papers="护照和照片"), encoding="utf-8")
    store.add_documents(ingest([newer], known=store.document_hashes(), on_progress=None).documents)
    assert not load_shipped_content(store, folder=folder)
    (text,) = texts(store)
    assert "护照和照片" in text

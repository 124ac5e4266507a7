"""The large store has as many clauses as asked for, is the same every time, and holds together as a store must."""

from pathlib import Path

import pytest

from bot.bench.corpus import large_documents
from bot.bench.search_parts import open_store
from bot.content import load_shipped_content
from knowledge.language import LANGUAGES
from knowledge.model import Document
from knowledge.store import Snapshot


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    with open_store(tmp_path_factory.mktemp("store")) as store:
        load_shipped_content(store)
        return store.snapshot()


@pytest.fixture(scope="module")
def documents(snapshot: Snapshot) -> list[Document]:
    return large_documents(snapshot, clauses=430)


def test_there_are_as_many_clauses_as_asked_for_in_every_language(documents: list[Document]) -> None:
    assert sum(len(document.clauses) for document in documents) == 430
    assert {document.language for document in documents} == set(LANGUAGES)


def test_clauses_lie_where_they_say(documents: list[Document]) -> None:
    assert all(d.text[c.start : c.end] == c.text and c.text for d in documents for c in d.clauses)


def test_the_same_content_gives_the_same_documents(snapshot: Snapshot, documents: list[Document]) -> None:
    assert large_documents(snapshot, clauses=430) == documents


def test_store_takes_them(snapshot: Snapshot, documents: list[Document], tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.add_documents(documents)
        assert {document.id for document in store.snapshot().documents} == {document.id for document in documents}

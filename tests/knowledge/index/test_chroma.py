"""The vector index finds every passage, has one writer, and holds nothing that is not served."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import chromadb
import pytest
from chromadb.config import Settings

from knowledge.errors import IndexLocked
from knowledge.index.chroma import VectorIndex
from knowledge.search.lsi import LsiModel, train
from knowledge.search.passages import Passage
from knowledge.search.passages import passages_of as passages_of_store

PROJECT = Path(__file__).parents[3]
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def word(place: int) -> str:
    """Return a made word of its own."""
    return f"w{LETTERS[place % 26]}{LETTERS[place // 26]}"


def model_of(count: int) -> LsiModel:
    """Return a model of `count` made parallel blocks."""
    model = train([[f"{word(i)} {word((i + 1) % count)}", f"{chr(0x4E00 + i)}"] for i in range(count)])
    assert model is not None
    return model


def passages_of(count: int) -> list[Passage]:
    """Return `count` passages of a word each."""
    return [Passage(f"p{i}", "passage", f"p{i}", "en", word(i)) for i in range(count)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def index(folder: Path) -> Iterator[VectorIndex]:
    opened = VectorIndex(folder=folder, url=None)
    yield opened
    opened.close()


def collections(folder: Path) -> Sequence[str]:
    """Return the names of the collections that are kept in `folder`."""
    client = chromadb.PersistentClient(path=str(folder), settings=Settings(anonymized_telemetry=False))
    return [collection.name for collection in client.list_collections()]


def test_every_shipped_passage_is_found_by_its_own_text(shipped, glossary) -> None:
    passages = passages_of_store(shipped.snapshot, glossary=glossary)
    assert shipped.vectors.count() == len(passages)
    missed = [p.id for p in passages if p.id not in shipped.vectors.query(p.indexed_text, limit=5)]
    assert missed == []


def test_own_text_is_as_near_as_can_be(index: VectorIndex) -> None:
    index.serve(passages_of(45), model=model_of(45))
    found = index.query(word(7), limit=3)
    assert max(found, key=found.__getitem__) == "p7"
    assert found["p7"] == pytest.approx(1.0, abs=1e-4)


def test_index_that_serves_nothing_finds_nothing(index: VectorIndex) -> None:
    assert (index.query("word", limit=3), index.count()) == ({}, 0)


def test_second_index_on_the_same_folder_is_refused(index: VectorIndex, folder: Path) -> None:
    with pytest.raises(IndexLocked, match=r"is in use by another process\. Stop that, or let it rebuild the index"):
        VectorIndex(folder=folder, url=None)


def test_second_process_on_the_same_folder_is_refused(index: VectorIndex, folder: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from knowledge.index.lock import WriterLock\n"
        "WriterLock(Path(sys.argv[1]))"
    )
    environment = os.environ | {"PYTHONPATH": str(PROJECT)}
    ended = subprocess.run(
        [sys.executable, "-c", script, str(folder)], env=environment, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 1
    assert "IndexLocked: The search index in" in ended.stderr


def test_index_opened_in_another_thread_can_be_closed_in_this_one(folder: Path) -> None:
    with ThreadPoolExecutor(max_workers=1) as other:
        first = other.submit(VectorIndex, folder=folder, url=None).result()
        first.close()  # while the thread lives: with it the lock would end anyhow
        VectorIndex(folder=folder, url=None).close()


def test_refused_process_does_not_disturb_the_one_that_serves(index: VectorIndex, folder: Path) -> None:
    index.serve(passages_of(45), model=model_of(45))
    with pytest.raises(IndexLocked):
        VectorIndex(folder=folder, url=None)
    assert "p7" in index.query(word(7), limit=3)


def test_closed_index_can_be_opened_again_with_what_it_held(index: VectorIndex, folder: Path) -> None:
    index.serve(passages_of(45), model=model_of(45))
    before = collections(folder)
    index.close()
    again = VectorIndex(folder=folder, url=None)
    try:
        again.serve(passages_of(45), model=model_of(45))
        assert (collections(folder), again.count()) == (before, 45)
    finally:
        again.close()


def test_vectors_of_another_model_are_built_anew_and_the_old_ones_deleted(index: VectorIndex, folder: Path) -> None:
    old, new = model_of(45), model_of(50)
    index.serve(passages_of(45), model=old)
    index.serve(passages_of(45), model=new)
    (name,) = collections(folder)
    assert new.fingerprint in name and old.fingerprint not in name
    assert index.query(word(7), limit=1)["p7"] == pytest.approx(1.0, abs=1e-4)


def test_other_passages_leave_one_collection_without_the_old_ones(index: VectorIndex, folder: Path) -> None:
    model = model_of(45)
    index.serve(passages_of(45), model=model)
    index.serve(passages_of(20), model=model)
    assert len(collections(folder)) == 1
    assert set(index.query(word(30), limit=45)) == {f"p{i}" for i in range(20)}


def test_collection_that_was_left_half_built_is_built_anew(index: VectorIndex, folder: Path) -> None:
    model = model_of(45)
    index.serve(passages_of(45), model=model)
    client = chromadb.PersistentClient(path=str(folder), settings=Settings(anonymized_telemetry=False))
    client.list_collections()[0].delete(ids=["p1", "p2"])
    index.serve(passages_of(45), model=model)
    assert index.count() == 45
    assert "p1" in index.query(word(1), limit=2)

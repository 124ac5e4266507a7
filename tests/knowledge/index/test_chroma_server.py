"""With a Chroma server, search outlives the server, and processes leave each other's collections alone."""

import logging
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import chromadb
import httpx
import pytest
from chromadb.config import Settings

from bot.content import KNOWLEDGE, load_shipped_content
from knowledge.errors import VectorsUnavailable
from knowledge.glossary import Glossary
from knowledge.index.chroma import VectorIndex
from knowledge.search.gate import Gate, Zone
from knowledge.search.lsi import LsiModel, train
from knowledge.search.passages import Passage
from knowledge.search.service import SearchService
from knowledge.store import Store

CHROMA = Path(sys.executable).with_name("chroma")
LETTERS = "abcdefghijklmnopqrstuvwxyz"
DAY = date(2026, 11, 21)


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


class Server:
    """A Chroma server on a free port of this machine."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.url = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [str(CHROMA), "run", "--host", "127.0.0.1", "--port", str(self.port), "--path", str(self._folder)]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(300):
            try:
                httpx.get(f"{self.url}/api/v2/heartbeat", trust_env=False).raise_for_status()
            except httpx.TransportError:
                time.sleep(0.1)
            else:
                return
        raise AssertionError("the Chroma server did not start")

    def stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def collections(self) -> list[str]:
        return sorted(collection.name for collection in self.client().list_collections())

    def client(self) -> chromadb.ClientAPI:
        settings = Settings(anonymized_telemetry=False)
        return chromadb.HttpClient(host="127.0.0.1", port=self.port, settings=settings)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    running = Server(tmp_path / "chroma")
    running.start()
    yield running
    running.stop()


@pytest.fixture
def open_index(server: Server, tmp_path: Path) -> Callable[[float], VectorIndex]:
    """Open the index of one process, at a time."""
    return lambda now_s: VectorIndex(folder=tmp_path / "index", url=server.url, clock=lambda: now_s)


def test_rebuild_of_one_process_leaves_the_collection_that_another_serves(
    open_index: Callable[[float], VectorIndex],
) -> None:
    model, one, two = model_of(45), open_index(1.0), open_index(2.0)
    one.serve(passages_of(45), model=model)
    two.serve(passages_of(30), model=model)
    assert "p40" in one.query(word(40), limit=3) and set(two.query(word(40), limit=45)) <= {f"p{i}" for i in range(30)}


def test_only_the_newest_other_collection_is_kept(server: Server, open_index: Callable[[float], VectorIndex]) -> None:
    model = model_of(45)
    for now_s, count in ((1.0, 45), (2.0, 30), (3.0, 20)):
        open_index(now_s).serve(passages_of(count), model=model)
    kept = [server.client().get_collection(name).count() for name in server.collections()]
    assert sorted(kept) == [20, 30]


def test_deleted_collection_costs_the_vectors_until_it_is_served_again(
    server: Server, open_index: Callable[[float], VectorIndex], caplog: pytest.LogCaptureFixture
) -> None:
    model, index = model_of(45), open_index(1.0)
    index.serve(passages_of(45), model=model)
    server.client().delete_collection(server.collections()[0])
    with caplog.at_level(logging.INFO, logger="knowledge.index.chroma"):
        assert [index.query(word(7), limit=3) for _ in range(3)] == [{}, {}, {}]
        assert (index.working, index.count()) == (False, 0)
        index.serve(passages_of(45), model=model)
    assert "p7" in index.query(word(7), limit=3) and index.count() == 45
    assert [record.levelname for record in caplog.records if record.name.startswith("knowledge")] == ["WARNING", "INFO"]


def test_search_goes_on_without_its_server_and_takes_it_back(
    server: Server,
    open_index: Callable[[float], VectorIndex],
    store: Store,
    glossary: Glossary,
    gate: Gate,
) -> None:
    load_shipped_content(store, folder=KNOWLEDGE)
    server.stop()
    index = open_index(1.0)
    service = SearchService(store, glossary=glossary, gate=gate, vectors=index)

    def answered() -> bool:
        question = "What do I need for a Category A work permit?"
        return service.search(question, language="en", limit=5, as_of=DAY).zone is Zone.ANSWER

    assert answered() and service.status()["vectors"] == 0
    server.start()
    assert not service.refresh() and answered()
    assert service.status()["vectors"] == service.status()["passages"] > 0
    server.stop()
    assert answered() and service.status()["vectors"] == 0


def test_server_that_is_away_is_told_to_who_serves(server: Server, open_index: Callable[[float], VectorIndex]) -> None:
    server.stop()
    with pytest.raises(VectorsUnavailable, match="The vector index does not work: ConnectError"):
        open_index(1.0).serve(passages_of(45), model=model_of(45))

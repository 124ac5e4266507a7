"""Keeps the passages' vectors in Chroma: embedded in the app's process, or on a server when `CHROMA_URL` is set.

Never the truth: every collection is built from the store and named after the model and the passages it was built
from, the new one beside the old. Embedded, the old one is deleted after the switch; on a server, where another process
may still serve it, one generation is kept.
"""

import hashlib
import logging
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import chromadb
import httpx
from chromadb.api import ClientAPI
from chromadb.config import Settings

from knowledge.errors import VectorsUnavailable
from knowledge.index.embedding import CrossLanguageEmbedding
from knowledge.index.lock import WriterLock
from knowledge.search.lsi import LsiModel
from knowledge.search.passages import Passage

_log = logging.getLogger(__name__)
_BATCH = 250
_PREFIX = "passages__"
_TIMEOUT_S = 5.0


class VectorIndex:
    """The collection of the passages now served. One object a process; not shared between processes."""

    def __init__(self, *, folder: Path, url: str | None, clock: Callable[[], float] = time.time) -> None:
        """Open the embedded index; a server is called when passages are served.

        Args:
            folder: where the embedded index lives; the writer lock is taken there.
            url: a Chroma server such as `http://127.0.0.1:8001`; None for the embedded index.
            clock: seconds since 1970, by which the newest collection is known.

        Raises:
            IndexLocked: another process has the embedded index; stop it first.
        """
        self._url = url
        self._clock = clock
        self._lock: WriterLock | None = None
        self._client: ClientAPI | None = None
        if url is None:
            self._lock = WriterLock(folder)
            self._client = chromadb.PersistentClient(path=str(folder), settings=_settings())
        self._collection: chromadb.Collection | None = None
        self._served = 0
        self.working = True

    def serve(self, passages: Sequence[Passage], *, model: LsiModel) -> None:
        """Make `query` answer from exactly these passages, building a collection unless one is there already.

        Raises:
            VectorsUnavailable: the index does not work; `query` finds nothing until passages are served again.
        """
        with self._noticing_failure():
            client = self._client = self._client or _connect(self._url or "")
            self._collection = self._built(client, passages, model=model)
            self._served = len(passages)
            self._delete_old(client, kept=self._collection.name)
        self._notice(works=True)

    def query(self, text: str, *, limit: int) -> dict[str, float]:
        """Return the ids of the nearest passages with their cosine similarity, at most `limit`.

        Finds nothing while the index does not work, until passages are served again.
        """
        if self._collection is None or not self.working:
            return {}
        try:
            with self._noticing_failure():
                found = self._collection.query(query_texts=[text], n_results=limit, include=["distances"])
        except VectorsUnavailable:
            return {}
        distances = (found["distances"] or [[]])[0]
        return {id_: 1.0 - distance for id_, distance in zip(found["ids"][0], distances, strict=True)}

    def count(self) -> int:
        """Return how many passages are served; none while the index does not work."""
        return self._served if self.working else 0

    def close(self) -> None:
        """Let another process write the index."""
        if self._lock is not None:
            self._lock.release()

    def _built(self, client: ClientAPI, passages: Sequence[Passage], *, model: LsiModel) -> chromadb.Collection:
        """Return the collection of the passages. Two processes may build the same one at once; both write the same."""
        name = _collection_name(passages, model=model)
        function = CrossLanguageEmbedding(model.fingerprint, model)
        marks = {"built_at": self._clock()}
        collection = client.get_or_create_collection(name, embedding_function=function, metadata=marks)
        for start in range(0, len(passages) if collection.count() != len(passages) else 0, _BATCH):
            batch = passages[start : start + _BATCH]
            collection.upsert(
                ids=[p.id for p in batch],
                documents=[p.indexed_text for p in batch],
                metadatas=[{"language": p.language, "kind": p.kind} for p in batch],
            )
        if collection.count() != len(passages):
            held = collection.count()
            client.delete_collection(name)  # built anew when served again
            raise VectorsUnavailable(f"The index held {held} passages instead of {len(passages)}.")
        return collection

    def _delete_old(self, client: ClientAPI, *, kept: str) -> None:
        others = [c for c in client.list_collections() if c.name.startswith(_PREFIX) and c.name != kept]
        others.sort(key=lambda c: (float((c.metadata or {}).get("built_at", 0.0)), c.name), reverse=True)
        for old in others[1 if self._url else 0 :]:
            client.delete_collection(old.name)

    @contextmanager
    def _noticing_failure(self) -> Iterator[None]:
        try:
            yield
        except Exception as error:  # Chroma raises plain exceptions too, as for an answer that is not its own
            self._notice(works=False, error=error)
            raise VectorsUnavailable(f"The vector index does not work: {type(error).__name__}.") from error

    def _notice(self, *, works: bool, error: Exception | None = None) -> None:
        """Remember whether the index works, and log it where that changed."""
        if works and not self.working:
            _log.info("the vector index works again")
        elif self.working and not works:
            _log.warning("search goes on without the vector index: %s: %s", type(error).__name__, error)
        self.working = works


def _settings() -> Settings:
    return Settings(anonymized_telemetry=False)


def _connect(url: str) -> ClientAPI:
    """Return a client of the server at `url`, which never waits long for it; by itself Chroma waits for ever."""
    httpx.get(f"{url.rstrip('/')}/api/v2/heartbeat", timeout=_TIMEOUT_S).raise_for_status()
    parts = urlsplit(url)
    client = chromadb.HttpClient(
        host=parts.hostname or "127.0.0.1",
        port=parts.port or 8000,
        ssl=parts.scheme == "https",
        settings=_settings(),
    )
    session = getattr(getattr(client, "_server", None), "_session", None)
    if isinstance(session, httpx.Client):
        session.timeout = httpx.Timeout(_TIMEOUT_S)
    return client


def _collection_name(passages: Sequence[Passage], *, model: LsiModel) -> str:
    digest = hashlib.sha256("\n".join(f"{p.id}\t{p.indexed_text}" for p in passages).encode()).hexdigest()[:12]
    return f"{_PREFIX}{model.fingerprint}__{digest}"

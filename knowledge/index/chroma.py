"""Keeps the passages' vectors in Chroma: embedded in the app's process, or on a server when `CHROMA_URL` is set.

Never the truth: every collection is built from the store and named after the model and the passages it was built
from, the new one beside the old, and the old one is deleted after the switch.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

import chromadb
from chromadb.api import ClientAPI
from chromadb.config import Settings

from knowledge.errors import StoreError
from knowledge.index.embedding import CrossLanguageEmbedding
from knowledge.index.lock import WriterLock
from knowledge.search.lsi import LsiModel
from knowledge.search.passages import Passage

_BATCH = 250
_PREFIX = "passages__"


class VectorIndex:
    """The collection of the passages now served. One object a process; not shared between processes."""

    def __init__(self, *, folder: Path, url: str | None) -> None:
        """Open the index.

        Args:
            folder: where the embedded index lives; the writer lock is taken there.
            url: a Chroma server such as `http://127.0.0.1:8001`; None for the embedded index.

        Raises:
            IndexLocked: another process has the embedded index; stop it first.
        """
        settings = Settings(anonymized_telemetry=False)
        self._lock: WriterLock | None = None
        if url:
            parts = urlsplit(url)
            self._client: ClientAPI = chromadb.HttpClient(
                host=parts.hostname or "127.0.0.1",
                port=parts.port or 8000,
                ssl=parts.scheme == "https",
                settings=settings,
            )
        else:
            self._lock = WriterLock(folder)
            self._client = chromadb.PersistentClient(path=str(folder), settings=settings)
        self._collection: chromadb.Collection | None = None

    def serve(self, passages: Sequence[Passage], *, model: LsiModel) -> None:
        """Make `query` answer from exactly these passages, building a collection unless one is there already."""
        name = _collection_name(passages, model=model)
        function = CrossLanguageEmbedding(model.fingerprint, model)
        collection = self._client.get_or_create_collection(name, embedding_function=function)
        if collection.count() != len(passages):
            self._client.delete_collection(name)
            collection = self._client.create_collection(name, embedding_function=function)
            for start in range(0, len(passages), _BATCH):
                batch = passages[start : start + _BATCH]
                collection.add(
                    ids=[p.id for p in batch],
                    documents=[p.indexed_text for p in batch],
                    metadatas=[{"language": p.language, "kind": p.kind} for p in batch],
                )
            if collection.count() != len(passages):
                raise StoreError(f"The index holds {collection.count()} of {len(passages)} passages; build it anew.")
        self._collection = collection
        for other in self._client.list_collections():
            if other.name.startswith(_PREFIX) and other.name != name:
                self._client.delete_collection(other.name)

    def query(self, text: str, *, limit: int) -> dict[str, float]:
        """Return the ids of the nearest passages with their cosine similarity, at most `limit`."""
        if self._collection is None:
            return {}
        found = self._collection.query(query_texts=[text], n_results=limit, include=["distances"])
        distances = (found["distances"] or [[]])[0]
        return {id_: 1.0 - distance for id_, distance in zip(found["ids"][0], distances, strict=True)}

    def count(self) -> int:
        """Return how many passages are served."""
        return self._collection.count() if self._collection is not None else 0

    def close(self) -> None:
        """Let another process write the index."""
        if self._lock is not None:
            self._lock.release()


def _collection_name(passages: Sequence[Passage], *, model: LsiModel) -> str:
    digest = hashlib.sha256("\n".join(f"{p.id}\t{p.indexed_text}" for p in passages).encode()).hexdigest()[:12]
    return f"{_PREFIX}{model.fingerprint}__{digest}"

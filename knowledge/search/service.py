"""Keeps one engine in step with the store: builds the next one beside it and puts it in place at once.

Never serves half of a change: a question is answered by the engine that was in place when it came.
"""

import logging
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date
from threading import Lock
from typing import Protocol

from knowledge.errors import VectorsUnavailable
from knowledge.glossary import Glossary
from knowledge.model import Card, Source
from knowledge.outside import OutsideTopic
from knowledge.search.engine import Engine, Vectors
from knowledge.search.gate import Gate
from knowledge.search.lsi import LsiModel, train
from knowledge.search.passages import Passage
from knowledge.search.result import SearchResult
from knowledge.store import Store

_log = logging.getLogger(__name__)


class ServedVectors(Vectors, Protocol):
    """What the service needs of the vector index. While it is not `working` it finds nothing."""

    working: bool

    def serve(self, passages: Sequence[Passage], *, model: LsiModel) -> None:
        """Answer from exactly these passages, or raise `VectorsUnavailable`."""

    def count(self) -> int:
        """Return how many passages are served."""


class SearchService:
    """Search over the store as it is now."""

    def __init__(
        self,
        store: Store,
        *,
        glossary: Glossary,
        gate: Gate,
        vectors: ServedVectors,
        outside: Sequence[OutsideTopic] = (),
    ) -> None:
        """Build the first engine.

        Args:
            store: where the content comes from; only read.
            glossary: terms in four languages.
            gate: the limits of the zones.
            vectors: the index that this process may write.
            outside: what visitors ask about that the store holds nothing on.
        """
        self._store = store
        self._glossary = glossary
        self._gate = gate
        self._outside = outside
        self._vectors = vectors
        self._building = Lock()
        self._revision = -1
        self._engine: Engine | None = None
        self._model: LsiModel | None = None
        self.refresh()

    def refresh(self) -> bool:
        """Build a new engine when the store has changed since the last one. Return whether it had.

        A vector index that failed is served anew meanwhile; until it works, search goes on without it.
        """
        with self._building:
            if self._store.revision() == self._revision:
                if not self._vectors.working:
                    self._serve_vectors(self._current.passages)
                return False
            snapshot = self._store.snapshot()
            model = self._model = train(_blocks(snapshot.cards, self._glossary))
            engine = Engine(
                snapshot,
                glossary=self._glossary,
                gate=self._gate,
                vectors=self._vectors if model else None,
                outside=self._outside,
            )
            self._serve_vectors(engine.passages)
            if model is None:
                _log.warning("too few parallel cards for the cross-language model; it is off")
            self._engine, self._revision = engine, snapshot.revision
            return True

    def _serve_vectors(self, passages: Sequence[Passage]) -> None:
        if self._model is not None:
            with suppress(VectorsUnavailable):  # the index has logged it; the next refresh tries again
                self._vectors.serve(passages, model=self._model)

    def search(
        self, question: str, *, language: str, limit: int, as_of: date, programmes: Sequence[str] = ()
    ) -> SearchResult:
        """Return what answers `question`; see `Engine.search`."""
        return self._current.search(question, language=language, limit=limit, as_of=as_of, programmes=programmes)

    def sources(self, ids: Sequence[str]) -> tuple[Source, ...]:
        """Return registered sources by id, in this order; unknown ids are left out."""
        known = self._current.sources
        return tuple(known[id_] for id_ in ids if id_ in known)

    def cards(self, *, as_of: date) -> tuple[Card, ...]:
        """Return the cards in force on a day, in all their languages."""
        return self._current.cards_on(as_of)

    def status(self) -> dict[str, int]:
        """Return what is served, for health reports: revision, passages, vectors."""
        return {
            "revision": self._revision,
            "passages": len(self._current.passages),
            "vectors": self._vectors.count(),
        }

    @property
    def _current(self) -> Engine:
        if self._engine is None:
            raise RuntimeError("refresh() was never called")  # cannot happen: the constructor does
        return self._engine


def _blocks(cards: Iterable[Card], glossary: Glossary) -> list[list[str]]:
    """Return parallel texts: heads and sections of the same card in all languages, names of the same term."""
    heads: dict[str, list[str]] = {}
    sections: dict[tuple[str, int], list[str]] = {}
    for card in cards:
        heads.setdefault(card.id, []).append("\n".join((card.title, *card.questions, card.short)))
        for number, section in enumerate(card.sections):
            sections.setdefault((card.id, number), []).append(f"{section.heading}\n{section.body}")
    names = [[name for found in term.names.values() for name in found[:3]] for term in glossary.terms]
    return [*heads.values(), *sections.values(), *names]

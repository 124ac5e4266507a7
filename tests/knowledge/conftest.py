"""The shipped content, loaded and indexed once for all tests, and makers of small stores, cards and documents."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from bot.content import KNOWLEDGE, load_shipped_content
from bot.database import make_engine
from knowledge.glossary import Glossary, load_glossary
from knowledge.index.chroma import VectorIndex
from knowledge.model import Card, Clause, Document, Section, Source
from knowledge.outside import load_outside
from knowledge.search.gate import Gate, load_gate
from knowledge.search.result import SearchResult
from knowledge.search.service import SearchService
from knowledge.store import Snapshot, Store

AS_OF = date(2026, 11, 21)


@dataclass(frozen=True)
class Shipped:
    """The shipped content as it is served."""

    service: SearchService
    vectors: VectorIndex
    snapshot: Snapshot

    def ask(self, question: str, language: str, *, limit: int = 5, as_of: date = AS_OF) -> SearchResult:
        """Search as a visitor does."""
        return self.service.search(question, language=language, limit=limit, as_of=as_of)

    def document_number(self, clause_id: str) -> str | None:
        """Return the number of the document that a clause belongs to; None for a card."""
        numbers = {c.id: d.document_number for d in self.snapshot.documents for c in d.clauses}
        return numbers.get(clause_id)


@pytest.fixture(scope="session")
def glossary() -> Glossary:
    return load_glossary(KNOWLEDGE / "glossary.yml")


@pytest.fixture(scope="session")
def gate() -> Gate:
    return load_gate()


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory, glossary: Glossary, gate: Gate) -> Iterator[Shipped]:
    """Serve the shipped content; nothing may write to it."""
    folder = tmp_path_factory.mktemp("shipped")
    engine = make_engine(f"sqlite:///{folder}/desk.db")
    store = Store(engine)
    store.prepare()
    load_shipped_content(store)
    vectors = VectorIndex(folder=folder / "index", url=None)
    outside = load_outside(KNOWLEDGE / "outside.yml")
    service = SearchService(store, glossary=glossary, gate=gate, vectors=vectors, outside=outside)
    yield Shipped(service, vectors, store.snapshot())
    vectors.close()
    engine.dispose()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Give an empty store that is ready to use."""
    engine = make_engine(f"sqlite:///{tmp_path}/desk.db")
    empty = Store(engine)
    empty.prepare()
    yield empty
    engine.dispose()


@pytest.fixture(scope="session")
def source() -> Source:
    return Source(id="s9", title="A source", language="zh", basis="official", issued_on=date(2023, 5, 10))


@pytest.fixture(scope="session")
def make_card() -> Callable[..., Card]:
    """Make a card that is in force for ever, with a word of its own in its text."""

    def make(id_: str = "swimming", *, language: str = "en", **changes: object) -> Card:
        values: dict[str, object] = {
            "id": id_,
            "language": language,
            "title": f"About {id_}",
            "programmes": (id_,),
            "owner": "office",
            "effective_from": None,
            "effective_to": None,
            "reviewed_on": date(2026, 1, 1),
            "review_due": date(2027, 1, 1),
            "sources": ("s9",),
            "questions": (f"Where is {id_} allowed?",),
            "short": f"The {id_} is allowed.",
            "sections": (Section(heading="Place", body=f"For {id_}, go north."),),
        }
        return Card(**values | changes)  # type: ignore[arg-type]

    return make


@pytest.fixture(scope="session")
def make_document() -> Callable[..., Document]:
    """Make a document of one clause a line."""

    def make(text: str, *, id_: str = "rules-1", sha256: str | None = None, number: str | None = None) -> Document:
        clauses, start = [], 0
        for ordinal, line in enumerate(text.split("\n"), start=1):
            end = start + len(line)
            clauses.append(Clause(f"{id_}#{ordinal}", id_, ordinal, str(ordinal), ("Rules",), line, start, end))
            start = end + 1
        return Document(
            id=id_,
            title="Rules of the house",
            language="en",
            document_number=number,
            issuer=None,
            issued_on=date(2024, 1, 2),
            file_name=f"{id_}.txt",
            sha256=sha256 or f"{hash(text) & (2**64 - 1):064x}",
            text=text,
            clauses=tuple(clauses),
        )

    return make

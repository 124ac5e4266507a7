"""Reads and writes the policy store in SQL, the one truth that every index is derived from.

Never ranks, never renders, never opens a file. Every write raises the store's revision in the same transaction, by
which a running app learns that its index is old.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from typing import Any

from sqlalchemy import Connection, Engine, delete, insert, select, update

from knowledge import schema
from knowledge.model import Card, Clause, Document, Section, Source


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything the store holds at one revision."""

    revision: int
    sources: dict[str, Source]
    cards: tuple[Card, ...]
    documents: tuple[Document, ...]


class Store:
    """The policy store behind one SQLAlchemy engine."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def prepare(self) -> None:
        """Create what is missing of the tables. Safe to repeat."""
        schema.metadata.create_all(self._engine)
        with self._engine.begin() as connection:
            if connection.execute(select(schema.revisions.c.revision)).first() is None:
                connection.execute(insert(schema.revisions).values(id=1, revision=0))

    def revision(self) -> int:
        """Return the number that grows with every write."""
        with self._engine.connect() as connection:
            return int(connection.execute(select(schema.revisions.c.revision)).scalar_one())

    def replace_edition(self, *, sources: Iterable[Source], cards: Iterable[Card]) -> bool:
        """Make the store hold exactly these sources and cards. Return whether that changed anything."""
        source_rows = [_source_row(s) for s in sources]
        card_rows = [_card_row(c) for c in cards]
        with self._engine.begin() as connection:
            if _rows(connection, schema.sources) == _sorted(source_rows) and _rows(connection, schema.cards) == _sorted(
                card_rows
            ):
                return False
            for table, rows in ((schema.sources, source_rows), (schema.cards, card_rows)):
                connection.execute(delete(table))
                if rows:
                    connection.execute(insert(table), rows)
            _raise_revision(connection)
        return True

    def add_documents(self, documents: Iterable[Document]) -> int:
        """Add documents with their clauses, replacing earlier editions with the same id. Return how many."""
        count = 0
        with self._engine.begin() as connection:
            for document in documents:
                connection.execute(delete(schema.clauses).where(schema.clauses.c.document_id == document.id))
                connection.execute(delete(schema.documents).where(schema.documents.c.id == document.id))
                row = asdict(document)
                clause_rows = [clause | {"path": list(clause["path"])} for clause in row.pop("clauses")]
                connection.execute(insert(schema.documents), row)
                if clause_rows:
                    connection.execute(insert(schema.clauses), clause_rows)
                count += 1
            if count:
                _raise_revision(connection)
        return count

    def document_hashes(self) -> set[str]:
        """Return the sha256 of every document file in the store."""
        with self._engine.connect() as connection:
            return set(connection.execute(select(schema.documents.c.sha256)).scalars())

    def touch(self) -> None:
        """Raise the revision without a change, so that a running app builds its index anew."""
        with self._engine.begin() as connection:
            _raise_revision(connection)

    def snapshot(self) -> Snapshot:
        """Return all content, as of one moment."""
        with self._engine.begin() as connection:
            revision = int(connection.execute(select(schema.revisions.c.revision)).scalar_one())
            sources = {row["id"]: Source(**row) for row in _rows(connection, schema.sources)}
            cards = tuple(_card(row) for row in _rows(connection, schema.cards))
            clauses: dict[str, list[Clause]] = {}
            query = select(schema.clauses).order_by(schema.clauses.c.document_id, schema.clauses.c.ordinal)
            for row in connection.execute(query).mappings():
                clauses.setdefault(row["document_id"], []).append(Clause(**{**row, "path": tuple(row["path"])}))
            documents = tuple(
                Document(**row, clauses=tuple(clauses.get(row["id"], ())))
                for row in _rows(connection, schema.documents)
            )
        return Snapshot(revision=revision, sources=sources, cards=cards, documents=documents)


def _raise_revision(connection: Connection) -> None:
    connection.execute(update(schema.revisions).values(revision=schema.revisions.c.revision + 1))


def _sorted(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: (row["id"], row.get("language", "")))


def _rows(connection: Connection, table: Any) -> list[dict[str, Any]]:
    return _sorted([dict(row) for row in connection.execute(select(table)).mappings()])


def _source_row(source: Source) -> dict[str, Any]:
    return {f.name: getattr(source, f.name) for f in fields(source) if f.name != "clause"}


def _card_row(card: Card) -> dict[str, Any]:
    row = asdict(card)
    return row | {key: list(row[key]) for key in ("programmes", "sources", "questions", "sections")}


def _card(row: dict[str, Any]) -> Card:
    lists = {key: tuple(row[key]) for key in ("programmes", "sources", "questions")}
    return Card(**row | lists | {"sections": tuple(Section(**section) for section in row["sections"])})

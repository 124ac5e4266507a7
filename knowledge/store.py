"""Reads and writes the policy store in SQL, the one truth that every index is derived from.

Never ranks, never renders, never opens a file. Every write raises the store's revision in the same transaction, by
which a running app learns that its index is old.
"""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from knowledge import schema
from knowledge.model import Card, Clause, Document, Section, Source


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything the store holds at one revision."""

    revision: int
    sources: dict[str, Source]
    cards: tuple[Card, ...]
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Holding:
    """A document in the store, as a list of them shows it; `added_at` is None where it came before that was noted."""

    id: str
    title: str
    document_number: str | None
    clauses: int
    added_at: datetime | None


def _now() -> datetime:
    return datetime.now(UTC)


class Store:
    """The policy store behind one SQLAlchemy engine."""

    def __init__(self, engine: Engine, *, clock: Callable[[], datetime] = _now) -> None:
        """Open nothing yet.

        Args:
            engine: of the database.
            clock: the time now, aware UTC; tests pass their own.
        """
        self._engine = engine
        self._clock = clock

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
                self._take_out(connection, document.id)
                self._note_arrival(connection, document.sha256)
                row = asdict(document)
                clause_rows = [clause | {"path": list(clause["path"])} for clause in row.pop("clauses")]
                connection.execute(insert(schema.documents), row)
                if clause_rows:
                    connection.execute(insert(schema.clauses), clause_rows)
                count += 1
            if count:
                _raise_revision(connection)
        return count

    def remove_document(self, document_id: str) -> Holding | None:
        """Take a document out with its clauses. Return what was taken out, None where no document has this id."""
        with self._engine.begin() as connection:
            found = next((h for h in _holdings(connection) if h.id == document_id), None)
            if found is not None:
                self._take_out(connection, document_id)
                _raise_revision(connection)
        return found

    def holdings(self) -> tuple[Holding, ...]:
        """Return every document, by id."""
        with self._engine.connect() as connection:
            return _holdings(connection)

    def removed_hashes(self) -> set[str]:
        """Return the sha256 of every document that was taken out or replaced, and not added again since."""
        with self._engine.connect() as connection:
            gone = select(schema.intakes.c.sha256).where(schema.intakes.c.removed_at.is_not(None))
            return set(connection.execute(gone).scalars())

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

    def _take_out(self, connection: Connection, document_id: str) -> None:
        held = select(schema.documents.c.sha256).where(schema.documents.c.id == document_id)
        sha256 = connection.execute(held).scalar_one_or_none()
        if sha256 is None:
            return
        connection.execute(delete(schema.clauses).where(schema.clauses.c.document_id == document_id))
        connection.execute(delete(schema.documents).where(schema.documents.c.id == document_id))
        gone = update(schema.intakes).where(schema.intakes.c.sha256 == sha256).values(removed_at=self._clock())
        if connection.execute(gone).rowcount == 0:  # it came before arrivals were noted
            now = self._clock()
            connection.execute(insert(schema.intakes), {"sha256": sha256, "added_at": now, "removed_at": now})

    def _note_arrival(self, connection: Connection, sha256: str) -> None:
        connection.execute(delete(schema.intakes).where(schema.intakes.c.sha256 == sha256))
        connection.execute(insert(schema.intakes), {"sha256": sha256, "added_at": self._clock()})


def _holdings(connection: Connection) -> tuple[Holding, ...]:
    documents, clauses, intakes = schema.documents, schema.clauses, schema.intakes
    count = select(func.count()).where(clauses.c.document_id == documents.c.id).scalar_subquery()
    found = connection.execute(
        select(documents.c.id, documents.c.title, documents.c.document_number, count, intakes.c.added_at)
        .join_from(documents, intakes, documents.c.sha256 == intakes.c.sha256, isouter=True)
        .order_by(documents.c.id)
    )
    return tuple(Holding(*row[:4], added_at=_as_utc(row[4])) for row in found)


def _as_utc(value: datetime | None) -> datetime | None:
    """SQLite forgets the zone that a time was written with, and PostgreSQL gives it in the server's."""
    if value is None:
        return None
    return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


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

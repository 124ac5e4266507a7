"""Makes the engine of the database and the tables of conversations.

Never opened at import; `bot/app.py` and the command line make one engine and pass it on.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import JSON, Column, DateTime, Engine, Integer, MetaData, String, Table, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

metadata = MetaData()

conversations = Table(
    "conversation",
    metadata,
    Column("id", String(200), primary_key=True),
    Column("language", String(2)),
    Column("visit", Integer, nullable=False),
    Column("turns_in_visit", Integer, nullable=False),
    Column("last_turn_at", DateTime(timezone=True), nullable=False, index=True),
)

checks = Table(
    "eligibility_check",
    metadata,
    Column("conversation_id", String(200), primary_key=True),
    Column("state", JSON, nullable=False),
    Column("changed_at", DateTime(timezone=True), nullable=False, index=True),
)


def make_engine(url: str) -> Engine:
    """Return an engine for `url`; SQLite gets its folder, write-ahead logging and enforced foreign keys.

    Raises:
        ValueError: `url` cannot be used, as its sentence says without showing it, because it may hold a password.
    """
    try:
        address = _with_our_driver(make_url(url))
        engine = create_engine(
            address,
            pool_pre_ping=address.get_backend_name() != "sqlite",
            hide_parameters=True,  # errors go to the log, and what is written may be a visitor's words
        )
    except (ArgumentError, ModuleNotFoundError):  # no address at all; or of a kind or with a driver we do not have
        raise ValueError(
            "DATABASE_URL is not an address of SQLite or PostgreSQL, such as postgresql://user:password@host/name."
        ) from None
    if engine.dialect.name == "sqlite":
        if engine.url.database and engine.url.database != ":memory:":
            Path(engine.url.database).parent.mkdir(parents=True, exist_ok=True)
        event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _with_our_driver(url: URL) -> URL:
    """`postgresql://` alone means psycopg 2 to SQLAlchemy, and `postgres://` nothing; installed is psycopg 3."""
    return url.set(drivername="postgresql+psycopg") if url.drivername in ("postgresql", "postgres") else url


def _prepare_sqlite(connection: Any, _: object) -> None:
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "busy_timeout=5000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def utc_now() -> datetime:
    """Return the time now, aware, in UTC."""
    return datetime.now(UTC)


def as_utc(value: datetime) -> datetime:
    """Return a time read from the database as aware UTC; SQLite forgets the zone it was written with."""
    return value if value.tzinfo else value.replace(tzinfo=UTC)

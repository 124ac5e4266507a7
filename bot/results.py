"""Keeps results of eligibility checks under references that can be written down, until they expire.

Never shows a result after its time, and never finds one by anything but its reference.
"""

import json
import zlib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Date,
    DateTime,
    Engine,
    ForeignKey,
    LargeBinary,
    String,
    Table,
    delete,
    insert,
    select,
)

from bot.database import as_utc, metadata
from bot.errors import ResultNotFound
from bot.references import CODE_CHARS, grouped, new_code, plain_reference

results = Table(
    "eligibility_result",
    metadata,
    Column("reference", String(CODE_CHARS), primary_key=True),
    Column("facts", JSON, nullable=False),
    Column("programmes", JSON, nullable=False),
    Column("as_of", Date, nullable=False),
    Column("rules_version", String(12), nullable=False),
    Column("result", LargeBinary, nullable=False),  # JSON, compressed: a check of everything is nearly a megabyte
    Column("expires_at", DateTime(timezone=True), nullable=False, index=True),
)

of_conversations = Table(
    "conversation_result",
    metadata,
    Column("reference", ForeignKey(results.c.reference, ondelete="CASCADE"), primary_key=True),
    Column("conversation_id", String(200), nullable=False, index=True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A result as it was shown, with what it was made from; `reference` is in two groups, as it is written down."""

    reference: str
    expires_at: datetime
    result: dict[str, Any]
    facts: dict[str, Any]
    programmes: list[str]
    as_of: date


class Results:
    """The table of kept results, and the one of the conversations in which they were told."""

    def __init__(self, engine: Engine, *, ttl_days: int) -> None:
        self._engine = engine
        self._ttl = timedelta(days=ttl_days)

    def prepare(self) -> None:
        """Create the tables where they are missing. Safe to repeat."""
        metadata.create_all(self._engine)

    def keep(
        self,
        result: dict[str, Any],
        *,
        facts: dict[str, Any],
        programmes: list[str],
        as_of: date,
        now: datetime,
        conversation_id: str | None = None,
    ) -> Kept:
        """Keep a rendered check with what it was made from, so that it can be made again.

        One that was told in a conversation is kept as a part of it.
        """
        code = new_code()
        expires_at = (now + self._ttl).replace(microsecond=0)
        values = {
            "reference": code,
            "facts": facts,
            "programmes": programmes,
            "as_of": as_of,
            "rules_version": result["rules_version"],
            "result": zlib.compress(json.dumps(result, ensure_ascii=False).encode()),
            "expires_at": expires_at,
        }
        with self._engine.begin() as connection:
            connection.execute(insert(results).values(**values))
            if conversation_id:
                connection.execute(insert(of_conversations).values(reference=code, conversation_id=conversation_id))
        return Kept(
            reference=grouped(code),
            expires_at=expires_at,
            result=result,
            facts=facts,
            programmes=programmes,
            as_of=as_of,
        )

    def find(self, reference: str, *, now: datetime) -> Kept:
        """Return what is kept under a reference, however it was written.

        Raises:
            ResultNotFound: there is none, or not any more.
        """
        code = plain_reference(reference)
        with self._engine.connect() as connection:
            row = connection.execute(select(results).where(results.c.reference == code)).mappings().first()
        if row is None or as_utc(row["expires_at"]) <= now:
            raise ResultNotFound("There is no result under this reference.")
        return Kept(
            reference=grouped(code),
            expires_at=as_utc(row["expires_at"]),
            result=json.loads(zlib.decompress(row["result"])),
            facts=row["facts"],
            programmes=row["programmes"],
            as_of=row["as_of"],
        )

    def forget_expired(self, now: datetime) -> int:
        """Delete the results whose time is over. Return how many."""
        with self._engine.begin() as connection:
            return connection.execute(delete(results).where(results.c.expires_at <= now)).rowcount

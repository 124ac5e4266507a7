"""Remembers of each conversation its language and its visit, and forgets it after the retention time.

Never keeps what was said: the texts of a visit are in Rasa's dialogue state, which `forget_older_than` clears too.
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from actions.turn import VISIT_MARK
from bot.database import as_utc, conversations, metadata
from bot.results import of_conversations

TURNS_PER_VISIT = 60  # Rasa gets slower with every event of a conversation: 11 ms at turn 10, 59 ms at turn 100
VISIT_PAUSE = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation as the gateway needs it. `dialogue_id` is its name in Rasa, new for every visit."""

    id: str
    language: str | None
    visit: int
    turns_in_visit: int

    @property
    def dialogue_id(self) -> str:
        return f"{self.id}{VISIT_MARK}{self.visit}"


class Conversations:
    """The table of conversations."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def prepare(self) -> None:
        """Create what is missing of the tables. Safe to repeat."""
        metadata.create_all(self._engine)

    def find(self, id_: str, *, now: datetime) -> Conversation:
        """Return the conversation as it stands before a turn at `now`, a new one for an unknown id.

        A visit ends after a pause or after so many turns; the language is kept, the dialogue starts afresh.
        """
        with self._engine.connect() as connection:
            row = connection.execute(select(conversations).where(conversations.c.id == id_)).mappings().first()
        if row is None:
            return Conversation(id=id_, language=None, visit=1, turns_in_visit=0)
        over = row["turns_in_visit"] >= TURNS_PER_VISIT or now - as_utc(row["last_turn_at"]) > VISIT_PAUSE
        return Conversation(
            id=id_,
            language=row["language"],
            visit=row["visit"] + over,
            turns_in_visit=0 if over else row["turns_in_visit"],
        )

    def record_turn(self, conversation: Conversation, *, language: str, now: datetime) -> None:
        """Note that a turn was taken in `language`."""
        values = {
            "language": language,
            "visit": conversation.visit,
            "turns_in_visit": conversation.turns_in_visit + 1,
            "last_turn_at": now,
        }
        dialect = postgresql if self._engine.dialect.name == "postgresql" else sqlite
        statement = dialect.insert(conversations).values(id=conversation.id, **values)
        with self._engine.begin() as connection:
            connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=values))

    def forget_older_than(self, limit: datetime, *, rasa_database: Path) -> int:
        """Delete conversations whose last turn was before `limit`, and their texts in Rasa. Return how many.

        Results told in them expire by themselves; in whose conversation they were told is forgotten here.
        """
        old = conversations.c.last_turn_at < limit
        told_then = of_conversations.c.conversation_id.in_(select(conversations.c.id).where(old))
        with self._engine.begin() as connection:
            connection.execute(delete(of_conversations).where(told_then))
            gone = connection.execute(delete(conversations).where(old)).rowcount
        forget_dialogues(rasa_database, before=limit)
        return gone


def forget_dialogues(rasa_database: Path, *, before: datetime) -> int:
    """Delete the events of every dialogue in Rasa's SQLite whose last event is older than `before`.

    Rasa 3.6 has no way to delete a tracker, so its table is cleared here. Return how many events went.
    """
    old = "sender_id IN (SELECT sender_id FROM events GROUP BY sender_id HAVING max(timestamp) < ?)"
    return _delete_events(rasa_database, old, before.timestamp())


def delete_dialogues(rasa_database: Path, conversation_id: str) -> int:
    """Delete the events of every visit of a conversation in Rasa's SQLite. Return how many went.

    Raises:
        sqlite3.Error: the file cannot be written just now.
    """
    first, past = f"{conversation_id}{VISIT_MARK}", f"{conversation_id}{chr(ord(VISIT_MARK) + 1)}"
    return _delete_events(rasa_database, "sender_id >= ? AND sender_id < ?", first, past)  # a range uses the index


def _delete_events(rasa_database: Path, which: str, *values: object) -> int:
    if not rasa_database.exists():
        return 0
    with closing(sqlite3.connect(rasa_database, timeout=10)) as connection, connection:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'events'").fetchone():
            return 0
        return connection.execute(f"DELETE FROM events WHERE {which}", values).rowcount

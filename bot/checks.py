"""Remembers of each conversation the state of its eligibility check, and forgets it with the conversation.

Never reads what is in it; `actions/checking` does.
"""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection, Engine, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from actions.checking.state import CheckState
from bot.database import checks


class CheckStates:
    """The table of checks."""

    def __init__(self, engine: Engine, *, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._clock = clock

    def load(self, conversation_id: str) -> CheckState:
        """Return the state of a conversation's check; an empty one where nothing was said yet."""
        with self._engine.connect() as connection:
            found = connection.execute(select(checks.c.state).where(checks.c.conversation_id == conversation_id))
            state = found.scalar_one_or_none()
        return CheckState.from_json(state) if state else CheckState()

    def save(self, conversation_id: str, state: CheckState) -> None:
        """Keep the state; an empty one is deleted."""
        with self._engine.begin() as connection:
            self.write(connection, conversation_id, state)

    def write(self, connection: Connection, conversation_id: str, state: CheckState) -> None:
        """Keep the state as a part of a transaction."""
        statement = delete(checks).where(checks.c.conversation_id == conversation_id)
        if state != CheckState():
            dialect = postgresql if self._engine.dialect.name == "postgresql" else sqlite
            values = {"state": state.as_json(), "changed_at": self._clock()}
            insert = dialect.insert(checks).values(conversation_id=conversation_id, **values)
            statement = insert.on_conflict_do_update(index_elements=["conversation_id"], set_=values)
        connection.execute(statement)

    def forget_older_than(self, limit: datetime) -> int:
        """Delete the states that were last changed before `limit`. Return how many."""
        with self._engine.begin() as connection:
            return connection.execute(delete(checks).where(checks.c.changed_at < limit)).rowcount

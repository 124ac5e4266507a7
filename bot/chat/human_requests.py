"""Wishes to speak with a person, kept under a reference until somebody of the helpdesk has closed them.

Never more than one open request a conversation: another one changes it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, insert, select, update

from bot.chat import transcript
from bot.chat.conversations import Chat
from bot.chat.events import human_requested
from bot.chat.tables import human_requests
from bot.database import as_utc
from bot.references import grouped, new_code

_MARK = "H-"


@dataclass(frozen=True, slots=True)
class HumanRequest:
    """A request; `reference` as it is written down. `is_new` false: one that was open has been changed."""

    reference: str
    requested_at: datetime
    is_new: bool


class HumanRequests:
    """The table of requests."""

    def __init__(self, engine: Engine, *, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._clock = clock

    def ask(self, chat: Chat, *, contact: str | None, note: str | None) -> HumanRequest:
        """Keep a request; what is None stays as it was in the one that is open.

        Raises:
            ConversationNotFound: it was deleted.
        """
        now = self._clock()
        said = {key: value for key, value in (("contact", contact), ("note", note)) if value is not None}
        table = human_requests.c
        with self._engine.begin() as connection:
            transcript.lock(connection, chat.id)
            opened = select(human_requests).where(table.chat_id == chat.id, table.closed_at.is_(None))
            row = connection.execute(opened).first()
            if row is not None:
                changed = update(human_requests).where(table.reference == row.reference)
                connection.execute(changed.values(**said, changed_at=now))
                return HumanRequest(_written(row.reference), as_utc(row.requested_at), is_new=False)
            code, language = new_code(), chat.reply_language
            values = {"reference": code, "chat_id": chat.id, "language": language, **said}
            connection.execute(insert(human_requests).values(**values, requested_at=now, changed_at=now))
            transcript.append(connection, chat.id, [human_requested(_written(code), language=language)], now=now)
        return HumanRequest(_written(code), now, is_new=True)


def _written(code: str) -> str:
    return f"{_MARK}{grouped(code)}"

"""What visitors think of replies: one opinion a reply, which can be changed and taken back.

Never tells a comment in the log; it is for those who look after the answers.
"""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Engine, delete, insert, select

from bot.chat import transcript
from bot.chat.events import feedback_given
from bot.chat.tables import MAX_SEQ, events, feedback
from bot.errors import UnknownMessage

_OF_THE_DESK = ("assistant", "person")


class Feedback:
    """The table of opinions."""

    def __init__(self, engine: Engine, *, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._clock = clock

    def give(self, chat_id: str, seq: int, value: str | None, *, comment: str | None) -> int:
        """Keep the opinion on a reply, None taking it back. Return the number of the event that tells of it.

        Raises:
            UnknownMessage: the conversation has no reply of this number.
            ConversationNotFound: it was deleted.
        """
        if not 0 < seq <= MAX_SEQ:
            raise UnknownMessage(f"There is no reply {seq}.")
        now = self._clock()
        about = select(events.c.content).where(events.c.chat_id == chat_id, events.c.seq == seq)
        before = delete(feedback).where(feedback.c.chat_id == chat_id, feedback.c.seq == seq)
        with self._engine.begin() as connection:
            transcript.lock(connection, chat_id)
            content = connection.execute(about).scalar_one_or_none()
            if content is None or content.get("from") not in _OF_THE_DESK:
                raise UnknownMessage(f"There is no reply {seq}.")
            connection.execute(before)
            if value is not None:
                row = {"chat_id": chat_id, "seq": seq, "value": value, "comment": comment, "at": now}
                connection.execute(insert(feedback).values(**row))
            return transcript.append(connection, chat_id, [feedback_given(seq, value)], now=now)

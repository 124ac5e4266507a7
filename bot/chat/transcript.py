"""The log of each conversation: events in the order of their numbers, and which messages still wait for a reply.

Never changes an event, and never leaves a number out: the next one is taken and used in one transaction.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, Row, Select, insert, select, update

from bot.chat.events import Event, Stored
from bot.chat.tables import chats, events
from bot.database import as_utc
from bot.errors import ConversationNotFound

PAGE = 50  # events read at once; a verdict on everything is nearly a megabyte


def lock(connection: Connection, chat_id: str) -> None:
    """Hold a conversation's log until the transaction ends, so that no other appends to it.

    Raises:
        ConversationNotFound: it was deleted.
    """
    held = update(chats).where(chats.c.id == chat_id).values(last_seq=chats.c.last_seq)
    if connection.execute(held).rowcount == 0:
        raise ConversationNotFound("The conversation was deleted.")


def append(connection: Connection, chat_id: str, added: Sequence[Event], *, now: datetime) -> int:
    """Add events to a log as a part of a transaction. Return the number of the first.

    Raises:
        ConversationNotFound: it was deleted.
    """
    counted = (
        update(chats).where(chats.c.id == chat_id).values(last_seq=chats.c.last_seq + len(added), last_event_at=now)
    )
    if connection.execute(counted).rowcount == 0:
        raise ConversationNotFound("The conversation was deleted.")
    last: int = connection.execute(select(chats.c.last_seq).where(chats.c.id == chat_id)).scalar_one()
    first = last - len(added) + 1
    rows = [
        {
            "chat_id": chat_id,
            "seq": seq,
            "at": now,
            "type": event.type,
            "content": dict(event.content),
            "client_id": event.client_id,
            "waiting": event.waiting,
        }
        for seq, event in enumerate(added, start=first)
    ]
    connection.execute(insert(events), rows)
    return first


class Transcript:
    """The logs of all conversations."""

    def __init__(self, engine: Engine, *, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._clock = clock

    def append(self, chat_id: str, *added: Event) -> int:
        """Add events. Return the number of the first.

        Raises:
            ConversationNotFound: it was deleted.
        """
        with self._engine.begin() as connection:
            return append(connection, chat_id, added, now=self._clock())

    def take(self, chat_id: str, message: Event) -> tuple[int, bool]:
        """Add a visitor's message unless it is there already. Return its number, and whether it was.

        Raises:
            ConversationNotFound: it was deleted.
        """
        with self._engine.begin() as connection:
            lock(connection, chat_id)
            known = connection.execute(_seq_of(chat_id, message.client_id)).scalar_one_or_none()
            if known is not None:
                return known, True
            now = self._clock()
            seq = append(connection, chat_id, [message], now=now)
            connection.execute(update(chats).where(chats.c.id == chat_id).values(spoken=message.content["language"]))
        return seq, False

    def find(self, chat_id: str, *, client_id: str) -> int | None:
        """Return the number of the message with the client's name, None where there is none."""
        with self._engine.connect() as connection:
            return connection.execute(_seq_of(chat_id, client_id)).scalar_one_or_none()

    def after(self, chat_id: str, seq: int, *, at_most: int = PAGE) -> list[Stored]:
        """Return the first events after `seq`.

        Raises:
            ConversationNotFound: it was deleted.
        """
        with self._engine.connect() as connection:
            found = connection.execute(_events(chat_id).where(events.c.seq > seq).order_by(events.c.seq).limit(at_most))
            page = [_stored(row) for row in found]
            if not page and connection.execute(select(chats.c.id).where(chats.c.id == chat_id)).first() is None:
                raise ConversationNotFound("The conversation was deleted.")
        return page

    def event(self, chat_id: str, seq: int) -> Stored | None:
        """Return one event, None where there is none."""
        with self._engine.connect() as connection:
            row = connection.execute(_events(chat_id).where(events.c.seq == seq)).first()
        return _stored(row) if row else None

    def newest_reply(self, chat_id: str) -> Stored | None:
        """Return the newest reply of the assistant, None before the first."""
        with self._engine.connect() as connection:
            messages = _events(chat_id).where(events.c.type == "message").order_by(events.c.seq.desc())
            found = (_stored(row) for row in connection.execute(messages).yield_per(10))
            return next((event for event in found if "reply" in event.content), None)

    def next_waiting(self, chat_id: str) -> Stored | None:
        """Return the first message that waits for a reply."""
        with self._engine.connect() as connection:
            waiting = _events(chat_id).where(events.c.waiting).order_by(events.c.seq).limit(1)
            row = connection.execute(waiting).first()
        return _stored(row) if row else None

    def waiting_chats(self) -> list[str]:
        """Return the conversations in which a message waits for a reply."""
        with self._engine.connect() as connection:
            found = connection.execute(select(events.c.chat_id).where(events.c.waiting).distinct())
            return list(found.scalars())

    def answer(self, chat_id: str, seq: int, replies: Sequence[Event]) -> bool:
        """Add the replies to a message, which waits no longer. Return False, adding none, where it did not wait.

        Raises:
            ConversationNotFound: it was deleted.
        """
        answered = update(events).where(events.c.chat_id == chat_id, events.c.seq == seq, events.c.waiting)
        with self._engine.begin() as connection:
            lock(connection, chat_id)
            if connection.execute(answered.values(waiting=False)).rowcount == 0:
                return False
            append(connection, chat_id, replies, now=self._clock())
        return True


def _events(chat_id: str) -> Select[Any]:
    return select(events).where(events.c.chat_id == chat_id)


def _seq_of(chat_id: str, client_id: str | None) -> Select[int]:
    return select(events.c.seq).where(events.c.chat_id == chat_id, events.c.client_id == client_id)


def _stored(row: Row[Any]) -> Stored:
    return Stored(seq=row.seq, at=as_utc(row.at), type=row.type, content=row.content)

"""Deletes a conversation everywhere: its log, its facts and results, its requests, and what Rasa holds of it.

Never leaves what comes late: Rasa may save a turn that it was still busy with, so it is looked for again afterwards.
"""

import asyncio
import logging
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import ColumnElement, Connection, Engine, Table, delete, func, insert, select
from sqlalchemy.exc import SQLAlchemyError

from bot.chat import transcript
from bot.chat.handover import Handover
from bot.chat.tables import chats, erased, events, feedback, human_requests
from bot.chat.turns import Turns
from bot.chat.wakeups import Wakeups
from bot.conversations import delete_dialogues
from bot.database import checks, conversations
from bot.gateway import Gateway
from bot.references import grouped, new_code
from bot.results import of_conversations, results

_log = logging.getLogger(__name__)
_MARK = "D-"
_LOOK_FOR_LATE_EVERY_S = 30.0
_NOTHING_COMES_AFTER = timedelta(hours=2)  # Rasa is given up after seconds; it does not work for hours


@dataclass(frozen=True, slots=True)
class Receipt:
    """That a conversation was deleted: a reference to write down, and how many there were of each thing."""

    receipt: str
    deleted_at: datetime
    deleted: dict[str, int]


class Erasure:
    """Deleting conversations."""

    def __init__(
        self,
        engine: Engine,
        *,
        turns: Turns,
        gateway: Gateway,
        wakeups: Wakeups,
        handover: Handover,
        rasa_database: Path,
        clock: Callable[[], datetime],
    ) -> None:
        self._engine = engine
        self._turns = turns
        self._gateway = gateway
        self._wakeups = wakeups
        self._handover = handover
        self._rasa_database = rasa_database
        self._clock = clock

    async def erase(self, chat_id: str) -> Receipt:
        """Delete a conversation with its results, after its running turn. Return the receipt.

        Raises:
            ConversationNotFound: it was deleted already.
        """
        async with self._turns.halted(chat_id), self._gateway.one_at_a_time(chat_id):
            deleted = await asyncio.to_thread(self._erase, chat_id)
        self._handover.forget(chat_id)
        self._wakeups.wake(chat_id)
        receipt = Receipt(f"{_MARK}{grouped(new_code())}", self._clock(), deleted)
        _log.info("deleted a conversation, receipt %s", receipt.receipt)
        return receipt

    async def expire(self, *, before: datetime) -> int:
        """Delete the conversations whose last event was before a time. Return how many.

        Results told in them expire by themselves; in whose conversation they were told is forgotten.
        """
        with self._engine.connect() as connection:
            old = list(connection.execute(select(chats.c.id).where(chats.c.last_event_at < before)).scalars())
        gone = 0
        for chat_id in old:
            async with self._turns.halted(chat_id), self._gateway.one_at_a_time(chat_id):
                gone += await asyncio.to_thread(self._expire, chat_id, before)
        return gone

    async def sweep(self) -> None:
        """Delete what came late for conversations that were deleted, again and again until cancelled."""
        while True:
            try:
                await asyncio.to_thread(self.sweep_once)
            except (SQLAlchemyError, sqlite3.Error) as error:
                _log.error("what came late could not be deleted yet: %s", type(error).__name__)
            await asyncio.sleep(_LOOK_FOR_LATE_EVERY_S)

    def sweep_once(self) -> None:
        """Delete what came late; conversations that were deleted long ago are looked at for the last time."""
        now = self._clock()
        with self._engine.connect() as connection:
            gone = list(connection.execute(select(erased.c.id)).scalars())
        for chat_id in gone:
            delete_dialogues(self._rasa_database, chat_id)
        with self._engine.begin() as connection:
            for chat_id in gone:
                _delete_of_conversation(connection, chat_id, with_results=True)
            connection.execute(delete(erased).where(erased.c.at < now - _NOTHING_COMES_AFTER))

    def _erase(self, chat_id: str) -> dict[str, int]:
        of_rasa = delete_dialogues(self._rasa_database, chat_id)  # it failing leaves everything as it was
        with self._engine.begin() as connection:
            transcript.lock(connection, chat_id)
            deleted = {
                "messages": _count(connection, events, events.c.chat_id == chat_id, events.c.type == "message"),
                "human_requests": _count(connection, human_requests, human_requests.c.chat_id == chat_id),
                "feedback": _count(connection, feedback, feedback.c.chat_id == chat_id),
                **_delete_of_conversation(connection, chat_id, with_results=True),
                "dialogue_events": of_rasa,
            }
            connection.execute(delete(chats).where(chats.c.id == chat_id))  # all that refers to it goes with it
            connection.execute(insert(erased).values(id=chat_id, at=self._clock()))
        return deleted

    def _expire(self, chat_id: str, before: datetime) -> bool:
        """Delete a conversation unless its visitor came back while others were deleted. Return whether it went."""
        with self._engine.begin() as connection:
            old = delete(chats).where(chats.c.id == chat_id, chats.c.last_event_at < before)
            if connection.execute(old).rowcount == 0:
                return False
            _delete_of_conversation(connection, chat_id, with_results=False)
        delete_dialogues(self._rasa_database, chat_id)  # it failing leaves what goes by its age
        return True


def _delete_of_conversation(connection: Connection, chat_id: str, *, with_results: bool) -> dict[str, int]:
    """Delete what other parts of the app hold of a conversation. Return how many there were of each."""
    told = of_conversations.c.conversation_id == chat_id
    deleted = {"checks": connection.execute(delete(checks).where(checks.c.conversation_id == chat_id)).rowcount}
    deleted["results"] = 0
    if with_results:
        of_it = results.c.reference.in_(select(of_conversations.c.reference).where(told))
        deleted["results"] = connection.execute(delete(results).where(of_it)).rowcount
    connection.execute(delete(of_conversations).where(told))
    connection.execute(delete(conversations).where(conversations.c.id == chat_id))
    return deleted


def _count(connection: Connection, table: Table, *which: ColumnElement[bool]) -> int:
    return int(connection.execute(select(func.count()).select_from(table).where(*which)).scalar_one())

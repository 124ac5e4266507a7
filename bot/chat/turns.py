"""Answers visitors' messages in the background, each conversation's in their order. The database is the queue.

Never leaves a message without a reply: whatever fails ends in a worded one, and what a crash left waiting is taken up.
"""

import asyncio
import logging
import traceback
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from sqlalchemy.exc import SQLAlchemyError

from actions.reply import Reply
from actions.words import Words
from bot.chat.conversations import Chats
from bot.chat.events import Event, Stored, assistant_messages, facts_changed
from bot.chat.facts import Facts
from bot.chat.transcript import Transcript
from bot.chat.wakeups import Wakeups
from bot.errors import ConversationNotFound
from bot.gateway import Gateway
from bot.message import accept_text

_log = logging.getLogger(__name__)
_LOOK_FOR_WAITING_EVERY_S = 30.0
_TAKEN_UP_AT_ONCE = 32
_WRITE_AGAIN_AFTER_S = (0.2, 1.0, 5.0)
_LAST_TURNS_END_WITHIN_S = 1.0


class Turns:
    """The turns that run. For one event loop."""

    def __init__(
        self,
        *,
        chats: Chats,
        transcript: Transcript,
        facts: Facts,
        gateway: Gateway,
        wakeups: Wakeups,
        words: Words,
        at_most_s: float,
    ) -> None:
        """Run nothing yet; a turn that takes longer than `at_most_s` is given up with a worded reply."""
        self._chats = chats
        self._transcript = transcript
        self._facts = facts
        self._gateway = gateway
        self._wakeups = wakeups
        self._words = words
        self._at_most_s = at_most_s
        self._workers: dict[str, asyncio.Task[None]] = {}
        self._asked: set[str] = set()
        self._halted: set[str] = set()

    def start(self, chat_id: str) -> None:
        """See to it that the waiting messages of a conversation are answered."""
        self._asked.add(chat_id)
        if chat_id not in self._workers and chat_id not in self._halted:
            self._workers[chat_id] = asyncio.create_task(self._work(chat_id))

    async def take_up(self) -> None:
        """Start what waits and nobody works at, as after a crash, again and again until cancelled."""
        while True:
            try:
                for chat_id in await asyncio.to_thread(self._transcript.waiting_chats):
                    while len(self._workers) >= _TAKEN_UP_AT_ONCE:
                        await asyncio.wait(self._workers.values(), return_when=asyncio.FIRST_COMPLETED)
                    self.start(chat_id)
            except SQLAlchemyError as error:
                _log.error("waiting messages could not be read: %s", type(error).__name__)
            await asyncio.sleep(_LOOK_FOR_WAITING_EVERY_S)

    @asynccontextmanager
    async def halted(self, chat_id: str) -> AsyncIterator[None]:
        """Wait for the running turn of a conversation, and let none begin."""
        self._halted.add(chat_id)
        try:
            if worker := self._workers.get(chat_id):
                await asyncio.wait([worker])
            yield
        finally:
            self._halted.discard(chat_id)
            self.start(chat_id)

    async def stop(self) -> None:
        """End all turns, those that do not end at once by leaving their message to the next start."""
        running = list(self._workers.values())
        if running:
            _, late = await asyncio.wait(running, timeout=_LAST_TURNS_END_WITHIN_S)
            for worker in late:
                worker.cancel()
            if late:
                await asyncio.wait(late)

    async def _work(self, chat_id: str) -> None:
        self._wakeups.set_typing(chat_id, on=True)
        try:
            while chat_id in self._asked and chat_id not in self._halted:
                self._asked.discard(chat_id)
                while chat_id not in self._halted:
                    message = await asyncio.to_thread(self._transcript.next_waiting, chat_id)
                    if message is None:
                        break
                    await self._answer(chat_id, message)
        except ConversationNotFound:
            self._asked.discard(chat_id)  # deleted meanwhile: nobody waits
        except SQLAlchemyError as error:
            _log.error("a message waits, as the database does not answer: %s", type(error).__name__)
        finally:
            del self._workers[chat_id]
            self._wakeups.set_typing(chat_id, on=False)

    async def _answer(self, chat_id: str, message: Stored) -> None:
        """Take one turn as a task of its own, so that whatever it ends in can be looked at."""
        turn = asyncio.create_task(self._turn(chat_id, message))
        try:
            await asyncio.wait([turn], timeout=self._at_most_s)
        finally:
            if not turn.done():
                turn.cancel()
        replies: list[Event]
        if not turn.done():
            _log.error("a turn took longer than %s s and was given up", self._at_most_s)
            replies = await self._apology(chat_id, message)
        elif error := turn.exception():
            if isinstance(error, ConversationNotFound | SQLAlchemyError):
                raise error
            _log.error("a turn failed: %s\n%s", type(error).__name__, "".join(traceback.format_tb(error.__traceback__)))
            replies = await self._apology(chat_id, message)
        else:
            replies = turn.result()
        await self._keep(chat_id, message, replies)
        self._wakeups.wake(chat_id)

    async def _turn(self, chat_id: str, message: Stored) -> list[Event]:
        said = message.content
        language = await asyncio.to_thread(self._chats.language, chat_id)
        before = await asyncio.to_thread(self._facts.known, chat_id)
        if answer := said.get("answer"):
            take = partial(self._facts.answer, chat_id, {answer["fact"]: answer["value"]})
            spoken = language or said["language"]
            replies = await self._gateway.take_answer(take, conversation_id=chat_id, language=spoken)
        else:
            text = accept_text(said.get("payload") or said["text"])
            replies = await self._gateway.take_turn(text, conversation_id=chat_id, language=language)
        after = await asyncio.to_thread(self._facts.known, chat_id)
        changed = [facts_changed("chat")] if after.facts != before.facts else []
        return [*assistant_messages(replies, in_reply_to=message.seq), *changed]

    async def _apology(self, chat_id: str, message: Stored) -> list[Event]:
        language = await asyncio.to_thread(self._chats.language, chat_id) or message.content["language"]
        reply = Reply(kind="unavailable", language=language, text=self._words.say("error_internal", language))
        return assistant_messages([reply], in_reply_to=message.seq)

    async def _keep(self, chat_id: str, message: Stored, replies: list[Event]) -> None:
        """Keep the replies; a database that does not answer for a moment does not cost them."""
        for wait_s in (*_WRITE_AGAIN_AFTER_S, None):
            try:
                await asyncio.to_thread(self._transcript.answer, chat_id, message.seq, replies)
            except SQLAlchemyError:
                if wait_s is None:
                    raise
                await asyncio.sleep(wait_s)
            else:
                return

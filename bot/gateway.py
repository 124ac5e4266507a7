"""Takes one turn of a conversation: a visitor's text in, at least one worded reply out, whatever fails.

Never lets two turns of one conversation run at once, and never shows silence: when Rasa is starting, down or failing
inside, the question is answered from search, and the reply says so.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime

from sqlalchemy.exc import SQLAlchemyError

from actions.answers import PolicyAnswers
from actions.reply import Reply
from actions.words import Words
from bot.conversations import Conversation, Conversations
from bot.errors import DialogueUnavailable
from bot.metrics import Metrics
from bot.rasa_client import RasaClient
from knowledge.errors import DeskError, RulesUnavailable
from knowledge.language import decide

_log = logging.getLogger(__name__)


class Gateway:
    """The one way into a conversation."""

    def __init__(
        self,
        *,
        rasa: RasaClient,
        answers: PolicyAnswers,
        conversations: Conversations,
        words: Words,
        metrics: Metrics,
        clock: Callable[[], datetime],
    ) -> None:
        self._rasa = rasa
        self._answers = answers
        self._conversations = conversations
        self._words = words
        self._metrics = metrics
        self._clock = clock
        self._turns: dict[str, tuple[asyncio.Lock, int]] = {}

    async def take_turn(self, text: str, *, conversation_id: str, language: str | None) -> list[Reply]:
        """Return the replies to `text`, at least one.

        Args:
            text: accepted by `bot.message.accept_text`.
            conversation_id: the caller's name for the conversation; an unknown one starts it.
            language: chosen by the visitor; None to go by the text and the conversation so far.
        """
        async with self.one_at_a_time(conversation_id):
            conversation = await asyncio.to_thread(self._find, conversation_id)
            spoken = language or decide(text, previous=conversation.language)
            with self._metrics.turn_seconds.time():
                replies = await self._replies(text, dialogue_id=conversation.dialogue_id, language=spoken)
            await asyncio.to_thread(self._record, conversation, language=spoken)
        self._count(replies)
        return replies

    async def take_answer(self, answer: Callable[[str], Reply], *, conversation_id: str, language: str) -> list[Reply]:
        """Return the reply to an answer without words, in which Rasa has nothing to understand.

        Args:
            answer: takes it, given the language to reply in; called in a thread.
            conversation_id: see `take_turn`.
            language: to reply in.
        """
        async with self.one_at_a_time(conversation_id):
            conversation = await asyncio.to_thread(self._find, conversation_id)
            with self._metrics.turn_seconds.time():
                reply = await asyncio.to_thread(self._reply, answer, language=language)
            await asyncio.to_thread(self._record, conversation, language=language)
        self._count([reply])
        return [reply]

    @asynccontextmanager
    async def one_at_a_time(self, conversation_id: str) -> AsyncIterator[None]:
        """Wait until nothing else happens in a conversation, and let nothing begin."""
        lock, waiting = self._turns.get(conversation_id, (asyncio.Lock(), 0))
        self._turns[conversation_id] = (lock, waiting + 1)
        try:
            async with lock:
                yield
        finally:
            lock, waiting = self._turns[conversation_id]
            if waiting == 1:
                del self._turns[conversation_id]
            else:
                self._turns[conversation_id] = (lock, waiting - 1)

    def _reply(self, answer: Callable[[str], Reply], *, language: str) -> Reply:
        try:
            return answer(language)
        except RulesUnavailable:
            text = self._words.say("error_rules_unavailable", language)
        except (DeskError, SQLAlchemyError) as error:
            _log.error("an answer could not be taken: %s", type(error).__name__)
            text = self._words.say("error_internal", language)
        return Reply(kind="unavailable", language=language, text=text)

    def _count(self, replies: Sequence[Reply]) -> None:
        for reply in replies:
            self._metrics.replies.labels(kind=reply.kind, language=reply.language).inc()

    async def _replies(self, text: str, *, dialogue_id: str, language: str) -> list[Reply]:
        try:
            return await self._rasa.send(text, dialogue_id=dialogue_id, language=language)
        except DialogueUnavailable as error:
            self._metrics.rasa_failures.inc()
            _log.warning("answered from search: %s", error)
        try:
            reply = await asyncio.to_thread(self._answers.answer, text, language=language)
        except DeskError:
            _log.exception("search failed too")
            return [Reply(kind="unavailable", language=language, text=self._words.say("error_internal", language))]
        notice = self._words.say("answering_from_search", language)
        return [replace(reply, notice=f"{notice}\n{reply.notice}" if reply.notice else notice)]

    def _find(self, conversation_id: str) -> Conversation:
        """Return the conversation; a new one while the database does not answer, which costs only its memory."""
        try:
            return self._conversations.find(conversation_id, now=self._clock())
        except SQLAlchemyError:
            _log.exception("the conversation could not be read")
            return Conversation(id=conversation_id, language=None, visit=1, turns_in_visit=0)

    def _record(self, conversation: Conversation, *, language: str) -> None:
        try:
            self._conversations.record_turn(conversation, language=language, now=self._clock())
        except SQLAlchemyError:
            _log.exception("the turn could not be recorded")

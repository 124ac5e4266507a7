"""What a conversation knows of its visitor: the facts of its eligibility check, shared by the chat and the page.

Never keeps a fact that no rule can take, and never tells values in the log: who follows it fetches them.
"""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Engine

from actions.checking.answering import Answering
from actions.checking.state import CheckState
from actions.reply import Reply
from bot.chat import transcript
from bot.chat.events import facts_changed
from bot.checks import CheckStates
from bot.gateway import Gateway
from knowledge.eligibility.profile import read_profile
from knowledge.eligibility.service import EligibilityService


class Facts:
    """The facts of all conversations."""

    def __init__(
        self,
        engine: Engine,
        *,
        checks: CheckStates,
        answering: Answering,
        rules: EligibilityService,
        gateway: Gateway,
        clock: Callable[[], datetime],
    ) -> None:
        self._engine = engine
        self._checks = checks
        self._answering = answering
        self._rules = rules
        self._gateway = gateway
        self._clock = clock

    def known(self, chat_id: str) -> CheckState:
        """Return the state of a conversation's check, with the facts that the present rules know."""
        state = self._checks.load(chat_id)
        engine = self._rules.current
        if engine is None:
            return state
        facts = {fact: value for fact, value in state.facts.items() if fact in engine.rules.facts}
        return replace(state, facts=facts, asked=state.asked if state.asked in engine.rules.facts else None)

    def answer(self, chat_id: str, answers: Mapping[str, Any], language: str) -> Reply:
        """Take answers without words as a turn. Return what is said to them.

        Raises:
            InvalidFacts: one is of no fact, or none that its fact can have.
            RulesUnavailable: there are no rules to say what can be answered.
        """
        answered = self._answering.take(answers, self._checks.load(chat_id), language=language, conversation_id=chat_id)
        self._checks.save(chat_id, answered.state)
        return answered.reply

    def shown(self, answers: Mapping[str, Any], *, language: str) -> str:
        """Return answers as the visitor's own message: "Age: 41 years". Errors as for `answer`."""
        return self._answering.shown(answers, language=language)

    async def replace(self, chat_id: str, facts: Mapping[str, Any]) -> tuple[CheckState, bool]:
        """Know these facts and no others from now on. Return the state, and whether anything changed.

        Waits for the running turn, which would not see them and write its own.

        Raises:
            InvalidFacts: naming each that no rule can take; none is kept then.
            RulesUnavailable: there are no rules to say what can be answered.
            ConversationNotFound: it was deleted.
        """
        read_profile(facts, facts=self._rules.engine.rules.facts)
        given = {fact: value for fact, value in facts.items() if value is not None}
        async with self._gateway.one_at_a_time(chat_id):
            return await asyncio.to_thread(self._replace, chat_id, given)

    def _replace(self, chat_id: str, given: Mapping[str, Any]) -> tuple[CheckState, bool]:
        before = self._checks.load(chat_id)
        if dict(before.facts) == dict(given):
            return self.known(chat_id), False
        asked = None if before.asked in given else before.asked  # what the page has told is not asked for any more
        after = replace(before, facts=dict(given), asked=asked, doubtful={})
        with self._engine.begin() as connection:
            transcript.append(connection, chat_id, [facts_changed("page")], now=self._clock())
            self._checks.write(connection, chat_id, after)
        return self.known(chat_id), True

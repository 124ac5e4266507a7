"""The widget's conversations as one part of the app: every piece built once and put together.

Never does anything itself but begin and end.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from actions.checking.answering import Answering
from actions.words import Words
from bot.chat.conversations import Chats
from bot.chat.erasure import Erasure
from bot.chat.facts import Facts
from bot.chat.feedback import Feedback
from bot.chat.handover import Handover
from bot.chat.human_requests import HumanRequests
from bot.chat.transcript import Transcript
from bot.chat.turns import Turns
from bot.chat.wakeups import Wakeups
from bot.checks import CheckStates
from bot.gateway import Gateway
from knowledge.eligibility.service import EligibilityService


class ChatService:
    """Everything that the chat's routes use."""

    def __init__(
        self,
        engine: Engine,
        *,
        gateway: Gateway,
        checks: CheckStates,
        answering: Answering,
        rules: EligibilityService,
        words: Words,
        rasa_database: Path,
        turn_at_most_s: float,
        clock: Callable[[], datetime],
    ) -> None:
        self.chats = Chats(engine, clock=clock)
        self.transcript = Transcript(engine, clock=clock)
        self.human_requests = HumanRequests(engine, clock=clock)
        self.feedback = Feedback(engine, clock=clock)
        self.handover = Handover()
        self.wakeups = Wakeups()
        self.facts = Facts(engine, checks=checks, answering=answering, rules=rules, gateway=gateway, clock=clock)
        self.turns = Turns(
            chats=self.chats,
            transcript=self.transcript,
            facts=self.facts,
            gateway=gateway,
            wakeups=self.wakeups,
            words=words,
            at_most_s=turn_at_most_s,
        )
        self.erasure = Erasure(
            engine,
            turns=self.turns,
            gateway=gateway,
            wakeups=self.wakeups,
            handover=self.handover,
            rasa_database=rasa_database,
            clock=clock,
        )

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Answer what waits, and delete what comes late, until left."""
        tasks = [asyncio.create_task(self.turns.take_up()), asyncio.create_task(self.erasure.sweep())]
        try:
            yield
        finally:
            self.wakeups.close()
            for task in tasks:
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task
            await self.turns.stop()

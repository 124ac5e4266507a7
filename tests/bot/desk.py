"""The chat's part of the app for its tests: a database of its own, and a Rasa that says what a test lets it say."""

import dataclasses
import json
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, closing
from datetime import date, datetime
from pathlib import Path
from typing import Any

import httpx
from fastapi import FastAPI

from actions.checking.answering import Answering
from actions.reply import Reply
from bot.chat.service import ChatService
from bot.checks import CheckStates
from bot.conversations import Conversations
from bot.database import make_engine, utc_now
from bot.gateway import Gateway
from bot.limits import RateLimit
from bot.metrics import Metrics
from bot.rasa_client import RasaClient
from bot.results import Results
from bot.web.bodies import SmallBodies
from bot.web.chat import conversations, messages, stream
from bot.web.errors import ErrorAnswers
from bot.web.parts import Parts

Handler = Callable[[dict[str, Any]], Awaitable[list[Reply]]]
TODAY = date(2026, 3, 2)


async def repeat(body: dict[str, Any]) -> list[Reply]:
    """Answer as a Rasa that says what it heard."""
    return [Reply(kind="answer", language=body["metadata"]["language"], text=f"heard {body['message']}")]


class Desk:
    """The chat's part of the app on a database file, which a second desk can open after the first."""

    def __init__(self, folder: Path, *, parts: Parts, rasa: Handler = repeat, **more: Any) -> None:
        """Build nothing yet.

        Args:
            folder: where the databases are.
            parts: those of the shared app; search, rules and words are used.
            rasa: what Rasa answers; an exception in it is a Rasa that is not there.
            more: `clock`, `turn_at_most_s`, and fields of `Parts` such as limits.
        """
        self.folder = folder
        self.url = f"sqlite:///{folder / 'desk.db'}"
        self.rasa_database = folder / "rasa.db"
        self.rasa = rasa
        self.heard: list[dict[str, Any]] = []
        self.clock: Callable[[], datetime] = more.pop("clock", utc_now)
        self.turn_at_most_s = more.pop("turn_at_most_s", 10.0)
        self.shared, self.more = parts, more
        self.app = FastAPI(lifespan=self._lifespan)
        self.app.state.end_streams = self._end_streams
        errors = ErrorAnswers(words=parts.words, metrics=Metrics())
        errors.install(self.app)
        self.app.add_middleware(SmallBodies, below="/api/", answers=errors)
        for module in (conversations, messages, stream):
            self.app.include_router(module.router)

    @property
    def parts(self) -> Parts:
        built: Parts = self.app.state.parts
        return built

    @property
    def chat(self) -> ChatService:
        return self.parts.chat

    async def _end_streams(self) -> None:
        self.chat.wakeups.close()

    @asynccontextmanager
    async def _lifespan(self, app: FastAPI) -> AsyncIterator[None]:
        async with self.running():
            yield

    @asynccontextmanager
    async def running(self) -> AsyncIterator[ChatService]:
        """Run the desk in the present event loop."""
        engine = make_engine(self.url)
        conversations = Conversations(engine)
        conversations.prepare()
        words, rules = self.shared.words, self.shared.eligibility
        async with httpx.AsyncClient(transport=httpx.MockTransport(self._answer_as_rasa)) as http:
            rasa = RasaClient(http, url="http://rasa:5005", timeout_s=5)
            await rasa.look()
            gateway = Gateway(
                rasa=rasa,
                answers=self.more.get("answers", self.shared.gateway._answers),
                conversations=conversations,
                words=words,
                metrics=Metrics(),
                clock=self.clock,
            )
            results, self.checks = Results(engine, ttl_days=30), CheckStates(engine, clock=self.clock)

            def keep(shown: Any, *, facts: Any, programmes: Any, as_of: date, conversation_id: str) -> Any:
                now = self.clock()
                kept = results.keep(
                    dict(shown),
                    facts=dict(facts),
                    programmes=list(programmes),
                    as_of=as_of,
                    now=now,
                    conversation_id=conversation_id,
                )
                return kept.reference, kept.expires_at.date()

            chat = ChatService(
                engine,
                gateway=gateway,
                checks=self.checks,
                answering=Answering(rules, words=words, today=lambda: TODAY, keep=keep),
                rules=rules,
                words=words,
                rasa_database=self.rasa_database,
                turn_at_most_s=self.turn_at_most_s,
                clock=self.clock,
            )
            limits = {
                "per_conversation": RateLimit(per_minute=10_000),
                "per_address": RateLimit(per_minute=10_000),
            }
            own = {"engine": engine, "results": results, "gateway": gateway, "chat": chat, "rasa": rasa}
            more = {key: value for key, value in self.more.items() if key != "answers"}
            self.app.state.parts = dataclasses.replace(self.shared, **{**own, "clock": self.clock, **limits, **more})
            async with chat.running():
                yield chat
        engine.dispose()

    async def _answer_as_rasa(self, request: httpx.Request) -> httpx.Response:
        if request.method == "GET":
            return httpx.Response(200, json={"status": "ok"})
        body = json.loads(request.content)
        self.heard.append(body)
        replies = await self.rasa(body)
        return httpx.Response(200, json=[{"recipient_id": body["sender"], "custom": r.as_json()} for r in replies])

    def say_in_rasa(self, *senders: str, at: float = 1.0) -> None:
        """Save events in Rasa's database as Rasa does."""
        with closing(sqlite3.connect(self.rasa_database)) as connection, connection:
            connection.execute(
                "CREATE TABLE IF NOT EXISTS events (id INTEGER NOT NULL, sender_id VARCHAR(255) NOT NULL, "
                "type_name VARCHAR(255) NOT NULL, timestamp FLOAT, intent_name VARCHAR(255), "
                "action_name VARCHAR(255), data TEXT, PRIMARY KEY (id))"
            )
            connection.execute("CREATE INDEX IF NOT EXISTS ix_events_sender_id ON events (sender_id)")
            rows = [(sender, "user", at, '{"text": "what was said"}') for sender in senders]
            connection.executemany(
                "INSERT INTO events (sender_id, type_name, timestamp, data) VALUES (?, ?, ?, ?)", rows
            )

    def senders_in_rasa(self) -> list[str]:
        """Return whose events Rasa's database holds."""
        with closing(sqlite3.connect(self.rasa_database)) as connection:
            return [row[0] for row in connection.execute("SELECT sender_id FROM events ORDER BY id")]

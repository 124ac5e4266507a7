"""Desks for the chat's tests: real routes, a database of their own, and a Rasa that says what a test lets it say."""

import asyncio
import dataclasses
import json
import sqlite3
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import ExitStack, asynccontextmanager, closing
from datetime import date, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import Engine, select

from actions.checking.answering import Answering
from actions.reply import Reply
from bot.chat.service import ChatService
from bot.checks import CheckStates
from bot.conversations import Conversations
from bot.database import make_engine, metadata, utc_now
from bot.gateway import Gateway
from bot.limits import RateLimit
from bot.metrics import Metrics
from bot.rasa_client import RasaClient
from bot.results import Results
from bot.web.bodies import SmallBodies
from bot.web.chat import conversations, messages, stream
from bot.web.errors import ErrorAnswers
from bot.web.parts import Parts
from bot.web.serving import Server

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


class Visitor:
    """A visitor with a conversation, through HTTP."""

    def __init__(self, client: Any, **start: Any) -> None:
        """Start a conversation; `start` is the body."""
        self.client = client
        answer = client.post("/api/chat/conversations", json=start)
        assert answer.status_code == 201, answer.text
        self.started = answer.json()
        self.id, self.secret = self.started["id"], self.started["secret"]
        self.url = f"/api/chat/conversations/{self.id}"
        self.headers = {"Authorization": f"Bearer {self.secret}"}

    def call(self, method: str, path: str = "", **more: Any) -> Any:
        """Return the answer to a request below the conversation."""
        headers = {**self.headers, **more.pop("headers", {})}
        return self.client.request(method, self.url + path, headers=headers, **more)

    def say(self, text: str, *, client_id: str | None = None) -> dict[str, Any]:
        """Send a text. Return what was accepted."""
        return self.send(text=text, client_id=client_id or f"c-{time.monotonic_ns()}")

    def send(self, **body: Any) -> dict[str, Any]:
        """Send a message. Return what was accepted."""
        answer = self.call("POST", "/messages", json={"client_id": f"c-{time.monotonic_ns()}", **body})
        assert answer.status_code == 202, answer.text
        return dict(answer.json())

    def events(self, *, after: int = 0) -> list[dict[str, Any]]:
        """Return all events after one."""
        found: list[dict[str, Any]] = []
        while True:
            path = f"/events?after={found[-1]['seq'] if found else after}"
            answer = self.call("GET", path, headers={"Accept": "application/json"})
            assert answer.status_code == 200, answer.text
            if not answer.json()["events"]:
                return found
            found += answer.json()["events"]

    def wait(self, *, within_s: float = 20.0) -> list[dict[str, Any]]:
        """Return all events once nothing waits for a reply."""
        until = time.monotonic() + within_s
        while self.call("GET").json()["pending"]:
            assert time.monotonic() < until, "a message has no reply"
            time.sleep(0.01)
        return self.events()

    def replies(self) -> list[dict[str, Any]]:
        """Return the replies once nothing waits."""
        return [event["reply"] for event in self.wait() if event.get("from") == "assistant"]


@pytest.fixture
def make_desk(tmp_path: Path, parts: Parts) -> Callable[..., Desk]:
    """Give the maker of desks on the test's database."""
    return lambda **more: Desk(tmp_path, parts=parts, **more)


@pytest.fixture
def opened(make_desk: Callable[..., Desk]) -> Iterator[Callable[..., tuple[Desk, TestClient]]]:
    """Give a desk that runs until the test ends, and a client of it."""
    with ExitStack() as stack:

        def open_(**more: Any) -> tuple[Desk, TestClient]:
            desk = make_desk(**more)
            client = TestClient(desk.app, base_url="http://127.0.0.1", raise_server_exceptions=False)
            return desk, stack.enter_context(client)

        yield open_


@pytest.fixture
def visit(opened: Callable[..., tuple[Desk, TestClient]]) -> Callable[..., Visitor]:
    """Give a visitor of a desk of the test's own."""

    def start(*, language: str | None = None, **more: Any) -> Visitor:
        desk, client = opened(**more)
        visitor = Visitor(client, language=language)
        visitor.desk = desk  # type: ignore[attr-defined]
        return visitor

    return start


@pytest.fixture
def served() -> Iterator[Callable[[Desk], tuple[str, Server]]]:
    """Serve a desk on a real port until the test ends; give its address and its server."""
    running: list[tuple[Server, threading.Thread]] = []

    def serve(desk: Desk) -> tuple[str, Server]:
        server = Server(desk.app, host="127.0.0.1", port=0)
        thread = threading.Thread(target=server.run)
        thread.start()
        running.append((server, thread))
        until = time.monotonic() + 20
        while not server.started:
            assert thread.is_alive() and time.monotonic() < until
            time.sleep(0.01)
        return f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}", server

    yield serve
    for server, thread in running:
        server.should_exit = True
        thread.join(20)
        assert not thread.is_alive()


@pytest.fixture
def rows() -> Callable[[Engine], dict[str, int]]:
    """Give the counter of rows by table."""

    def count(engine: Engine) -> dict[str, int]:
        with engine.connect() as connection:
            return {name: len(connection.execute(select(table)).all()) for name, table in metadata.tables.items()}

    return count


@pytest.fixture
def until() -> Callable[..., Awaitable[None]]:
    """Give a wait for something to become true."""

    async def wait(true: Callable[[], object], *, within_s: float = 10.0) -> None:
        async with asyncio.timeout(within_s):
            while not true():  # noqa: ASYNC110 - what is waited for knows of no event
                await asyncio.sleep(0.005)

    return wait

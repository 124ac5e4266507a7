"""Desks for the chat's tests and visitors of them, in the test's own event loop or on a real port."""

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, select

from bot.database import metadata
from bot.web.parts import Parts
from bot.web.serving import Server
from tests.bot.desk import Desk


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

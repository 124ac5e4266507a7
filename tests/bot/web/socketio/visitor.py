"""A client of the Socket.IO channel as existing ones are, and what it says.

Never passes over an event: what comes and was not waited for fails the test.
"""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

import aiohttp
import socketio
from fastapi import FastAPI

CITY = "https://city.example"
PER_MINUTE = 12
QUESTIONS = {
    "zh": "浦江计划资助多少？",
    "en": "What do I need for a Category A work permit?",
    "ja": "博士で永住権の申請はできますか",
    "ko": "취업허가와 거류허가를 한 번에 신청할 수 있나요?",
}
TRANSPORTS = ["polling", "websocket"]


@dataclass(frozen=True)
class Served:
    url: str
    app: FastAPI


class Visitor:
    """A client as existing ones are; it takes note of all it is sent."""

    def __init__(self, served: Served, *, transport: str = "websocket", namespace: str = "/", **headers: str) -> None:
        self.url = served.url
        self.transport = transport
        self.headers = headers
        self.namespace = namespace
        self.http = aiohttp.ClientSession()
        self.client = socketio.AsyncClient(reconnection=False, http_session=self.http)
        self.events: asyncio.Queue[tuple[str, Any]] = asyncio.Queue()
        self.client.on("*", self._note)

    async def _note(self, event: str, *data: Any) -> None:
        await self.events.put((event, data[0] if data else None))

    async def __aenter__(self) -> "Visitor":
        try:
            await self.client.connect(
                self.url,
                transports=[self.transport],
                headers=self.headers,
                namespaces=[self.namespace],
                wait_timeout=10,
            )
        except socketio.exceptions.ConnectionError:
            await self.http.close()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        await asyncio.wait_for(self.client.disconnect(), 10)
        await self.http.close()

    async def next(self, event: str) -> Any:
        """Return the data of the next event, which must be this one."""
        name, data = await asyncio.wait_for(self.events.get(), 30)
        assert name == event, (name, data)
        return data

    async def request(self, **offered: Any) -> tuple[str, str | None]:
        """Ask for a session and return its id, with the secret where one was told."""
        await self.client.emit("session_request", offered)
        session_id = await self.next("session_confirm")
        assert isinstance(session_id, str) and len(session_id) >= 32
        if offered.get("secret") and offered.get("session_id") == session_id:
            return session_id, None
        told = await self.next("session_secret")
        assert told["session_id"] == session_id
        return session_id, told["secret"]

    async def say(self, message: str, **more: Any) -> tuple[list[dict[str, Any]], dict[str, Any]]:
        """Say something and return the messages shown, and what the reply is made of."""
        await self.client.emit("user_uttered", {"message": message, **more})
        shown = []
        while True:
            name, data = await asyncio.wait_for(self.events.get(), 30)
            if name == "reply":
                return shown, data
            assert name == "bot_uttered"
            shown.append(data)

    async def refused(self, data: Any) -> str:
        """Send something that is refused and return the sentence that says so."""
        await self.client.emit("user_uttered", data)
        told = await self.next("bot_uttered")
        assert set(told) == {"text"}
        return str(told["text"])

    async def is_hung_up_on(self) -> None:
        """Wait until the server ends the connection."""
        await asyncio.wait_for(self.client.wait(), 30)
        assert not self.client.connected

    async def hears_nothing(self) -> None:
        """Fail when anything more comes."""
        await asyncio.sleep(0.3)
        assert self.events.empty()


def run(talk: Callable[[], Coroutine[Any, Any, None]]) -> None:
    asyncio.run(talk())

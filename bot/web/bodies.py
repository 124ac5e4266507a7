"""Refuses bodies that are larger than any that makes sense, before anything reads them.

Never holds more of a body than the limit.
"""

from fastapi import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.errors import BodyTooLarge
from bot.web.errors import ErrorAnswers

MAX_BYTES = 64 * 1024


class SmallBodies:
    """Lets through requests to addresses `below` a path whose body has at most `MAX_BYTES`, and all others."""

    def __init__(self, app: ASGIApp, *, below: str, answers: ErrorAnswers) -> None:
        self._app = app
        self._below = below
        self._answers = answers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith(self._below):
            await self._app(scope, receive, send)
            return
        messages: list[Message] = []
        size, more = 0, True
        while more and size <= MAX_BYTES:
            message = await receive()
            messages.append(message)
            size += len(message.get("body", b""))
            more = message.get("more_body", False)
        if size > MAX_BYTES:
            answer = self._answers.of(Request(scope), BodyTooLarge(f"A body has at most {MAX_BYTES} bytes."))
            await answer(scope, receive, send)
            return

        async def again() -> Message:
            return messages.pop(0) if messages else await receive()

        await self._app(scope, again, send)

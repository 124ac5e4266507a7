"""Who may connect to the Socket.IO channel: pages of this site and of `DESK_WIDGET_ORIGINS`, and what is no page.

Never lets in by part of an origin, nor more connections than the process can hold.
"""

from collections.abc import Callable, Collection
from urllib.parse import parse_qs, urlsplit

from fastapi import Request
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.errors import ForeignOrigin, TooManyMessages
from bot.web.errors import ErrorAnswers
from bot.web.parts import Parts
from bot.web.socketio_channel import SocketIOChannel
from knowledge.errors import DeskError

_FOREIGN = ("cross-site", "same-site")
_WAIT_S = 30  # when there are too many connections; some of them end


class SocketIODoor:
    """Lets through to the channel whom it may serve, and tells the others why not."""

    def __init__(self, channel: SocketIOChannel, *, parts: Callable[[], Parts], answers: ErrorAnswers) -> None:
        self._channel = channel
        self._serve: ASGIApp = channel.app
        self._parts = parts
        self._answers = answers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            self._admit(HTTPConnection(scope))
        except DeskError as error:
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": 1008})
            else:
                await self._answers.of(Request(scope), error)(scope, receive, send)
            return
        await self._serve(scope, receive, send)

    def _admit(self, connection: HTTPConnection) -> None:
        """Let a request pass.

        Raises:
            ForeignOrigin: a page of a site that is not allowed asks.
            TooManyMessages: the address, or all together, connect too often.
        """
        parts = self._parts()
        if not _is_allowed(connection, origins=parts.settings.widget_origins):
            raise ForeignOrigin("A page of another site asked.")
        if "sid" in parse_qs(connection.url.query) or connection.scope.get("method") == "OPTIONS":
            return  # of a connection that was counted
        parts.per_address.take(connection.client.host if connection.client else "")
        if self._channel.is_full:
            raise TooManyMessages("There are too many connections.", retry_after_s=_WAIT_S)


def _is_allowed(connection: HTTPConnection, *, origins: Collection[str]) -> bool:
    origin = connection.headers.get("origin")
    if origin is None:  # no page, or one that only shows what it gets, as an image or a script
        return connection.headers.get("sec-fetch-site", "").lower() not in _FOREIGN
    return origin in origins or _host_of(origin) == connection.headers.get("host", "").lower()


def _host_of(origin: str) -> str | None:
    """Return host and port of an origin; None for what is none.

    >>> _host_of("https://Desk.example:8000"), _host_of("null"), _host_of("https://[::1"), _host_of("desk.example")
    ('desk.example:8000', None, None, None)
    """
    try:
        return urlsplit(origin).netloc.lower() or None
    except ValueError:
        return None

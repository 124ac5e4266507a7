"""Answers only requests that were made to a host name of ours, so that no foreign page can reach the desk by its own.

Never answers in another form than every other error does.
"""

from collections.abc import Collection
from urllib.parse import urlsplit

from fastapi import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.errors import UnknownHost
from bot.web.errors import ErrorAnswers


class KnownHosts:
    """Lets through what is asked of one of `hosts`: a name, an address, `*.example.org` for all below it, `*` for all.

    IPv6 addresses may stand with or without their brackets.
    """

    def __init__(self, app: ASGIApp, *, hosts: Collection[str], answers: ErrorAnswers) -> None:
        self._app = app
        self._exact = {host.lower().strip("[]") for host in hosts}
        self._below = tuple(host.lower()[1:] for host in hosts if host.startswith("*."))
        self._answers = answers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket") or self._knows(_host_header(scope)):
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            answer = self._answers.of(Request(scope), UnknownHost("The host name is not one of DESK_ALLOWED_HOSTS."))
            await answer(scope, receive, send)

    def _knows(self, header: str) -> bool:
        if "*" in self._exact:
            return True
        host = _host_in(header)
        return bool(host) and (host in self._exact or host.endswith(self._below))


def _host_header(scope: Scope) -> str:
    return next((value.decode("latin-1") for name, value in scope["headers"] if name == b"host"), "")


def _host_in(header: str) -> str:
    """Return the host of a `Host` header in lower case without port and brackets, empty for what is none.

    >>> [_host_in(h) for h in ("Desk.example:8000", "[::1]:8000", "127.0.0.1", "a@b", "[::1", "")]
    ['desk.example', '::1', '127.0.0.1', '', '', '']
    """
    try:
        parts = urlsplit(f"//{header}")
    except ValueError:
        return ""
    return parts.hostname or "" if parts.netloc == header and parts.username is None else ""

"""Who may use the chat's addresses: pages of this site, and for a conversation who has its secret.

Never tells a wrong secret from an unknown conversation, and never lets an answer be kept on its way.
"""

import asyncio
from collections.abc import Mapping
from typing import Annotated, Any
from urllib.parse import urlsplit

from fastapi import Depends, Request
from fastapi.responses import JSONResponse
from fastapi.security import HTTPBearer

from bot.chat.conversations import Chat
from bot.errors import ForeignOrigin
from bot.web.access import bearer_token
from bot.web.parts import Parts, PartsDep

_OWN = ("same-origin", "none")
NOT_KEPT = {"Cache-Control": "no-store"}


def refuse_foreign_pages(request: Request) -> None:
    """Refuse what a page of another site has its visitor's browser ask; browsers say so, other clients need not.

    Raises:
        ForeignOrigin: `Sec-Fetch-Site`, or where there is none `Origin`, names another site.
    """
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    if site is not None:
        foreign = site.lower() not in _OWN
    else:
        foreign = origin is not None and _host_of(origin) != request.headers.get("host", "").lower()
    if foreign:
        raise ForeignOrigin("A page of another site asked.")


def _host_of(origin: str) -> str:
    """Return host and port of an origin, empty for what is none.

    >>> _host_of("https://Desk.example:8000"), _host_of("null"), _host_of("https://[::1")
    ('desk.example:8000', '', '')
    """
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return ""


_described = HTTPBearer(auto_error=False, scheme_name="secret", description="the secret of the conversation")


async def _open(id: str, request: Request, parts: PartsDep, _: Annotated[object, Depends(_described)]) -> Chat:
    """Return the conversation of the path, and word errors in its language from here on."""
    chat = await asyncio.to_thread(parts.chat.chats.open, id, secret=bearer_token(request))
    request.state.language = chat.language or chat.spoken
    return chat


ChatDep = Annotated[Chat, Depends(_open)]


def count(request: Request, parts: Parts, *, chat_id: str | None = None) -> None:
    """Count a request of its address and, where it is one of a conversation, of that.

    Raises:
        TooManyMessages: one of them has used its minute up.
    """
    parts.per_address.take(request.client.host if request.client else "")
    if chat_id:
        parts.per_conversation.take(chat_id)


def uncount(request: Request, parts: Parts, *, chat_id: str) -> None:
    """Take back what `count` counted."""
    parts.per_address.give_back(request.client.host if request.client else "")
    parts.per_conversation.give_back(chat_id)


def answer(content: Mapping[str, Any], *, status: int = 200) -> JSONResponse:
    """Return an answer that nobody on its way may keep."""
    return JSONResponse(dict(content), status_code=status, headers=NOT_KEPT)

"""The events of a conversation over HTTP: as a stream that goes on where the last one ended, or at once.

Never ends without a reason that the client can see: it left, the conversation was deleted, or the app stops.
"""

import asyncio
import json
import logging
import re
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query, Request, Response
from fastapi.sse import EventSourceResponse, format_sse_event
from sqlalchemy.exc import SQLAlchemyError

from bot.chat.events import Stored
from bot.chat.service import ChatService
from bot.chat.tables import MAX_SEQ
from bot.chat.transcript import PAGE
from bot.chat.wakeups import wait_for
from bot.errors import ConversationNotFound
from bot.web.chat.callers import NOT_KEPT, ChatDep, answer, refuse_foreign_pages
from bot.web.chat.event_bodies import EventsOut
from bot.web.parts import PartsDep

_log = logging.getLogger(__name__)
_CONNECT_AGAIN_AFTER_MS = 1000
KEEP_ALIVE_EVERY_S = 15.0
_READ_AHEAD = 4  # events in memory for each who reads slowly; a verdict on everything takes a good half megabyte of it
_SEQ = re.compile(r"[0-9]{1,10}")
_LINE_ENDS = {ord(c): f"\\u{ord(c):04x}" for c in "\x85\u2028\u2029"}  # no ends to a stream, but to some who read it
_STREAM = {
    "description": "`event:` is the type of the event in `data:`, `id:` its `seq`. Without an id come `typing` "
    '(`{"on": true}`) and `gone`: the conversation was deleted, do not connect again. With `Accept: application/json` '
    f"what there is comes at once, at most {PAGE} events.",
    "content": {"text/event-stream": {"schema": {"type": "string"}}},
}

router = APIRouter(prefix="/api/chat/conversations/{id}", tags=["chat"], dependencies=[Depends(refuse_foreign_pages)])


@router.get("/events", response_model=EventsOut, responses={200: _STREAM})
async def follow(
    request: Request,
    chat: ChatDep,
    parts: PartsDep,
    after: Annotated[int, Query(ge=0, le=MAX_SEQ, description="the number of the last event that is known")] = 0,
    last_event_id: Annotated[str | None, Header(description="the same; it wins")] = None,
) -> Response:
    """Give the events after the last known one, and with a stream those to come."""
    known = _seq(last_event_id, otherwise=after)
    if _wants_json(request.headers.get("accept", "")):
        typing = parts.chat.wakeups.is_typing(chat.id)
        events = await asyncio.to_thread(parts.chat.transcript.after, chat.id, known)
        shown = [event.as_json() for event in events]
        return answer({"events": shown, "last_seq": events[-1].seq if events else known, "typing": typing})
    headers = {**NOT_KEPT, "X-Accel-Buffering": "no"}  # a proxy shall not hold events back
    return EventSourceResponse(_stream(parts.chat, chat.id, known), headers=headers)


async def _stream(chat: ChatService, chat_id: str, known: int) -> AsyncIterator[bytes]:
    """Give the stream's bytes: what is stored, then what comes, with a sign of life where nothing does."""
    yield format_sse_event(retry=_CONNECT_AGAIN_AFTER_MS)
    shown_typing = False
    with chat.wakeups.following(chat_id) as news:
        while not chat.wakeups.closing:
            news.clear()
            typing = chat.wakeups.is_typing(chat_id)  # looked at before the log: it ends after the reply is there
            try:
                events = await asyncio.to_thread(chat.transcript.after, chat_id, known, at_most=_READ_AHEAD)
            except ConversationNotFound:
                yield format_sse_event(event="gone", data_str="{}")
                return
            except SQLAlchemyError as error:
                _log.error("a stream ends, as the database does not answer: %s", type(error).__name__)
                return
            for event in events:
                yield _written(event)
                known = event.seq
            if events:
                continue
            if typing != shown_typing:
                shown_typing = typing
                yield format_sse_event(event="typing", data_str=json.dumps({"on": typing}))
            if not await wait_for(news, at_most_s=KEEP_ALIVE_EVERY_S):
                yield format_sse_event(comment="keep-alive")


def _written(event: Stored) -> bytes:
    data = json.dumps(event.as_json(), ensure_ascii=False).translate(_LINE_ENDS)
    return format_sse_event(event=event.type, data_str=data, id=str(event.seq))


def _seq(header: str | None, *, otherwise: int) -> int:
    """Return the number in a `Last-Event-ID` header; one that is none of ours does not count."""
    if header is None or not _SEQ.fullmatch(header):
        return otherwise
    return min(int(header), MAX_SEQ)


def _wants_json(accept: str) -> bool:
    return "application/json" in accept and "text/event-stream" not in accept

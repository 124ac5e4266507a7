"""What a visitor sends: messages, opinions, a wish for a person, and facts of the eligibility page.

Never waits for a reply: a message is stored and accepted, and what is said to it comes as events.
"""

import asyncio
from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse

from bot.chat.choices import taken_button
from bot.chat.conversations import Chat
from bot.chat.events import Event, visitor_message
from bot.message import accept_text, as_typed
from bot.web.chat.bodies import (
    AcceptedOut,
    FeedbackIn,
    FeedbackOut,
    HumanIn,
    HumanOut,
    KnownFactsIn,
    KnownFactsOut,
    MessageIn,
)
from bot.web.chat.callers import ChatDep, answer, count, refuse_foreign_pages, uncount
from bot.web.contacts import contacts_as_json
from bot.web.parts import Parts, PartsDep
from knowledge.language import decide

router = APIRouter(prefix="/api/chat/conversations/{id}", tags=["chat"], dependencies=[Depends(refuse_foreign_pages)])


@router.post("/messages", status_code=202, response_model=AcceptedOut)
async def say(body: MessageIn, request: Request, chat: ChatDep, parts: PartsDep) -> JSONResponse:
    """Take a message; the same `client_id` again is taken once. Replies follow as events."""
    chat_, id_ = parts.chat, body.client_id
    known = await asyncio.to_thread(chat_.transcript.find, chat.id, client_id=id_)
    if known is not None:
        chat_.turns.start(chat.id)
        return answer({"seq": known, "client_id": id_, "duplicate": True}, status=202)
    request.state.text = (body.text or "")[:200]
    message = await asyncio.to_thread(_message, body, chat, parts)
    count(request, parts, chat_id=chat.id)
    seq, duplicate = await asyncio.to_thread(chat_.transcript.take, chat.id, message)
    if duplicate:  # it came twice at once
        uncount(request, parts, chat_id=chat.id)
    chat_.wakeups.wake(chat.id)
    chat_.turns.start(chat.id)
    return answer({"seq": seq, "client_id": id_, "duplicate": duplicate}, status=202)


@router.post("/feedback", status_code=202, response_model=FeedbackOut)
async def think(body: FeedbackIn, request: Request, chat: ChatDep, parts: PartsDep) -> JSONResponse:
    """Keep an opinion on a reply; null takes it back."""
    count(request, parts, chat_id=chat.id)
    comment = as_typed(body.comment) if body.comment else None
    seq = await asyncio.to_thread(parts.chat.feedback.give, chat.id, body.seq, body.value, comment=comment)
    parts.chat.wakeups.wake(chat.id)
    return answer({"seq": seq}, status=202)


@router.post(
    "/human",
    status_code=201,
    response_model=HumanOut,
    responses={200: {"model": HumanOut, "description": "A request that was open has been changed"}},
)
async def ask_for_person(request: Request, chat: ChatDep, parts: PartsDep, body: HumanIn | None = None) -> JSONResponse:
    """Keep a wish to speak with a person under a reference; while one is open, change it."""
    count(request, parts, chat_id=chat.id)
    said = {key: as_typed(value) for key, value in (body or HumanIn()).model_dump(exclude_none=True).items()}
    asked = await asyncio.to_thread(
        parts.chat.human_requests.ask, chat, contact=said.get("contact"), note=said.get("note")
    )
    parts.chat.wakeups.wake(chat.id)
    content = {
        "reference": asked.reference,
        "requested_at": asked.requested_at.isoformat(),
        "contacts": contacts_as_json(parts.contacts, language=chat.reply_language),
    }
    return answer(content, status=201 if asked.is_new else 200)


@router.get("/facts", response_model=KnownFactsOut)
async def facts(chat: ChatDep, parts: PartsDep) -> JSONResponse:
    """Return what the conversation knows of the visitor."""
    state = await asyncio.to_thread(parts.chat.facts.known, chat.id)
    return answer({"facts": dict(state.facts), "programmes": list(state.programmes), "asked": state.asked})


@router.put("/facts", response_model=KnownFactsOut)
async def know(body: KnownFactsIn, request: Request, chat: ChatDep, parts: PartsDep) -> JSONResponse:
    """Know these facts and no others from now on; refused as a whole where one cannot be taken."""
    count(request, parts, chat_id=chat.id)
    state, changed = await parts.chat.facts.replace(chat.id, body.facts)
    if changed:
        parts.chat.wakeups.wake(chat.id)
    return answer({"facts": dict(state.facts), "programmes": list(state.programmes), "asked": state.asked})


def _message(body: MessageIn, chat: Chat, parts: Parts) -> Event:
    """Return the message that was sent.

    Raises:
        EmptyMessage, MessageTooLong: of a text.
        UnknownButton: of a button.
        InvalidFacts, RulesUnavailable: of an answer.
    """
    told: dict[str, Any] = {}
    if body.text is not None:
        text = as_typed(body.text)
        language = decide(accept_text(text), previous=chat.spoken or chat.language)
    elif body.button is not None:
        taken = taken_button(parts.chat.transcript, chat.id, body.button)
        text, language = taken.button.title, taken.language
        told = {"button": taken.id, "answer": taken.button.answer, "payload": taken.button.payload}
    else:
        assert body.answer is not None  # noqa: S101 - one of the three is there
        language = chat.reply_language
        told = {"answer": body.answer.model_dump()}
        text = parts.chat.facts.shown({body.answer.fact: body.answer.value}, language=language)
    return visitor_message(text, language=language, client_id=body.client_id, **told)

"""A conversation over HTTP: started, looked at, changed, opened on another page, deleted.

Never shows a secret again but by a code that the secret itself has asked for.
"""

import asyncio
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import JSONResponse

from bot.chat.conversations import CONSENT_VERSION, Chat, Consent
from bot.chat.handover import TTL_S
from bot.message import MAX_CHARS, accept_language
from bot.web.access import bearer_token
from bot.web.chat.bodies import (
    ChangesIn,
    ConsentIn,
    ConversationOut,
    HandoverIn,
    HandoverOut,
    NewConversationIn,
    NewConversationOut,
    OpenedOut,
    ReceiptOut,
    SettingsOut,
)
from bot.web.chat.callers import ChatDep, answer, count, refuse_foreign_pages
from bot.web.parts import Parts, PartsDep
from knowledge.language import LANGUAGES

router = APIRouter(prefix="/api/chat", tags=["chat"], dependencies=[Depends(refuse_foreign_pages)])


@router.get("/settings", response_model=SettingsOut)
async def settings(
    parts: PartsDep,
    language: Annotated[str | None, Query(description="zh, en, ja or ko; words only a refusal")] = None,
) -> JSONResponse:
    """Return what a client has to know before it starts."""
    accept_language(language)
    return answer(
        {
            "languages": list(LANGUAGES),
            "consent_version": CONSENT_VERSION,
            "retention_days": parts.settings.retention_days,
            "result_days": parts.settings.result_days,
            "max_chars": MAX_CHARS,
            "rasa": parts.rasa.state,
        }
    )


@router.post("/conversations", status_code=201, response_model=NewConversationOut)
async def start(request: Request, parts: PartsDep, body: NewConversationIn | None = None) -> JSONResponse:
    """Start a conversation. Its secret is shown this once."""
    said = body or NewConversationIn()
    request.state.language = said.language
    language = accept_language(said.language)
    count(request, parts)
    chat, secret = await asyncio.to_thread(parts.chat.chats.create, language=language, consent=_agreed(said.consent))
    created_at = chat.created_at.isoformat()
    return answer({"id": chat.id, "secret": secret, "created_at": created_at, "language": language}, status=201)


@router.get("/conversations/{id}", response_model=ConversationOut)
async def look(chat: ChatDep, parts: PartsDep) -> JSONResponse:
    """Return a conversation as it stands."""
    return answer(await asyncio.to_thread(_standing, chat, parts))


@router.patch("/conversations/{id}", response_model=ConversationOut)
async def change(body: ChangesIn, request: Request, chat: ChatDep, parts: PartsDep) -> JSONResponse:
    """Choose another language, null for that of each text, or agree to another text."""
    language = accept_language(body.language)
    count(request, parts, chat_id=chat.id)
    if body.consent:
        await asyncio.to_thread(parts.chat.chats.agree, chat.id, _agreed(body.consent))
    if "language" in body.model_fields_set:
        request.state.language = language or request.state.language
        if await asyncio.to_thread(parts.chat.chats.choose_language, chat.id, language):
            parts.chat.wakeups.wake(chat.id)
    changed = await asyncio.to_thread(parts.chat.chats.open, chat.id, secret=bearer_token(request))
    return answer(await asyncio.to_thread(_standing, changed, parts))


@router.delete("/conversations/{id}", response_model=ReceiptOut)
async def delete(chat: ChatDep, parts: PartsDep) -> JSONResponse:
    """Delete a conversation and all that it left, after its running turn. Return a receipt."""
    receipt = await parts.chat.erasure.erase(chat.id)
    return answer({**asdict(receipt), "deleted_at": receipt.deleted_at.isoformat()})


@router.post("/conversations/{id}/handover", response_model=HandoverOut)
async def hand_over(request: Request, chat: ChatDep, parts: PartsDep) -> JSONResponse:
    """Return a code that opens the conversation on another page of this site, once and soon."""
    count(request, parts, chat_id=chat.id)
    code = parts.chat.handover.issue(chat.id, secret=bearer_token(request))
    return answer({"code": code, "expires_in_s": TTL_S})


@router.post("/handover", response_model=OpenedOut)
async def take_over(body: HandoverIn, request: Request, parts: PartsDep) -> JSONResponse:
    """Return what opens the conversation that a code stands for, which opens nothing any more."""
    count(request, parts)
    id_, secret = parts.chat.handover.redeem(body.code)
    await asyncio.to_thread(parts.chat.chats.open, id_, secret=secret)  # refused where it was deleted meanwhile
    return answer({"id": id_, "secret": secret})


def _agreed(consent: ConsentIn | None) -> Any:
    return (consent.version, consent.sensitive) if consent else None


def _standing(chat: Chat, parts: Parts) -> dict[str, Any]:
    consent = parts.chat.chats.consent(chat.id)
    return {
        "id": chat.id,
        "language": chat.language,
        "created_at": chat.created_at.isoformat(),
        "last_seq": chat.last_seq,
        "consent": _consent(consent) if consent else None,
        "pending": parts.chat.chats.pending(chat.id),
    }


def _consent(consent: Consent) -> dict[str, Any]:
    return {"version": consent.version, "sensitive": consent.sensitive, "at": consent.at.isoformat()}

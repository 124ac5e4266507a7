"""The channel that existing Rasa clients speak: `POST /webhooks/rest/webhook`.

Never answers with an empty list. Open to callers on this machine; others need the channel's token.
"""

from typing import Annotated, Any

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from bot.message import accept_language, accept_text
from bot.web.access import require_loopback_or_token
from bot.web.channel import rasa_messages
from bot.web.parts import PartsDep

router = APIRouter(tags=["chat"])


class Metadata(BaseModel):
    """What a client may say about a message."""

    model_config = ConfigDict(extra="allow")
    language: str | None = Field(default=None, description="zh, en, ja or ko: the language to answer in")


class IncomingMessage(BaseModel):
    """One message of a visitor, as Rasa's REST channel takes it."""

    sender: Annotated[str, StringConstraints(min_length=1, max_length=150)] = "default"
    message: str
    metadata: Metadata | None = None


@router.get("/webhooks/rest/")
async def channel_health() -> dict[str, str]:
    """Say that the channel is there, as Rasa's own does."""
    return {"status": "ok"}


@router.post("/webhooks/rest/webhook")
async def receive(incoming: IncomingMessage, request: Request, parts: PartsDep) -> list[dict[str, Any]]:
    """Take one turn and return its replies, at least one."""
    require_loopback_or_token(request, token=parts.settings.channel_token)
    request.state.language = (incoming.metadata or Metadata()).language
    request.state.text = incoming.message[:200]
    language = accept_language((incoming.metadata or Metadata()).language)
    text = accept_text(incoming.message)
    parts.per_address.take(request.client.host if request.client else "")
    parts.per_conversation.take(incoming.sender)
    replies = await parts.gateway.take_turn(text, conversation_id=incoming.sender, language=language)
    return rasa_messages(replies, recipient_id=incoming.sender, words=parts.words)

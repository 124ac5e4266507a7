"""Reads what Rasa's Socket.IO clients send, and writes replies as Rasa 3.6 sends them.

Never adds a key to `bot_uttered`: clients tell by its keys what a message is, and show nothing of one they do not know.
What a reply is made of goes to those that listen for it as `reply`.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from actions.reply import Reply
from actions.words import Words
from bot.errors import MalformedRequest
from bot.web.channel import full_text, structured

# What widgets say by themselves when they are opened; in Rasa these are intents that greet.
OPENINGS = frozenset(("/get_started", "/greet", "/session_start", "/start"))
_DATA = ("metadata", "customData")  # the names that Rasa's `metadata_key` has in practice


@dataclass(frozen=True, slots=True)
class Uttered:
    """A visitor's message, not accepted yet; `language` is the one asked for, None for that of the text."""

    text: str
    language: str | None


@dataclass(frozen=True, slots=True)
class Offered:
    """What a client says its session is, and the secret of it; empty where it says nothing."""

    session_id: str
    secret: str


def read_uttered(data: Sequence[Any]) -> Uttered:
    """Return the message of the event `user_uttered`.

    Its `session_id` is not read: whose message it is, is known by the socket.

    Raises:
        MalformedRequest: it is no object, or its `message` no text.
    """
    content = data[0] if data else None
    if not isinstance(content, Mapping):
        raise MalformedRequest("user_uttered: an object with 'message' is missing.")
    text = content.get("message", "")
    if not isinstance(text, str):
        raise MalformedRequest("message: must be a text.")
    languages = (_language(content.get(key)) for key in _DATA)
    return Uttered(text, next((language for language in languages if language is not None), None))


def read_offered(data: Sequence[Any]) -> Offered:
    """Return the session that the event `session_request` asks for."""
    content = data[0] if data and isinstance(data[0], Mapping) else {}
    said = (content.get(key) for key in ("session_id", "secret"))
    return Offered(*(text if isinstance(text, str) else "" for text in said))


def uttered(reply: Reply, *, words: Words) -> list[dict[str, Any]]:
    """Return a reply as the events `bot_uttered`: one for each paragraph, the buttons with the last."""
    parts: list[dict[str, Any]] = [{"text": part} for part in full_text(reply, words=words).strip().split("\n\n")]
    if reply.buttons:
        for part in parts:
            part["quick_replies"] = []
        parts[-1]["quick_replies"] = [
            {"content_type": "text", "title": button.title, "payload": button.payload} for button in reply.buttons
        ]
    return parts


def replied(reply: Reply) -> dict[str, Any]:
    """Return a reply as the event `reply`: what `custom` has in the REST channel, and the buttons."""
    buttons = [{"title": button.title, "payload": button.payload} for button in reply.buttons]
    return {**structured(reply), "buttons": buttons}


def _language(data: Any) -> str | None:
    """Return the language that a message's data names; clients send them as an object or as its JSON."""
    if isinstance(data, str):
        try:
            data = json.loads(data)
        except (ValueError, RecursionError):
            return None
    language = data.get("language") if isinstance(data, Mapping) else None
    return None if language is None else str(language)

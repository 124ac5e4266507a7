"""Turns replies into messages of Rasa's REST channel. The only module that does.

Never leaves a reply empty: every message has a text that stands alone in a client that shows nothing else.
"""

from collections.abc import Sequence
from typing import Any

from actions.reply import Reply
from actions.words import Words
from knowledge.model import Source

_SOURCES_IN_TEXT = 2


def rasa_messages(replies: Sequence[Reply], *, recipient_id: str, words: Words) -> list[dict[str, Any]]:
    """Return one message for every reply."""
    return [_message(reply, recipient_id=recipient_id, words=words) for reply in replies]


def _message(reply: Reply, *, recipient_id: str, words: Words) -> dict[str, Any]:
    message: dict[str, Any] = {"recipient_id": recipient_id, "text": full_text(reply, words=words)}
    if reply.buttons:
        message["buttons"] = [{"title": b.title, "payload": b.payload} for b in reply.buttons]
    message["custom"] = structured(reply)
    return message


def structured(reply: Reply) -> dict[str, Any]:
    """Return what a reply is made of, for clients that show more than text; without its buttons."""
    content = reply.as_json()
    del content["buttons"]
    return content


def full_text(reply: Reply, *, words: Words) -> str:
    """Return everything a reply says as plain text, the sources last."""
    quote = words.say("quotation", reply.language, text=reply.quote) if reply.quote else None
    parts = [
        reply.notice,
        reply.text,
        reply.detail,
        quote,
        _source_lines(reply.sources, language=reply.language, words=words),
        reply.after,
    ]
    return "\n\n".join(part for part in parts if part)


def _source_lines(sources: Sequence[Source], *, language: str, words: Words) -> str:
    if not sources:
        return ""
    shown = [_source_line(source, language=language, words=words) for source in sources[:_SOURCES_IN_TEXT]]
    more = len(sources) - len(shown)
    end = f" ({words.say('more_sources', language, count=more)})" if more else ""
    colon = "：" if language in ("zh", "ja") else ": "
    return f"{words.say('sources', language)}{colon}{'; '.join(shown)}{end}"


def _source_line(source: Source, *, language: str, words: Words) -> str:
    details = [
        source.document_number,
        source.clause,
        source.issued_on.isoformat() if source.issued_on else None,
        words.say(f"basis_{source.basis}", language),
    ]
    return f"{source.title} ({', '.join(part for part in details if part)})"

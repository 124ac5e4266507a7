"""Reads what Rasa knows of the turn: the visitor's text, language, intent and entities.

Never decides anything; the dictionaries of Rasa end here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rasa_sdk import Tracker

from knowledge.language import DEFAULT_LANGUAGE, LANGUAGES

NOT_A_COMMAND = "\u2060"  # word joiner, invisible and not white space: put before a text that starts with a slash
VISIT_MARK = "~"  # between the conversation and the number of its visit, in the name that Rasa has for a dialogue
_NOT_FACTS = frozenset(("language", "programme", "aspect"))


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of a visitor.

    `programmes` are those named in it, `beside` is what else it says, and `subject` that without the words for aspects
    ("how long", "which papers"): what it asks them of. `topic` is the one talked of before, `facts` are
    the entities that say something of the visitor, as the model found them, and `supposed` those that only suppose
    something ("what if I were 39?"). `conversation_id` names the conversation, over all its visits.
    """

    text: str
    language: str
    intent: str
    programmes: tuple[str, ...]
    aspects: tuple[str, ...]
    topic: str | None
    facts: tuple[Mapping[str, Any], ...] = ()
    supposed: tuple[Mapping[str, Any], ...] = ()
    conversation_id: str = ""
    beside: str = ""
    subject: str = ""

    def entity(self, name: str) -> Mapping[str, Any] | None:
        """Return the first entity of that name in the message."""
        return next((entity for entity in self.facts if entity["entity"] == name), None)

    @classmethod
    def of(cls, tracker: Tracker) -> "Turn":
        """Return the turn that `tracker` stands at."""
        message: dict[str, Any] = tracker.latest_message
        entities: list[dict[str, Any]] = message.get("entities") or []
        named = tuple(dict.fromkeys(e["value"] for e in entities if e["entity"] == "programme"))
        text = str(message.get("text") or "")
        return cls(
            text=text.removeprefix(NOT_A_COMMAND).strip(),
            language=_language(message, tracker),
            intent=str((message.get("intent") or {}).get("name") or ""),
            programmes=named,
            aspects=tuple(dict.fromkeys(e["value"] for e in entities if e["entity"] == "aspect")),
            topic=tracker.get_slot("topic"),
            facts=tuple(e for e in entities if e["entity"] not in _NOT_FACTS and not e.get("supposed")),
            supposed=tuple(e for e in entities if e.get("supposed")),
            beside=_without(text, [e for e in entities if e["entity"] == "programme"]),
            subject=_without(text, [e for e in entities if e["entity"] in ("programme", "aspect")]),
            conversation_id=str(tracker.sender_id).rpartition(VISIT_MARK)[0] or str(tracker.sender_id),
        )


def _without(text: str, entities: Sequence[Mapping[str, Any]]) -> str:
    """Return a text without the words of some entities."""
    for entity in sorted(entities, key=lambda entity: -int(entity.get("start", 0))):
        text = f"{text[: entity.get('start', 0)]} {text[entity.get('end', 0) :]}"
    return text.removeprefix(NOT_A_COMMAND).strip()


def _language(message: dict[str, Any], tracker: Tracker) -> str:
    chosen = (message.get("metadata") or {}).get("language")
    known = chosen or tracker.get_slot("language")
    return known if known in LANGUAGES else DEFAULT_LANGUAGE

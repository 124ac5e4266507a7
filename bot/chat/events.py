"""What happens in a conversation, each as one event of its log, as it is kept and as it is shown.

Never shown: what a button sends. It stays here, found again by the button's id.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from actions.reply import Button, Reply


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event to be kept. `waiting`: it needs a reply; `client_id`: the client's own name for it, taken once."""

    type: str
    content: Mapping[str, Any] = field(default_factory=dict)
    client_id: str | None = None
    waiting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """An event of a log; `seq` counts from 1 without a gap."""

    seq: int
    at: datetime
    type: str
    content: Mapping[str, Any]

    def as_json(self) -> dict[str, Any]:
        """Return the event as clients see it."""
        content = {key: value for key, value in self.content.items() if key != "payload"}
        if "reply" in content:
            content["reply"] = {**content["reply"], "buttons": self._buttons()}
        return {"seq": self.seq, "at": self.at.isoformat(timespec="milliseconds"), "type": self.type, **content}

    def _buttons(self) -> list[dict[str, str]]:
        return [
            {"id": f"{self.seq}.{place}", "title": button.title, "role": button.role}
            for place, button in enumerate(self.buttons)
        ]

    @property
    def buttons(self) -> tuple[Button, ...]:
        """The buttons of a reply, none for what is none."""
        return tuple(Button(**button) for button in self.content.get("reply", {}).get("buttons", ()))


def visitor_message(
    text: str,
    *,
    language: str,
    client_id: str,
    answer: Mapping[str, Any] | None = None,
    button: str | None = None,
    payload: str | None = None,
) -> Event:
    """Return a message of the visitor.

    Args:
        text: as it is shown.
        language: of the text.
        client_id: the client's own name for it.
        answer: fact and value, where it is an answer without words.
        button: the id of the button that was taken.
        payload: what is to be understood, where it is not the text.
    """
    optional = {"answer": answer, "button": button, "payload": payload}
    content = {
        "from": "visitor",
        "text": text,
        "language": language,
        "client_id": client_id,
        **{key: value for key, value in optional.items() if value is not None},
    }
    return Event(type="message", content=content, client_id=client_id, waiting=True)


def assistant_messages(replies: Sequence[Reply], *, in_reply_to: int) -> list[Event]:
    """Return the replies to a message."""
    return [
        Event(type="message", content={"from": "assistant", "in_reply_to": in_reply_to, "reply": reply.as_json()})
        for reply in replies
    ]


def human_requested(reference: str, *, language: str) -> Event:
    """Return that the visitor asked for a person."""
    content = {"from": "system", "notice": "human_requested", "reference": reference, "language": language}
    return Event(type="message", content=content)


def feedback_given(about: int, value: str | None) -> Event:
    """Return the visitor's opinion on a reply; None takes it back."""
    return Event(type="feedback", content={"about": about, "value": value})


def facts_changed(by: str) -> Event:
    """Return that facts changed, in the "chat" or on the "page"; never which."""
    return Event(type="facts", content={"by": by})


def language_chosen(language: str | None) -> Event:
    """Return that the visitor chose a language; None: that of each text."""
    return Event(type="language", content={"language": language})

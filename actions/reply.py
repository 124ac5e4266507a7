"""The reply: everything one turn says, in one object.

Never rendered here for a channel; `bot/web/channel.py` alone does that. Travels through Rasa as one `json_message`,
because Rasa splits a message with text, buttons and data in two.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args

from knowledge.model import Source

Kind = Literal["answer", "verdict", "question", "handoff", "clarify", "smalltalk", "unavailable"]
Role = Literal["choice", "answer", "dont_know", "why", "results"]


@dataclass(frozen=True, slots=True)
class Button:
    """A choice. `payload` is what is sent as the visitor's text when it is chosen.

    `role` says what it is for, so that a channel can show an answer otherwise than a way out. `answer` is what it says
    without words, `{"fact", "value"}` as `read_profile` takes it: it means the same after any other question, where
    `payload` would be taken for an answer to that one.
    """

    title: str
    payload: str
    role: Role = "choice"
    answer: Mapping[str, Any] | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the button as JSON-able data without what is as usual; `Button(**content)` reads it back."""
        role = {"role": self.role} if self.role != "choice" else {}
        answer = {"answer": dict(self.answer)} if self.answer is not None else {}
        return {"title": self.title, "payload": self.payload, **role, **answer}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What is said in one turn.

    `text` stands alone; `detail` is more of the same answer; `quote` is a document's own words that bear it out, in
    the reply's language, from the first of `sources`; `notice` says something about the answer (that it was matched
    across languages, that the assistant is starting). `text_language` is set when `text` quotes a document in another
    language than the reply's. `answer_id` is the card or clause, the same in every language. `after` comes last: the
    question of a check that goes on. `verdict` and `question` are those of the eligibility contract, `reference`
    the name under which a verdict can be opened again.
    """

    kind: Kind
    language: str
    text: str
    detail: str | None = None
    quote: str | None = None
    notice: str | None = None
    text_language: str | None = None
    answer_id: str | None = None
    after: str | None = None
    programmes: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    verdict: Mapping[str, Any] | None = None
    question: Mapping[str, Any] | None = None
    reference: str | None = None
    buttons: tuple[Button, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the reply as JSON-able data; `from_json` reads it back."""
        optional = {
            "detail": self.detail,
            "quote": self.quote,
            "notice": self.notice,
            "text_language": self.text_language,
            "answer_id": self.answer_id,
            "after": self.after,
            "verdict": self.verdict,
            "question": self.question,
            "reference": self.reference,
        }
        return {
            "kind": self.kind,
            "language": self.language,
            "text": self.text,
            "programmes": list(self.programmes),
            "sources": [source_as_json(source) for source in self.sources],
            "buttons": [button.as_json() for button in self.buttons],
            **{key: value for key, value in optional.items() if value is not None},
        }

    @classmethod
    def from_json(cls, content: Mapping[str, Any]) -> "Reply":
        """Return the reply that `as_json` wrote."""
        return cls(
            kind=content["kind"],
            language=content["language"],
            text=content["text"],
            detail=content.get("detail"),
            quote=content.get("quote"),
            notice=content.get("notice"),
            text_language=content.get("text_language"),
            answer_id=content.get("answer_id"),
            after=content.get("after"),
            verdict=content.get("verdict"),
            question=content.get("question"),
            reference=content.get("reference"),
            programmes=tuple(content["programmes"]),
            sources=tuple(_source_from_json(source) for source in content["sources"]),
            buttons=tuple(Button(**button) for button in content["buttons"]),
        )

    @classmethod
    def from_rasa(cls, message: Mapping[str, Any], *, language: str) -> "Reply":
        """Return one of Rasa's messages as a reply; a plain text of Rasa's own becomes small talk."""
        content = message.get("custom")
        if isinstance(content, Mapping) and content.get("kind") in get_args(Kind):
            return cls.from_json(content)
        buttons = tuple(Button(title=b["title"], payload=b["payload"]) for b in message.get("buttons") or ())
        return cls(kind="smalltalk", language=language, text=str(message.get("text") or ""), buttons=buttons)


def source_as_json(source: Source) -> dict[str, Any]:
    """Return a source as the contracts show it: absent where unknown, dates in ISO form."""
    content = {
        "id": source.id,
        "title": source.title,
        "language": source.language,
        "document_number": source.document_number,
        "issuer": source.issuer,
        "issued_on": source.issued_on.isoformat() if source.issued_on else None,
        "clause": source.clause,
        "url": source.url,
        "basis": source.basis,
    }
    return {key: value for key, value in content.items() if value is not None}


def _source_from_json(content: Mapping[str, Any]) -> Source:
    issued_on = content.get("issued_on")
    return Source(**{**content, "issued_on": date.fromisoformat(issued_on) if issued_on else None})

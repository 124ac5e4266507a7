"""The events of a conversation, as they are streamed and polled, described for the interface's documentation.

Never used to make them: `bot/chat/events.py` does.
"""

from typing import Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from bot.web.chat.reply_bodies import Language, ReplyOut


class StoredOut(BaseModel):
    """`seq` counts from 1 without a gap; `at` is UTC."""

    model_config = ConfigDict(populate_by_name=True)
    seq: int
    at: AwareDatetime


class AnswerOut(BaseModel):
    """An answer without words: the value of a fact as in an eligibility check; null: forget it."""

    fact: str
    value: Any


class VisitorMessageOut(StoredOut):
    """What the visitor said: a text, a button (`text` is its title) or an answer (`text` is how it was shown)."""

    type: Literal["message"]
    from_: Literal["visitor"] = Field(alias="from")
    text: str
    language: Language
    client_id: str
    answer: AnswerOut | None = None
    button: str | None = None


class AssistantMessageOut(StoredOut):
    """A reply to the message `in_reply_to`."""

    type: Literal["message"]
    from_: Literal["assistant"] = Field(alias="from")
    in_reply_to: int
    reply: ReplyOut


class SystemMessageOut(StoredOut):
    """Something that happened; the client words `notice`."""

    type: Literal["message"]
    from_: Literal["system"] = Field(alias="from")
    notice: str
    reference: str | None = None
    language: Language


class PersonMessageOut(StoredOut):
    """What a person of the helpdesk says."""

    type: Literal["message"]
    from_: Literal["person"] = Field(alias="from")
    name: str
    text: str
    language: Language


class FeedbackEventOut(StoredOut):
    """The visitor's opinion on the reply `about`; null: taken back."""

    type: Literal["feedback"]
    about: int
    value: Literal["up", "down"] | None


class FactsEventOut(StoredOut):
    """The facts have changed; fetch them anew."""

    type: Literal["facts"]
    by: Literal["chat", "page"]


class LanguageEventOut(StoredOut):
    """The visitor chose a language; null: that of each text."""

    type: Literal["language"]
    language: Language | None


EventOut = (
    VisitorMessageOut
    | AssistantMessageOut
    | SystemMessageOut
    | PersonMessageOut
    | FeedbackEventOut
    | FactsEventOut
    | LanguageEventOut
)


class EventsOut(BaseModel):
    """Events in order; ask again after `last_seq`, which is less than the conversation's where there are more."""

    events: list[EventOut]
    last_seq: int
    typing: bool

"""What a reply of the assistant is made of in the chat, described for the interface's documentation.

Never says more of a button than its id: what it sends stays here.
"""

from datetime import date
from typing import Literal

from pydantic import BaseModel, Field

from bot.web.eligibility_bodies import CheckOut, CitedOut, QuestionOut, VerdictOut

Language = Literal["zh", "en", "ja", "ko"]


class ButtonOut(BaseModel):
    """A choice; `id` is sent back when it is taken, at any time."""

    id: str = Field(examples=["13.0"])
    title: str
    role: Literal["choice", "answer", "dont_know", "why", "results"]


class ToldVerdictOut(VerdictOut):
    """The result for the one programme that was checked."""

    as_of: date
    rules_version: str


class ReplyOut(BaseModel):
    """What one turn says; the keys that may be null are absent where they are."""

    kind: Literal["answer", "verdict", "question", "handoff", "clarify", "smalltalk", "unavailable"]
    language: Language
    text: str = Field(description="the answer that can stand alone; plain text with line breaks")
    detail: str | None = Field(default=None, description="more of the answer")
    quote: str | None = Field(default=None, description="a document's own words, from the first source")
    notice: str | None = Field(default=None, description="something about the answer")
    text_language: Language | None = Field(default=None, description="of `text`, where it differs")
    answer_id: str | None = Field(default=None, description="the card or clause, the same in every language")
    after: str | None = Field(default=None, description="what comes last: the question of a check that goes on")
    programmes: list[str]
    sources: list[CitedOut]
    verdict: ToldVerdictOut | CheckOut | None = Field(default=None, description="of one programme, or of several")
    question: QuestionOut | None = None
    reference: str | None = Field(default=None, description="under which the verdict was kept")
    buttons: list[ButtonOut]

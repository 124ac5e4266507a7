"""What the addresses of the chat take and give, described for the interface's documentation.

Never holds a default that is not also the contract's.
"""

from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from bot.chat.tables import CLIENT_ID_CHARS
from bot.web.chat.reply_bodies import Language
from bot.web.contacts import ContactOut
from bot.web.eligibility_bodies import Id

_CHOSEN = Field(default=None, description="zh, en, ja or ko to answer in; null: that of each text")


class _In(BaseModel):
    model_config = ConfigDict(extra="forbid")


class SettingsOut(BaseModel):
    """What a client has to know before it starts."""

    languages: list[Language]
    consent_version: str
    retention_days: int
    result_days: int
    max_chars: int
    rasa: Literal["up", "starting", "down"]


class ConsentIn(_In):
    """What the visitor agreed to; `sensitive`: facts that need a consent of their own may be kept."""

    version: Annotated[str, StringConstraints(min_length=1, max_length=20)]
    sensitive: bool = False


class ConsentOut(BaseModel):
    """The newest consent."""

    version: str
    sensitive: bool
    at: AwareDatetime


class NewConversationIn(_In):
    """How a conversation starts."""

    language: str | None = _CHOSEN
    consent: ConsentIn | None = None


class NewConversationOut(BaseModel):
    """A conversation; only who has the secret can open it, as `Authorization: Bearer …`. It is shown this once."""

    id: str
    secret: str
    created_at: AwareDatetime
    language: Language | None


class ConversationOut(BaseModel):
    """A conversation as it stands; `pending` messages have no reply yet."""

    id: str
    language: Language | None
    created_at: AwareDatetime
    last_seq: int
    consent: ConsentOut | None
    pending: int


class ChangesIn(_In):
    """What is to change; what is absent stays."""

    language: str | None = _CHOSEN
    consent: ConsentIn | None = None


class AnswerIn(_In):
    """An answer without words, to any question at any time."""

    fact: Id
    value: Any = Field(
        description="a value; {min, max} for a range, a list for several options, {dont_know: true}; null: forget it"
    )


class MessageIn(_In):
    """A message: exactly one of `text`, `button` and `answer`. The same `client_id` again sends nothing twice."""

    client_id: Annotated[
        str, StringConstraints(min_length=1, max_length=CLIENT_ID_CHARS, pattern=r"^[^\x00-\x1f\x7f]+$")
    ]
    text: str | None = None
    button: Annotated[str, StringConstraints(min_length=1, max_length=2000)] | None = Field(
        default=None, description="a button's id; or the title of one of the newest reply's"
    )
    answer: AnswerIn | None = None

    @model_validator(mode="after")
    def _is_one_thing(self) -> "MessageIn":
        if sum(one is not None for one in (self.text, self.button, self.answer)) != 1:
            raise ValueError("exactly one of text, button and answer is needed")
        return self


class AcceptedOut(BaseModel):
    """The message is stored as event `seq`; replies follow as events. `duplicate`: it was already."""

    seq: int
    client_id: str
    duplicate: bool


class FeedbackIn(_In):
    """An opinion on the reply with this `seq`; null takes it back."""

    seq: int
    value: Literal["up", "down"] | None
    comment: Annotated[str, StringConstraints(max_length=1000)] | None = None


class FeedbackOut(BaseModel):
    """The event that tells of it."""

    seq: int


class HumanIn(_In):
    """A wish to speak with a person; both may be left out."""

    contact: Annotated[str, StringConstraints(max_length=200)] | None = None
    note: Annotated[str, StringConstraints(max_length=1000)] | None = None


class HumanOut(BaseModel):
    """The request under its reference, and who can be called meanwhile."""

    reference: str
    requested_at: AwareDatetime
    contacts: list[ContactOut]


class KnownFactsIn(_In):
    """All that is to be known from now on."""

    facts: dict[Id, Any] = Field(max_length=300, description="as in /api/eligibility/check")


class KnownFactsOut(BaseModel):
    """What the conversation knows of the visitor, the programmes checked last, and the fact that is asked for."""

    facts: dict[str, Any]
    programmes: list[str]
    asked: str | None


class HandoverOut(BaseModel):
    """A code that opens this conversation once."""

    code: str
    expires_in_s: int


class HandoverIn(_In):
    """The code of a conversation."""

    code: Annotated[str, StringConstraints(min_length=1, max_length=100)]


class OpenedOut(BaseModel):
    """What opens the conversation."""

    id: str
    secret: str


class DeletedOut(BaseModel):
    """How many of each there were."""

    messages: int
    checks: int
    results: int
    human_requests: int
    feedback: int
    dialogue_events: int


class ReceiptOut(BaseModel):
    """That everything was deleted; `receipt` can be written down."""

    receipt: str
    deleted_at: AwareDatetime
    deleted: DeletedOut

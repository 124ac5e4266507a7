"""What the eligibility addresses take and give, described for the interface's documentation.

Never judges facts: which there are and what they may be, the rules say.
"""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

Id = Annotated[str, StringConstraints(min_length=1, max_length=100)]
_EXAMPLE: dict[str, Any] = {
    "facts": {"birth_date": "1990-05-01", "degree": "master", "annual_salary_cny": {"min": 300000, "max": 400000}},
    "programmes": ["work-permit-points"],
    "language": "en",
}


def _written_as_iso(value: object) -> object:
    """Refuse what would be taken for a day besides ISO text, such as a number of seconds."""
    if isinstance(value, str) and len(value) == len("2026-03-01"):
        return value
    raise ValueError("must be a day such as 2026-03-01")


Day = Annotated[date, BeforeValidator(_written_as_iso), Field(ge=date(1980, 1, 1), le=date(2100, 12, 31))]


class CheckIn(BaseModel):
    """What is to be checked. Facts that are not given are unknown, never false."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [_EXAMPLE]})
    facts: dict[Id, Any] = Field(
        max_length=300,
        description="By fact id a value; {min, max} for a range, a list for several options, {dont_know: true}, or "
        "null for not asked. Days are ISO text. /api/eligibility/facts lists the facts.",
    )
    programmes: list[Id] | None = Field(default=None, min_length=1, max_length=100, description="all when absent")
    as_of: Day | None = Field(default=None, description="the day of the rules and of counted facts; today when absent")
    language: str | None = Field(default=None, description="zh, en, ja or ko; en when absent")
    explain: list[Id] | None = Field(
        default=None,
        max_length=100,
        description="ids of the programmes whose reasons are wanted, the others' are null; all when absent. What is "
        "kept always has all",
    )
    keep: bool = Field(default=False, description="keep facts and result, to be opened again by a reference")


class PointsOut(BaseModel):
    """Points out of `max`; `exact` false: the true range may be smaller."""

    low: float
    high: float
    max: float
    exact: bool
    text: str


class CitedOut(BaseModel):
    """A document that a result rests on; `language` is that of the title."""

    id: str
    title: str
    language: str
    document_number: str | None = None
    issuer: str | None = None
    issued_on: date | None = None
    clause: str | None = None
    url: str | None = None
    basis: Literal["seed", "official", "secondary", "unverified"]


class OutcomeOut(BaseModel):
    """One of several outcomes that are still possible."""

    id: str
    label: str


class ValueOut(BaseModel):
    """A fact with another value."""

    fact: str
    fact_label: str
    to: Any
    to_label: str


class ChangeOut(ValueOut):
    """A change that would bring `outcome`, with the other facts that have to change with it.

    Where `outcome` is null it would be possible again: the facts in `depends_on` would decide, or with none of them the
    rule itself is unclear.
    """

    others: list[ValueOut] | None = Field(default=None, alias="and")
    outcome: str | None
    outcome_label: str | None
    depends_on: list[str] | None = None
    depends_on_labels: list[str] | None = None
    text: str


class UpcomingOut(BaseModel):
    """A change that comes by itself; without `on`, when the facts have these values."""

    on: date | None = None
    facts: list[ValueOut]
    before: dict[str, Any]
    after: dict[str, Any]
    text: str


class VersionDates(BaseModel):
    """The days of a version: `from` included, `to` not (null: open)."""

    start: date = Field(alias="from")
    to: date | None


class VerdictOut(BaseModel):
    """What came out for one programme; `version` null: no rule is on file for the day."""

    programme: str
    title: str
    version: str | None
    version_dates: VersionDates | None = None
    verdict: Literal["qualifies", "does_not_qualify", "open", "borderline"]
    verdict_label: str
    summary: str
    outcome: str | None = None
    outcome_label: str | None = None
    outcome_note: str | None = None
    possible_outcomes: list[OutcomeOut] | None = None
    points: PointsOut | None = None
    missing: list[str]
    missing_labels: list[str]
    flags: list[str]
    flag_labels: list[str]
    reasons: dict[str, Any] | None
    changes: list[ChangeOut]
    upcoming: list[UpcomingOut]
    sources: list[CitedOut]
    authority: str | None
    next_steps: str | None
    note: str | None


class OptionOut(BaseModel):
    """One answer that may be given."""

    id: str | bool
    label: str


class AnswersOut(BaseModel):
    """What an answer to a fact may be."""

    type: Literal["integer", "number", "boolean", "choice", "date", "country"]
    unit: str | None = None
    range: dict[str, Any] | None = None
    options: list[OptionOut] | None = None


class QuestionOut(AnswersOut):
    """The next question; an answer can decide `decides` of the `open` programmes."""

    fact: str
    text: str
    label: str
    why: str
    decides: int
    open: int


class CheckOut(BaseModel):
    """The results. `reference` and `expires_at` where they are kept; `note` says that the authority decides."""

    as_of: date
    rules_version: str
    language: str
    note: str
    results: list[VerdictOut]
    next_question: QuestionOut | None
    reference: str | None = None
    expires_at: AwareDatetime | None = None


class FactOut(AnswersOut):
    """A fact that rules ask for; `asked` false: an authority grants it or finds it out."""

    id: str
    label: str
    question: str
    why: str
    ordered: bool
    asked: bool
    sensitive: bool
    counted_from: str | None = None


class FactsOut(BaseModel):
    """All facts, and the version of the rules that ask for them."""

    language: str
    rules_version: str
    facts: list[FactOut]


class ProgrammeOut(BaseModel):
    """A programme that has rules, with the version in force today."""

    id: str
    title: str
    version: str | None
    version_dates: VersionDates | None
    flags: list[str]
    flag_labels: list[str]
    authority: str | None
    next_steps: str | None
    note: str | None


class ProgrammesOut(BaseModel):
    """All programmes that have rules."""

    language: str
    rules_version: str
    as_of: date
    programmes: list[ProgrammeOut]

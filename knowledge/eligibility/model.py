"""The things rules are made of, as they were read.

Never evaluates and never reads files.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Text = dict[str, str]  # by language: zh, en, ja, ko
Value = bool | int | float | str | date

FactType = Literal["integer", "number", "boolean", "choice", "date", "country"]
Kind = Literal["all", "any", "not", "n_of", "fact", "ref", "points", "not_published", "always"]


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a choice; `also` is how people say it, by language."""

    id: str
    label: Text
    also: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Derived:
    """A fact counted from a date: completed `count` from it to the day asked about; `days_until` the other way."""

    source: str
    count: Literal["years", "months", "days", "days_until"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Fact:
    """What can be known of a person. `low` and `high` include themselves; dates are kept as ordinals there."""

    id: str
    type: FactType
    unit: str | None
    low: float
    high: float
    options: tuple[Option, ...]
    ordered: bool
    derived: Derived | None
    label: Text
    question: Text
    why: Text
    change: Literal["none", "up", "down", "any"]
    effort: int
    sensitive: bool
    rare: bool
    asked: bool

    @property
    def option_ids(self) -> tuple[str, ...]:
        """The answers of a choice, in their order."""
        return tuple(option.id for option in self.options)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A document that rules rest on; `title` in the languages it has one in, `basis` as in `knowledge.model.Source`."""

    key: str
    title: Text
    document_number: str | None
    issuer: str | None
    issued_on: date | None
    url: str | None
    basis: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a condition stands."""

    cited: Cited
    clause: str | None


@dataclass(frozen=True, slots=True)
class Multiple:
    """A dated parameter times a number."""

    times: float
    param: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """One operator with what it compares with."""

    op: Literal["is", "in", "at_least", "at_most", "below", "above", "before", "after"]
    value: Value | Multiple | tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Condition:
    """A condition; which fields matter follows from `kind`. `id` is empty inside `when`.

    Equal only to itself, so that what follows from it can be kept.
    """

    id: str
    kind: Kind
    label: Text
    place: Place
    note: Text | None = None
    parts: tuple["Condition", ...] = ()
    n: int = 0
    fact: str = ""
    comparisons: tuple[Comparison, ...] = ()
    unclear_at: tuple[Value, ...] = ()
    ref: tuple[str, str | None] = ("", None)
    in_principle: bool = False
    unclear: bool = False
    unless: "Condition | None" = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PointsItem:
    """One item of a points table; one of bands, choice, per_unit, rows, award is set. Equal only to itself."""

    id: str
    label: Text
    maximum: float
    place: Place
    note: Text | None = None
    fact: str = ""
    bands: tuple[tuple[float, float], ...] = ()  # (from this value on, points), ascending
    choice: Mapping[str, float] | None = None
    per_unit: tuple[float, float, float, float] | None = None  # from, base, step, cap
    rows: tuple[tuple[Condition, float], ...] = ()
    award: tuple[float, float, float] | None = None  # least, most, assumed


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What comes out where `when` holds and no outcome before it did."""

    id: str
    qualifies: bool
    label: Text
    when: Condition
    note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """The rules of a programme from one day to another (`start` included, `end` not; None for open)."""

    id: str
    start: date
    end: date | None
    status: str | None
    note: Text | None
    place: Place
    assumes: tuple[str, ...]
    conditions: Condition | None
    points: tuple[PointsItem, ...]
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleTest:
    """A test that an owner wrote into a rule file: facts in, what is expected out."""

    name: str
    as_of: date
    facts: dict[str, object]
    expect: dict[str, object]
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """A programme with all its versions, oldest first."""

    id: str
    title: Text
    owner: str
    authority: Text | None
    next_steps: Text | None
    versions: tuple[Version, ...]
    tests: tuple[RuleTest, ...]

    def version_on(self, day: date) -> Version | None:
        """Return the version in force on `day`; None where none is on file."""
        return next((v for v in self.versions if v.start <= day and (v.end is None or day < v.end)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A value that changes by date: (from this day on, value), ascending; values without a day are history."""

    id: str
    unit: str
    label: Text
    place: Place
    values: tuple[tuple[date, float], ...]
    history: Mapping[str, float]

    def value_on(self, day: date) -> float | None:
        """Return the value that is checked on `day`; None where none is on file."""
        return next((value for start, value in reversed(self.values) if start <= day), None)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RuleSet:
    """All rules of one edition. `version` is a hash of the files they were read from.

    Equal only to itself, so that what follows from it can be kept.
    """

    version: str
    facts: Mapping[str, Fact]
    parameters: Mapping[str, Parameter]
    programmes: Mapping[str, Programme]

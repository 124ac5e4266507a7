"""Finds the days on which a verdict changes by itself: birthdays, deadlines, new versions, new figures.

Never guesses a day: where only a number was given, it says at which value the change comes.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice, pairwise
from math import ceil, floor
from typing import NamedTuple

from knowledge.eligibility.binding import Binder, Bound
from knowledge.eligibility.evaluation import Evaluator
from knowledge.eligibility.hypotheses import Hypotheses, Result
from knowledge.eligibility.model import Derived, Fact
from knowledge.eligibility.profile import Answers, Exact, Profile

KnownOn = Callable[[date], Answers]

_YEARS_AHEAD = 10
_AT_MOST = 3
_KEPT_AT_MOST = 1_000  # limits to come, by programme and day


@dataclass(frozen=True, slots=True)
class Cliff:
    """A change to come. `day` is None where only the value of a fact is known at which it comes ("when you are 46")."""

    day: date | None
    facts: tuple[tuple[str, float], ...]  # what will be so then
    before: Result
    after: Result
    outcome_before: str | None = None  # None where several are possible
    outcome_after: str | None = None


class _Ahead(NamedTuple):
    """What can come for a programme after a day, whoever asks.

    `changes` are the days on which its rules change, `counted` its counted facts with the values at which it changes,
    now or then, and `years` those counted in years with the counts at which it changes now, ascending. Where the rules
    do not change, something comes only for those who told one of `reads`.
    """

    changes: tuple[date, ...]
    counted: tuple[tuple[Fact, frozenset[Exact]], ...]
    years: tuple[tuple[Fact, tuple[int, ...]], ...]
    reads: frozenset[str]


class Cliffs:
    """Looks ahead over one edition of the rules."""

    def __init__(self, hypotheses: Hypotheses, *, binder: Binder, facts: Mapping[str, Fact]) -> None:
        self._hypotheses = hypotheses
        self._binder = binder
        self._facts = facts
        self._kept: dict[tuple[Bound, date], _Ahead] = {}

    def prepare(self, bound: Bound, *, day: date) -> None:
        """Make all that is kept of a programme, bound to `day`, and of its rules on the days after it."""
        for one in self._ahead(bound, day).changes:
            then = self._binder.bind(bound.programme.id, one)
            if then is not None:
                self._hypotheses.prepare(then)

    def find(
        self, bound: Bound, profile: Profile, known_on: KnownOn, evaluator: Evaluator, *, day: date
    ) -> list[Cliff]:
        """Return the next changes of a programme's verdict or points, the nearest first.

        Args:
            bound: the programme, bound to `day`.
            profile: what was answered.
            known_on: what follows from it on a day; asked for the same days for every programme.
            evaluator: what evaluated it for `day`.
            day: the day asked about.
        """
        ahead, answers = self._ahead(bound, day), known_on(day)
        if not ahead.changes and ahead.reads.isdisjoint(answers):
            return []
        found = list(islice(self._dated(bound, profile, known_on, evaluator, day), _AT_MOST))
        if len(found) < _AT_MOST:
            found += self._undated(bound, profile, answers, evaluator, day)
        return found[:_AT_MOST]

    def _dated(
        self, bound: Bound, profile: Profile, known_on: KnownOn, evaluator: Evaluator, day: date
    ) -> Iterator[Cliff]:
        ahead, last = self._ahead(bound, day), _last(day)
        counted = [(fact, limits) for fact, limits in ahead.counted if fact.derived and _exact(profile, fact.derived)]
        days = {one for fact, limits in counted for one in _days(fact, profile, limits) if day < one <= last}
        if not days and not ahead.changes:
            return
        results = ((one, self._on(bound, known_on, one)) for one in (day, *sorted(days.union(ahead.changes))))
        for (before, was), (after, will) in pairwise(results):
            if was is not None and will is not None and was != will:
                eve, then = known_on(after - timedelta(days=1)), known_on(after)
                facts = tuple(
                    (f.id, _number(then[f.id])) for f, _ in counted if f.id in then and then[f.id] != eve.get(f.id)
                )
                outcomes = (self._outcome(bound, known_on, evaluator, one) for one in (before, after))
                yield Cliff(after, facts, was, will, *outcomes)

    def _ahead(self, bound: Bound, day: date) -> _Ahead:
        ahead = self._kept.get((bound, day))
        if ahead is None:
            if len(self._kept) >= _KEPT_AT_MOST:
                self._kept.clear()
            ahead = self._kept[bound, day] = self._looked_ahead(bound, day)
        return ahead

    def _looked_ahead(self, bound: Bound, day: date) -> _Ahead:
        changes = tuple(one for one in self._binder.changes(bound.programme.id) if day < one <= _last(day))
        limits: dict[str, set[Exact]] = {}
        for one in (day, *changes):
            then = self._binder.bind(bound.programme.id, one)
            if then is not None:
                for fact, values in self._hypotheses.limits(then).items():
                    limits.setdefault(fact, set()).update(values)
        facts = [(self._facts[id_], frozenset(values)) for id_, values in sorted(limits.items())]
        counted = tuple((fact, values) for fact, values in facts if fact.derived)
        now = self._hypotheses.limits(bound)
        years = [
            (fact, tuple(sorted({count for limit in now[fact.id] for count in _counts(fact.derived, limit)})))
            for fact in map(self._facts.__getitem__, sorted(now))
            if fact.derived and fact.derived.count == "years"
        ]
        reads = {id_ for fact, _ in counted if fact.derived for id_ in (fact.id, fact.derived.source)}
        return _Ahead(changes, counted, tuple(years), frozenset(reads))

    def _on(self, bound: Bound, known_on: KnownOn, day: date) -> Result | None:
        then = self._binder.bind(bound.programme.id, day)
        return self._hypotheses.check(then, known_on(day)) if then is not None else None

    def _outcome(self, bound: Bound, known_on: KnownOn, evaluator: Evaluator, day: date) -> str | None:
        then = self._binder.bind(bound.programme.id, day)
        return _only(then, evaluator.varied(known_on(day))) if then is not None else None

    def _undated(
        self, bound: Bound, profile: Profile, answers: Answers, evaluator: Evaluator, day: date
    ) -> Iterator[Cliff]:
        """Yield the next change for each counted fact that was given as a number, without its date."""
        for fact, counts in self._ahead(bound, day).years:
            held = answers.get(fact.id)
            if not isinstance(held, int | float) or (fact.derived and fact.derived.source in profile.answers):
                continue
            was = self._hypotheses.check(bound, answers)
            for count in (one for one in counts if held < one <= held + _YEARS_AHEAD):
                then = {**answers, fact.id: count}
                will = self._hypotheses.check(bound, then)
                if will != was:
                    outcomes = (_only(bound, one) for one in (evaluator, evaluator.changed(((fact.id, count),))))
                    yield Cliff(None, ((fact.id, _number(count)),), was, will, *outcomes)
                    break


def _last(day: date) -> date:
    """Return the last day that is looked ahead to."""
    return day.replace(year=day.year + _YEARS_AHEAD, day=1)


def _only(bound: Bound, evaluator: Evaluator) -> str | None:
    """Return the outcome where only one is possible."""
    outcomes = evaluator.evaluate(bound).outcomes
    return outcomes[0] if len(outcomes) == 1 else None


def _days(fact: Fact, profile: Profile, limits: Iterable[Exact]) -> Iterator[date]:
    """Yield the days on which a counted fact reaches one of `limits`, or passes it, and the day it is counted from."""
    if fact.derived is None:
        return
    since = date.fromordinal(int(_number(profile.answers[fact.derived.source])))
    yield since
    for limit in limits:
        for count in _counts(fact.derived, limit):
            when = _reaches(fact.derived, since, count)
            if when is not None:
                yield when


def _counts(derived: Derived, limit: Exact) -> tuple[int, int]:
    """Return the counts at which a limit is reached, and passed: what is counted is whole, and days left get fewer."""
    if derived.count == "days_until":
        return ceil(_number(limit)) - 1, floor(_number(limit))
    return ceil(_number(limit)), floor(_number(limit)) + 1


def _exact(profile: Profile, derived: Derived) -> bool:
    held = profile.answers.get(derived.source)
    return isinstance(held, int | float)


def _number(value: object) -> float:
    return float(value)  # type: ignore[arg-type]


def _reaches(derived: Derived, since: date, count: int) -> date | None:
    """Return the first day on which the count is `count`; None where the calendar does not go that far."""
    try:
        match derived.count:
            case "years":
                return _on_or_after(since.year + count, since.month, since.day)
            case "months":
                years, month = divmod(since.month - 1 + count, 12)
                return _on_or_after(since.year + years, month + 1, since.day)
            case "days":
                return since + timedelta(days=count)
            case _:
                return since - timedelta(days=count)
    except (OverflowError, ValueError):
        return None


def _on_or_after(year: int, month: int, day: int) -> date:
    """Return a day, or the first of the next month where the month is too short (29 February, 31 April)."""
    try:
        return date(year, month, day)
    except ValueError:
        return date(year + month // 12, month % 12 + 1, 1)

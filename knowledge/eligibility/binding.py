"""Binds a programme to a day: the version in force, parameters as numbers, references as the rules they point to.

Never evaluates. What is bound holds for every day up to the next on which a version or a parameter of it changes.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from knowledge.eligibility.model import Comparison, Condition, Multiple, PointsItem, Programme, RuleSet, Version


@dataclass(frozen=True, eq=False)
class Bound:
    """The rules of a programme on a day. `targets` are the bound programmes that its references point to.

    Equal only to itself, so that what follows from it can be kept.
    """

    programme: Programme
    version: Version
    outcomes: tuple[tuple[str, bool, Condition], ...]  # id, whether it qualifies, when
    points: tuple[PointsItem, ...]
    assumed: tuple["Bound", ...]
    targets: dict[str, "Bound"]

    @cached_property
    def facts(self) -> frozenset[str]:
        """Every fact that can change the verdict, of its references and assumptions too."""
        own = {fact for _, _, when in self.outcomes for fact in facts_of(when)}
        own |= {fact for item in self.points for fact in item_facts(item)}
        return frozenset(own).union(*(b.facts for b in (*self.assumed, *self.targets.values())))


def walk(condition: Condition) -> Iterator[Condition]:
    """Yield a condition and all below it, `unless` included."""
    yield condition
    for part in condition.parts:
        yield from walk(part)
    if condition.unless is not None:
        yield from walk(condition.unless)


def facts_of(condition: Condition) -> set[str]:
    """Return the facts that a condition reads itself, not through references."""
    return {one.fact for one in walk(condition) if one.fact}


@lru_cache(maxsize=20_000)
def only_reads(one: Condition) -> frozenset[str] | None:
    """Return the facts that a condition reads; None where it depends on more: points, or another programme."""
    if any(part.kind in ("points", "ref") for part in walk(one)):
        return None
    return frozenset(facts_of(one))


@lru_cache(maxsize=5_000)
def item_facts(item: PointsItem) -> frozenset[str]:
    """Return the facts that an item of a points table reads."""
    rows = {fact for when, _ in item.rows for fact in facts_of(when)}
    return frozenset(rows | ({item.fact} if item.fact else set()))


def _conditions(version: Version) -> Iterator[Condition]:
    """Yield every condition of a version."""
    for when in (*(o.when for o in version.outcomes), *(when for item in version.points for when, _ in item.rows)):
        yield from walk(when)


class Binder:
    """Binds the programmes of one edition; keeps what it bound."""

    def __init__(self, rules: RuleSet) -> None:
        self._rules = rules
        self._changes: dict[str, list[date]] = {}
        self._bound: dict[tuple[str, date], Bound | None] = {}

    def changes(self, programme: str) -> list[date]:
        """Return the days on which the rules of a programme change, or of one that it refers to or takes to hold."""
        if programme not in self._changes:
            days: set[date] = set()
            for version in self._rules.programmes[programme].versions:
                days |= {day for day in (version.start, version.end) if day is not None}
                for one in _conditions(version):
                    params = [c.value.param for c in one.comparisons if isinstance(c.value, Multiple)]
                    days |= {day for param in params for day, _ in self._rules.parameters[param].values}
                refs = [one.ref[0] for one in _conditions(version) if one.kind == "ref"]
                days |= {day for other in (*refs, *version.assumes) for day in self.changes(other)}
            self._changes[programme] = sorted(days)
        return self._changes[programme]

    def era(self, programme: str, day: date) -> date:
        """Return the first day on which the rules of a programme were as they are on `day`."""
        changes = self.changes(programme)
        place = bisect_right(changes, day)
        return changes[place - 1] if place else date.min

    def bind(self, programme: str, day: date) -> Bound | None:
        """Return the rules of a programme on `day`; None where no version is in force. References make no circle."""
        era = self.era(programme, day)
        if (programme, era) not in self._bound:
            self._bound[programme, era] = self._bind(self._rules.programmes[programme], era)
        return self._bound[programme, era]

    def _bind(self, programme: Programme, era: date) -> Bound | None:
        version = programme.version_on(era)
        if version is None:
            return None
        outcomes = tuple((o.id, o.qualifies, self._condition(o.when, era)) for o in version.outcomes)
        points = tuple(
            replace(item, rows=tuple((self._condition(when, era), points) for when, points in item.rows))
            for item in version.points
        )
        refs = {one.ref[0] for _, _, when in outcomes for one in walk(when) if one.kind == "ref"}
        targets = {ref: bound for ref in sorted(refs) if (bound := self.bind(ref, era)) is not None}
        assumed = tuple(bound for id_ in version.assumes if (bound := self.bind(id_, era)) is not None)
        return Bound(programme, version, outcomes, points, assumed, targets)

    def _condition(self, condition: Condition, era: date) -> Condition:
        bound = replace(
            condition,
            parts=tuple(self._condition(part, era) for part in condition.parts),
            unless=self._condition(condition.unless, era) if condition.unless else None,
        )
        comparisons = []
        for one in condition.comparisons:
            value = one.value
            if isinstance(value, Multiple):
                looked_up = self._rules.parameters[value.param].value_on(era)
                if looked_up is None:  # no figure on file for that day: nobody can say
                    return replace(bound, kind="not_published", fact="", comparisons=(), unclear_at=())
                value = value.times * looked_up
                value = int(value) if value == int(value) else value
            comparisons.append(Comparison(one.op, value))
        return bind_values(replace(bound, comparisons=tuple(comparisons)))


def bind_values(condition: Condition) -> Condition:
    """Return a condition that compares with values as answers have them: dates as ordinals."""
    return replace(
        condition,
        comparisons=tuple(Comparison(one.op, _plain(one.value)) for one in condition.comparisons),
        unclear_at=tuple(_plain(value) for value in condition.unclear_at),
    )


def _plain(value: Any) -> Any:
    """Return a value as answers have it: dates as ordinals."""
    if isinstance(value, tuple):
        return tuple(_plain(one) for one in value)
    return value.toordinal() if isinstance(value, date) else value

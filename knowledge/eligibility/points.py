"""Adds up points as a range: the least and the most that the unknown facts leave possible.

Never calls a range exact that is not: it is where all ways in which the unknown facts can turn out can be tried.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from knowledge.eligibility.binding import item_facts, walk
from knowledge.eligibility.comparing import limits_of, mask_of
from knowledge.eligibility.domains import samples
from knowledge.eligibility.kleene import NO
from knowledge.eligibility.model import Fact, PointsItem
from knowledge.eligibility.profile import Answer, Answers, Exact

COMBINATIONS_AT_MOST = 4096


@dataclass(frozen=True, slots=True)
class Points:
    """A range of points out of `maximum`; `exact`: both ends can really come out."""

    low: float
    high: float
    maximum: float
    exact: bool = True


def total(items: Sequence[PointsItem], *, answers: Answers, facts: Mapping[str, Fact]) -> Points:
    """Return the points of all items together.

    Args:
        items: of one version, bound.
        answers: what is known.
        facts: all facts there are.
    """
    low = high = 0.0
    exact = True
    for group in _sharing(items, answers=answers):
        read = sorted({fact for item in group for fact in (*read_facts(item), item.fact) if fact})
        known = tuple((facts[fact], answers.get(fact)) for fact in read)
        least, most, sure = _range_of(tuple(group), known)
        low, high, exact = low + least, high + most, exact and sure
    return Points(low, high, sum(item.maximum for item in items), exact)


@lru_cache(maxsize=50_000)
def _range_of(
    group: tuple[PointsItem, ...], known: tuple[tuple[Fact, Answer | None], ...]
) -> tuple[float, float, bool]:
    """Return the least and the most points of items that depend on each other, and whether both can come out."""
    if math.prod(max(1, len(_to_try(group, fact, answer))) for fact, answer in known) <= COMBINATIONS_AT_MOST:
        return *_ends(group, known), True
    facts = {fact.id: fact for fact, _ in known}
    answers = {fact.id: answer for fact, answer in known if answer is not None}
    found = [
        [points for one in _one_by_one(item, answers, facts) for points in _possible(item, one, facts)]
        for item in group
    ]
    return sum(map(min, found)), sum(map(max, found)), False


@lru_cache(maxsize=50_000)
def _ends(group: tuple[PointsItem, ...], known: tuple[tuple[Fact, Answer | None], ...]) -> tuple[float, float]:
    """Return the least and the most points: of all values of the first fact that is not exact, one after the other.

    What is tried for one profile with most facts missing serves those of whom more is known.
    """
    for place, (fact, answer) in enumerate(known):
        if values := _to_try(group, fact, answer):
            found = [_ends(group, (*known[:place], (fact, value), *known[place + 1 :])) for value in values]
            return min(least for least, _ in found), max(most for _, most in found)
    facts = {fact.id: fact for fact, _ in known}
    answers = {fact.id: answer for fact, answer in known if answer is not None}
    points = sum(_exact_points(item, answers, facts) for item in group)
    return points, points


def _to_try(group: tuple[PointsItem, ...], fact: Fact, answer: Answer | None) -> Sequence[Exact]:
    """Return the values of a fact; none where it is exact, or an award that nobody has told of, which is assumed."""
    limits = _limits(group).get(fact.id)
    if isinstance(answer, bool | int | float | str) or (answer is None and limits is None):
        return ()
    return samples(fact, answer, limits or ())


@lru_cache(maxsize=5_000)
def read_facts(item: PointsItem) -> frozenset[str]:
    """Return the facts on which the points of an item depend; none where an authority grants them."""
    return frozenset() if item.award is not None else frozenset(item_facts(item))


def depending(items: Sequence[PointsItem]) -> list[tuple[PointsItem, ...]]:
    """Return the items in groups that have no fact in common."""
    return [tuple(group) for group in _sharing(items, answers={})]


def _sharing(items: Sequence[PointsItem], *, answers: Answers) -> list[list[PointsItem]]:
    """Return the items in groups that have no unknown fact in common."""
    groups: list[tuple[set[str], list[PointsItem]]] = []
    for item in items:
        unknown = {fact for fact in read_facts(item) if not _is_exact(answers, fact)}
        apart, together = [], (set(unknown), [item])
        for group in groups:
            if group[0] & unknown:
                together = (together[0] | group[0], group[1] + together[1])
            else:
                apart.append(group)
        groups = [*apart, together]
    return [group for _, group in groups]


def _is_exact(answers: Answers, fact: str) -> bool:
    return isinstance(answers.get(fact), bool | int | float | str)


@lru_cache(maxsize=5_000)
def _limits(items: tuple[PointsItem, ...]) -> Mapping[str, set[Exact]]:
    """Return by fact the values at which the points change."""
    limits: dict[str, set[Exact]] = {}
    for item in items:
        for fact, values in item_limits(item):
            limits.setdefault(fact, set()).update(values)
    return limits


@lru_cache(maxsize=5_000)
def item_limits(item: PointsItem) -> tuple[tuple[str, frozenset[Exact]], ...]:
    """Return the facts an item reads, each with the values at which its points change; a fact may come twice."""
    if item.award is not None:
        return ()
    if item.fact:
        return ((item.fact, frozenset(start for start, _ in steps_of(item))),)
    return tuple((one.fact, limits_of(one)) for when, _ in item.rows for one in walk(when) if one.fact)


def _exact_points(item: PointsItem, answers: Answers, facts: Mapping[str, Fact]) -> float:
    """Return the points where every fact that the item reads is exact."""
    if item.award is not None:
        given = answers.get(item.fact, item.award[2])
        return float(given) if isinstance(given, int | float) else item.award[2]
    if not item.fact:
        return next((points for when, points in item.rows if mask_of(when, answers, facts) != NO), 0.0)
    value = answers[item.fact]
    if item.choice is not None:
        return item.choice[str(value).lower() if isinstance(value, bool) else str(value)]
    return next((points for start, points in reversed(steps_of(item)) if value >= start), 0.0)  # type: ignore[operator]


@lru_cache(maxsize=5_000)
def steps_of(item: PointsItem) -> tuple[tuple[float, float], ...]:
    """Return an item about a number as bands: (from this value on, points), ascending; below the first: 0."""
    if item.per_unit is None:
        return item.bands
    start, base, step, cap = item.per_unit
    steps = math.ceil((cap - base) / step) if step else 0
    return tuple((start + n, min(cap, base + step * n)) for n in range(steps + 1))


def _one_by_one(item: PointsItem, answers: Answers, facts: Mapping[str, Fact]) -> Iterable[Answers]:
    """Yield the answers with the item's own fact set to each value that matters; rows are judged as a whole."""
    if not item.fact or item.award is not None or _is_exact(answers, item.fact):
        yield answers
        return
    for value in samples(facts[item.fact], answers.get(item.fact), _limits((item,))[item.fact]):
        yield {**answers, item.fact: value}


def _possible(item: PointsItem, answers: Answers, facts: Mapping[str, Fact]) -> Iterable[float]:
    """Yield the points that an item can give; of rows with unknown facts, those of every row that can be the first."""
    if item.fact:
        yield _exact_points(item, answers, facts)
        return
    for when, points in item.rows:
        mask = mask_of(when, answers, facts)
        if mask != NO:
            yield points
        if not mask & NO:
            return
    yield 0.0

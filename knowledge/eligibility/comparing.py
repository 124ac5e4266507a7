"""Compares one exact value with one condition about a fact, and says what a set of values can come to."""

from collections.abc import Iterable
from functools import lru_cache

from knowledge.eligibility.domains import samples
from knowledge.eligibility.kleene import BORDERLINE, NO, YES
from knowledge.eligibility.model import Condition, Fact
from knowledge.eligibility.profile import Answer, Exact, Range


def state(condition: Condition, value: Exact, fact: Fact) -> int:
    """Return whether `value` of the fact meets the condition: one of NO, BORDERLINE, YES."""
    if value in condition.unclear_at and type(value) is not bool:
        return BORDERLINE
    return YES if all(_holds(one.op, one.value, value, fact) for one in condition.comparisons) else NO


def _holds(op: str, limit: object, value: Exact, fact: Fact) -> bool:
    if op == "is":
        return value == limit
    if op == "in":
        return value in limit  # type: ignore[operator]
    rank = fact.option_ids.index if fact.type == "choice" else float
    left, right = rank(value), rank(limit)  # type: ignore[arg-type]
    match op:
        case "at_least":
            return left >= right
        case "at_most":
            return left <= right
        case "above" | "after":
            return left > right
        case _:  # below, before
            return left < right


@lru_cache(maxsize=20_000)
def limits_of(condition: Condition) -> frozenset[Exact]:
    """Return the values at which the condition may change."""
    limits: set[Exact] = set(condition.unclear_at)  # type: ignore[arg-type]
    for one in condition.comparisons:
        limits.update(one.value if isinstance(one.value, tuple) else (one.value,))  # type: ignore[arg-type]
    return frozenset(limits)


def possible(condition: Condition, answer: Answer | None, fact: Fact) -> int:
    """Return what the condition can be for an answer (None: unknown), as a set of NO, BORDERLINE, YES."""
    if answer is None:
        return _unknown(condition, fact)
    if not isinstance(answer, Range | frozenset):
        return state(condition, answer, fact)
    return _union(state(condition, value, fact) for value in samples(fact, answer, limits_of(condition)))


@lru_cache(maxsize=20_000)
def _unknown(condition: Condition, fact: Fact) -> int:
    return _union(state(condition, value, fact) for value in samples(fact, None, limits_of(condition)))


def _union(states: Iterable[int]) -> int:
    mask = 0
    for one in states:
        mask |= one
    return mask

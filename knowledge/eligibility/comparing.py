"""Compares one exact value with one condition about a fact, and says what a set of values can come to.

Never keeps reasons; `evaluation` does.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from knowledge.eligibility.domains import samples
from knowledge.eligibility.kleene import ANY, BORDERLINE, IN_PRINCIPLE, NO, NOT, UNCLEAR, YES, all_of, any_of, n_of
from knowledge.eligibility.model import Condition, Fact
from knowledge.eligibility.profile import Answer, Answers, Exact, Range


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


def mask_of(condition: Condition, answers: Answers, facts: Mapping[str, Fact]) -> int:
    """Return what a condition without references can be, without the reasons; for the many tries of a points range."""
    match condition.kind:
        case "fact":
            mask = possible(condition, answers.get(condition.fact), facts[condition.fact])
        case "all":
            mask = all_of(mask_of(part, answers, facts) for part in condition.parts)
        case "any":
            mask = any_of(mask_of(part, answers, facts) for part in condition.parts)
        case "not":
            mask = NOT[mask_of(condition.parts[0], answers, facts)]
        case "n_of":
            mask = n_of((mask_of(part, answers, facts) for part in condition.parts), condition.n)
        case _:
            mask = YES if condition.kind == "always" else BORDERLINE
    return softened(condition, mask, lambda: mask_of(condition.unless, answers, facts) if condition.unless else NO)


def softened(condition: Condition, mask: int, unless: Callable[[], int]) -> int:
    """Return `mask` after what softens a condition: in principle, unclear, unless; in this order."""
    if condition.in_principle:
        mask = IN_PRINCIPLE[mask]
    if condition.unclear:
        mask = UNCLEAR[mask]
    return ANY[mask << 3 | unless()] if condition.unless is not None else mask

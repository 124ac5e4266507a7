"""Finds which unknown facts can still change what comes out.

Never names one that cannot: a condition matters only where the conditions around it let a difference in it through. A
difference is a cut between two neighbours of no, borderline and yes; each cut is followed down the tree by itself.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from knowledge.eligibility.kleene import (
    ALL,
    ANY,
    BORDERLINE,
    FIRST,
    FIRST_NOT,
    IN_PRINCIPLE,
    NO,
    NOT,
    UNCLEAR,
    YES,
    all_of,
    counts,
)
from knowledge.eligibility.model import Condition, PointsItem
from knowledge.eligibility.reasons import Evaluation, Reason

_LOW, _HIGH = 1, 2  # cuts: between no and borderline, between borderline and yes
_EVERY = _LOW | _HIGH
_SPLIT_LOW = frozenset(mask for mask in range(8) if mask & NO and mask & (BORDERLINE | YES))
_SPLIT_HIGH = frozenset(mask for mask in range(8) if mask & YES and mask & (NO | BORDERLINE))
_SPLIT = (frozenset[int](), _SPLIT_LOW, _SPLIT_HIGH, _SPLIT_LOW | _SPLIT_HIGH)  # by cuts: what is on both sides of one


def missing_facts(found: Evaluation) -> set[str]:
    """Return the unknown facts that can still change a verdict. What is taken to hold is never missing."""
    return _of_programme(found, _EVERY)


def outcome_facts(found: Evaluation) -> set[str]:
    """Return the unknown facts that can still change by which outcome somebody qualifies: category A, or B."""
    if found.mask != YES:
        return set()
    missing: set[str] = set()
    for (id_, _, _), reason in zip(found.bound.outcomes, found.tree, strict=True):
        if id_ == found.outcomes[-1]:
            break
        missing |= _of(reason, _EVERY)
    return missing


def _of_programme(found: Evaluation, cuts: int) -> set[str]:
    """Return the facts of a programme that can change what comes out, where `cuts` in it do."""
    if not _splits(found.mask, cuts):
        return set()
    return set(_of_unknown_programme(found, cuts)) if found.nothing_known else _of_outcomes(found, cuts)


@lru_cache(maxsize=5_000)
def _of_unknown_programme(found: Evaluation, cuts: int) -> frozenset[str]:
    """Return the same for a programme of which nothing is known; kept, as it is so for everybody."""
    return frozenset(_of_outcomes(found, cuts))


def _of_outcomes(found: Evaluation, cuts: int) -> set[str]:
    """Return the facts of the outcomes: each is one more way to a yes or a no, where none before it holds."""
    cuts = _through_all(cuts, all_of(reason.mask for reason in found.assumed))
    missing: set[str] = set()
    rests, rest = [], NO
    for (_, qualifies, _), reason in zip(reversed(found.bound.outcomes), reversed(found.tree), strict=True):
        rests.append(rest)
        rest = (FIRST if qualifies else FIRST_NOT)[reason.mask << 3 | rest]
    for (_, qualifies, _), reason, rest in zip(found.bound.outcomes, found.tree, reversed(rests), strict=True):
        if qualifies:
            missing |= _of(reason, _through_any(cuts, rest))
            cuts = _through_any(cuts, reason.mask)
        else:
            missing |= _of(reason, _turned(_through_all(cuts, rest)))
            cuts = _through_all(cuts, NOT[reason.mask])
    return missing


def _of(reason: Reason, cuts: int) -> set[str]:
    """Return the unknown facts of a condition that can change what comes out, where `cuts` around it do."""
    if isinstance(reason.of, PointsItem):
        return _of_item(reason)
    if not _splits(reason.mask, cuts):
        return set()
    return set(_of_unknown(reason, cuts)) if reason.nothing_known else _of_condition(reason, reason.of, cuts)


@lru_cache(maxsize=50_000)
def _of_unknown(reason: Reason, cuts: int) -> frozenset[str]:
    """Return the same for a condition of which nothing is known; kept, as it is so for everybody."""
    return frozenset(_of_condition(reason, reason.of, cuts)) if isinstance(reason.of, Condition) else frozenset()


def _of_condition(reason: Reason, one: Condition, cuts: int) -> set[str]:
    parts = list(reason.children)
    missing: set[str] = set()
    if one.unless is not None:
        unless = parts.pop()
        softened = IN_PRINCIPLE[reason.bare] if one.in_principle else reason.bare
        softened = UNCLEAR[softened] if one.unclear else softened
        missing |= _of(unless, _through_any(cuts, softened))
        cuts = _through_any(cuts, unless.mask)
    cuts &= ~(_HIGH if one.unclear else 0) & ~(_LOW if one.in_principle else 0)
    if not _splits(reason.bare, cuts):
        return missing
    if one.fact:
        missing.add(one.fact)
    if reason.target is not None:
        return missing | _of_programme(reason.target, cuts)
    for part, through in _parts(one, parts, cuts):
        if through:
            missing |= _of(part, through)
    return missing


def _parts(one: Condition, parts: Sequence[Reason], cuts: int) -> Iterator[tuple[Reason, int]]:
    """Yield each part with the cuts in it that lead to `cuts` in the whole, in some way the others turn out."""
    match one.kind:
        case "all" | "any":
            table, through, before = (ALL, _through_all, YES) if one.kind == "all" else (ANY, _through_any, NO)
            rests = [before]  # what the parts after each can be together, the last first
            for part in reversed(parts[1:]):
                rests.append(table[part.mask << 3 | rests[-1]])
            for part, rest in zip(parts, reversed(rests), strict=True):
                yield part, through(cuts, table[before << 3 | rest])
                before = table[before << 3 | part.mask]
        case "not":
            yield parts[0], _turned(cuts)
        case "n_of":
            for number, part in enumerate(parts):
                reached = counts(other.mask for place, other in enumerate(parts) if place != number)
                low = _LOW if any(sure == one.n - 1 for _, sure in reached) else 0
                high = _HIGH if any(yes == one.n - 1 for yes, _ in reached) else 0
                yield part, cuts & (low | high)
        case _:
            yield from ((part, cuts) for part in parts)


def _through_all(cuts: int, others: int) -> int:
    """Return the cuts of a part of `all`: the worst of the others must not hide them."""
    return cuts & ((_LOW if others & (BORDERLINE | YES) else 0) | (_HIGH if others & YES else 0))


def _through_any(cuts: int, others: int) -> int:
    """Return the cuts of a part of `any`: the best of the others must not hide them."""
    return cuts & ((_LOW if others & NO else 0) | (_HIGH if others & (NO | BORDERLINE) else 0))


def _turned(cuts: int) -> int:
    return (_HIGH if cuts & _LOW else 0) | (_LOW if cuts & _HIGH else 0)


def _splits(mask: int, cuts: int) -> bool:
    """Return whether something that can be `mask` can be on both sides of one of the cuts."""
    return mask in _SPLIT[cuts]


def _of_item(reason: Reason) -> set[str]:
    """Return the unknown facts of an item of a points table: those of the rows that can be the first that holds."""
    if reason.points is None or reason.points.low == reason.points.high:
        return set()
    missing = {reason.fact} if reason.fact else set()
    for row in reason.children:
        missing |= _of(row, _LOW)  # a borderline row counts like one that holds
        if not row.mask & NO:
            break
    return missing

"""Writes the short way through a points table, for when everything that it reads is known.

Never decides what is unknown: a fact that is not there is a `KeyError`, and the long way in `compiled` is taken.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from math import ceil, floor, inf, prod
from typing import Any

from knowledge.eligibility.binding import Bound, facts_of, walk
from knowledge.eligibility.comparing import mask_of, state
from knowledge.eligibility.kleene import BORDERLINE, NO, YES
from knowledge.eligibility.model import Condition, Fact, PointsItem
from knowledge.eligibility.points import steps_of
from knowledge.eligibility.profile import Answers, Exact

_LISTED_AT_MOST = 200  # answers whose points are looked up and not compared
_SIGNS = {"at_least": ">=", "at_most": "<=", "above": ">", "after": ">", "below": "<", "before": "<"}


class CompleteWay:
    """Writes it for one bound programme.

    `hold` takes a thing and returns the name under which the written function finds it; `refer` takes a condition that
    points to another programme, and returns an expression for what that comes to.
    """

    def __init__(
        self,
        bound: Bound,
        *,
        facts: Mapping[str, Fact],
        hold: Callable[[object], str],
        refer: Callable[[Condition], str],
    ) -> None:
        self._bound = bound
        self._facts = facts
        self._hold = hold
        self._refer = refer

    def lines(self) -> list[str]:
        """Return lines that put the verdict into `r` and the points into `low`; none where this way is not possible.

        `known` has the answers by fact.
        """
        added = [self._item(item) for item in self._bound.points]
        verdict = self._verdict(self._bound.outcomes)
        if None in added or verdict is None:
            return []
        lines = [f"low = {' + '.join(map(str, added))}", f"r = {verdict}"]
        often = [fact for fact in sorted(self._bound.facts) if sum(line.count(_read(fact)) for line in lines) > 1]
        for number, fact in enumerate(often):
            lines = [line.replace(_read(fact), f"a{number}") for line in lines]
        return [*(f"a{number} = {_read(fact)}" for number, fact in enumerate(often)), *lines]

    def _verdict(self, outcomes: Sequence[tuple[str, bool, Condition]]) -> str | None:
        """Return the verdict as an expression: by the first outcome that holds, or may hold."""
        if not outcomes:
            return str(NO)
        (_, qualifies, when), *others = outcomes
        held, table = (YES, "FIRST") if qualifies else (NO, "FIRST_NOT")
        if when.kind == "always":
            return str(held)
        truth, mask, rest = self._truth(when), self._mask(when), self._verdict(others)
        if mask is None or rest is None:
            return None
        if truth is not None:
            return f"({held} if {truth} else {rest})"
        return mask if qualifies and rest == str(NO) else f"{table}[{mask} << 3 | {rest}]"

    # Conditions: `_truth` where they hold or do not, `_mask` where they may be borderline too

    def _truth(self, one: Condition) -> str | None:
        """Return an expression for whether a condition holds; None where it is not only a matter of yes or no."""
        if one.in_principle or one.unclear or one.unclear_at:
            return None
        expression = self._bare_truth(one)
        if one.unless is None or expression is None:
            return expression
        unless = self._truth(one.unless)
        return None if unless is None else f"({expression} or {unless})"

    def _bare_truth(self, one: Condition) -> str | None:
        match one.kind:
            case "fact":
                return self._test(one)
            case "points":
                return f"low {_SIGNS[one.comparisons[0].op]} {one.comparisons[0].value!r}"
            case "always":
                return "True"
            case "all" | "any" | "not" | "n_of":
                parts = [part for part in map(self._truth, one.parts) if part is not None]
                if len(parts) < len(one.parts):
                    return None
                if one.kind == "not":
                    return f"(not {parts[0]})"
                joined = {"all": " and ", "any": " or ", "n_of": " + "}[one.kind].join(f"({part})" for part in parts)
                return f"({joined} >= {one.n!r})" if one.kind == "n_of" else f"({joined})"
            case _:
                return None

    def _mask(self, one: Condition) -> str | None:
        """Return an expression for what a condition is; None where that depends on more than facts and points."""
        truth = None if one.unclear_at else self._bare_truth(one)
        if truth is not None:
            held, otherwise = BORDERLINE if one.unclear else YES, BORDERLINE if one.in_principle else NO
            mask: str | None = f"({held} if {truth} else {otherwise})"
        else:
            mask = self._bare_mask(one)
            mask = f"IN_PRINCIPLE[{mask}]" if mask and one.in_principle else mask
            mask = f"UNCLEAR[{mask}]" if mask and one.unclear else mask
        if one.unless is None or mask is None:
            return mask
        unless = self._mask(one.unless)
        return None if unless is None else f"ANY[{mask} << 3 | {unless}]"

    def _bare_mask(self, one: Condition) -> str | None:
        match one.kind:
            case "fact":
                unclear = f"{_read(one.fact)} in {one.unclear_at!r}"
                return f"({BORDERLINE} if {unclear} else {YES} if {self._test(one)} else {NO})"
            case "not_published":
                return str(BORDERLINE)
            case "ref":
                return self._refer(one)
            case "all" | "any":
                return self._group(one)
            case _:
                return None

    def _group(self, one: Condition) -> str | None:
        """Return a group in which something may be borderline: what is only yes or no comes first."""
        truths = [(part, self._truth(part)) for part in one.parts]
        plain = [f"({truth})" for _, truth in truths if truth is not None]
        masks = [self._mask(part) for part, truth in truths if truth is None]
        mask = masks[0]
        for other in masks[1:]:
            mask = f"{one.kind.upper()}[{mask} << 3 | {other}]"
        if None in masks:
            return None
        if one.kind == "all":
            return f"({mask} if {' and '.join(plain)} else {NO})" if plain else mask
        return f"({YES} if {' or '.join(plain)} else {mask})" if plain else mask

    def _test(self, one: Condition) -> str:
        fact, value = self._facts[one.fact], _read(one.fact)
        if fact.type == "boolean" and len(one.comparisons) == 1 and one.comparisons[0].op == "is":
            return value if one.comparisons[0].value else f"(not {value})"
        if is_ranked(one, fact):
            return f"{value} in {tuple(option for option in fact.option_ids if state(one, option, fact) == YES)!r}"
        tests = [comparison(c.op, c.value, value=value, rank=value, fact=fact) for c in one.comparisons]
        return tests[0] if len(tests) == 1 else f"({' and '.join(tests)})"

    # Points

    def _item(self, item: PointsItem) -> str | None:
        """Return an expression for the points of an item; a borderline row counts like one that holds."""
        if item.award is not None:
            return f"(known[{item.fact!r}] if {item.fact!r} in known else {item.award[2]!r})"
        if item.rows:
            return self._rows(item)
        fact, value = self._facts[item.fact], _read(item.fact)
        if item.choice is not None:
            return f"{self._hold(points_of_options(item.choice))}[{value}]"
        if whole := _whole(fact):
            points = {n: next((p for start, p in reversed(steps_of(item)) if n >= start), 0) for n in whole}
            return f"{self._hold(points)}[{value}]"
        return _halved(_distinct(((-inf, 0), *steps_of(item))), value)

    def _rows(self, item: PointsItem) -> str | None:
        """Return an expression for the first row that holds. The last ones are looked up where that is less work."""
        rows = [(part, points) for when, points in item.rows for part in _alternatives(when)]
        truths = [self._truth(when) for when, _ in rows]
        if None in truths:
            return None
        place, lookup = next(((n, found) for n in range(len(rows)) if (found := self._lookup(rows[n:]))), (None, "0"))
        compared = (f"{points!r} if {truth} else " for truth, (_, points) in zip(truths[:place], rows, strict=False))
        return f"({''.join(compared)}{lookup})"

    def _lookup(self, rows: Sequence[tuple[Condition, float]]) -> str | None:
        """Return an expression that looks up the points of rows about few facts with few values; None for others."""
        read = sorted({fact for when, _ in rows for fact in facts_of(when)})
        compared = sum(one.kind == "fact" for when, _ in rows for one in walk(when))
        values = [_few(self._facts[fact]) for fact in read]
        if compared < 3 * len(read) or not 0 < prod(map(len, values)) <= _LISTED_AT_MOST:
            return None
        return self._hold(self._listed(rows, read, values, {})) + "".join(f"[{_read(fact)}]" for fact in read)

    def _listed(
        self,
        rows: Sequence[tuple[Condition, float]],
        read: Sequence[str],
        values: Sequence[Sequence[Exact]],
        known: Answers,
    ) -> Any:
        """Return the points by the values of the first fact, then of the second, and so on."""
        if not read:
            return next((points for when, points in rows if mask_of(when, known, self._facts) != NO), 0)
        return {one: self._listed(rows, read[1:], values[1:], {**known, read[0]: one}) for one in values[0]}


def _alternatives(when: Condition) -> tuple[Condition, ...]:
    """Return the conditions one of which is enough."""
    simple = when.kind == "any" and not (when.in_principle or when.unclear or when.unless)
    return when.parts if simple else (when,)


def _few(fact: Fact) -> Sequence[Exact]:
    """Return the values of a fact that has few; empty for any other."""
    if fact.type == "boolean":
        return (False, True)
    if fact.type == "choice":
        return fact.option_ids
    return _whole(fact)


def _whole(fact: Fact) -> Sequence[int]:
    """Return the whole numbers of a fact that has few; empty for any other. What lies between goes the long way."""
    few = fact.type in ("integer", "number") and fact.high - fact.low <= _LISTED_AT_MOST
    return range(ceil(fact.low), floor(fact.high) + 1) if few else ()


def _distinct(bands: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return bands without those that give what the one before gives."""
    return [bands[0], *(band for before, band in pairwise(bands) if band[1] != before[1])]


def _halved(bands: Sequence[tuple[float, float]], value: str) -> str:
    """Return an expression for the points of the band that `value` is in; it is known to be in one of them."""
    if len(bands) == 1:
        return repr(bands[0][1])
    middle = len(bands) // 2
    return (
        f"({_halved(bands[middle:], value)} if {value} >= {bands[middle][0]!r} else {_halved(bands[:middle], value)})"
    )


def _read(fact: str) -> str:
    return f"known[{fact!r}]"


# What the short way and the long way both write


def ranks_of(fact: Fact) -> dict[str, int]:
    """Return the options of a choice with their places in its order."""
    return {option: place for place, option in enumerate(fact.option_ids)}


def is_ranked(one: Condition, fact: Fact) -> bool:
    """Return whether a condition compares the place of a choice in its order."""
    return fact.type == "choice" and any(c.op not in ("is", "in") for c in one.comparisons)


def points_of_options(choice: Mapping[str, float]) -> dict[object, float]:
    """Return the points of a choice by the answer itself."""
    return {{"true": True, "false": False}.get(option, option): points for option, points in choice.items()}


def comparison(op: str, limit: Any, *, value: str, rank: str, fact: Fact) -> str:
    """Return an expression that compares an answer with a limit.

    Args:
        op: the operator.
        limit: what it compares with.
        value: an expression for the answer.
        rank: one for its place among the options, where that is compared; otherwise the same.
        fact: what the answer is about.
    """
    if op == "is":
        return f"{value} is {limit!r}" if isinstance(limit, bool) else f"{value} == {limit!r}"
    if op == "in":
        return f"{value} in {limit!r}"
    return f"{rank} {_SIGNS[op]} {fact.option_ids.index(limit) if fact.type == 'choice' else limit!r}"

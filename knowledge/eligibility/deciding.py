"""Finds which unknown facts could settle a verdict by themselves, whatever the others turn out to be.

Never leaves out one that could; it may name too many, as whether one really does is found by evaluating. That spares
trying every answer to facts beside which something else stays open.
"""

from collections.abc import Sequence

from knowledge.eligibility.binding import item_facts
from knowledge.eligibility.evaluation import reach
from knowledge.eligibility.kleene import NO, YES
from knowledge.eligibility.model import Comparison, Condition, PointsItem
from knowledge.eligibility.points import Points
from knowledge.eligibility.reasons import Evaluation, Reason

_NONE = frozenset[str]()
_RISING = ("at_least", "above")  # more points are better for these


def could_settle(found: Evaluation, unknown: frozenset[str]) -> frozenset[str]:
    """Return those of the facts in `unknown` with an answer to which alone the verdict could be a plain yes."""
    return _Settling(unknown).programme(found, YES)


class _Settling:
    """Goes down the reasons. `level` is what something should come to: YES or NO."""

    def __init__(self, unknown: frozenset[str]) -> None:
        self._every = unknown

    def programme(self, found: Evaluation, level: int) -> frozenset[str]:
        if found.mask == level or (found.assumed and level == NO):  # what is taken to hold can be a no by itself
            return self._every
        facts = self._every if level == NO else _NONE  # where no outcome holds it is a no
        for (_, qualifies, _), reason in zip(reversed(found.bound.outcomes), reversed(found.tree), strict=True):
            if qualifies == (level == YES):
                facts |= self._reason(reason, YES)
            elif facts:
                facts &= self._reason(reason, NO)
        return facts

    def _reason(self, reason: Reason, level: int) -> frozenset[str]:
        one, parts = reason.of, reason.children
        if reason.mask == level or isinstance(one, PointsItem):
            return self._every
        softened = one.unclear if level == YES else one.in_principle  # to borderline
        if one.unless is None:
            return _NONE if softened else self._bare(reason, one, parts, level)
        facts = _NONE if softened else self._bare(reason, one, parts[:-1], level)
        otherwise = self._reason(parts[-1], level)
        return facts | otherwise if level == YES else facts & otherwise

    def _bare(self, reason: Reason, one: Condition, parts: Sequence[Reason], level: int) -> frozenset[str]:
        if reason.bare == level:
            return self._every
        match one.kind:
            case "fact" if reason.bare & level:
                return self._every & {one.fact}
            case "all" | "any" | "n_of":
                needed = {"all": len(parts), "any": 1, "n_of": one.n}[one.kind]
                return self._enough(parts, level, needed if level == YES else len(parts) - needed + 1)
            case "not":
                return self._reason(parts[0], NO if level == YES else YES)
            case "ref" if parts:
                return self.programme(reason.target, level) if reason.target else self._reason(parts[0], level)
            case "points" if reason.points is not None:
                return self._points(parts, reason.points, one.comparisons[0], level)
            case _:
                return _NONE

    def _enough(self, parts: Sequence[Reason], level: int, needed: int) -> frozenset[str]:
        """Return the facts each of which could bring so many of the parts to `level`."""
        if needed == len(parts):
            facts = self._every
            for part in parts:
                facts &= self._reason(part, level)
                if not facts:
                    break
            return facts
        found = [self._reason(part, level) for part in parts]
        if needed == 1:
            return _NONE.union(*found)
        return frozenset(fact for fact in self._every if sum(fact in facts for facts in found) >= needed)

    def _points(self, items: Sequence[Reason], total: Points, limit: Comparison, level: int) -> frozenset[str]:
        """Return the facts whose items could carry the worse end of the total over the limit."""
        gains: dict[str, float] = {}
        for item in items:
            if isinstance(item.of, PointsItem) and item.points:
                for fact in item_facts(item.of):
                    gains[fact] = gains.get(fact, 0) + item.points.high - item.points.low
        rises = (limit.op in _RISING) == (level == YES)
        return frozenset(
            fact
            for fact, gain in gains.items()
            if fact in self._every and reach(total.low + gain if rises else total.high - gain, limit) == (level == YES)
        )

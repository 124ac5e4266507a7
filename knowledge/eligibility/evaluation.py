"""Evaluates bound rules over what is known, and keeps the reason for everything as a tree.

The reference for `compiled`, which must give the same and is faster. Never words anything; `render` does.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from operator import ge, gt, le, lt
from typing import Any

from knowledge.eligibility.binding import Bound, item_facts, only_reads
from knowledge.eligibility.comparing import possible
from knowledge.eligibility.kleene import (
    ANY,
    ASSUMED,
    BORDERLINE,
    FIRST,
    FIRST_NOT,
    IN_PRINCIPLE,
    LEVELS,
    NO,
    NOT,
    OPEN,
    UNCLEAR,
    YES,
    all_of,
    any_of,
    n_of,
)
from knowledge.eligibility.model import Comparison, Condition, Fact, PointsItem
from knowledge.eligibility.points import Points, read_facts, total
from knowledge.eligibility.profile import Answer, Answers
from knowledge.eligibility.reasons import Evaluation, NothingKnown, Reason


class Evaluator:
    """Evaluates one profile on one day; a programme that several refer to is evaluated once."""

    def __init__(
        self,
        answers: Answers,
        *,
        facts: Mapping[str, Fact],
        unknown: NothingKnown | None = None,
        like: "Evaluator | None" = None,
    ) -> None:
        """Make it for some answers.

        Args:
            answers: what is known.
            facts: all facts there are.
            unknown: what comes out where nothing is known; kept from one profile to the next.
            like: one for nearly the same answers: what reads none of those that differ is taken from it.
        """
        self._answers = answers
        self._facts = facts
        self._unknown = unknown or NothingKnown()
        self._like = like
        self._differing = frozenset[str]() if like is None else _differing(answers, like._answers)
        self._changed: dict[tuple[tuple[str, Answer], ...], Evaluator] = {}
        self._done: dict[Bound, Evaluation] = {}
        self._reasons: dict[Condition | PointsItem, Reason] = {}

    def varied(self, answers: Answers) -> "Evaluator":
        """Return what evaluates other answers: for a few that differ, faster than one of its own."""
        return Evaluator(answers, facts=self._facts, unknown=self._unknown, like=self)

    def changed(self, to: tuple[tuple[str, Answer], ...]) -> "Evaluator":
        """Return what evaluates the same answers but for those in `to`; the same one for the same changes."""
        if to not in self._changed:
            self._changed[to] = self.varied({**self._answers, **dict(to)})
        return self._changed[to]

    def evaluate(self, bound: Bound) -> Evaluation:
        """Return the evaluation of a bound programme."""
        if self._like is not None and self._differing.isdisjoint(bound.facts):
            return self._like.evaluate(bound)
        nothing_known = bound.facts.isdisjoint(self._answers)
        done = self._unknown.evaluations if nothing_known else self._done
        if bound not in done:
            done[bound] = self._evaluate(bound, nothing_known=nothing_known)
        return done[bound]

    def _evaluate(self, bound: Bound, *, nothing_known: bool) -> Evaluation:
        points = items = None
        if bound.points:
            items = tuple(self._item(item, bound) for item in bound.points)
            points = self._total(bound, items)
        tree, masks = [], []
        for _, _, when in bound.outcomes:
            reason = self._reason(when, bound, points, items or ())
            tree.append(reason)
            masks.append(reason.mask)
        mask, outcomes = outcome_of(bound.outcomes, masks)
        assumed = tuple(self._assumption(one) for one in bound.assumed)
        mask = all_of((mask, *(one.mask for one in assumed)))
        return Evaluation(
            bound=bound,
            mask=mask,
            outcomes=outcomes if mask != NO else _refused(bound, outcomes),
            points=points,
            tree=tuple(tree),
            items=items or (),
            assumed=assumed,
            nothing_known=nothing_known,
        )

    def _assumption(self, bound: Bound) -> Reason:
        found = self.evaluate(bound)
        top = found.tree[0]
        mask = ASSUMED[found.mask]
        return Reason(
            of=top.of,
            version=bound.version,
            mask=mask,
            marks=("assumed",) if mask != found.mask else (),
            children=(top,),
        )

    def _total(self, bound: Bound, items: Sequence[Reason]) -> Points:
        """Return the points of all items: those of each, or of all together where they share an unknown fact."""
        unknown = [f for i in items if i.points and i.points.low < i.points.high for f in read_facts(i.of)]
        if len(unknown) != len(set(unknown)):
            return total(bound.points, answers=self._answers, facts=self._facts)
        found = [item.points for item in items if item.points]
        return Points(
            sum(p.low for p in found),
            sum(p.high for p in found),
            sum(p.maximum for p in found),
            all(p.exact for p in found),
        )

    def _reason(self, one: Condition, bound: Bound, points: Points | None, items: Sequence[Reason]) -> Reason:
        reads = only_reads(one)
        if reads is None:
            return self._new_reason(one, bound, points, items)
        if reads.isdisjoint(self._answers):
            kept = self._unknown.reasons
            if one not in kept:
                kept[one] = replace(self._new_reason(one, bound, points, items), nothing_known=True)
            return kept[one]
        if self._like is not None and self._differing.isdisjoint(reads):
            return self._like._reason(one, bound, points, items)
        if one not in self._reasons:
            self._reasons[one] = self._new_reason(one, bound, points, items)
        return self._reasons[one]

    def _new_reason(self, one: Condition, bound: Bound, points: Points | None, items: Sequence[Reason]) -> Reason:
        children: tuple[Reason, ...] = tuple(self._reason(part, bound, points, items) for part in one.parts)
        masks = [child.mask for child in children]
        answer = target = None
        match one.kind:
            case "all":
                mask = all_of(masks)
            case "any":
                mask = any_of(masks)
            case "n_of":
                mask = n_of(masks, one.n)
            case "not":
                mask = NOT[masks[0]]
            case "always":
                mask = YES
            case "not_published":
                mask = BORDERLINE
            case "points":
                mask = _against(points, one.comparisons[0]) if points else OPEN
                children = tuple(items)
            case "ref":
                mask, children, target = self._target(one, bound)
            case _:
                answer = self._answers.get(one.fact)
                mask = possible(one, answer, self._facts[one.fact])
        return self._marked(
            one, bound, mask=mask, answer=answer, children=children, target=target, points=points, items=items
        )

    def _marked(
        self,
        one: Condition,
        bound: Bound,
        *,
        mask: int,
        answer: Answer | None,
        children: tuple[Reason, ...],
        target: Evaluation | None,
        points: Points | None,
        items: Sequence[Reason],
    ) -> Reason:
        """Apply what softens a condition: in principle, unclear, unless; in this order."""
        marks, bare = [], mask
        if one.in_principle and mask & NO:
            mask = IN_PRINCIPLE[mask]
            marks.append("in_principle")
        if one.unclear and mask & YES:
            mask = UNCLEAR[mask]
        if mask == BORDERLINE and not marks:
            marks.append("borderline")
        if one.unless is not None:
            unless = self._reason(one.unless, bound, points, items)
            waived = ANY[mask << 3 | unless.mask]
            if unless.mask == YES and mask != YES:
                marks = ["waived"]
            children, mask = (*children, unless), waived
        return Reason(
            of=one,
            version=bound.version,
            mask=mask,
            bare=bare,
            fact=one.fact,
            answer=answer,
            marks=tuple(marks),
            children=children,
            target=target,
            points=points if one.kind == "points" else None,
        )

    def _target(self, one: Condition, bound: Bound) -> tuple[int, tuple[Reason, ...], Evaluation | None]:
        programme, outcome = one.ref
        target = bound.targets.get(programme)
        if target is None:  # not in force on that day, so it opens no way
            return NO, (), None
        found = self.evaluate(target)
        if outcome is None:
            return found.mask, found.tree[:1], found
        number = next(n for n, (id_, _, _) in enumerate(target.outcomes) if id_ == outcome)
        return found.tree[number].mask, (found.tree[number],), None

    def _item(self, item: PointsItem, bound: Bound) -> Reason:
        if self._like is not None and self._differing.isdisjoint(item_facts(item)):
            return self._like._item(item, bound)
        if item not in self._reasons:
            self._reasons[item] = self._new_item(item, bound)
        return self._reasons[item]

    def _new_item(self, item: PointsItem, bound: Bound) -> Reason:
        answer = self._answers.get(item.fact) if item.fact else None
        children = tuple(self._reason(when, bound, None, ()) for when, _ in item.rows)
        if children and all(child.mask in LEVELS for child in children):
            first = next((number for number, child in enumerate(children) if child.mask != NO), None)
            found = 0.0 if first is None else item.rows[first][1]
            points = Points(found, found, item.maximum)
        else:
            points = total((item,), answers=self._answers, facts=self._facts)
        marks = ("award",) if item.award is not None else ()
        return Reason(
            of=item, version=bound.version, points=points, fact=item.fact, answer=answer, children=children, marks=marks
        )


def _differing(answers: Answers, others: Answers) -> frozenset[str]:
    return frozenset(fact for fact in answers.keys() | others.keys() if answers.get(fact) != others.get(fact))


def outcome_of(outcomes: Sequence[tuple[str, bool, Condition]], masks: Sequence[int]) -> tuple[int, tuple[str, ...]]:
    """Return what the verdict can be and which outcomes are possible: the first that holds, in every way it can be."""
    rest = NO
    for (_, qualifies, _), mask in zip(reversed(outcomes), reversed(masks), strict=True):
        rest = (FIRST if qualifies else FIRST_NOT)[mask << 3 | rest]
    reachable = []
    for (id_, _, _), mask in zip(outcomes, masks, strict=True):
        if mask != NO:
            reachable.append(id_)
        if mask == YES:
            break
    return rest, tuple(reachable)


def _refused(bound: Bound, outcomes: tuple[str, ...]) -> tuple[str, ...]:
    """Return the outcomes of a no: what is assumed may fail though an outcome that qualifies holds."""
    refusing = [id_ for id_, qualifies, _ in bound.outcomes if not qualifies]
    return tuple(id_ for id_ in outcomes if id_ in refusing) or tuple(refusing[-1:])


_SIGNS = {"at_least": ">=", "at_most": "<=", "above": ">", "below": "<"}
_COMPARE: dict[str, Callable[[Any, Any], bool]] = {">=": ge, "<=": le, ">": gt, "<": lt}


def reach(points: float, one: Comparison) -> bool:
    """Return whether so many points are what a condition about points asks for."""
    return _COMPARE[_SIGNS[one.op]](points, one.value)


def _against(points: Points, one: Comparison) -> int:
    """Return what "the points reach this" can be."""
    ends = (reach(points.low, one), reach(points.high, one))
    return (YES if any(ends) else 0) | (0 if all(ends) else NO)


def against(one: Comparison) -> str:
    """Return the same as an expression over `low` and `high`."""
    sign = _SIGNS[one.op]
    worst, best = ("low", "high") if sign in (">=", ">") else ("high", "low")
    limit = repr(one.value)
    return f"({YES} if {worst} {sign} {limit} else {OPEN} if {best} {sign} {limit} else {NO})"

"""Asks "what if": evaluates programmes for many variations of one profile, fast.

Never keeps an answer. Compiled where every answer is exact or absent, by the reference evaluation where one is a range
or a set.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from knowledge.eligibility.binding import Binder, Bound, walk
from knowledge.eligibility.comparing import limits_of
from knowledge.eligibility.compiled import Check, compile_bound
from knowledge.eligibility.domains import samples
from knowledge.eligibility.evaluation import Evaluator, Reason
from knowledge.eligibility.model import Condition, Fact, RuleSet
from knowledge.eligibility.points import item_limits
from knowledge.eligibility.profile import Answer, Answers, Exact, Range

Result = tuple[int, float, float]  # what the verdict can be, least and most points
_SEVERAL = frozenset((Range, frozenset))  # answers of several values


class Hypotheses:
    """Fast checks over one edition of the rules; keeps what it compiled."""

    def __init__(self, rules: RuleSet, *, binder: Binder) -> None:
        self._facts: Mapping[str, Fact] = rules.facts
        self._binder = binder
        self._unknown: dict[Condition, Reason] = {}
        self._compiled: dict[tuple[str, date], Check] = {}
        self._limits: dict[tuple[str, date], dict[str, frozenset[Exact]]] = {}

    def check(self, bound: Bound, answers: Answers, *, day: date) -> Result:
        """Return what the verdict of a bound programme can be for `answers`, and its points."""
        if not _SEVERAL.isdisjoint(map(type, answers.values())) and any(
            fact in bound.facts for fact, answer in answers.items() if type(answer) in _SEVERAL
        ):
            found = self.evaluator(answers).evaluate(bound)
            return found.mask, found.points.low if found.points else 0, found.points.high if found.points else 0
        key = (bound.programme.id, self._binder.era(bound.programme.id, day))
        if key not in self._compiled:
            self._compiled[key] = compile_bound(bound, facts=self._facts)
        return self._compiled[key](answers)

    def evaluator(self, answers: Answers) -> Evaluator:
        """Return what evaluates `answers` with reasons; those that are the same for everybody are kept."""
        return Evaluator(answers, facts=self._facts, unknown=self._unknown)

    def values(self, bound: Bound, fact: str, *, day: date, within: Answer | None = None) -> list[Exact]:
        """Return the values of a fact between which a programme makes a difference, out of those in `within`."""
        limits = self.limits(bound, day=day).get(fact, frozenset())
        return samples(self._facts[fact], within, limits)

    def limits(self, bound: Bound, *, day: date) -> dict[str, frozenset[Exact]]:
        """Return by fact the values at which a programme or one it refers to changes."""
        key = (bound.programme.id, self._binder.era(bound.programme.id, day))
        if key not in self._limits:
            found: dict[str, set[Exact]] = {}
            for fact, limits in _limits(bound):
                found.setdefault(fact, set()).update(limits)
            self._limits[key] = {fact: frozenset(limits) for fact, limits in found.items()}
        return self._limits[key]


def _limits(bound: Bound) -> Iterable[tuple[str, Iterable[Exact]]]:
    for _, _, when in bound.outcomes:
        yield from ((one.fact, limits_of(one)) for one in walk(when) if one.fact)
    for item in bound.points:
        yield from item_limits(item)
    for other in (*bound.targets.values(), *bound.assumed):
        yield from _limits(other)

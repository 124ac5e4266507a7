"""Asks "what if": evaluates programmes for many variations of one profile, fast.

Never keeps an answer. Compiled where every answer is exact or absent, by the reference evaluation where one is a range
or a set.
"""

from collections.abc import Iterable, Mapping, Sequence

from knowledge.eligibility.binding import Bound, walk
from knowledge.eligibility.comparing import limits_of
from knowledge.eligibility.compiled import Check, compile_bound
from knowledge.eligibility.domains import samples
from knowledge.eligibility.evaluation import Evaluator
from knowledge.eligibility.model import Fact
from knowledge.eligibility.points import item_limits
from knowledge.eligibility.profile import Answers, Exact, Range
from knowledge.eligibility.reasons import NothingKnown

Result = tuple[int, float, float]  # what the verdict can be, least and most points
_SEVERAL = frozenset((Range, frozenset))  # answers of several values


class Hypotheses:
    """Fast checks over one edition of the rules; keeps what it compiled."""

    def __init__(self, facts: Mapping[str, Fact]) -> None:
        self._facts = facts
        self._unknown = NothingKnown()
        self._compiled: dict[Bound, Check] = {}
        self._limits: dict[Bound, dict[str, frozenset[Exact]]] = {}
        self._values: dict[tuple[Bound, str], Sequence[Exact]] = {}

    def prepare(self, bound: Bound) -> None:
        """Make all that is kept of a bound programme: function, values to try, reasons of what nothing is known of."""
        self.check(bound, {})
        self.evaluator({}).evaluate(bound)
        for fact in bound.facts:
            self.values(bound, fact)

    def check(self, bound: Bound, answers: Answers) -> Result:
        """Return what the verdict of a bound programme can be for `answers`, and its points."""
        if not _SEVERAL.isdisjoint(map(type, answers.values())) and any(
            fact in bound.facts for fact, answer in answers.items() if type(answer) in _SEVERAL
        ):
            found = self.evaluator(answers).evaluate(bound)
            return found.mask, found.points.low if found.points else 0, found.points.high if found.points else 0
        compiled = self._compiled.get(bound)
        if compiled is None:
            compiled = self._compiled[bound] = compile_bound(bound, facts=self._facts)
        return compiled(answers)

    def evaluator(self, answers: Answers) -> Evaluator:
        """Return what evaluates `answers` with reasons; those that are the same for everybody are kept."""
        return Evaluator(answers, facts=self._facts, unknown=self._unknown)

    def values(self, bound: Bound, fact: str) -> Sequence[Exact]:
        """Return the values of a fact between which a programme makes a difference."""
        values = self._values.get((bound, fact))
        if values is None:
            limits = self.limits(bound).get(fact, frozenset())
            values = self._values[bound, fact] = samples(self._facts[fact], None, limits)
        return values

    def limits(self, bound: Bound) -> Mapping[str, frozenset[Exact]]:
        """Return by fact the values at which a programme or one it refers to changes."""
        if bound not in self._limits:
            found: dict[str, set[Exact]] = {}
            for fact, limits in _limits(bound):
                found.setdefault(fact, set()).update(limits)
            self._limits[bound] = {fact: frozenset(limits) for fact, limits in found.items()}
        return self._limits[bound]


def _limits(bound: Bound) -> Iterable[tuple[str, Iterable[Exact]]]:
    for _, _, when in bound.outcomes:
        yield from ((one.fact, limits_of(one)) for one in walk(when) if one.fact)
    for item in bound.points:
        yield from item_limits(item)
    for other in (*bound.targets.values(), *bound.assumed):
        yield from _limits(other)

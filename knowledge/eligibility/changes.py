"""Finds what would change a verdict for the better: the smallest single change, or else pairs.

Never suggests what was not checked by evaluating, nor a fact that a person cannot change, nor a direction they cannot
change it in.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product

from knowledge.eligibility.binding import Bound
from knowledge.eligibility.evaluation import Evaluator
from knowledge.eligibility.hypotheses import Hypotheses
from knowledge.eligibility.kleene import YES
from knowledge.eligibility.model import Fact
from knowledge.eligibility.profile import Answers, Exact, Range

_AT_MOST = 5  # changes shown
_TRIES_AT_MOST = 400


@dataclass(frozen=True, slots=True)
class Change:
    """Facts with the values that would make it, and the outcome that would come out."""

    to: tuple[tuple[str, Exact], ...]
    outcome: str


class Changes:
    """Looks for changes over one edition of the rules."""

    def __init__(self, hypotheses: Hypotheses, *, facts: Mapping[str, Fact]) -> None:
        self._hypotheses = hypotheses
        self._facts = facts

    def find(self, bound: Bound, answers: Answers, *, day: date) -> list[Change]:
        """Return the changes that would make a person qualify, smallest first; none where none is known."""
        steps = {fact: list(self._steps(bound, fact, answers, day=day)) for fact in sorted(bound.facts)}
        steps = {fact: values for fact, values in steps.items() if values}
        singles = [
            (size, ((fact, value),))
            for fact, values in steps.items()
            if (found := self._first(bound, answers, fact, values, day=day)) is not None
            for size, value in [found]
        ]
        made = sorted(singles, key=lambda one: (one[0], one[1][0][0])) or self._pairs(bound, answers, steps, day=day)
        return [Change(to, self._outcome(bound, {**answers, **dict(to)})) for _, to in made[:_AT_MOST]]

    def _steps(self, bound: Bound, fact: str, answers: Answers, *, day: date) -> Iterator[Exact]:
        """Yield the values a fact could be changed to, nearest first."""
        known = self._facts[fact]
        held = answers.get(fact)
        if known.change == "none" or held is None or isinstance(held, Range | frozenset):
            return
        values = self._hypotheses.values(bound, fact, day=day)
        order = known.option_ids if known.type == "choice" else sorted({*values, held}, key=_rank)
        up = [value for value in order[order.index(held) + 1 :] if value in values]
        down = [value for value in reversed(order[: order.index(held)]) if value in values]
        if known.change in ("up", "any"):
            yield from up
        if known.change in ("down", "any"):
            yield from down

    def _first(
        self, bound: Bound, answers: Answers, fact: str, values: list[Exact], *, day: date
    ) -> tuple[int, Exact] | None:
        for size, value in enumerate(values, start=1):
            if self._qualifies(bound, {**answers, fact: value}, day=day):
                return size, value
        return None

    def _pairs(
        self, bound: Bound, answers: Answers, steps: Mapping[str, list[Exact]], *, day: date
    ) -> list[tuple[int, tuple[tuple[str, Exact], ...]]]:
        found: list[tuple[int, tuple[tuple[str, Exact], ...]]] = []
        tries = 0
        for left, right in combinations(steps, 2):
            sizes = product(range(len(steps[left])), range(len(steps[right])))
            for one, other in sorted(sizes, key=sum):
                tries += 1
                if tries > _TRIES_AT_MOST:
                    return sorted(found)
                to = ((left, steps[left][one]), (right, steps[right][other]))
                if self._qualifies(bound, {**answers, **dict(to)}, day=day):
                    found.append((one + other, to))
                    break
        return sorted(found, key=lambda pair: (pair[0], pair[1][0][0]))

    def _qualifies(self, bound: Bound, answers: Answers, *, day: date) -> bool:
        return self._hypotheses.check(bound, answers, day=day)[0] == YES

    def _outcome(self, bound: Bound, answers: Answers) -> str:
        return Evaluator(answers, facts=self._facts).evaluate(bound).outcomes[0]


def _rank(value: Exact) -> tuple[int, float, str]:
    return (1, 0.0, value) if isinstance(value, str) else (0, float(value), "")

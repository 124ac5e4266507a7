"""Finds what would change a verdict for the better: the smallest single change, or else pairs.

Where the verdict is no, also the smallest single change that makes it possible again, with what would decide then: two
years of work and a fitting post are nearer than eleven years.

Never suggests what was not checked by evaluating, nor a fact that a person cannot change, nor a direction they cannot
change it in.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, islice, product

from knowledge.eligibility.binding import Bound
from knowledge.eligibility.deciding import could_settle
from knowledge.eligibility.evaluation import Evaluator
from knowledge.eligibility.hypotheses import Hypotheses
from knowledge.eligibility.kleene import BORDERLINE, NO, YES
from knowledge.eligibility.model import Fact
from knowledge.eligibility.profile import Answers, Exact, Range
from knowledge.eligibility.relevance import missing_facts

_AT_MOST = 5  # changes shown
_POSSIBLE_AT_MOST = 3  # of them, those after which something else decides
_DEPENDS_ON_AT_MOST = 3
_LOOKED_AT_FOR_DECIDING = 8  # facts, the easiest to answer first
_TRIES_AT_MOST = 400
_OPEN_COUNTS = 2  # a step to "it depends" is shown before one that qualifies from half its size on

_To = tuple[tuple[str, Exact], ...]


@dataclass(frozen=True, slots=True)
class Change:
    """Facts with the values that would make it, and the outcome that would come out.

    Where `outcome` is None the programme would be possible again: the facts in `depends_on` would decide then, or with
    none of them the rule itself is unclear.
    """

    to: _To
    outcome: str | None
    depends_on: tuple[str, ...] = ()


class Changes:
    """Looks for changes over one edition of the rules."""

    def __init__(self, hypotheses: Hypotheses, *, facts: Mapping[str, Fact]) -> None:
        self._hypotheses = hypotheses
        self._facts = facts
        asked = [fact for fact in facts.values() if fact.asked]
        asked.sort(key=lambda fact: (fact.sensitive, fact.rare, fact.effort))
        self._order = {fact.id: place for place, fact in enumerate(asked)}

    def find(self, bound: Bound, answers: Answers, evaluator: Evaluator) -> list[Change]:
        """Return the changes that would make a person qualify, or possibly so, smallest first; none where none is.

        Args:
            bound: the programme.
            answers: what is known.
            evaluator: what evaluated them.
        """
        answers = {fact: answers[fact] for fact in sorted(bound.facts.intersection(answers))}
        steps = {fact: values for fact in answers if (values := list(self._steps(bound, fact, answers)))}
        if not steps or self._without(bound, answers, *steps) == NO:
            return []
        refused = self._hypotheses.check(bound, answers)[0] == NO
        singles: list[tuple[int, _To, int]] = []
        possible: list[tuple[int, _To, int]] = []
        for fact, values in steps.items():
            if self._without(bound, answers, fact) == NO:
                continue
            for size, (value, mask) in enumerate(self._tried(bound, answers, fact, values), start=1):
                if mask == YES:
                    singles.append((size, ((fact, value),), mask))
                    break
                if refused and mask != NO and not any(to[0][0] == fact for _, to, _ in possible):
                    possible.append((_OPEN_COUNTS * size, ((fact, value),), mask))
        possible = sorted(possible, key=_nearest)[:_POSSIBLE_AT_MOST]
        made = singles or [(size, to, YES) for size, to in self._pairs(bound, answers, steps)]
        shown = sorted((*made, *possible), key=_nearest)[:_AT_MOST]
        return [self._change(bound, {**answers, **dict(to)}, to, mask, evaluator) for _, to, mask in shown]

    def _change(self, bound: Bound, answers: Answers, to: _To, mask: int, evaluator: Evaluator) -> Change:
        """Return a change with what comes out of it: `answers` are those after it."""
        qualifying = [id_ for id_, qualifies, _ in bound.outcomes if qualifies]
        if mask == YES and len(qualifying) == 1:
            return Change(to, qualifying[0])
        if mask == BORDERLINE:
            return Change(to, None)
        evaluation = evaluator.changed(to).evaluate(bound)
        if mask == YES:
            return Change(to, evaluation.outcomes[0])
        missing = missing_facts(evaluation)
        likely = sorted(missing.intersection(self._order), key=self._order.__getitem__)[:_LOOKED_AT_FOR_DECIDING]
        could = could_settle(evaluation, frozenset(likely).difference(answers)).union(answers)
        can_decide = (fact for fact in likely if fact in could and self._can_decide(bound, answers, fact))
        deciding = tuple(islice(can_decide, _DEPENDS_ON_AT_MOST))
        return Change(to, None, deciding or tuple(likely[:_DEPENDS_ON_AT_MOST]))

    def _can_decide(self, bound: Bound, answers: Answers, fact: str) -> bool:
        """Return whether some answer to `fact` alone would make the person qualify."""
        values = self._hypotheses.values(bound, fact)
        return any(self._hypotheses.check(bound, {**answers, fact: value})[0] == YES for value in values)

    def _steps(self, bound: Bound, fact: str, answers: Answers) -> Iterator[Exact]:
        """Yield the values a fact could be changed to, nearest first."""
        known = self._facts[fact]
        held = answers.get(fact)
        if known.change == "none" or held is None or isinstance(held, Range | frozenset):
            return
        values = self._hypotheses.values(bound, fact)
        order = known.option_ids if known.type == "choice" else sorted({*values, held}, key=_rank)
        up = [value for value in order[order.index(held) + 1 :] if value in values]
        down = [value for value in reversed(order[: order.index(held)]) if value in values]
        if known.change in ("up", "any"):
            yield from up
        if known.change in ("down", "any"):
            yield from down

    def _tried(self, bound: Bound, answers: Answers, fact: str, values: list[Exact]) -> Iterator[tuple[Exact, int]]:
        """Yield each value with what the verdict can be by it."""
        for value in values:
            yield value, self._hypotheses.check(bound, {**answers, fact: value})[0]

    def _without(self, bound: Bound, answers: Answers, *facts: str) -> int:
        """Return what the verdict could be if nothing were known of `facts`: no value of theirs can do better."""
        known = {fact: answer for fact, answer in answers.items() if fact not in facts}
        return self._hypotheses.check(bound, known)[0]

    def _pairs(self, bound: Bound, answers: Answers, steps: Mapping[str, list[Exact]]) -> list[tuple[int, _To]]:
        found: list[tuple[int, _To]] = []
        tries = 0
        for left, right in combinations(steps, 2):
            if not self._without(bound, answers, left, right) & YES:
                continue
            sizes = product(range(len(steps[left])), range(len(steps[right])))
            for one, other in sorted(sizes, key=sum):
                tries += 1
                if tries > _TRIES_AT_MOST:
                    return found
                to = ((left, steps[left][one]), (right, steps[right][other]))
                if self._hypotheses.check(bound, {**answers, **dict(to)})[0] == YES:
                    found.append((one + other + 2, to))
                    break
        return found


def _nearest(change: tuple[int, _To, int]) -> tuple[int, int, str]:
    size, to, mask = change
    return size, -mask, to[0][0]


def _rank(value: Exact) -> tuple[int, float, str]:
    return (1, 0.0, value) if isinstance(value, str) else (0, float(value), "")

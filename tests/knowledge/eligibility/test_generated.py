"""The generated functions give what the interpreter gives: ten thousand people, every programme that ships."""

from datetime import date
from random import Random
from typing import Any

import pytest

from knowledge.eligibility.binding import Binder, Bound
from knowledge.eligibility.evaluation import Evaluator
from knowledge.eligibility.hypotheses import Hypotheses
from knowledge.eligibility.model import RuleSet
from knowledge.eligibility.profile import Answers, Exact

DAY = date(2026, 3, 1)
PEOPLE = 10_000
PROGRAMMES_EACH = 3
SEEDS = 8


class Crowd:
    """People at random, with values at and beside the limits of the rules; some facts of each are not known."""

    def __init__(self, rules: RuleSet, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 - nothing secret
        self._facts = rules.facts
        binder = Binder(rules)
        self.hypotheses = Hypotheses(rules.facts)
        bound = [binder.bind(id_, DAY) for id_ in rules.programmes]
        self.programmes = [one for one in bound if one is not None]
        self._values = {
            one.programme.id: {fact: self.hypotheses.values(one, fact) for fact in sorted(one.facts)}
            for one in self.programmes
        }

    def bound(self, count: int) -> list[Bound]:
        return self._random.sample(self.programmes, count)

    def answers(self, programmes: list[Bound]) -> Answers:
        """Return what is known of one person, as far as these programmes ask for it."""
        known = self._random.choice((0.3, 0.7, 0.95, 1.0))
        found: dict[str, Exact] = {}
        for one in programmes:
            for fact, values in self._values[one.programme.id].items():
                if fact not in found and self._random.random() < known:
                    found[fact] = self._random.choice(values)
        return dict(found)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_generated_functions_give_what_the_interpreter_gives(shipped_rules: RuleSet, seed: int) -> None:
    crowd = Crowd(shipped_rules, seed)
    facts = shipped_rules.facts
    came_out: dict[str, set[int]] = {}
    for _ in range(PEOPLE // SEEDS):
        programmes = crowd.bound(PROGRAMMES_EACH)
        answers = crowd.answers(programmes)
        evaluator = Evaluator(answers, facts=facts)
        for bound in programmes:
            evaluation = evaluator.evaluate(bound)
            points = evaluation.points
            expected: tuple[Any, ...] = (evaluation.mask, points.low if points else 0, points.high if points else 0)
            assert crowd.hypotheses.check(bound, answers) == expected, (bound.programme.id, answers)
            came_out.setdefault(bound.programme.id, set()).add(evaluation.mask)
    assert set(came_out) == set(shipped_rules.programmes)
    assert sum(len(masks) > 1 for masks in came_out.values()) > 0.75 * len(came_out)  # people who differ


@pytest.mark.parametrize("day", [date(2020, 1, 1), date(2025, 10, 1), date(2026, 2, 2), date(2027, 1, 1)])
def test_generated_functions_follow_the_rules_of_the_day(shipped_rules: RuleSet, day: date) -> None:
    binder = Binder(shipped_rules)
    hypotheses = Hypotheses(shipped_rules.facts)
    random = Random(day.toordinal())  # noqa: S311 - nothing secret
    checked = 0
    for id_ in shipped_rules.programmes:
        bound = binder.bind(id_, day)
        if bound is None:
            continue
        for _ in range(5):
            answers: Answers = {
                fact: random.choice(hypotheses.values(bound, fact))
                for fact in sorted(bound.facts)
                if random.random() < 0.9
            }
            evaluation = Evaluator(answers, facts=shipped_rules.facts).evaluate(bound)
            assert hypotheses.check(bound, answers)[0] == evaluation.mask, (id_, answers)
            checked += 1
    assert checked > 50

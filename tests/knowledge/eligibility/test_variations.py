"""A variation of a profile is evaluated like a profile of its own, whatever is taken over from the first."""

from collections.abc import Iterator
from datetime import date
from random import Random

import pytest

from knowledge.eligibility.binding import Binder
from knowledge.eligibility.evaluation import Evaluator
from knowledge.eligibility.hypotheses import Hypotheses
from knowledge.eligibility.model import RuleSet
from knowledge.eligibility.profile import Answer, Answers, read_profile
from knowledge.eligibility.reasons import Evaluation, Reason
from knowledge.eligibility.relevance import missing_facts
from tests.knowledge.eligibility.people import person

DAY = date(2026, 3, 1)
PEOPLE = 40


def told(reason: Reason) -> Iterator[tuple[str, int, object, Answer | None, tuple[str, ...]]]:
    for one in reason.walk():
        yield one.of.id, one.mask, one.points, one.answer, one.marks


def all_of(found: Evaluation) -> tuple[object, ...]:
    reasons = [list(told(reason)) for reason in (*found.tree, *found.items, *found.assumed)]
    return found.mask, found.outcomes, found.points, missing_facts(found), reasons


@pytest.mark.parametrize("kind", ["other", "more", "fewer"])
def test_variation_gives_what_a_profile_of_its_own_gives(shipped_rules: RuleSet, kind: str) -> None:
    facts, binder, hypotheses = shipped_rules.facts, Binder(shipped_rules), Hypotheses(shipped_rules.facts)
    bound_programmes = [bound for id_ in shipped_rules.programmes if (bound := binder.bind(id_, DAY))]
    random = Random(kind)  # noqa: S311 - nothing secret
    differing = 0
    for seed in range(PEOPLE):
        answers = read_profile(person(shipped_rules, seed, known=0.6), facts=facts).on(DAY, facts=facts)
        first = Evaluator(answers, facts=facts)
        for bound in bound_programmes:
            concerned = sorted(bound.facts & answers.keys() if kind != "more" else bound.facts - answers.keys())
            if not concerned:
                continue
            before, changed = first.evaluate(bound), random.choice(concerned)
            varied: Answers = {fact: answer for fact, answer in answers.items() if fact != changed}
            if kind != "fewer":
                varied[changed] = random.choice(hypotheses.values(bound, changed))
            after = Evaluator(varied, facts=facts).evaluate(bound)
            assert all_of(first.varied(varied).evaluate(bound)) == all_of(after), (bound.programme.id, changed)
            differing += all_of(before) != all_of(after)
    assert differing > PEOPLE

"""Which facts could make a person qualify by themselves: none that does is left out, and most that do not are."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest

from knowledge.eligibility.binding import Binder
from knowledge.eligibility.deciding import could_settle
from knowledge.eligibility.evaluation import Evaluator
from knowledge.eligibility.hypotheses import Hypotheses
from knowledge.eligibility.kleene import NO, YES
from knowledge.eligibility.model import RuleSet
from knowledge.eligibility.profile import read_profile
from knowledge.eligibility.relevance import missing_facts
from tests.knowledge.eligibility.people import person

DAY = date(2026, 3, 1)
PEOPLE = 60
A, B, C = ({"fact": name, "is": True} for name in "abc")
YES_OR_NO = {name: {"type": "boolean"} for name in "abc"}
POINTS = {
    "points": [{"id": name, "max": worth, "choice": {"fact": name, "points": {"true": worth, "false": 0}}}
               for name, worth in (("a", 10), ("b", 20), ("c", 30))],
    "outcomes": [{"id": "yes", "qualifies": True, "when": {"points": "total", "at_least": 30}},
                 {"id": "no", "qualifies": False, "when": "always"}],
}  # fmt: skip


@pytest.mark.parametrize("known", [0.5, 0.8, 0.95])
def test_no_fact_that_settles_it_is_left_out(shipped_rules: RuleSet, known: float) -> None:
    binder, hypotheses = Binder(shipped_rules), Hypotheses(shipped_rules.facts)
    bound_programmes = [bound for id_ in shipped_rules.programmes if (bound := binder.bind(id_, DAY))]
    settling = named = missed = 0
    for seed in range(PEOPLE):
        raw = person(shipped_rules, seed, known=known)
        answers = read_profile(raw, facts=shipped_rules.facts).on(DAY, facts=shipped_rules.facts)
        evaluator = Evaluator(answers, facts=shipped_rules.facts)
        for bound in bound_programmes:
            found = evaluator.evaluate(bound)
            missing = frozenset(missing_facts(found)).difference(answers)
            settles = {
                fact
                for fact in missing
                for value in hypotheses.values(bound, fact)
                if hypotheses.check(bound, {**answers, fact: value})[0] == YES
            }
            could = could_settle(found, missing)
            assert settles <= could, (bound.programme.id, raw)
            settling, named, missed = settling + len(settles), named + len(could), missed + len(missing)
    assert 0 < settling <= named < missed


@pytest.mark.parametrize(
    ("conditions", "known", "expected"),
    [
        ({"all": [A, B]}, {}, set()),
        ({"all": [A, B]}, {"a": True}, {"b"}),
        ({"any": [A, B]}, {}, {"a", "b"}),
        ({"any": [{"all": [A, B]}, C]}, {}, {"c"}),
        ({"n_of": {"n": 2, "of": [A, B, C]}}, {}, set()),
        ({"n_of": {"n": 2, "of": [A, B, C]}}, {"c": True}, {"a", "b"}),
        ({"not": {"all": [A, B]}}, {}, {"a", "b"}),
        ({"not": {"any": [A, B]}}, {}, set()),
        ({"all": [A, {**B, "unless": C}]}, {"a": True}, {"b", "c"}),
        ({"all": [{**A, "softness": "in_principle"}, B]}, {}, set()),
        ({"not": {**A, "softness": "in_principle"}}, {}, set()),
        (POINTS, {}, {"c"}),
        (POINTS, {"a": True, "c": False}, {"b"}),
        (POINTS, {"c": False}, set()),
    ],
)
def test_a_fact_settles_it_where_nothing_else_stays_open(
    make_rules: Callable[..., RuleSet], conditions: Mapping[str, Any], known: dict[str, bool], expected: set[str]
) -> None:
    rules = make_rules(YES_OR_NO, it=conditions)
    bound = Binder(rules).bind("it", DAY)
    assert bound
    found = Evaluator(dict(known), facts=rules.facts).evaluate(bound)
    assert could_settle(found, frozenset("abc").difference(known)) == expected


def test_what_is_taken_to_hold_can_settle_what_it_must_not_hold_for(make_rules: Callable[..., RuleSet]) -> None:
    other = {"conditions": A, "assumes": ["general"]}
    rules = make_rules(YES_OR_NO, general=B, other=other, it={"all": [{"not": {"ref": "other"}}, C]})
    bound = Binder(rules).bind("it", DAY)
    assert bound
    answers = {"a": True, "c": True}
    found = Evaluator(dict(answers), facts=rules.facts).evaluate(bound)
    assert found.mask == NO
    assert Evaluator({**answers, "b": False}, facts=rules.facts).evaluate(bound).mask == YES
    assert "b" in could_settle(found, frozenset("b"))

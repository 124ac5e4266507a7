"""What would change a verdict: the nearest single change, or else pairs, and only what a person can change."""

import random
from collections.abc import Callable, Iterator
from itertools import combinations, product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.eligibility.domains import samples
from knowledge.eligibility.engine import Check, Result
from knowledge.eligibility.model import RuleSet
from tests.knowledge.eligibility.naive import FACTS, VALUES, YES, Person, Raw, conditions, level

SETTINGS = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
Checker = Callable[..., Check]
Make = Callable[..., RuleSet]
PERSONS = st.fixed_dictionaries({fact: st.sampled_from(values) for fact, values in VALUES.items()})


def only(check: Check) -> Result:
    (result,) = check.results
    return result


def found(result: Result) -> list[dict[str, Any]]:
    """Return the changes that make somebody qualify."""
    return [dict(change.to) for change in result.changes if change.outcome is not None]


def possible(result: Result) -> list[tuple[dict[str, Any], tuple[str, ...]]]:
    """Return the changes after which something else decides, and what."""
    return [(dict(change.to), change.depends_on) for change in result.changes if change.outcome is None]


def allowed(fact: str, person: Person) -> list[Any]:
    """Return the values that somebody can change a fact to, nearest first."""
    values = list(VALUES[fact])
    held = values.index(person[fact])
    up, down = values[held + 1 :], values[:held][::-1]
    return up if FACTS[fact]["change"] == "up" else up + down


def ways(raw: Raw, person: Person, together: int) -> Iterator[dict[str, Any]]:
    """Yield every change of so many facts together after which the condition holds."""
    for facts in combinations(FACTS, together):
        for values in product(*(allowed(fact, person) for fact in facts)):
            to = dict(zip(facts, values, strict=True))
            if level(raw, {**person, **to}) == YES:
                yield to


@SETTINGS
@given(raw=conditions(), person=PERSONS)
def test_changes_are_the_nearest_single_ones_or_else_pairs(
    make_rules: Make, checker: Callable[[RuleSet], Checker], raw: Raw, person: dict[str, Any]
) -> None:
    changes = found(only(checker(make_rules(FACTS, card=raw))(**person)))
    singles, pairs = list(ways(raw, person, 1)), list(ways(raw, person, 2))
    if level(raw, person) == YES:
        assert changes == []
    elif singles:
        nearest: dict[str, Any] = {}
        for single in singles:
            nearest = {**single, **nearest}
        assert sorted(changes, key=str) == sorted(({fact: value} for fact, value in nearest.items()), key=str)
    else:
        assert bool(changes) == bool(pairs) and all(change in pairs for change in changes)


PAY = {"type": "integer", "range": {"min": 0, "max": 1000}, "change": "up"}
FEW = {"type": "integer", "range": {"min": 0, "max": 10}}


@pytest.mark.parametrize(
    ("fact", "raw", "held", "changes"),
    [
        (PAY, {"at_least": 500}, 499, [500]),
        (PAY, {"at_least": 500}, 0, [500]),
        (PAY, {"above": 500}, 500, [501]),
        (PAY, {"at_most": 500}, 501, []),
        (FEW | {"change": "down"}, {"at_most": 5}, 9, [5]),
        (FEW | {"change": "down"}, {"below": 5}, 9, [4]),
        (FEW | {"change": "down"}, {"at_least": 5}, 4, []),
        (FEW | {"change": "any"}, {"at_least": 5, "at_most": 7}, 9, [7]),
        (FEW | {"change": "any"}, {"at_least": 5, "at_most": 7}, 1, [5]),
        (FEW | {"change": "none"}, {"at_least": 5}, 4, []),
        ({"type": "boolean", "change": "up"}, {"is": True}, False, [True]),
        ({"type": "boolean", "change": "up"}, {"is": False}, True, []),
        ({"type": "boolean", "change": "any"}, {"is": False}, True, [False]),
    ],
)
def test_change_goes_only_where_a_person_can_go_and_no_further_than_needed(
    make_rules: Make, checker: Callable[[RuleSet], Checker], fact: Raw, raw: Raw, held: Any, changes: list[Any]
) -> None:
    result = only(checker(make_rules({"it": fact}, card={"fact": "it", **raw}))(it=held))
    assert result.verdict == "does_not_qualify"
    assert found(result) == [{"it": value} for value in changes]


def test_smallest_change_comes_first(make_rules: Make, checker: Callable[[RuleSet], Checker]) -> None:
    facts = {"pay": PAY, "grade": FACTS["grade"]}
    bands = {"fact": "pay", "from": {0: 0, 100: 1, 200: 2, 300: 3}}
    choice = {"fact": "grade", "points": {"low": 0, "mid": 3, "top": 9}}
    card = {
        "points": [{"id": "a", "max": 3, "bands": bands}, {"id": "b", "max": 9, "choice": choice}],
        "outcomes": [
            {"id": "yes", "qualifies": True, "when": {"points": "total", "at_least": 3}},
            {"id": "none", "qualifies": False, "when": "always"},
        ],
    }
    result = only(checker(make_rules(facts, card=card))(pay=0, grade="low"))
    assert found(result) == [{"grade": "mid"}, {"pay": 300}]
    assert [change.outcome for change in result.changes] == ["yes", "yes"]


TWO_ROUTES = {
    "any": [
        {"all": [{"fact": "few", "at_least": 2}, {"fact": "grade", "is": "top"}]},
        {"fact": "few", "at_least": 9},
    ]
}


def test_step_that_makes_it_possible_again_comes_first_where_it_is_clearly_nearer(
    make_rules: Make, checker: Callable[[RuleSet], Checker]
) -> None:
    facts = {"few": FEW | {"change": "up"}, "grade": FACTS["grade"]}
    check = checker(make_rules(facts, card=TWO_ROUTES))
    changes = only(check(few=0)).changes
    assert [(dict(one.to), one.outcome, one.depends_on) for one in changes] == [
        ({"few": 2}, None, ("grade",)),
        ({"few": 9}, "qualifies", ()),
    ]
    for grade, verdict in (("top", "qualifies"), ("low", "does_not_qualify")):
        assert only(check(few=2, grade=grade)).verdict == verdict
    assert possible(only(check(few=2))) == [], "an open verdict is possible already"
    assert possible(only(check(few=0, grade="low"))) == [], "everything is known, so nothing could decide"


def test_step_onto_an_unclear_limit_depends_on_the_authority_alone(
    make_rules: Make, checker: Callable[[RuleSet], Checker]
) -> None:
    card = {"fact": "few", "above": 4, "unclear_at": [4]}
    result = only(checker(make_rules({"few": FEW | {"change": "up"}}, card=card))(few=3))
    assert (possible(result), found(result)) == ([({"few": 4}, ())], [{"few": 5}])


@SETTINGS
@given(raw=conditions(), person=PERSONS, hidden=st.sets(st.sampled_from(sorted(VALUES))))
def test_every_step_to_the_possible_is_the_first_that_is_no_longer_a_no(
    make_rules: Make, checker: Callable[[RuleSet], Checker], raw: Raw, person: dict[str, Any], hidden: set[str]
) -> None:
    check = checker(make_rules(FACTS, card=raw))
    known = {fact: value for fact, value in person.items() if fact not in hidden}
    result = only(check(**known))
    for to, depends_on in possible(result):
        ((fact, value),) = to.items()
        after = only(check(**{**known, fact: value}))
        assert result.verdict == "does_not_qualify" and after.verdict in ("open", "borderline")
        assert set(depends_on) <= set(after.missing) and (bool(depends_on) or after.verdict == "borderline")
        nearer = allowed(fact, person)[: allowed(fact, person).index(value)]
        assert {only(check(**{**known, fact: one})).verdict for one in nearer} <= {"does_not_qualify"}


def test_two_years_and_a_fitting_post_are_nearer_than_points(shipped_check: Checker) -> None:
    no = dict.fromkeys(
        ("former_chinese_national", "degree_taught_in_chinese", "top_university", "fortune_500_experience",
         "holds_patent", "five_years_in_china", "skilled_certificate", "teaches_mother_tongue", "shortage_post",
         "stem_degree"), False,
    )  # fmt: skip
    result = only(
        shipped_check(
            "work-permit-b", **no, age=30, degree="bachelor", related_work_years=1.5, annual_salary_cny=200_000,
            months_per_year_in_china=12, hsk_level=0, work_place="shanghai", vocational_level="none",
            special_assignment="none",
        )
    )  # fmt: skip
    years = [change for change in result.changes if change.to[0][0] == "related_work_years"]
    assert result.verdict == "does_not_qualify"
    assert [(change.to[0][1], change.outcome, change.depends_on) for change in years] == [(2, None, ("occupation",))]


def test_what_is_not_known_is_not_called_a_change(make_rules: Make, checker: Callable[[RuleSet], Checker]) -> None:
    check = checker(make_rules({"pay": PAY, "few": FEW}, card={"any": [{"fact": "pay", "at_least": 500}]}))
    assert found(only(check(pay={"max": 499}))) == [] and found(only(check(pay=499))) == [{"pay": 500}]


def test_open_and_met_verdicts_need_no_change(make_rules: Make, checker: Callable[[RuleSet], Checker]) -> None:
    check = checker(make_rules({"pay": PAY}, card={"fact": "pay", "at_least": 500}))
    assert (found(only(check())), found(only(check(pay=500)))) == ([], [])


@settings(SETTINGS, max_examples=15)
@given(order=st.randoms(use_true_random=True))
def test_every_change_of_the_shipped_rules_does_what_it_says(
    shipped_rules: RuleSet, shipped_check: Checker, order: random.Random
) -> None:
    known = {
        fact.id: order.choice(samples(fact, None, [fact.low, fact.high] if fact.option_ids == () else []))
        for fact in shipped_rules.facts.values()
        if fact.type not in ("date", "country")
    }
    some = order.sample(sorted(shipped_rules.programmes), 10)
    for result in shipped_check(*some, **known).results:
        for change in result.changes:
            for fact, value in change.to:
                moves = shipped_rules.facts[fact].change
                assert moves != "none" and value != known[fact]
                if moves in ("up", "down") and not isinstance(value, str):
                    assert (value > known[fact]) == (moves == "up")
            after = only(shipped_check(result.programme.id, **known | dict(change.to)))
            if change.outcome is None:
                assert after.verdict in ("open", "borderline") and set(change.depends_on) <= set(after.missing)
                continue
            assert after.verdict == "qualifies" and after.evaluation is not None
            assert after.evaluation.outcomes[0] == change.outcome


def test_pay_of_six_wages_is_asked_to_the_yuan(shipped_rules: RuleSet, shipped_check: Checker) -> None:
    least: dict[str, Any] = {"university_world_rank": 1000, "age": 30}
    for id_ in only(shipped_check("work-permit-a")).missing:
        fact = shipped_rules.facts[id_]
        least.setdefault(id_, False if fact.type == "boolean" else fact.option_ids[0] if fact.options else fact.low)
    result = only(shipped_check("work-permit-a", **least | {"annual_salary_cny": 895247}))
    assert result.verdict == "does_not_qualify" and {"annual_salary_cny": 895248} in found(result)
    assert only(shipped_check("work-permit-a", **least | {"annual_salary_cny": 895248})).verdict == "qualifies"

"""Points with facts missing are a range: nobody who can be the person falls outside, and both ends can come out."""

import random
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.eligibility.domains import samples
from knowledge.eligibility.engine import Check
from knowledge.eligibility.model import RuleSet
from knowledge.eligibility.points import Points
from knowledge.eligibility.render import render_check
from tests.knowledge.eligibility.naive import FACTS, VALUES, Person, Raw, conditions, level, people, vaguely_known

SETTINGS = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
Checker = Callable[..., Check]
Make = Callable[..., RuleSet]
ALWAYS = {"id": "none", "qualifies": False, "when": "always"}
NATIONAL = {  # all facts of the national table but the pay
    "age": 30,
    "degree": "master",
    "vocational_level": "none",
    "related_work_years": 5,
    "months_per_year_in_china": 9,
    "hsk_level": 2,
    "former_chinese_national": False,
    "degree_taught_in_chinese": False,
    "work_place": "shanghai",
    "top_university": True,
}


def points_of(check: Check) -> Points:
    evaluation = check.results[0].evaluation
    assert evaluation is not None and evaluation.points is not None
    return evaluation.points


def table(*items: Raw, enough: int = 10) -> Raw:
    """Return a version whose points suffice from `enough` on."""
    most = sum(item["max"] for item in items)
    outcomes = [{"id": "yes", "qualifies": True, "when": {"points": "total", "at_least": min(enough, most)}}, ALWAYS]
    return {"points": list(items), "outcomes": outcomes}


@st.composite
def tables(draw: st.DrawFn) -> list[Raw]:
    """Draw a table whose items share facts, with one item of each form."""
    worth = st.integers(0, 9)
    bands = {"fact": "years", "from": {0: draw(worth), draw(st.integers(1, 3)): draw(worth)}}
    rows = [{"when": draw(conditions()), "points": draw(worth)} for _ in range(2)]
    base, step = draw(st.integers(0, 3)), draw(st.integers(1, 3))
    per_unit = {"fact": "years", "from": draw(st.integers(0, 2)), "base": base, "step": step, "cap": base + step}
    choice = {"fact": "grade", "points": {grade: draw(worth) for grade in VALUES["grade"]}}
    forms: list[Raw] = [{"bands": bands}, {"rows": rows}, {"per_unit": per_unit}, {"choice": choice}]
    kept = draw(st.lists(st.sampled_from(range(4)), min_size=1, unique=True))
    return [{"id": f"item-{number}", "max": 9, **forms[number]} for number in kept]


def worth(item: Raw, person: Person) -> float:
    """Return the points of one item for somebody of whom everything is known."""
    if "rows" in item:
        return next((float(row["points"]) for row in item["rows"] if level(row["when"], person)), 0)
    if "choice" in item:
        return float(item["choice"]["points"][person["grade"]])
    if "bands" in item:
        return float(
            [points for start, points in sorted(item["bands"]["from"].items()) if person["years"] >= start][-1]
        )
    form = item["per_unit"]
    units = person["years"] - form["from"]
    return float(min(form["cap"], form["base"] + form["step"] * units)) if units >= 0 else 0


@SETTINGS
@given(items=tables(), known=vaguely_known())
def test_range_is_what_all_people_who_can_be_the_person_reach(
    make_rules: Make, checker: Callable[[RuleSet], Checker], items: list[Raw], known: dict[str, Any]
) -> None:
    points = points_of(checker(make_rules(FACTS, card=table(*items)))(**known))
    reached = [sum(worth(item, person) for item in items) for person in people(known)]
    assert points == Points(min(reached), max(reached), 9 * len(items), exact=True)


def test_missing_pay_gives_a_range_and_no_verdict(shipped_check: Checker) -> None:
    check = shipped_check("work-permit-points", **NATIONAL)
    points = points_of(check)
    assert (points.low, points.high, points.exact) == (60, 80, True)
    assert check.results[0].verdict == "qualifies"  # 60 are enough whatever the pay is
    check = shipped_check("work-permit-points", **NATIONAL | {"hsk_level": 1})
    assert (points_of(check).low, check.results[0].verdict, check.results[0].missing) == (
        59,
        "open",
        ["annual_salary_cny"],
    )


@pytest.mark.parametrize(
    ("pay", "low", "high", "outcomes"),
    [
        (None, 60, 80, ("b",)),
        (449999, 77, 77, ("b",)),
        (450000, 80, 80, ("b",)),
        ({"min": 70000, "max": 150000}, 68, 71, ("b",)),
        ({"min": 70001, "max": 149999}, 68, 68, ("b",)),
    ],
)
def test_range_of_pay_gives_the_points_between_its_ends(
    shipped_check: Checker, pay: Any, low: int, high: int, outcomes: tuple[str, ...]
) -> None:
    check = shipped_check("work-permit-points", **NATIONAL, annual_salary_cny=pay)
    points, evaluation = points_of(check), check.results[0].evaluation
    assert evaluation is not None
    assert (points.low, points.high, evaluation.outcomes) == (low, high, outcomes)


@pytest.mark.parametrize(
    ("years", "outcomes"),
    [(5, ("b",)), (9, ("b",)), (10, ("a", "b")), (17, ("a", "b"))],
)
def test_possible_outcomes_are_those_that_the_range_allows(
    shipped_check: Checker, years: int, outcomes: tuple[str, ...]
) -> None:
    evaluation = shipped_check("work-permit-points", **NATIONAL | {"related_work_years": years}).results[0].evaluation
    assert evaluation is not None and evaluation.outcomes == outcomes


@settings(SETTINGS, max_examples=15)
@given(order=st.randoms(use_true_random=True))
def test_completions_of_the_national_table_stay_in_its_range(
    shipped_rules: RuleSet, shipped_check: Checker, order: random.Random
) -> None:
    read = sorted(set(shipped_check("work-permit-points").results[0].evaluation.bound.facts))  # type: ignore[union-attr]
    limits = (0, 2, 3, 6, 9, 17, 18, 26, 46, 56, 61, 50000, 70000, 150000, 250000, 350000, 450000)

    def drawn(fact: str) -> Any:
        known = shipped_rules.facts[fact]
        inside = [limit for limit in limits if known.low <= limit <= known.high]
        return order.choice(samples(known, None, inside if known.type != "country" else ["CN"]))

    known = {fact: drawn(fact) for fact in read if order.random() < 0.5}
    points = points_of(shipped_check("work-permit-points", explain=False, **known))
    unknown = [fact for fact in read if fact not in known and fact != "local_bonus"]
    for _ in range(25):
        whole = points_of(
            shipped_check("work-permit-points", explain=False, **known, **{fact: drawn(fact) for fact in unknown})
        )
        assert whole.low == whole.high and points.low <= whole.low <= points.high


def many_ways(facts: int) -> tuple[dict[str, Raw], Raw]:
    """Return facts and a table of which no row can be judged without all of them."""
    named = {f"sign_{number}": {"type": "boolean"} for number in range(facts)}
    every = {"all": [{"fact": fact, "is": True} for fact in named]}
    none = {"all": [{"fact": fact, "is": False} for fact in named]}
    items = [{"id": id_, "max": 9, "rows": [{"when": when, "points": 9}]} for id_, when in (("a", every), ("b", none))]
    return named, table(*items)


def test_range_that_can_be_tried_out_is_exact(make_rules: Make, checker: Callable[[RuleSet], Checker]) -> None:
    facts, card = many_ways(12)
    assert points_of(checker(make_rules(facts, card=card))()) == Points(0, 9, 18, exact=True)


def test_range_with_too_many_ways_says_at_most(make_rules: Make, checker: Callable[[RuleSet], Checker]) -> None:
    facts, card = many_ways(13)
    rules = make_rules(facts, card=card)
    check = checker(rules)()
    assert points_of(check) == Points(0, 18, 18, exact=False)
    shown = render_check(check, language="en", rules=rules)["results"][0]["points"]
    assert shown["exact"] is False and shown["text"] == "not below 0 and not above 18 of 18 points"


@pytest.mark.parametrize(
    ("bonus", "low", "high"),
    [(None, 0, 0), (0, 0, 0), (7, 7, 7), ({"min": 2, "max": 5}, 2, 5), ({"dont_know": True}, 0, 0)],
)
def test_award_is_what_the_authority_granted(small_check: Checker, bonus: Any, low: int, high: int) -> None:
    known = {"salary": 0, "degree": "none", "member": False, "age": 61}
    points = points_of(small_check("pool-points", **known, bonus=bonus))
    assert (points.low, points.high) == (low, high)


def test_facts_without_weight_do_not_widen_the_range(small_check: Checker) -> None:
    check = small_check("pool-points", salary=0, member=True, age=30)  # members need no degree
    assert (points_of(check), check.results[0].missing) == (Points(40, 40, 70), [])

"""Every leaf of an explanation says what was read, what came of it and where it stands; a no as fully as a yes."""

import random
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from knowledge.eligibility.domains import samples
from knowledge.eligibility.engine import Check
from knowledge.eligibility.model import RuleSet
from knowledge.eligibility.render import render_check

Checker = Callable[..., Check]
Node = dict[str, Any]
STATES = {"met", "not_met", "unknown", "borderline", "waived", "assumed"}
BASES = {"seed", "official", "secondary", "unverified"}
DAY = date(2026, 3, 1)


def walk(node: Node) -> Iterator[Node]:
    yield node
    for child in node["children"]:
        yield from walk(child)


def find(result: Node, id_: str) -> Node:
    return next(node for node in walk(result["reasons"]) if node.get("id") == id_ and node["kind"] != "outcome")


def shape(node: Node) -> list[Any]:
    """Return a tree without anything that depends on the person."""
    return [node["kind"], node.get("id"), node.get("fact"), node.get("label"), [shape(one) for one in node["children"]]]


def everything(rules: RuleSet, order: random.Random) -> dict[str, Any]:
    """Return a random answer to every fact but days and countries."""
    return {
        fact.id: order.choice(samples(fact, None, [fact.low, (fact.low + fact.high) // 2]))
        for fact in rules.facts.values()
        if fact.type not in ("date", "country")
    }


@pytest.fixture
def told(shipped_rules: RuleSet, shipped_check: Checker) -> Callable[..., list[Node]]:
    """Give a function that tells the results of a check of the shipped rules."""

    def tell(*programmes: str, **facts: Any) -> list[Node]:
        check = shipped_check(*programmes, as_of=DAY, explain=False, **facts)
        return list(render_check(check, language="en", rules=shipped_rules)["results"])

    return tell


@pytest.mark.parametrize("seed", range(4))
def test_every_leaf_of_the_shipped_rules_is_whole(
    shipped_rules: RuleSet, told: Callable[..., list[Node]], seed: int
) -> None:
    order = random.Random(seed)  # noqa: S311 - the same people every time
    known = {fact: value for fact, value in everything(shipped_rules, order).items() if order.random() < 0.8}
    for result in told(**known):
        leaves = [node for node in walk(result["reasons"] or {"kind": "", "children": []}) if "fact" in node]
        for leaf in leaves:
            assert leaf["label"] and leaf["fact_label"] and leaf["value_text"] and leaf["state"] in STATES
            assert leaf["value"] == known.get(leaf["fact"])
            assert leaf["source"]["title"] and leaf["source"]["basis"] in BASES
            version = leaf["version"]
            assert version["from"] <= DAY.isoformat() and (version["to"] is None or version["to"] > DAY.isoformat())
            if leaf["kind"] == "item":
                points = leaf["points"]
                assert 0 <= points["low"] <= points["high"] <= points["max"]
            else:
                assert leaf["asked_for"] and set(leaf["marks"]) <= {"borderline", "in_principle", "waived", "assumed"}


@pytest.mark.parametrize("seed", range(4))
def test_tree_is_the_same_for_every_person(shipped_rules: RuleSet, told: Callable[..., list[Node]], seed: int) -> None:
    order = random.Random(seed)  # noqa: S311 - the same people every time
    nobody, somebody = told(), told(**everything(shipped_rules, order))
    assert {result["verdict"] for result in somebody} >= {"qualifies", "does_not_qualify"}
    for one, other in zip(nobody, somebody, strict=True):
        if one["reasons"] is not None:
            assert shape(one["reasons"]) == shape(other["reasons"])


@pytest.mark.parametrize(("pay", "verdict", "top"), [(895247, "open", "unknown"), (895248, "qualifies", "met")])
def test_top_of_the_tree_is_the_verdict(told: Callable[..., list[Node]], pay: int, verdict: str, top: str) -> None:
    (result,) = told("work-permit-a", annual_salary_cny=pay)
    assert (result["verdict"], result["reasons"]["state"]) == (verdict, top)


@pytest.mark.parametrize(("pay", "state"), [(895247, "not_met"), (895248, "met"), (None, "unknown")])
def test_leaf_with_a_dated_figure_says_how_it_was_reached(
    told: Callable[..., list[Node]], pay: int | None, state: str
) -> None:
    (result,) = told("work-permit-a", annual_salary_cny=pay)
    leaf = next(node for node in walk(result["reasons"]) if "parameter" in node and node["parameter"]["times"] == 72)
    assert (leaf["fact"], leaf["value"], leaf["state"]) == ("annual_salary_cny", pay, state)
    assert leaf["asked_for"] == "at least 895,248 RMB a year"
    assert leaf["parameter"]["value"] == 12434 and leaf["parameter"]["source"]["title"]


@pytest.mark.parametrize(
    ("facts", "id_", "points", "state"),
    [
        ({"annual_salary_cny": 449999}, "salary", (17, 17, 20), "met"),
        ({"annual_salary_cny": 49999}, "salary", (0, 0, 20), "not_met"),
        ({}, "salary", (0, 20, 20), "unknown"),
        ({"annual_salary_cny": {"min": 70000, "max": 250000}}, "salary", (8, 14, 20), "unknown"),
        ({"hsk_level": 4, "former_chinese_national": True}, "chinese", (5, 5, 5), "met"),
        ({}, "local", (0, 0, 10), "assumed"),
        ({"local_bonus": 10}, "local", (10, 10, 10), "met"),
    ],
)
def test_item_says_its_points_out_of_the_most_it_gives(
    told: Callable[..., list[Node]], facts: dict[str, Any], id_: str, points: tuple[int, int, int], state: str
) -> None:
    (result,) = told("work-permit-points", **facts)
    item = find(result, id_)
    assert tuple(item["points"][end] for end in ("low", "high", "max")) == points
    assert (item["state"], "award" in item["marks"]) == (state, id_ == "local")
    assert item["source"]["clause"] == "积分要素计分赋值表"


@pytest.mark.parametrize(("age", "state", "marks"), [(70, "met", []), (71, "borderline", ["in_principle"])])
def test_limit_in_principle_is_marked(told: Callable[..., list[Node]], age: int, state: str, marks: list[str]) -> None:
    (result,) = told("pearl-plan", age=age)
    leaf = find(result, "peak-age")
    assert (leaf["value"], leaf["state"], leaf["marks"]) == (age, state, marks)


def test_general_conditions_are_told_as_assumed_until_they_are_known(told: Callable[..., list[Node]]) -> None:
    def passport(**facts: Any) -> tuple[str, list[str]]:
        (result,) = told("work-permit-a", **facts)
        leaf = find(result, "passport")
        return leaf["state"], leaf["marks"]

    assert passport() == ("assumed", ["assumed"])
    assert passport(passport_months_left=6) == ("met", [])
    assert passport(passport_months_left=5, has_work_permit=True) == ("waived", ["waived"])
    assert passport(passport_months_left=5, has_work_permit=False) == ("not_met", [])


def test_version_that_is_nominally_over_is_flagged(told: Callable[..., list[Node]], shipped_rules: RuleSet) -> None:
    lapsed = {
        id_
        for id_, programme in shipped_rules.programmes.items()
        if (version := programme.version_on(DAY)) and version.status == "lapsed_but_cited"
    }
    assert lapsed and {r["programme"] for r in told() if "lapsed_but_cited" in r["flags"]} >= lapsed

"""The reasons in a check as JSON: each with its state, its source and the answer it is about."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

STATES = {"met", "not_met", "unknown", "borderline", "waived", "assumed"}
Rendered = Callable[..., dict[str, Any]]


def walk(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for child in node["children"]:
        yield from walk(child)


def find(result: dict[str, Any], id_: str, kind: str | None = None) -> dict[str, Any]:
    (found,) = [n for n in walk(result["reasons"]) if n.get("id") == id_ and kind in (None, n["kind"])]
    return found


def test_no_has_the_same_tree_as_a_yes(only: Rendered) -> None:
    def shape(node: dict[str, Any]) -> list[Any]:
        return [node["kind"], node.get("id"), [shape(child) for child in node["children"]]]

    known = {"salary": 90000, "degree": "doctor", "age": 30, "healthy": True, "member": False}
    yes, no = only("pool-points", **known), only("pool-points", **known | {"salary": 0, "degree": "none"})
    assert (yes["verdict"], no["verdict"]) == ("qualifies", "does_not_qualify")
    assert shape(yes["reasons"]) == shape(no["reasons"])


def test_leaf_names_fact_value_state_source_and_version(only: Rendered) -> None:
    leaf = find(only("club-card", age=41, member=False), "young")
    assert (leaf["fact"], leaf["fact_label"], leaf["value"], leaf["state"]) == ("age", "age", 41, "not_met")
    assert (leaf["value_text"], leaf["asked_for"]) == ("41 years", "at most 40 years")
    assert leaf["source"] == {
        "id": "statute",
        "title": "俱乐部章程",
        "language": "zh",
        "document_number": "会〔2022〕2号",
        "issuer": "俱乐部",
        "issued_on": "2022-01-01",
        "basis": "official",
        "clause": "第二条",
    }
    assert leaf["version"] == {"id": "second", "from": "2022-01-01", "to": None}
    assert leaf["note"] == "Sources differ on 40."


def test_every_leaf_about_a_fact_is_whole(rendered: Rendered) -> None:
    leaves = [
        node
        for result in rendered(salary=1, birth_date="1990-05-01")["results"]
        for node in walk(result["reasons"])
        if node["kind"] in ("fact", "item")
    ]
    assert len(leaves) > 8
    for leaf in leaves:
        assert leaf["state"] in STATES and leaf["state_label"] and leaf["label"]
        assert leaf["source"]["title"] and leaf["source"]["basis"] and leaf["version"]["id"] and "marks" in leaf
        if "fact" in leaf:
            assert leaf["fact_label"] and "value" in leaf and leaf["value_text"]
        if leaf["kind"] == "item":
            assert 0 <= leaf["points"]["low"] <= leaf["points"]["high"] <= leaf["points"]["max"]


@pytest.mark.parametrize(
    ("facts", "id_", "state", "marks"),
    [
        ({"age": 39, "member": False}, "young", "met", []),
        ({"age": 41, "member": False}, "young", "not_met", []),
        ({"age": 40, "member": False}, "young", "borderline", ["borderline"]),
        ({"age": 41, "member": True}, "young", "waived", ["waived"]),
        ({"member": False}, "young", "unknown", []),
        ({"degree": "none"}, "studied", "borderline", ["in_principle"]),
    ],
)
def test_state_and_marks_of_a_condition(
    only: Rendered, facts: dict[str, Any], id_: str, state: str, marks: list[str]
) -> None:
    node = find(only("club-card", **facts), id_)
    assert (node["state"], node["marks"]) == (state, marks)


def test_what_waives_a_condition_stands_below_it(only: Rendered) -> None:
    (waiving,) = find(only("club-card", age=41, member=True), "young")["children"]
    assert (waiving["id"], waiving["role"], waiving["state"]) == ("a-member", "unless", "met")


def test_general_conditions_are_shown_as_assumed(only: Rendered) -> None:
    unknown = only("pool-points", salary=90000, degree="doctor", age=30)
    assert unknown["verdict"] == "qualifies"
    assert [find(unknown, "health")["state"], find(unknown, "healthy")["state"]] == ["assumed", "assumed"]
    ill = only("pool-points", salary=90000, degree="doctor", age=30, healthy=False)
    assert ill["verdict"] == "does_not_qualify"
    assert [find(ill, "health")["state"], find(ill, "healthy")["state"]] == ["not_met", "not_met"]


def test_award_is_marked_and_assumed(only: Rendered) -> None:
    item = find(only("pool-points"), "bonus")
    assert (item["state"], item["marks"], item["points"]["high"]) == ("assumed", ["award"], 0)
    assert find(only("pool-points", bonus=7), "bonus")["points"]["high"] == 7


@pytest.mark.parametrize(
    ("facts", "states"),
    [
        ({}, {"gold": "unknown", "silver": "unknown", "none": "unknown"}),
        ({"degree": "doctor", "salary": 90000}, {"gold": "unknown", "silver": "met", "none": "not_met"}),
        ({"degree": "none", "member": False, "salary": 0}, {"gold": "not_met", "silver": "not_met", "none": "met"}),
    ],
)
def test_last_outcome_holds_only_where_none_before_it_can(
    only: Rendered, facts: dict[str, Any], states: dict[str, str]
) -> None:
    outcomes = [node for node in only("pool-points", **facts)["reasons"]["children"] if node["kind"] == "outcome"]
    assert {node["id"]: node["state"] for node in outcomes} == states


def test_items_of_a_points_table_stand_once(only: Rendered) -> None:
    own = [n["id"] for n in walk(only("pool-points")["reasons"]) if n["kind"] == "item"]
    referred = [n["id"] for n in walk(only("club-card")["reasons"]) if n["kind"] == "item"]
    assert own == referred == ["pay", "study", "age", "bonus"]


def test_dated_figure_names_its_own_source(only: Rendered) -> None:
    leaf = find(only("club-card", salary=11999), "well-paid")
    assert (leaf["state"], leaf["asked_for"]) == ("not_met", "at least 12,000 RMB")
    assert leaf["parameter"]["times"] == 12 and leaf["parameter"]["value"] == 1000
    assert leaf["parameter"]["source"]["title"] == "平均工资公告"


def test_counted_fact_shows_the_date_it_is_counted_from(only: Rendered) -> None:
    leaf = find(only("club-card", birth_date="1990-03-02"), "young")
    assert (leaf["value"], leaf["counted_from"]["value"]) == (35, "1990-03-02")


@pytest.mark.parametrize(
    ("given", "value", "text"),
    [
        ({"min": 10000, "max": 20000}, {"min": 10000, "max": 20000}, "10,000–20,000 RMB"),
        ({"min": 10000}, {"min": 10000, "max": 100000000}, "at least 10,000 RMB"),
        ({"max": 10000}, {"min": 0, "max": 10000}, "at most 10,000 RMB"),
        ({"dont_know": True}, None, "not known"),
        (None, None, "not given"),
    ],
)
def test_answer_is_shown_as_given(only: Rendered, given: Any, value: Any, text: str) -> None:
    leaf = find(only("club-card", salary=given), "well-paid")
    assert (leaf["value"], leaf["value_text"]) == (value, text)


def test_several_options_are_shown_in_their_order(only: Rendered) -> None:
    leaf = find(only("club-card", degree=["doctor", "master"]), "studied")
    assert (leaf["value"], leaf["value_text"]) == (["master", "doctor"], "master's or doctorate")

"""A check as JSON: the contract, the tree of reasons, and words that change nothing but words."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from string import Formatter
from typing import Any

import pytest

from knowledge.eligibility.model import RuleSet
from knowledge.eligibility.render import render_facts, render_programmes
from knowledge.eligibility.wording import words
from knowledge.language import LANGUAGES

STATES = {"met", "not_met", "unknown", "borderline", "waived", "assumed"}
ALL_KNOWN = {"salary": 90000, "degree": "doctor", "age": 30, "healthy": True, "member": False}
Rendered = Callable[..., dict[str, Any]]


def walk(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for child in node["children"]:
        yield from walk(child)


def find(result: dict[str, Any], id_: str, kind: str | None = None) -> dict[str, Any]:
    (found,) = [n for n in walk(result["reasons"]) if n.get("id") == id_ and kind in (None, n["kind"])]
    return found


def test_check_has_the_shape_of_the_contract(rendered: Rendered) -> None:
    check = rendered("pool-points", "club-card", salary=90000)
    assert {"as_of", "rules_version", "results", "next_question"} <= set(check)
    assert check["as_of"] == "2026-03-01" and len(check["rules_version"]) == 12
    for result in check["results"]:
        assert {"programme", "version", "verdict", "missing", "flags", "reasons", "changes", "sources"} <= set(result)
        assert result["verdict"] in ("qualifies", "does_not_qualify", "open", "borderline")


def test_every_check_says_that_the_authority_decides(rendered: Rendered) -> None:
    assert "the authority decides" in rendered("club-card")["note"]


def test_qualifying_result_names_its_outcome_and_points(only: Rendered) -> None:
    result = only("pool-points", **ALL_KNOWN)
    assert (result["verdict"], result["outcome"], result["outcome_label"]) == ("qualifies", "gold", "gold card")
    points = {key: result["points"][key] for key in ("low", "high", "max", "exact")}
    assert points == {"low": 60, "high": 60, "max": 70, "exact": True}
    assert (result["missing"], result["changes"]) == ([], [])
    assert result["summary"] == "By what you told us, the conditions of “Pool points” are met: gold card."


def test_open_result_names_what_is_missing(only: Rendered) -> None:
    result = only("pool-points", salary=90000, degree="doctor")
    assert (result["verdict"], result["missing"], result["missing_labels"]) == ("qualifies", [], [])
    result = only("pool-points", salary=50000, degree="doctor", member=False)
    assert (result["verdict"], result["missing"], result["missing_labels"]) == ("open", ["age"], ["age"])
    assert "outcome" not in result and [o["id"] for o in result["possible_outcomes"]] == ["gold", "silver", "none"]
    assert (result["points"]["low"], result["points"]["high"]) == (30, 50)
    assert result["summary"].endswith("Not known yet: age.")


def test_no_has_the_same_tree_as_a_yes(only: Rendered) -> None:
    def shape(node: dict[str, Any]) -> list[Any]:
        return [node["kind"], node.get("id"), [shape(child) for child in node["children"]]]

    yes, no = only("pool-points", **ALL_KNOWN), only("pool-points", **ALL_KNOWN | {"salary": 0, "degree": "none"})
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


def test_each_document_is_named_once(only: Rendered) -> None:
    sources = only("club-card")["sources"]
    titles = [source["title"] for source in sources]
    assert len(titles) == len(set(titles)) and titles[0] == "俱乐部章程"
    assert "Table of pool points" in titles and sources[0]["clause"] == "第二条"


@pytest.mark.parametrize(
    ("language", "title", "of"), [("zh", "泳池积分表", "zh"), ("ko", "Table of pool points", "en")]
)
def test_title_is_in_the_visitors_language_where_there_is_one(
    only: Rendered, language: str, title: str, of: str
) -> None:
    source = only("pool-points", language=language)["sources"][0]
    assert (source["title"], source["language"]) == (title, of)


def test_flags_have_labels(only: Rendered) -> None:
    result = only("club-card")
    assert (result["flags"], result["flag_labels"]) == (["lapsed_but_cited"], ["nominally expired, but still cited"])


def test_programme_without_a_rule_on_the_day_is_open_and_says_so(only: Rendered) -> None:
    result = only("club-card", as_of=date(2021, 12, 31))
    assert (result["verdict"], result["version"], result["flags"]) == ("open", None, ["no_rule_on_file"])
    assert result["summary"] == "No rule of “Club card” is on file for 2021-12-31, so this cannot be checked."


def test_guidance_of_the_programme_goes_with_the_result(only: Rendered) -> None:
    result = only("pool-points")
    assert (result["authority"], result["next_steps"], result["note"]) == (
        "The pool decides.",
        "Apply at the pool.",
        "On trial.",
    )
    assert only("club-card")["authority"] is None


def test_next_question_says_what_may_be_answered_and_why(rendered: Rendered) -> None:
    question = rendered("pool-points", salary=50000, degree="doctor", member=False)["next_question"]
    assert (question["fact"], question["text"], question["type"]) == ("age", "How old are you?", "integer")
    assert (question["unit"], question["range"]) == ("years", {"min": 0, "max": 120})
    assert question["why"] == "Points depend on age. An answer can decide it."


def test_next_question_counts_the_programmes_it_decides(rendered: Rendered) -> None:
    question = rendered("pool-points", "club-card", "health", salary=90000)["next_question"]
    assert question["open"] == 3 and 0 < question["decides"] < 3
    assert f"{question['decides']} of 3 open programmes" in question["why"]


def test_choice_and_boolean_questions_have_options(rendered: Rendered) -> None:
    asked = rendered("health")["next_question"]
    assert asked["options"] == [{"id": True, "label": "yes"}, {"id": False, "label": "no"}]
    asked = rendered("club-card", age=30, salary=90000, language="ja")["next_question"]
    assert asked["options"][1] == {"id": "master", "label": "修士"}


def test_nothing_is_asked_when_all_is_known(rendered: Rendered) -> None:
    assert rendered("pool-points", **ALL_KNOWN)["next_question"] is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_changes_nothing_but_words(rendered: Rendered, language: str) -> None:
    def bare(check: dict[str, Any]) -> list[Any]:
        keys = ("programme", "version", "verdict", "outcome", "missing", "flags")
        points = ("low", "high", "max")
        return [
            [*(r.get(key) for key in keys), [r["points"][p] for p in points] if "points" in r else None]
            for r in check["results"]
        ]

    for facts in ({}, {"salary": 50000, "age": 40}, ALL_KNOWN):
        assert bare(rendered(language=language, **facts)) == bare(rendered(language="en", **facts))


def test_verdict_is_said_in_the_language_asked_for(only: Rendered) -> None:
    said = {language: only("pool-points", language=language, **ALL_KNOWN)["summary"] for language in LANGUAGES}
    assert "泳池积分" in said["zh"] and "プール" in said["ja"] and "수영장" in said["ko"]
    assert len(set(said.values())) == 4


def test_facts_are_listed_with_what_may_be_answered(small_rules: RuleSet) -> None:
    facts = {fact["id"]: fact for fact in render_facts(small_rules, "ko")}
    assert list(facts) == list(small_rules.facts)
    assert (facts["salary"]["unit"], facts["salary"]["range"]["max"]) == ("CNY", 100000000)
    assert facts["degree"]["options"][2] == {"id": "doctor", "label": "박사"} and facts["degree"]["ordered"]
    assert (facts["bonus"]["asked"], facts["age"]["counted_from"]) == (False, "birth_date")
    assert facts["birth_date"]["range"] == {"min": "1900-01-01", "max": "2100-12-31"}


def test_programmes_are_listed_with_the_version_of_the_day(small_rules: RuleSet) -> None:
    now = {p["id"]: p for p in render_programmes(small_rules, "ja", date(2026, 3, 1))}
    assert now["club-card"]["title"] == "クラブカード" and now["club-card"]["version"] == "second"
    assert now["club-card"]["flags"] == ["lapsed_but_cited"]
    before = {p["id"]: p for p in render_programmes(small_rules, "ja", date(2021, 12, 31))}
    assert (before["club-card"]["version"], before["club-card"]["flags"]) == (None, ["no_rule_on_file"])


@pytest.mark.parametrize("key", sorted(words().keys()))
def test_word_has_the_same_places_in_every_language(key: str) -> None:
    def places(language: str) -> set[str]:
        text = words()._sentences[key][language]
        return {re.split(r"[.\[]", name)[0] for _, name, _, _ in Formatter().parse(text) if name is not None}

    assert all(places(language) == places("en") for language in LANGUAGES)

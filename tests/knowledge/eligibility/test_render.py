"""A check as JSON: the contract, the next question, and words that change nothing but words."""

import re
from collections.abc import Callable
from datetime import date
from string import Formatter
from typing import Any

import pytest

from knowledge.eligibility.model import RuleSet
from knowledge.eligibility.render import render_facts, render_programmes
from knowledge.eligibility.wording import words
from knowledge.language import LANGUAGES

ALL_KNOWN = {"salary": 90000, "degree": "doctor", "age": 30, "healthy": True, "member": False}
Rendered = Callable[..., dict[str, Any]]


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

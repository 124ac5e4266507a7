"""Facts that cannot be used are refused by name, and those that can come to the same in the chat as over HTTP."""

from collections.abc import Callable, Mapping
from datetime import date
from itertools import product
from typing import Any

import pytest

from actions.checking.hearing import Hearing
from actions.words import Words, load_words
from bot.content import KNOWLEDGE
from knowledge.content import parse_yaml
from knowledge.eligibility.model import Fact, RuleSet
from knowledge.eligibility.profile import Profile, Range, read_profile, shown
from knowledge.errors import InvalidFacts
from knowledge.language import LANGUAGES
from tests.knowledge.eligibility.visitor import message, said

TODAY = date(2026, 3, 1)
SHIPPED = list(parse_yaml((KNOWLEDGE / "rules" / "facts.yml").read_text(encoding="utf-8"), name="facts.yml")["facts"])
_NUMBERS = {"CNY": 300_000, "USD": 600_000, "rank": 150, "hours": 120, "percent": 30, "points": 85, "days": 20}


def sample(fact: Fact) -> Any:
    """Return a value as the HTTP form takes it."""
    match fact.type:
        case "boolean":
            return True
        case "choice":
            return fact.option_ids[-1]
        case "date":
            return "2024-06-30"
        case "country":
            return "JP"
        case _:
            return 41 if fact.id == "age" else min(_NUMBERS.get(fact.unit or "", 3), fact.high)


def wrong_type(fact: Fact) -> list[Any]:
    """Return values that are none of the fact."""
    common: list[Any] = [[], {}, {"min": 1, "other": 2}, {"dont_know": False}]
    match fact.type:
        case "boolean":
            return [*common, "yes", 1, 0, {"min": 0}]
        case "choice":
            return [*common, "somethingelse", True, 1, {"min": fact.option_ids[0]}, [fact.option_ids[0], "x"]]
        case "date":
            return [*common, "soon", 19900501, "1990-02-30", "1990-05", True, ["1990-05-01"]]
        case "country":
            return [*common, "Japan", "jp", "JPN", "", 81]
        case _:
            numbers = [*common, "many", "3", True, [3], float("nan"), float("inf"), {"min": "a"}, "2024-06-30"]
            return [*numbers, 2.5] if fact.type == "integer" else numbers


def outside(fact: Fact) -> list[Any]:
    """Return values beyond the ends of the fact's range; none where it has none."""
    if fact.type == "date":
        return ["1800-01-01", "2200-01-01", {"min": "1800-01-01", "max": "2024-06-30"}]
    if fact.type in ("integer", "number"):
        return [fact.low - 1, fact.high + 1, {"min": fact.low - 1}, {"max": fact.high + 1}]
    return []


@pytest.fixture(scope="module")
def words() -> Words:
    return load_words()


@pytest.fixture(scope="module")
def hearing(shipped_rules: RuleSet, words: Words) -> Hearing:
    """Give the chat's ear for the facts that ship."""
    return Hearing(facts=lambda: shipped_rules.facts, words=words, today=lambda: TODAY)


@pytest.fixture
def refused(shipped_rules: RuleSet) -> Callable[[Mapping[str, Any]], Mapping[str, str]]:
    """Give a function that returns what is said of facts that are refused."""

    def read(raw: Mapping[str, Any]) -> Mapping[str, str]:
        with pytest.raises(InvalidFacts) as refusal:
            read_profile(raw, facts=shipped_rules.facts)
        return refusal.value.problems

    return read


@pytest.mark.parametrize("id_", SHIPPED)
def test_fact_that_cannot_be_used_is_refused_by_name(
    shipped_rules: RuleSet, refused: Callable[[Mapping[str, Any]], Mapping[str, str]], id_: str
) -> None:
    fact = shipped_rules.facts[id_]
    for raw in (*wrong_type(fact), *outside(fact)):
        problems = refused({id_: raw, "healthy": True} if id_ != "healthy" else {id_: raw})
        assert set(problems) == {id_} and f"'{id_}'" in problems[id_], raw


def test_misspelt_fact_is_refused_with_the_nearest(
    refused: Callable[[Mapping[str, Any]], Mapping[str, str]],
) -> None:
    misspelt = {"anual_salary_cny": 300_000, "Degree": "master", "birthdate": "1990-05-01", "zzz": 1}
    assert refused(misspelt) == {
        "anual_salary_cny": "there is no fact 'anual_salary_cny'; did you mean 'annual_salary_cny'?",
        "Degree": "there is no fact 'Degree'; did you mean 'degree'?",
        "birthdate": "there is no fact 'birthdate'; did you mean 'birth_date'?",
        "zzz": "there is no fact 'zzz'",
    }


def test_every_fact_that_is_wrong_is_named_at_once(
    refused: Callable[[Mapping[str, Any]], Mapping[str, str]],
) -> None:
    assert set(refused({"age": 200, "degree": "msc", "hsk": 5, "healthy": True})) == {"age", "degree", "hsk"}


def test_range_that_ends_before_it_begins_is_refused(
    refused: Callable[[Mapping[str, Any]], Mapping[str, str]],
) -> None:
    assert refused({"age": {"min": 41, "max": 40}}) == {"age": "'age' has a range that ends before it begins"}


@pytest.mark.parametrize("id_", SHIPPED)
def test_first_and_last_value_of_a_fact_are_taken_and_shown_as_given(shipped_rules: RuleSet, id_: str) -> None:
    fact = shipped_rules.facts[id_]
    good = [sample(fact)]
    if fact.type in ("integer", "number"):
        good += [fact.low, fact.high]
    elif fact.type == "choice":
        good += fact.option_ids
    elif fact.type == "boolean":
        good += [False]
    for raw in good:
        profile = read_profile({id_: raw}, facts=shipped_rules.facts)
        assert shown(profile.answers[id_], fact) == raw


@pytest.mark.parametrize("id_", SHIPPED)
def test_not_asked_and_not_known_are_no_values(shipped_rules: RuleSet, id_: str) -> None:
    assert read_profile({id_: None}, facts=shipped_rules.facts) == Profile()
    assert read_profile({id_: {"dont_know": True}}, facts=shipped_rules.facts) == Profile({}, frozenset({id_}))


def test_half_a_range_reaches_to_the_end_of_the_fact(shipped_rules: RuleSet) -> None:
    profile = read_profile({"age": {"min": 60}, "hsk_level": {"max": 3}}, facts=shipped_rules.facts)
    assert profile.answers == {"age": Range(60, 120), "hsk_level": Range(0, 3)}


@pytest.mark.parametrize("id_", SHIPPED)
def test_fact_said_in_the_chat_is_the_fact_sent_over_http(
    shipped_rules: RuleSet, hearing: Hearing, words: Words, id_: str
) -> None:
    fact = shipped_rules.facts[id_]
    if not fact.asked:
        return  # no visitor says what an authority grants
    values = fact.option_ids if fact.type == "choice" else (True, False) if fact.type == "boolean" else (sample(fact),)
    for language, value in product(LANGUAGES, values):
        text = said(fact, value, language, words)
        found = hearing.hear(message(text, language), id_).facts
        sent = read_profile({id_: value}, facts=shipped_rules.facts)
        assert read_profile(found, facts=shipped_rules.facts).answers == sent.answers, text


@pytest.mark.parametrize("id_", SHIPPED)
def test_not_known_in_the_chat_is_not_known_over_http(
    shipped_rules: RuleSet, hearing: Hearing, words: Words, id_: str
) -> None:
    for language in LANGUAGES:
        found = hearing.hear(message(words.say("answer_dont_know", language), language), id_).facts
        assert read_profile(found, facts=shipped_rules.facts) == Profile({}, frozenset({id_}))


def test_no_pay_at_all_is_told_as_nought(hearing: Hearing) -> None:
    found = hearing.hear(message("0元", "zh"), "annual_salary_cny")
    assert (dict(found.facts), found.problem) == ({"annual_salary_cny": 0}, None)
    found = hearing.hear(message("60元", "zh"), "annual_salary_cny")  # surely not a year's pay in yuan
    assert (dict(found.facts), found.problem) == ({}, "which_unit")

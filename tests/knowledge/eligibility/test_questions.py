"""The next question: one that can still change a verdict, the most decisive first, and never twice."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.eligibility.engine import Check
from knowledge.eligibility.model import RuleSet
from knowledge.eligibility.render import render_check
from tests.knowledge.eligibility.naive import FACTS, VALUES, Raw, conditions, deciding, level, partly_known, people

SETTINGS = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
Checker = Callable[..., Check]
Make = Callable[..., RuleSet]
NUMBER = {"type": "integer", "range": {"min": 0, "max": 100}}
FLAG = {"type": "boolean"}


def asked(check: Check) -> tuple[str, int, int] | None:
    question = check.next_question
    return None if question is None else (question.fact, question.decides, question.open)


def yes(fact: str) -> Raw:
    return {"fact": fact, "is": True}


@SETTINGS
@given(one=conditions(), other=conditions(), known=partly_known())
def test_question_can_change_a_verdict_and_decides_as_many_as_it_says(
    make_rules: Make, checker: Callable[[RuleSet], Checker], one: Raw, other: Raw, known: dict[str, Any]
) -> None:
    question = asked(checker(make_rules(FACTS, one=one, other=other))(**known))
    bearing = [(raw, deciding(raw, known)) for raw in (one, other)]
    if not any(facts for _, facts in bearing):
        assert question is None
        return
    assert question is not None
    fact, decides, open_ = question
    assert any(fact in facts for _, facts in bearing)
    assert open_ == sum(bool(facts) for _, facts in bearing)

    def decided(raw: Raw, value: Any) -> bool:
        return len({level(raw, person) for person in people({**known, fact: value})}) == 1

    assert decides == sum(any(decided(raw, value) for value in VALUES[fact]) for raw, facts in bearing if fact in facts)


@SETTINGS
@given(raw=conditions(), person=st.fixed_dictionaries({fact: st.sampled_from(VALUES[fact]) for fact in FACTS}))
def test_answering_what_is_asked_leads_to_the_verdict_of_all_facts(
    make_rules: Make, checker: Callable[[RuleSet], Checker], raw: Raw, person: dict[str, Any]
) -> None:
    check = checker(make_rules(FACTS, card=raw))
    known: dict[str, Any] = {}
    while question := asked(check(**known)):
        assert question[0] not in known
        known[question[0]] = person[question[0]]
    assert check(**known).results[0].verdict == check(**person).results[0].verdict


def test_fact_that_decides_more_programmes_comes_first(make_rules: Make, checker: Callable[[RuleSet], Checker]) -> None:
    facts = {"first": FLAG, "shared": FLAG, "last": FLAG}
    programmes = {
        "one": {"all": [yes("first"), yes("shared")]},
        "two": {"all": [yes("shared"), yes("last")]},
        "three": yes("first"),
    }
    check = checker(make_rules(facts, **programmes))
    assert asked(check("one", "two")) == ("shared", 2, 2)
    assert asked(check("one", "two", "three")) == ("first", 2, 3)
    assert asked(check("one", "two", "three", first=True)) == ("shared", 2, 2)
    assert asked(check("one", "two", "three", first=True, shared=False)) is None


def test_among_equals_the_easiest_to_answer_comes_first(
    make_rules: Make, checker: Callable[[RuleSet], Checker]
) -> None:
    facts = {"hard": FLAG | {"effort": 3}, "easy": FLAG | {"effort": 1}, "same": FLAG | {"effort": 1}}
    check = checker(make_rules(facts, card={"all": [yes("hard"), yes("same"), yes("easy")]}))
    assert asked(check()) == ("easy", 1, 1)
    assert asked(check(easy=True)) == ("same", 1, 1)
    assert asked(check(easy=True, same=True)) == ("hard", 1, 1)


def test_sensitive_fact_is_asked_last_and_only_where_it_matters(
    make_rules: Make, checker: Callable[[RuleSet], Checker]
) -> None:
    facts = {"private": FLAG | {"sensitive": True}, "plain": FLAG | {"effort": 3}, "other": FLAG}
    check = checker(
        make_rules(facts, one={"all": [yes("private"), yes("plain")]}, two=yes("private"), three=yes("other"))
    )
    assert asked(check("one", "two")) == ("plain", 1, 2)  # though the private one would decide both
    assert asked(check("one", plain=True)) == ("private", 1, 1)
    assert asked(check("one", plain=False)) is None
    assert asked(check("three", other=True)) is None


def test_what_few_people_have_is_asked_after_the_others_though_it_alone_would_decide(
    make_rules: Make, checker: Callable[[RuleSet], Checker]
) -> None:
    facts = {"prize": FLAG | {"rare": True}, "degree": FLAG | {"effort": 2}, "years": FLAG | {"effort": 3}}
    check = checker(make_rules(facts, card={"any": [yes("prize"), {"all": [yes("degree"), yes("years")]}]}))
    assert asked(check()) == ("degree", 0, 1)
    assert asked(check(degree=True)) == ("years", 1, 1)
    assert asked(check(degree=True, years=True)) is None
    assert asked(check(degree=False)) == ("prize", 1, 1)


def test_what_an_authority_grants_is_never_asked(make_rules: Make, checker: Callable[[RuleSet], Checker]) -> None:
    facts = {"granted": FLAG | {"ask": "never"}, "plain": FLAG}
    check = checker(make_rules(facts, card={"all": [yes("granted"), yes("plain")]}))
    assert asked(check()) == ("plain", 1, 1)
    assert asked(check(plain=True)) is None and check(plain=True).results[0].missing == ["granted"]


def test_dont_know_is_not_asked_again_and_may_be_answered_later(
    make_rules: Make, checker: Callable[[RuleSet], Checker]
) -> None:
    check = checker(make_rules({"one": FLAG, "two": FLAG}, card={"all": [yes("one"), yes("two")]}))
    assert asked(check(one={"dont_know": True})) == ("two", 1, 1)
    assert asked(check(one={"dont_know": True}, two=True)) is None
    assert check(one=True, two=True).results[0].verdict == "qualifies"


def test_corrected_answer_recomputes_everything(make_rules: Make, checker: Callable[[RuleSet], Checker]) -> None:
    facts = {"pay": NUMBER | {"change": "up"}, "fit": FLAG, "age": NUMBER}
    card = {"any": [{"fact": "pay", "at_least": 50}, {"all": [yes("fit"), {"fact": "age", "below": 40}]}]}
    check = checker(make_rules(facts, card=card))

    def told(**known: Any) -> tuple[Any, ...]:
        found = check(**known)
        (result,) = found.results
        return result.verdict, result.missing, [dict(change.to) for change in result.changes], asked(found)

    before = told(pay=60)
    assert before == ("qualifies", [], [], None)
    assert told(pay=49) == ("open", ["age", "fit"], [], ("fit", 1, 1))
    assert told(pay=49, fit=False) == ("does_not_qualify", [], [{"pay": 50}], None)
    assert told(pay=60) == before


def test_points_that_cannot_suffice_any_more_leave_nothing_to_ask(small_check: Checker) -> None:
    known = {"salary": 50000, "member": False}
    assert asked(small_check("pool-points", **known, degree="doctor")) == ("age", 1, 1)
    check = small_check("pool-points", **known, degree="none")
    assert (asked(check), check.results[0].verdict) == (None, "does_not_qualify")


def test_once_it_is_known_that_somebody_qualifies_it_is_asked_as_what(small_check: Checker) -> None:
    known = {"salary": 90000, "degree": "doctor", "member": False}
    check = small_check("pool-points", **known)
    assert (asked(check), check.results[0].verdict, check.results[0].missing) == (("age", 1, 1), "qualifies", [])
    assert asked(small_check("pool-points", **known, age=30)) is None
    assert asked(small_check("pool-points", "health", **known)) == ("healthy", 1, 1)  # verdicts come first


@pytest.mark.parametrize(
    ("known", "reason"),
    [
        ({}, "An answer can decide 2 of 3 open programmes."),
        ({"one": True, "shared": True}, "An answer can decide it."),
    ],
)
def test_reason_says_how_many_programmes_it_decides(
    make_rules: Make, checker: Callable[[RuleSet], Checker], known: dict[str, Any], reason: str
) -> None:
    facts = {"one": FLAG, "shared": FLAG, "two": FLAG}
    rules = make_rules(
        facts,
        first={"all": [yes("one"), yes("shared")]},
        second={"all": [yes("shared"), yes("two")]},
        third={"all": [yes("one")]},
    )
    question = render_check(checker(rules)(**known), language="en", rules=rules)["next_question"]
    assert question["why"].endswith(reason)
    assert question["why"].startswith(f"why {question['fact']}")


def test_shipped_questions_lead_to_an_end_and_never_repeat(shipped_rules: RuleSet, shipped_check: Checker) -> None:
    known: dict[str, Any] = {}
    while question := shipped_check(explain=False, **known).next_question:
        assert question.fact not in known and shipped_rules.facts[question.fact].asked
        known[question.fact] = {"dont_know": True}
        assert len(known) <= len(shipped_rules.facts)
    order = [(shipped_rules.facts[fact].sensitive, shipped_rules.facts[fact].rare) for fact in known]
    assert (True, False) in order and (False, True) in order and order == sorted(order)

""" "Not asked", "don't know" and "no" are three things; a number may be a range and a choice a set."""

from collections.abc import Callable
from typing import Any

import pytest

from knowledge.eligibility.engine import Check, Result
from knowledge.eligibility.model import RuleSet
from knowledge.eligibility.render import render_check

Checker = Callable[..., Check]
Make = Callable[..., RuleSet]
FACTS: dict[str, Any] = {
    "fit": {"type": "boolean"},
    "age": {"type": "integer", "range": {"min": 0, "max": 120}, "derived": {"from": "born", "count": "years"}},
    "born": {"type": "date"},
    "pay": {"type": "number", "range": {"min": 0, "max": 1000}},
    "grade": {"type": "choice", "ordered": True, "options": ["low", "mid", "top"]},
    "country": {"type": "country"},
}


@pytest.fixture
def checked(make_rules: Make, checker: Callable[[RuleSet], Checker]) -> Callable[..., Check]:
    """Give a function that checks facts against one condition."""
    return lambda raw, **facts: checker(make_rules(FACTS, card=raw))(**facts)


def only(check: Check) -> Result:
    (result,) = check.results
    return result


@pytest.mark.parametrize(
    ("answer", "verdict", "missing", "asked"),
    [
        (None, "open", ["fit"], "fit"),
        ({"dont_know": True}, "open", ["fit"], None),
        (False, "does_not_qualify", [], None),
        (True, "qualifies", [], None),
        ([True, False], "open", ["fit"], None),
    ],
)
def test_not_asked_dont_know_and_no_are_three_things(
    checked: Callable[..., Check], answer: Any, verdict: str, missing: list[str], asked: str | None
) -> None:
    check = checked({"fact": "fit", "is": True}, fit=answer)
    assert (only(check).verdict, only(check).missing) == (verdict, missing)
    assert (check.next_question.fact if check.next_question else None) == asked


@pytest.mark.parametrize(
    ("answer", "shown"), [(None, "not given"), ({"dont_know": True}, "not known"), (False, "no"), (True, "yes")]
)
def test_the_three_are_told_apart(
    make_rules: Make, checker: Callable[[RuleSet], Checker], answer: Any, shown: str
) -> None:
    rules = make_rules(FACTS, card={"fact": "fit", "is": True})
    (told,) = render_check(checker(rules)(fit=answer), language="en", rules=rules)["results"]
    (leaf,) = told["reasons"]["children"]
    assert leaf["value_text"] == shown and leaf.get("dont_know", False) == (shown == "not known")


@pytest.mark.parametrize(
    ("raw", "answer", "verdict"),
    [
        ({"fact": "pay", "at_least": 500}, {"min": 500, "max": 700}, "qualifies"),
        ({"fact": "pay", "at_least": 500}, {"min": 499.5, "max": 700}, "open"),
        ({"fact": "pay", "at_least": 500}, {"min": 0, "max": 499}, "does_not_qualify"),
        ({"fact": "pay", "at_least": 500}, {"min": 500}, "qualifies"),
        ({"fact": "pay", "at_least": 500}, {"max": 499}, "does_not_qualify"),
        ({"fact": "pay", "at_least": 500}, {"max": 500}, "open"),
        ({"fact": "pay", "above": 500}, {"max": 500}, "does_not_qualify"),
        ({"fact": "pay", "at_least": 500}, {"min": 600, "max": 600}, "qualifies"),
        ({"fact": "pay", "at_least": 200, "below": 500}, {"min": 200, "max": 499}, "qualifies"),
        ({"fact": "pay", "at_least": 200, "below": 500}, {"min": 100, "max": 900}, "open"),
        ({"fact": "age", "at_most": 40, "unclear_at": [40]}, {"max": 40}, "borderline"),
        ({"fact": "age", "at_most": 40, "unclear_at": [40]}, {"min": 40}, "open"),
        ({"fact": "grade", "at_least": "mid"}, ["mid", "top"], "qualifies"),
        ({"fact": "grade", "at_least": "mid"}, ["low", "top"], "open"),
        ({"fact": "grade", "is": "mid"}, ["low", "top"], "does_not_qualify"),
        ({"fact": "grade", "in": ["low", "top"]}, ["low", "top"], "qualifies"),
        ({"fact": "grade", "at_least": "mid"}, ["top"], "qualifies"),
        ({"fact": "country", "in": ["JP", "KR"]}, ["JP", "KR"], "qualifies"),
        ({"fact": "country", "in": ["JP", "KR"]}, ["JP", "DE"], "open"),
        ({"fact": "country", "is": "CN"}, ["JP", "KR"], "does_not_qualify"),
    ],
)
def test_range_or_set_decides_where_all_of_it_agrees(
    checked: Callable[..., Check], raw: dict[str, Any], answer: Any, verdict: str
) -> None:
    assert only(checked(raw, **{raw["fact"]: answer})).verdict == verdict


@pytest.mark.parametrize(
    ("born", "verdict"),
    [
        ({"min": "1980-01-01", "max": "1985-12-31"}, "qualifies"),
        ({"min": "1980-01-01", "max": "1986-03-02"}, "open"),
        ({"min": "1986-03-02", "max": "1990-01-01"}, "does_not_qualify"),
    ],
)
def test_range_of_birth_dates_is_a_range_of_ages(checked: Callable[..., Check], born: Any, verdict: str) -> None:
    assert only(checked({"fact": "age", "at_least": 40}, born=born)).verdict == verdict


@pytest.mark.parametrize("answer", [{"min": 100, "max": 900}, {"dont_know": True}])
def test_vague_answer_is_kept_and_not_asked_again(checked: Callable[..., Check], answer: Any) -> None:
    both = {"all": [{"fact": "pay", "at_least": 500}, {"fact": "fit", "is": True}]}
    check = checked(both, pay=answer)
    assert only(check).missing == ["fit", "pay"]
    assert check.next_question is not None and check.next_question.fact == "fit"
    after = checked(both, pay=answer, fit=True)
    assert (only(after).verdict, only(after).missing, after.next_question) == ("open", ["pay"], None)


def test_vague_birth_date_is_not_followed_by_asking_for_the_age(checked: Callable[..., Check]) -> None:
    check = checked({"fact": "age", "at_least": 40}, born={"min": "1980-01-01", "max": "1990-01-01"})
    assert (only(check).verdict, only(check).missing, check.next_question) == ("open", ["age"], None)


def test_unknown_birth_date_leaves_the_age_to_be_asked(checked: Callable[..., Check]) -> None:
    check = checked({"fact": "age", "at_least": 40}, born={"dont_know": True})
    assert check.next_question is not None and check.next_question.fact == "age"

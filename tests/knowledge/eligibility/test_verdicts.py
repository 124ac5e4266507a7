"""The four verdicts, and that what is open or unclear is never told as a no."""

from collections.abc import Callable
from typing import Any

import pytest

from knowledge.eligibility.engine import Check
from knowledge.eligibility.model import RuleSet
from knowledge.eligibility.render import render_check
from knowledge.language import LANGUAGES

Checker = Callable[..., Check]
Make = Callable[..., RuleSet]
FACTS: dict[str, Any] = {
    "age": {"type": "integer", "range": {"min": 0, "max": 120}},
    "pay": {"type": "integer", "range": {"min": 0, "max": 1000}},
    "fit": {"type": "boolean"},
}
YOUNG = {"fact": "age", "at_most": 40, "unclear_at": [40]}
PAID = {"fact": "pay", "at_least": 500}


@pytest.fixture
def verdict(make_rules: Make, checker: Callable[[RuleSet], Checker]) -> Callable[..., tuple[str, list[str]]]:
    """Give a function that tells verdict and missing facts of one condition."""

    def check(raw: dict[str, Any], **facts: Any) -> tuple[str, list[str]]:
        (result,) = checker(make_rules(FACTS, card=raw))(**facts).results
        return result.verdict, result.missing

    return check


@pytest.mark.parametrize(
    ("facts", "found", "missing"),
    [
        ({"age": 39, "pay": 500}, "qualifies", []),
        ({"age": 39, "pay": 499}, "does_not_qualify", []),
        ({"pay": 499}, "does_not_qualify", []),
        ({"age": 39}, "open", ["pay"]),
        ({}, "open", ["age", "pay"]),
        ({"age": 40, "pay": 500}, "borderline", []),
        ({"age": 40, "pay": 499}, "does_not_qualify", []),
        ({"age": 40}, "open", ["pay"]),
        ({"age": 41}, "does_not_qualify", []),
    ],
)
def test_verdict_rests_on_what_is_known(
    verdict: Callable[..., Any], facts: dict[str, Any], found: str, missing: list[str]
) -> None:
    assert verdict({"all": [YOUNG, PAID]}, **facts) == (found, missing)


@pytest.mark.parametrize(
    ("raw", "facts", "found"),
    [
        ({"all": [PAID, {"not_published": True}]}, {"pay": 500}, "borderline"),
        ({"all": [PAID, {"not_published": True}]}, {"pay": 499}, "does_not_qualify"),
        ({"any": [PAID, {"not_published": True}]}, {"pay": 500}, "qualifies"),
        ({"any": [PAID, {"not_published": True}]}, {"pay": 499}, "borderline"),
        ({"any": [PAID, {"not_published": True}]}, {}, "borderline"),
        ({**PAID, "softness": "in_principle"}, {"pay": 499}, "borderline"),
        ({**PAID, "softness": "in_principle"}, {"pay": 500}, "qualifies"),
        ({**PAID, "unclear": True, "note": dict.fromkeys(LANGUAGES, "ask")}, {"pay": 500}, "borderline"),
        ({**PAID, "unclear": True, "note": dict.fromkeys(LANGUAGES, "ask")}, {"pay": 499}, "does_not_qualify"),
        ({"not": YOUNG}, {"age": 40}, "borderline"),
        ({**YOUNG, "unless": {"fact": "fit", "is": True}}, {"age": 40, "fit": True}, "qualifies"),
        ({**YOUNG, "unless": {"fact": "fit", "is": True}}, {"age": 41, "fit": False}, "does_not_qualify"),
    ],
)
def test_what_the_rule_leaves_unclear_is_borderline(
    verdict: Callable[..., Any], raw: dict[str, Any], facts: dict[str, Any], found: str
) -> None:
    assert verdict(raw, **facts)[0] == found


@pytest.mark.parametrize(
    ("general", "facts", "found"),
    [
        ({"fact": "fit", "is": True}, {"fit": True}, "qualifies"),
        ({"fact": "fit", "is": True}, {}, "qualifies"),
        ({"fact": "fit", "is": True}, {"fit": {"dont_know": True}}, "qualifies"),
        ({"fact": "fit", "is": True}, {"fit": False}, "does_not_qualify"),
        ({"fact": "fit", "is": True, "softness": "in_principle"}, {}, "qualifies"),
        ({"fact": "fit", "is": True, "softness": "in_principle"}, {"fit": False}, "borderline"),
        ({"all": [YOUNG, {"fact": "fit", "is": True}]}, {"age": 40}, "borderline"),
    ],
)
def test_general_conditions_hold_until_they_are_known_to_fail(
    make_rules: Make, checker: Callable[[RuleSet], Checker], general: dict[str, Any], facts: dict[str, Any], found: str
) -> None:
    rules = make_rules(FACTS, card={"conditions": PAID, "assumes": ["general"]}, general=general)
    result = checker(rules)("card", pay=500, **facts).results[0]
    assert (result.verdict, result.missing) == (found, [])


def test_first_outcome_that_holds_sets_the_verdict(make_rules: Make, checker: Callable[[RuleSet], Checker]) -> None:
    outcomes = [
        {"id": "barred", "qualifies": False, "when": {"fact": "fit", "is": False}},
        {"id": "gold", "qualifies": True, "when": {"fact": "pay", "at_least": 900}},
        {"id": "silver", "qualifies": True, "when": PAID},
        {"id": "none", "qualifies": False, "when": "always"},
    ]
    check = checker(make_rules(FACTS, card={"outcomes": outcomes}))

    def found(**facts: Any) -> tuple[str, tuple[str, ...], list[str]]:
        (result,) = check(**facts).results
        assert result.evaluation is not None
        return result.verdict, result.evaluation.outcomes, result.missing

    assert found(fit=False, pay=900) == ("does_not_qualify", ("barred",), [])
    assert found(fit=True, pay=900) == ("qualifies", ("gold",), [])
    assert found(fit=True, pay=899) == ("qualifies", ("silver",), [])
    assert found(fit=True, pay=499) == ("does_not_qualify", ("none",), [])
    assert found(pay=899) == ("open", ("barred", "silver"), ["fit"])
    assert found(fit=True, pay={"min": 500}) == ("qualifies", ("gold", "silver"), [])
    assert found(pay=0) == ("does_not_qualify", ("barred", "none"), [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_open_and_borderline_are_not_said_as_a_no(
    make_rules: Make, checker: Callable[[RuleSet], Checker], language: str
) -> None:
    rules = make_rules(FACTS, card={"all": [YOUNG, PAID]})

    def said(**facts: Any) -> tuple[str, str, str]:
        (result,) = render_check(checker(rules)(**facts), language=language, rules=rules)["results"]
        return result["verdict"], result["verdict_label"], result["summary"]

    told = [said(age=41), said(), said(age=40, pay=500), said(age=39, pay=500)]
    assert [verdict for verdict, _, _ in told] == ["does_not_qualify", "open", "borderline", "qualifies"]
    assert len({label for _, label, _ in told}) == len({summary for _, _, summary in told}) == 4

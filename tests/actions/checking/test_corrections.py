"""A lone number that corrects another: taken where exactly one fits, asked about where several do."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from actions.checking.correcting import corrected, for_a_year
from actions.checking.hearing import Hearing
from actions.checking.state import CheckState
from actions.reply import Reply
from actions.turn import Turn
from actions.words import load_words
from bot.content import KNOWLEDGE
from knowledge.eligibility.loader import load_rules, read_files
from knowledge.eligibility.model import Fact
from knowledge.sources import load_sources
from tests.actions.checking.replies import reply_of
from tests.actions.checking.test_answers_heard import hearing

__all__ = ["hearing"]
Call = Callable[..., dict[str, Any]]
PAY = 300_000
PAY_FACT = "annual_salary_cny"


@pytest.fixture(scope="module")
def facts() -> Mapping[str, Fact]:
    sources = load_sources(KNOWLEDGE / "sources.yml")
    return load_rules(read_files(KNOWLEDGE / "rules"), sources=sources, run_tests=False).facts


def said(text: str, number: object, *, unit: str | None = None, intent: str = "inform") -> Turn:
    entity = {"entity": "number", "value": number} | ({"unit": unit} if unit else {})
    return Turn(text, "en", intent, programmes=(), aspects=(), topic=None, facts=(entity,))


@pytest.mark.parametrize(
    ("text", "number", "unit", "known", "asked", "result"),
    [
        ("sorry, I meant 59", 59, None, {"age": 61}, None, {"age": 59}),
        ("纠正一下是39", 39, None, {"age": 40}, "degree", {"age": 39}),
        ("すみません、39でした", 39, None, {"age": 40, "annual_salary_cny": PAY}, "degree", {"age": 39}),
        ("아, 39예요 정정할게요", 39, None, {"age": 40, "degree": "master"}, "hsk_level", {"age": 39}),
        ("59", 59, None, {"age": 61}, None, {"age": 59}),
        ("sorry, 6 years", 6, "year", {"age": 40, "related_work_years": 5}, None, {"related_work_years": 6}),
        ("sorry, I meant 400000", 400_000, None, {"age": 40, "annual_salary_cny": PAY}, None,
         {"annual_salary_cny": 400_000}),
        ("sorry, I meant 9", 9, None, {"age": 40, "related_work_years": 5}, None,
         {"age": 9, "related_work_years": 9}),
        ("sorry, I meant 5", 5, None, {"age": 40}, "related_work_years", {"age": 5, "related_work_years": 5}),
        ("39", 39, None, {"age": 40}, "related_work_years", {}),
        ("no 900000", 900_000, None, {"annual_salary_cny": PAY}, "age", {"annual_salary_cny": 900_000}),
        ("no 50000", 50_000, None, {"annual_salary_cny": 360_000}, "age", {"annual_salary_cny": 600_000}),
        ("no, 39", 39, None, {"age": 40}, "related_work_years", {}),
        ("sorry, I meant 400", 400, None, {"age": 40}, None, {}),
        ("sorry, 59", 59, None, {"age": 59}, None, {}),
        ("sorry, 59", 59, None, {"degree": "master", "driving_licence": True}, None, {}),
    ],
)  # fmt: skip
def test_a_lone_number_corrects_the_number_it_fits(
    hearing: Hearing,
    facts: Mapping[str, Fact],
    text: str,
    number: int,
    unit: str | None,
    known: dict[str, Any],
    asked: str | None,
    result: dict[str, Any],
) -> None:
    state = CheckState(known, ("work-permit-b",), asked)
    assert corrected(said(text, number, unit=unit), state, facts=facts, hearing=hearing) == result


def test_a_number_in_a_question_of_policy_corrects_nothing(
    hearing: Hearing,
    facts: Mapping[str, Fact],
) -> None:
    asks = said("wait, is it 60?", 60, intent="ask_policy")
    assert corrected(asks, CheckState({"age": 61}, ("work-permit-b",)), facts=facts, hearing=hearing) == {}


@pytest.mark.parametrize(
    ("language", "text"),
    [("zh", "纠正一下是9"), ("en", "sorry, I meant 9"), ("ja", "すみません、9でした"), ("ko", "아, 9예요 정정할게요")],
)
def test_a_number_that_fits_several_is_asked_about_and_recorded_only_then(
    call_action: Call, language: str, text: str
) -> None:
    call_action("action_small_talk", text="start again", intent="start_again")

    def say(text: str, intent: str = "inform", **entities: Any) -> Reply:
        return reply_of(
            call_action(
                "action_check_eligibility", text=text, intent=intent, language=language,
                entities=tuple(entities.items()),
            )
        )  # fmt: skip

    say("?", "check_eligibility", programme="work-permit-b", age=40, related_work_years=5)
    asked = say(text, number=9)
    assert (asked.kind, asked.text) == ("clarify", load_words().say("which_number", language))
    assert len(asked.buttons) >= 2
    years = asked.buttons[1].payload
    told = say(years, "nlu_fallback")
    assert load_words().say("changed", language, facts="\0").partition("\0")[0] in told.text
    assert years in told.text and "9" in told.text


@pytest.mark.parametrize(
    ("text", "told", "result"),
    [
        ("아니요 20만이요", {PAY_FACT: 900_000, "annual_income_tax_cny": 150_000}, {"annual_income_tax_cny": 200_000}),
        ("不是，20万", {PAY_FACT: 900_000, "annual_income_tax_cny": 150_000}, {"annual_income_tax_cny": 200_000}),
        ("いや、20万です", {"annual_income_tax_cny": 150_000, PAY_FACT: 900_000}, {}),
        ("20万", {PAY_FACT: 900_000, "annual_income_tax_cny": 150_000}, {}),
    ],
)
def test_a_lone_amount_corrects_the_amount_told_last(
    hearing: Hearing, facts: Mapping[str, Fact], text: str, told: dict[str, Any], result: dict[str, Any]
) -> None:
    entity = {"entity": PAY_FACT, "value": 200_000, "bare": True}
    turn = Turn(text, "ko", "inform", programmes=(), aspects=(), topic=None, facts=(entity,))
    state = CheckState(told, ("pr-staff",), "degree")
    assert corrected(turn, state, facts=facts, hearing=hearing) == result


@pytest.mark.parametrize(
    ("before", "amount", "after"),
    [(360_000, 50_000, 600_000), (300_000, 400_000, 400_000), (900_000, 100_000, 100_000), (None, 50_000, 50_000)],
)
def test_pay_without_a_period_is_for_the_one_that_is_nearer_to_what_was_told(
    before: int | None, amount: int, after: int
) -> None:
    state = CheckState({} if before is None else {"annual_salary_cny": before}, ("work-permit-b",))
    assert for_a_year({"annual_salary_cny": amount}, state)["annual_salary_cny"] == after

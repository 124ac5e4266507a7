"""What a message is taken for when it answers a question: a yes or a no first, none, an amount as asked for."""

from datetime import date
from typing import Any

import pytest

from actions.checking.hearing import Hearing
from actions.checking.phrases import asks_of_everything, opening
from actions.turn import Turn
from actions.words import load_words
from bot.content import KNOWLEDGE
from knowledge.eligibility.loader import load_rules, read_files
from knowledge.sources import load_sources

DOLLARS = {"entity": "foreign_salary", "value": {"amount": 1_000_000, "currency": "USD", "period": None}}


@pytest.fixture(scope="module")
def hearing() -> Hearing:
    sources = load_sources(KNOWLEDGE / "sources.yml")
    facts = load_rules(read_files(KNOWLEDGE / "rules"), sources=sources, run_tests=False).facts
    return Hearing(facts=lambda: facts, words=load_words(), today=lambda: date(2026, 11, 21))


def turn(text: str, *, intent: str = "inform", facts: tuple[dict[str, Any], ...] = ()) -> Turn:
    return Turn(text, "en", intent, programmes=(), aspects=(), topic=None, facts=facts)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("Yes, our incubator is in Yangpu", True),
        ("是的，在张江的孵化器", True),
        ("はい、張江にあります", True),
        ("네, 장장에 있습니다", True),
        ("no, we work from home", False),
        ("没有，我们在家办公", False),
        ("いいえ、自宅です", False),
        ("아니요, 집에서 일합니다", False),
        ("North of the river", None),
        ("no idea", None),
        ("没问题", None),
        ("nobody knows", None),
    ],
)
def test_a_yes_or_a_no_that_opens_a_message_answers(hearing: Hearing, text: str, meaning: bool | None) -> None:
    assert opening(text) is meaning
    heard = hearing.hear(turn(text), "in_recognised_carrier")
    assert heard.facts.get("in_recognised_carrier") is meaning and heard.answered is (meaning is not None)


def test_a_no_before_another_fact_is_a_correction_and_no_answer(hearing: Hearing) -> None:
    age = {"entity": "age", "value": 41}
    heard = hearing.hear(turn("no, I am 41", facts=(age,)), "in_recognised_carrier")
    assert heard.facts == {"age": 41} and not heard.answered


def test_a_question_that_opens_with_yes_is_no_answer(hearing: Hearing) -> None:
    heard = hearing.hear(turn("Sure, but how long does it take?", intent="ask_policy"), "in_recognised_carrier")
    assert not heard.answered


def test_none_of_what_can_be_none_is_nought(hearing: Hearing) -> None:
    assert hearing.hear(turn("no kids", intent="nlu_fallback"), "children_count").facts == {"children_count": 0}
    assert not hearing.hear(turn("no kids"), "age").answered


def test_an_amount_answers_in_the_currency_asked_for_only(hearing: Hearing) -> None:
    said = turn("1 million US dollars", facts=(DOLLARS,))
    assert hearing.hear(said, "paid_in_investment_usd").facts == {"paid_in_investment_usd": 1_000_000}
    pay = hearing.hear(said, "annual_salary_cny")
    assert (pay.problem, dict(pay.facts)) == ("foreign_money", {})


@pytest.mark.parametrize(
    ("text", "language", "everything"),
    [("我能申请哪些？", "zh", True), ("我能申请吗？", "zh", False), ("何が申請できますか", "ja", True)],
)
def test_a_question_for_everything_is_told_apart(text: str, language: str, everything: bool) -> None:
    assert asks_of_everything(text, language) is everything

"""Answers are counted by language, and the two halves of the asked questions are what they are said to be."""

import hashlib
from collections import Counter
from typing import Any

import pytest

from bot.bench.answers import Answered, Reply, answers_table, count_answers, faults
from bot.bench.asked_questions import DEVELOPMENT_HALF, FROZEN_HALF, AskedQuestion, read_asked_questions
from bot.content import main_programmes
from knowledge.language import LANGUAGES

FROZEN = "d305b0eccca99fef4faf6f5056aa6789eb730c4be6003d9ef2cbd8e7282c19da"
PROGRAMMES = {"renewal": "renewal", "renewal-late": "renewal", "visa": "visa"}


def reply(expected: str | None, *, also: tuple[str, ...] = (), **said: Any) -> Reply:
    asked = AskedQuestion(id="q", language="en", task="1", question="?", expected=expected, also=frozenset(also))
    values: dict[str, Any] = {
        "found": ("renewal", "visa"),
        "answered": True,
        "chat_kind": "answer",
        "chat_language": "en",
        "chat_answer": "renewal",
        "chat_programmes": frozenset({"renewal"}),
    }
    return Reply(question=asked, **values | said)


def count(*replies: Reply) -> Answered:
    (row,) = count_answers(replies, programme_of=PROGRAMMES)
    return row


def test_shares_are_of_the_questions_with_an_answer_and_counts_of_the_others() -> None:
    declined = reply(None, answered=False, chat_kind="smalltalk", chat_answer=None)
    row = count(reply("renewal"), reply("visa"), reply(None), declined)
    assert row == Answered(
        language="en",
        answerable=2,
        hit1=0.5,
        hit3=1.0,
        programme=0.5,
        unanswerable=2,
        false_answers=1,
        other_language=0,
    )


def test_another_card_that_will_do_is_right() -> None:
    assert count(reply("renewal-late", also=("renewal",))).hit1 == 1.0


def test_card_that_may_be_shown_without_an_answer_is_no_false_answer() -> None:
    assert count(reply(None, also=("renewal",))).false_answers == 0


@pytest.mark.parametrize("said", [{"answered": False}, {"chat_kind": "clarify"}])
def test_answer_by_search_or_chat_alone_is_a_false_one(said: dict[str, Any]) -> None:
    assert count(reply(None, **said)).false_answers == 1


def test_question_of_a_check_names_the_right_programme_too() -> None:
    assert count(reply("renewal", chat_kind="question", chat_answer=None)).programme == 1.0


def test_reply_in_another_language_is_counted() -> None:
    assert count(reply("renewal", chat_language="ko")).other_language == 1


def test_faults_are_told_in_words() -> None:
    assert faults(reply("renewal"), programme_of=PROGRAMMES) == ""
    assert "found renewal, visa for visa" in faults(reply("visa"), programme_of=PROGRAMMES)
    assert "where there is no answer" in faults(reply(None), programme_of=PROGRAMMES)


def test_table_has_a_row_for_each_language() -> None:
    assert answers_table("Set", [count(reply("renewal"))] * 4).row_count == 4


def test_frozen_half_is_as_it_was_written() -> None:
    assert hashlib.sha256(FROZEN_HALF.read_bytes()).hexdigest() == FROZEN


def test_halves_hold_eighty_questions_a_language_and_more_a_third_without_an_answer() -> None:
    halves = [read_asked_questions(path) for path in (DEVELOPMENT_HALF, FROZEN_HALF)]
    assert not {question.task for question in halves[0]} & {question.task for question in halves[1]}
    assert len({question.question for half in halves for question in half}) == sum(map(len, halves))
    for half in halves:
        counts = Counter((question.language, question.expected is None) for question in half)
        assert counts == {(language, none): 20 if none else 40 for language in LANGUAGES for none in (True, False)}


def test_every_expected_card_is_in_the_store() -> None:
    cards = main_programmes()
    for path in (DEVELOPMENT_HALF, FROZEN_HALF):
        assert {card for question in read_asked_questions(path) for card in question.cards} <= set(cards)

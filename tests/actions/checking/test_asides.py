"""A question of something else while a check waits for an answer is answered, and the check goes on after it."""

from collections.abc import Callable
from typing import Any

import pytest

from actions.checking.phrases import asks_of_everything
from actions.words import load_words
from tests.actions.checking.replies import reply_of

Call = Callable[..., dict[str, Any]]


@pytest.fixture(autouse=True)
def started(start_check: Callable[..., None]) -> None:
    """Start a check of permanent residence."""
    start_check("permanent-residence")


@pytest.mark.parametrize(
    ("language", "text", "aspect"),
    [
        ("zh", "我太太可以一起申请吗", "family"),
        ("en", "can my wife get it with me", "family"),
        ("ja", "妻も一緒に取れますか", "family"),
        ("ja", "どれくらいで取れますか", "duration"),
        ("ko", "아내도 같이 받을 수 있나요", "family"),
    ],
)
def test_a_question_taken_for_the_check_is_answered(call_action: Call, language: str, text: str, aspect: str) -> None:
    reply = reply_of(
        call_action(
            "action_check_eligibility", text=text, intent="check_eligibility", language=language,
            entities=(("aspect", "eligibility"), ("aspect", aspect)), topic="permanent-residence",
        )
    )  # fmt: skip
    assert reply.kind == "answer" and reply.question and reply.after
    assert reply.notice is None


def test_a_why_that_names_a_programme_is_about_the_programme(call_action: Call) -> None:
    reply = reply_of(
        call_action(
            "action_small_talk", text="子供の学校はどうなりますか", intent="ask_why", language="ja",
            entities=(("programme", "schools"), ("aspect", "family")),
        )
    )  # fmt: skip
    assert reply.kind == "answer" and reply.programmes == ("schools",) and reply.question


def test_facts_said_with_the_question_whether_one_qualifies_are_read_out(call_action: Call) -> None:
    reply = reply_of(
        call_action(
            "action_check_eligibility", text="修士です。取れますか", intent="check_eligibility", language="ja",
            entities=(("degree", "master"), ("aspect", "eligibility")),
        )
    )  # fmt: skip
    assert load_words().say("noted", "ja", facts="\0").partition("\0")[0] in reply.text and "修士" in reply.text


def test_a_question_of_the_family_alone_starts_no_check(call_action: Call) -> None:
    call_action("action_small_talk", text="start again", intent="start_again")
    reply = reply_of(
        call_action(
            "action_check_eligibility", text="妻は働けますか？", intent="check_eligibility", language="ja",
            entities=(("aspect", "family"),), topic="family",
        )
    )  # fmt: skip
    assert reply.kind == "answer" and reply.programmes == ("family",)


def test_how_long_is_not_which_of_them_in_japanese() -> None:
    assert asks_of_everything("どれを取れますか", "ja") and asks_of_everything("どのビザを取れますか", "ja")
    assert not asks_of_everything("どれくらいで取れますか", "ja")
    assert not asks_of_everything("どのぐらいで取れますか", "ja")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "好，继续刚才的核对"),
        ("en", "ok, let's go on with the check"),
        ("ja", "では、さっきの確認を続けてください"),
        ("ko", "네, 아까 하던 확인 계속해 주세요"),
    ],
)
def test_who_wants_to_go_on_is_asked_again(call_action: Call, language: str, text: str) -> None:
    turn = {"text": text, "language": language, "intent": "check_eligibility", "topic": "permanent-residence"}
    assert reply_of(call_action("action_check_eligibility", **turn)).kind == "question"

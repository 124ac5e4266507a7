"""Between two questions of a check: to go on is no yes, and who asks how it stands is shown how it stands."""

from collections.abc import Callable
from typing import Any

import pytest

from actions.checking.phrases import resumes
from tests.actions.checking.replies import reply_of

Call = Callable[..., dict[str, Any]]
GO_ON = [("zh", "好，继续"), ("en", "ok, continue please"), ("ja", "はい、続けてください"), ("ko", "네 계속해 주세요")]


@pytest.mark.parametrize(("language", "text"), GO_ON)
@pytest.mark.parametrize("intent", ["affirm", "inform", "nlu_fallback", "check_eligibility"])
def test_to_go_on_is_no_answer(
    call_action: Call, start_check: Callable[..., None], language: str, text: str, intent: str
) -> None:
    start_check("work-permit-a", age=42, annual_salary_cny=800_000, degree="bachelor")
    asked = reply_of(call_action("action_small_talk", text=text, intent=intent, language=language)).question
    again = reply_of(call_action("action_small_talk", text=text, intent=intent, language=language)).question
    assert asked and again and asked["fact"] == again["fact"]


@pytest.mark.parametrize("text", ["계속 일했어요", "继续工作了三年", "yes", "next year", "続けて5年です", "好的"])
def test_what_says_more_is_not_taken_for_going_on(text: str) -> None:
    assert not resumes(text)


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("zh", "所以结果呢", "ask_policy"),
        ("en", "so what's my result?", "ask_policy"),
        ("ja", "で、結果は？", "ask_policy"),
        ("ko", "그래서 결과가 뭐예요", "ask_policy"),
        ("zh", "我可以吗", "check_eligibility"),
        ("en", "so can I?", "check_eligibility"),
        ("ja", "取れますか", "check_eligibility"),
        ("ko", "되나요?", "check_eligibility"),
    ],
)
def test_who_asks_how_it_stands_is_shown(
    call_action: Call, start_check: Callable[..., None], language: str, text: str, intent: str
) -> None:
    start_check("work-permit-a", age=42)
    reply = reply_of(call_action("action_answer_policy", text=text, intent=intent, language=language))
    assert reply.kind == "verdict" and reply.programmes == ("work-permit-a",)
    going_on = reply_of(call_action("action_small_talk", text="go on", intent="affirm", language=language))
    assert going_on.kind == "question"


def test_a_denial_of_something_else_is_no_answer(call_action: Call, start_check: Callable[..., None]) -> None:
    start_check("work-permit-a", age=42, annual_salary_cny=400_000)
    turn = {"text": "ポスドクじゃないです", "intent": "deny", "language": "ja", "entities": (("postdoc", False),)}
    call_action("action_small_talk", **turn)
    reply = reply_of(call_action("action_small_talk", text="結果は？", intent="stop", language="ja"))
    assert reply.verdict and "degree" in reply.verdict["missing"]

""" "What if…?" shows the result as it would be, keeps what was told, and asks again what was asked."""

from collections.abc import Callable
from typing import Any

import pytest

from actions.words import load_words
from knowledge.language import LANGUAGES
from tests.actions.checking.replies import reply_of

Call = Callable[..., dict[str, Any]]
TEXTS = {
    "zh": "如果年薪90万呢",
    "en": "what if I earned 900,000?",
    "ja": "年収90万元なら？",
    "ko": "연봉이 90만 위안이면요?",
}


@pytest.fixture
def suppose(call_action: Call) -> Callable[..., Any]:
    """Give a function that says something that is only supposed."""

    def said(text: str, *supposed: tuple[str, object], language: str = "en", **turn: Any) -> Any:
        entities = tuple((name, value, 0, {"supposed": True} | dict(*more)) for name, value, *more in supposed)
        others = turn.pop("entities", ())
        result = call_action(
            "action_answer_policy", text=text, language=language, entities=(*entities, *others), **turn
        )
        return reply_of(result)

    return said


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_result_is_shown_as_it_would_be_and_the_check_goes_on(
    call_action: Call, start_check: Callable[..., None], suppose: Callable[..., Any], language: str
) -> None:
    start_check("work-permit-a", annual_salary_cny=400_000)
    reply = suppose(TEXTS[language], ("annual_salary_cny", 900_000), language=language)
    assert reply.kind == "verdict" and reply.verdict["verdict"] == "qualifies" and reply.reference is None
    assert reply.text.startswith(load_words().say("supposing", language, facts="\0").partition("\0")[0])
    assert "900,000" in reply.text.splitlines()[0] and reply.question and reply.after
    assert reply.verdict["supposed"] in reply.text and "900,000" in reply.verdict["supposed"]
    assert load_words().say("stays", language) in reply.text
    so_far = reply_of(call_action("action_small_talk", text="?", intent="stop", language=language))
    assert so_far.verdict and so_far.verdict["verdict"] == "open"


@pytest.mark.parametrize(
    ("known", "number", "supposed"),
    [
        ({"age": 30, "annual_salary_cny": 400_000}, 900_000, "900,000"),
        ({"annual_salary_cny": 360_000}, 80_000, "960,000"),
        ({"annual_salary_cny": 400_000, "age": 30}, 41, "41"),
    ],
)
def test_a_lone_number_is_for_the_number_that_it_fits(
    start_check: Callable[..., None], suppose: Callable[..., Any], known: dict[str, Any], number: int, supposed: str
) -> None:
    start_check("work-permit-a", **known)
    assert supposed in suppose("what if it was that?", ("number", number)).text.splitlines()[0]


@pytest.mark.parametrize(
    "turn",
    [
        {"supposed": ("has_employer", False)},
        {"supposed": ("nationality", "JP", {"bare": True})},
        {"supposed": ("annual_salary_cny", 900_000), "entities": (("programme", "pr-staff"),)},
        {"supposed": ("annual_salary_cny", 900_000), "entities": (("aspect", "duration"),)},
    ],
)
def test_what_the_check_is_not_about_is_answered_otherwise(
    start_check: Callable[..., None], suppose: Callable[..., Any], turn: dict[str, Any]
) -> None:
    start_check("work-permit-a", annual_salary_cny=400_000)
    reply = suppose("what if?", turn["supposed"], entities=turn.get("entities", ()))
    assert not reply.text.startswith("Supposing")


def test_nothing_is_supposed_where_nothing_is_checked(call_action: Call, suppose: Callable[..., Any]) -> None:
    call_action("action_small_talk", text="start again", intent="start_again")
    assert suppose("what if I earned 900,000?", ("annual_salary_cny", 900_000)).kind != "verdict"

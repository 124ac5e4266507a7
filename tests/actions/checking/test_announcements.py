"""What is said around a check: that questions follow only where some do, and that a check is possible."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.actions.checking.replies import reply_of

Call = Callable[..., dict[str, Any]]


@pytest.fixture(autouse=True)
def start_again(call_action: Call) -> None:
    """Forget what other tests said: every action is called in the same conversation."""
    call_action("action_small_talk", text="start again", intent="start_again")


def test_a_verdict_without_a_question_is_not_announced_with_questions(call_action: Call) -> None:
    pay = ("annual_salary_cny", 1_200_000)
    programme = ("programme", "work-permit-a")
    asked = reply_of(
        call_action("action_check_eligibility", text="?", intent="check_eligibility", entities=(programme,))
    )
    told = reply_of(
        call_action("action_check_eligibility", text="?", intent="check_eligibility", entities=(programme, pay))
    )
    assert told.kind == "verdict" and "questions" not in told.text
    assert asked.kind == "question" and "questions" in asked.text


@pytest.mark.parametrize("language", ["zh", "en", "ja", "ko"])
def test_a_verdict_is_told_in_one_language(call_action: Call, language: str) -> None:
    entities = (("programme", "work-permit-a"), ("annual_salary_cny", 1_200_000))
    told = reply_of(
        call_action(
            "action_check_eligibility", text="?", intent="check_eligibility", language=language, entities=entities
        )
    )
    assert ("assumed" in (told.detail or "")) is (language == "en")


def test_a_programme_named_in_passing_is_offered_a_check(call_action: Call) -> None:
    reply = reply_of(
        call_action(
            "action_check_eligibility", text="PhD green card", intent="inform", entities=(("programme", "pr-phd"),)
        )
    )
    assert reply.notice is None and "permanent residence" in reply.buttons[-1].title


@pytest.mark.parametrize(
    ("named", "checked"),
    [
        (("work-permit", "work-permit-b"), ("work-permit-b",)),
        (("pr-investor", "permanent-residence"), ("pr-investor",)),
        (("work-permit", "r-visa"), ("work-permit-a", "work-permit-b", "work-permit-c", "r-visa")),
    ],
)
def test_only_the_part_is_checked_where_the_whole_is_named_too(
    call_action: Call, named: tuple[str, ...], checked: tuple[str, ...]
) -> None:
    entities = tuple(("programme", id_) for id_ in named)
    reply = reply_of(call_action("action_check_eligibility", text="?", intent="check_eligibility", entities=entities))
    assert reply.programmes == checked

"""The result so far: shown for its button whatever it was taken for, and nothing said before is forgotten by it."""

from collections.abc import Callable
from typing import Any

import pytest

from actions.reply import Reply
from actions.words import load_words
from knowledge.language import LANGUAGES

Call = Callable[..., dict[str, Any]]


def reply_of(result: dict[str, Any]) -> Reply:
    (message,) = result["responses"]
    return Reply.from_json(message["custom"])


@pytest.fixture(autouse=True)
def started(call_action: Call) -> None:
    """Start a check of category A with an age known."""
    call_action("action_small_talk", text="start again", intent="start_again")
    entities = (("programme", "work-permit-a"), ("age", 52))
    call_action("action_check_eligibility", text="?", intent="check_eligibility", entities=entities)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("intent", ["stop", "start_again", "nlu_fallback"])
def test_the_button_shows_the_result_so_far(call_action: Call, intent: str, language: str) -> None:
    label = load_words().say("button_results", language)
    reply = reply_of(call_action("action_small_talk", text=label, intent=intent, language=language))
    assert reply.kind == "verdict" and reply.verdict and reply.verdict["programme"] == "work-permit-a"


def test_starting_again_forgets(call_action: Call) -> None:
    assert reply_of(call_action("action_small_talk", text="start over", intent="start_again")).kind == "smalltalk"
    reply = reply_of(call_action("action_small_talk", text="show me", intent="stop"))
    assert reply.kind == "smalltalk"

"""The result so far: shown for its button whatever it was taken for, and nothing said before is forgotten by it."""

from collections.abc import Callable
from typing import Any

import pytest

from actions.words import load_words
from knowledge.language import LANGUAGES
from tests.actions.checking.replies import reply_of

Call = Callable[..., dict[str, Any]]


@pytest.fixture(autouse=True)
def started(start_check: Callable[..., None]) -> None:
    """Start a check of category A with an age known."""
    start_check("work-permit-a", age=52)


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

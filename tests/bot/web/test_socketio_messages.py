"""Replies on the wire as Rasa sends them, and what its clients send, read without trust."""

import json
from pathlib import Path
from typing import Any

import pytest

from actions.reply import Button, Reply
from actions.words import load_words
from bot.errors import MalformedRequest
from bot.web.socketio_messages import Offered, Uttered, read_offered, read_uttered, replied, uttered

CASES = json.loads((Path(__file__).parents[2] / "cases" / "rasa_socketio.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=range(len(CASES)))
def test_a_reply_is_sent_as_rasa_sends_it(case: dict[str, Any]) -> None:
    buttons = tuple(Button(role="answer", answer={"fact": "age", "value": 1}, **button) for button in case["buttons"])
    reply = Reply(kind="answer", language="en", text=case["text"], buttons=buttons)
    assert uttered(reply, words=load_words()) == case["events"]


def test_what_a_reply_is_made_of_comes_with_plain_buttons() -> None:
    button = Button(title="Yes", payload="Yes", role="answer", answer={"fact": "driving_licence", "value": True})
    reply = Reply(kind="question", language="en", text="Do you drive?", programmes=("r-visa",), buttons=(button,))
    assert replied(reply) == {
        "kind": "question",
        "language": "en",
        "text": "Do you drive?",
        "programmes": ["r-visa"],
        "sources": [],
        "buttons": [{"title": "Yes", "payload": "Yes"}],
    }


@pytest.mark.parametrize(
    ("data", "read"),
    [
        ([{"message": "hi"}], Uttered("hi", None)),
        ([{}], Uttered("", None)),
        ([{"message": "hi", "session_id": "x", "metadata": {"language": "ja"}}], Uttered("hi", "ja")),
        ([{"message": "hi", "customData": {"language": "ja"}}, "more"], Uttered("hi", "ja")),
        ([{"message": "hi", "metadata": {}, "customData": {"language": "ja"}}], Uttered("hi", "ja")),
        ([{"message": "hi", "metadata": {"language": "ko"}, "customData": {"language": "ja"}}], Uttered("hi", "ko")),
        ([{"message": "hi", "metadata": '{"language": "ja"}'}], Uttered("hi", "ja")),
        ([{"message": "hi", "metadata": {"language": ["ja"]}}], Uttered("hi", "['ja']")),
        ([{"message": "hi", "metadata": "["}], Uttered("hi", None)),
        ([{"message": "hi", "metadata": "[" * 60_000}], Uttered("hi", None)),
    ],
)
def test_a_message_is_read_with_the_language_it_asks_for(data: list[Any], read: Uttered) -> None:
    assert read_uttered(data) == read


@pytest.mark.parametrize("data", [[], [None], ["hi"], [["hi"]], [{"message": None}], [{"message": {"text": "hi"}}]])
def test_what_is_no_message_is_refused(data: list[Any]) -> None:
    with pytest.raises(MalformedRequest):
        read_uttered(data)


@pytest.mark.parametrize(
    ("data", "offered"),
    [
        ([], Offered("", "")),
        ([None], Offered("", "")),
        (["x"], Offered("", "")),
        ([{"session_id": None}], Offered("", "")),
        ([{"session_id": "x"}], Offered("x", "")),
        ([{"session_id": "x", "secret": "y"}], Offered("x", "y")),
        ([{"session_id": ["x"], "secret": {"$ne": 1}}], Offered("", "")),
    ],
)
def test_a_session_is_asked_for(data: list[Any], offered: Offered) -> None:
    assert read_offered(data) == offered

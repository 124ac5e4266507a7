"""Who speaks to the Socket.IO channel with the real client library is answered as by Rasa, in the right language."""

from typing import Any

import pytest

from actions.words import load_words
from tests.bot.web.socketio.visitor import QUESTIONS, TRANSPORTS, Served, Visitor, run

WORDS = load_words()


@pytest.mark.parametrize("transport", TRANSPORTS)
@pytest.mark.parametrize("language", QUESTIONS)
def test_a_client_of_rasa_asks_and_is_answered_in_its_language(served: Served, transport: str, language: str) -> None:
    async def talk() -> None:
        async with Visitor(served, transport=transport) as visitor:
            assert visitor.client.transport() == transport
            session_id, _ = await visitor.request(session_id=None)
            shown, reply = await visitor.say(QUESTIONS[language], session_id=session_id, customData={})
            assert (reply["kind"], reply["language"]) == ("answer", language) and reply["sources"]
            assert all(set(part) <= {"text", "quick_replies"} for part in shown)  # a client shows no other keys
            text = "\n\n".join(part["text"] for part in shown)
            assert reply["text"] in text and WORDS.say("sources", language) in text

    run(talk)


def test_buttons_are_quick_replies_of_the_last_message(served: Served) -> None:
    async def talk() -> None:
        async with Visitor(served) as visitor:
            shown, reply = await visitor.say("banana bread recipe")
            assert reply["buttons"] and all(set(button) == {"title", "payload"} for button in reply["buttons"])
            *before, last = shown
            assert all(part["quick_replies"] == [] for part in before)
            assert last["quick_replies"] == [{"content_type": "text", **button} for button in reply["buttons"]]
            _, chosen = await visitor.say(last["quick_replies"][0]["payload"])
            assert chosen["text"]

    run(talk)


@pytest.mark.parametrize(
    "more",
    [
        {"metadata": {"language": "ko"}},
        {"customData": {"language": "ko"}},
        {"customData": '{"language": "ko"}'},
        {"metadata": None, "customData": {"language": "ko", "page": "/visa"}},
    ],
)
def test_the_language_asked_for_is_used_under_both_names_of_the_data(served: Served, more: dict[str, Any]) -> None:
    async def talk() -> None:
        async with Visitor(served) as visitor:
            _, reply = await visitor.say(QUESTIONS["en"], **more)
            assert reply["language"] == "ko"

    run(talk)


@pytest.mark.parametrize("language", QUESTIONS)
def test_a_widget_that_opens_with_an_intent_of_rasa_is_greeted(served: Served, language: str) -> None:
    async def talk() -> None:
        async with Visitor(served, **{"Accept-Language": language}) as visitor:
            _, reply = await visitor.say("/get_started")
            assert (reply["text"], reply["language"]) == (WORDS.say("greet", language), language)
            _, reply = await visitor.say("/session_start", customData={"language": "ko"})
            assert reply["language"] == "ko"

    run(talk)


def test_data_that_is_not_understood_changes_nothing(served: Served) -> None:
    async def talk() -> None:
        async with Visitor(served) as visitor:
            for data in ("{", "[" * 20_000, 4, [], {"language": None}):
                _, reply = await visitor.say(QUESTIONS["ja"], metadata=data)
                assert reply["language"] == "ja"

    run(talk)

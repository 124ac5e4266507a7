"""What a visitor types in the widget is taken once, answered in order, and shown again exactly as it was typed."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from fastapi.testclient import TestClient

from actions.reply import Reply
from bot.limits import RateLimit
from bot.web.chat.bodies import AcceptedOut
from knowledge.language import LANGUAGES
from tests.bot.web.chat.answers import code_of, is_down, replying

Opened = Callable[..., tuple[Any, TestClient]]
Visit = Callable[..., Any]
LONGEST = "永" * 1999 + "。"
TYPED = [
    "age < 45",
    "≤ 45 and ≥ 30 & <b>bold</b>",
    "see [A-12](javascript:alert(1))",
    "*stars* _lines_ `code` ~~x~~",
    "👩🏽‍💻 🇨🇳 🫨",
    "\u200fمرحبا\u200e left again",
    "two\nlines\tand a tab",
    "Ａ類 ｶﾅ ﾊﾝｸﾞﾙ e\u0301",
    "/restart",
    "{{ jinja }} %s {0} ${x} \\n \\u0041",
    "'; DROP TABLE chat_event; --",
    LONGEST,
]


def test_message_is_accepted_and_answered_as_an_event(visit: Visit) -> None:
    visitor = visit()
    accepted = visitor.call("POST", "/messages", json={"client_id": "one", "text": "hello desk"})
    assert accepted.status_code == 202
    AcceptedOut.model_validate(accepted.json())
    assert accepted.json() == {"seq": 1, "client_id": "one", "duplicate": False}
    said, reply = visitor.wait()
    assert {key: said[key] for key in ("seq", "from", "text", "language", "client_id")} == {
        "seq": 1,
        "from": "visitor",
        "text": "hello desk",
        "language": "en",
        "client_id": "one",
    }
    assert (reply["seq"], reply["in_reply_to"], reply["reply"]["text"]) == (2, 1, "heard hello desk")
    assert reply["reply"]["buttons"] == []


@pytest.mark.parametrize("text", TYPED)
def test_what_was_typed_is_what_is_shown(visit: Visit, text: str) -> None:
    visitor = visit()
    visitor.say(text)
    assert visitor.wait()[0]["text"] == text


@pytest.mark.parametrize("text", TYPED)
def test_what_is_replied_is_what_is_shown(visit: Visit, text: str) -> None:
    visitor = visit(rasa=replying(Reply(kind="answer", language="zh", text=text, detail=text, quote=text)))
    visitor.say("question")
    (reply,) = visitor.replies()
    assert (reply["text"], reply["detail"], reply["quote"]) == (text, text, text)


def test_only_what_cannot_be_kept_is_left_out(visit: Visit) -> None:
    visitor = visit()
    body = '{"client_id": "a", "text": "  a\\u0000b\\u0007\\ud800c\\r\\nd  "}'
    visitor.call("POST", "/messages", content=body.encode(), headers={"Content-Type": "application/json"})
    assert visitor.wait()[0]["text"] == "abc\nd"


def test_rasa_hears_the_cleaned_text(visit: Visit) -> None:
    visitor = visit()
    visitor.say("\u200fe\u0301t\u200be")
    visitor.wait()
    assert [body["message"] for body in visitor.desk.heard] == ["éte"]


def test_same_client_id_is_taken_once(visit: Visit) -> None:
    visitor = visit()
    assert visitor.say("once", client_id="x") == {"seq": 1, "client_id": "x", "duplicate": False}
    assert visitor.say("once", client_id="x") == {"seq": 1, "client_id": "x", "duplicate": True}
    visitor.wait()
    assert visitor.say("something else", client_id="x")["duplicate"] is True
    assert [event.get("text") for event in visitor.wait() if event["from"] == "visitor"] == ["once"]
    assert len(visitor.desk.heard) == 1


def test_same_client_id_at_once_is_taken_once_and_counted_once(visit: Visit) -> None:
    limit = RateLimit(per_minute=2)
    visitor = visit(per_conversation=limit)
    with ThreadPoolExecutor(8) as pool:
        answers = list(
            pool.map(lambda _: visitor.call("POST", "/messages", json={"client_id": "x", "text": "a"}), range(8))
        )
    accepted = [answer.json() for answer in answers if answer.status_code == 202]
    assert {one["seq"] for one in accepted} == {1} and sum(not one["duplicate"] for one in accepted) == 1
    assert visitor.say("b")["seq"] > 1
    assert len(visitor.desk.heard) <= 2


def test_client_ids_of_two_conversations_are_their_own(visit: Visit) -> None:
    one, other = visit(), None
    other = type(one)(one.client)
    assert one.say("a", client_id="x")["duplicate"] is False
    assert other.say("a", client_id="x")["duplicate"] is False


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"client_id": "a"},
        {"text": "a"},
        {"client_id": "", "text": "a"},
        {"client_id": "a" * 65, "text": "a"},
        {"client_id": "a\x00b", "text": "a"},
        {"client_id": "a", "text": "a", "button": "1.0"},
        {"client_id": "a", "answer": {"fact": "age"}},
        {"client_id": "a", "answer": {"fact": "", "value": 1}},
        {"client_id": "a", "text": 4},
        {"client_id": "a", "text": "a", "from": "assistant"},
    ],
)
def test_malformed_message_is_refused(visit: Visit, body: dict[str, Any]) -> None:
    visitor = visit()
    assert code_of(visitor.call("POST", "/messages", json=body), status=422) == "malformed_request"
    assert visitor.events() == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", ["", "  \n", "\u200f\u200b"])
def test_empty_message_is_refused_in_the_visitors_language(visit: Visit, language: str, text: str) -> None:
    visitor = visit(language=language)
    answer = visitor.call("POST", "/messages", json={"client_id": "a", "text": text})
    assert code_of(answer, status=422) == "empty_message"
    assert answer.json()["error"]["message"] == visitor.desk.parts.words.say("error_empty_message", language)


@pytest.mark.parametrize("text", ["a" * 2001, "a" + "\u200f" * 2000])
def test_too_long_message_is_refused(visit: Visit, text: str) -> None:
    visitor = visit()
    answer = visitor.call("POST", "/messages", json={"client_id": "a", "text": text + "b"})
    assert code_of(answer, status=413) == "message_too_long"
    assert visitor.say("a" * 2000)["seq"] == 1


def test_large_body_is_refused(visit: Visit) -> None:
    visitor = visit()
    answer = visitor.call("POST", "/messages", json={"client_id": "a", "text": "a" * 70_000})
    assert code_of(answer, status=413) == "body_too_large"


def test_conversation_and_address_have_limits(opened: Opened, visit: Visit) -> None:
    visitor = visit(per_conversation=RateLimit(per_minute=2), per_address=RateLimit(per_minute=5))
    assert [visitor.say(text)["seq"] for text in ("a", "b")]
    answer = visitor.call("POST", "/messages", json={"client_id": "third", "text": "c"})
    assert code_of(answer, status=429) == "too_many_messages" and int(answer.headers["retry-after"]) >= 1
    assert "third" not in str(visitor.wait())
    other = type(visitor)(visitor.client)
    assert other.call("POST", "/messages", json={"client_id": "a", "text": "c"}).status_code == 429


def test_duplicates_are_not_counted(visit: Visit) -> None:
    visitor = visit(per_conversation=RateLimit(per_minute=2))
    seqs = [visitor.say("a", client_id="same")["seq"] for _ in range(10)]
    assert set(seqs) == {1} and visitor.say("b")["seq"] > 1


def test_bursts_are_answered_in_order(visit: Visit) -> None:
    visitor = visit()
    for burst in range(12):
        with ThreadPoolExecutor(5) as pool:
            list(pool.map(lambda n, burst=burst: visitor.say(f"{burst}.{n}", client_id=f"{burst}.{n}"), range(5)))
    events = visitor.wait()
    assert [event["seq"] for event in events] == list(range(1, 121))
    said = [event for event in events if event["from"] == "visitor"]
    replies = [event for event in events if event["from"] == "assistant"]
    assert [reply["in_reply_to"] for reply in replies] == [message["seq"] for message in said]
    assert [reply["reply"]["text"] for reply in replies] == [f"heard {message['text']}" for message in said]
    assert [body["message"] for body in visitor.desk.heard] == [message["text"] for message in said]


@pytest.mark.parametrize("language", LANGUAGES)
def test_rasa_down_is_answered_from_search(visit: Visit, language: str) -> None:
    visitor = visit(rasa=is_down, language=language)
    visitor.say("work permit category A")
    (reply,) = visitor.replies()
    assert reply["language"] == language
    assert reply["notice"].startswith(visitor.desk.parts.words.say("answering_from_search", language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_fails_ends_in_a_worded_reply(visit: Visit, language: str, caplog: pytest.LogCaptureFixture) -> None:
    class Broken:
        def answer(self, text: str, *, language: str) -> Reply:
            raise KeyError(text)

    visitor = visit(rasa=is_down, language=language, answers=Broken())
    visitor.say("the text of a visitor")
    (reply,) = visitor.replies()
    assert (reply["kind"], reply["language"]) == ("unavailable", language)
    assert reply["text"] == visitor.desk.parts.words.say("error_internal", language)
    assert "a turn failed: KeyError" in caplog.text and "text of a visitor" not in caplog.text


def test_chosen_language_is_that_of_the_replies(visit: Visit) -> None:
    visitor = visit(language="ko")
    visitor.say("how long does a work permit take?")
    visitor.call("PATCH", json={"language": None})
    visitor.say("how long does a work permit take, please?")
    visitor.wait()
    assert [body["metadata"]["language"] for body in visitor.desk.heard][-1] == "en"
    assert visitor.events()[0]["language"] == "en"

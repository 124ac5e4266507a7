"""What a visitor sends in the widget: taken once, answered in order, and shown again exactly as it was typed."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from actions.reply import Button, Reply
from bot.chat.tables import feedback, human_requests
from bot.limits import RateLimit
from bot.web.chat.bodies import AcceptedOut, FeedbackOut, HumanOut, KnownFactsOut
from bot.web.chat.event_bodies import EventsOut
from knowledge.language import LANGUAGES

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


def code_of(answer: Any, *, status: int) -> str:
    assert answer.status_code == status, answer.text
    return str(answer.json()["error"]["code"])


async def is_down(body: dict[str, Any]) -> list[Reply]:
    raise httpx.ConnectError("refused")


def replying(*replies: Reply) -> Callable[..., Any]:
    """Return a Rasa that gives these replies, one a turn, and the last one on."""
    left = list(replies)

    async def answer(body: dict[str, Any]) -> list[Reply]:
        return [left.pop(0) if len(left) > 1 else left[0]]

    return answer


def question(fact: str, **values: Any) -> Reply:
    """Return a reply that asks for a fact, with a button for each value and one that only has words."""
    buttons = [
        Button(title=title, payload=title, role="answer", answer={"fact": fact, "value": value})
        for title, value in values.items()
    ]
    why = Button(title="Why?", payload="why do you ask", role="why")
    return Reply(kind="question", language="en", text=f"{fact}?", buttons=(*buttons, why))


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


def test_button_is_taken_by_its_id(visit: Visit) -> None:
    reply = Reply(kind="clarify", language="ja", text="?", buttons=(Button(title="A類", payload="A類の条件は？"),))
    visitor = visit(rasa=replying(reply))
    visitor.say("条件")
    shown = visitor.replies()[0]["buttons"]
    assert shown == [{"id": "2.0", "title": "A類", "role": "choice"}]
    visitor.send(button="2.0")
    taken = visitor.wait()[2]
    assert (taken["text"], taken["button"], taken["language"]) == ("A類", "2.0", "ja")
    assert visitor.desk.heard[-1]["message"] == "A類の条件は？"
    assert "payload" not in str(visitor.events())


@pytest.mark.parametrize("named", ["Yes please", "yes"])
def test_button_of_the_newest_reply_is_taken_by_what_it_says(visit: Visit, named: str) -> None:
    reply = Reply(kind="clarify", language="en", text="?", buttons=(Button(title="Yes please", payload="yes"),))
    visitor = visit(rasa=replying(reply))
    visitor.say("hello")
    visitor.wait()
    visitor.send(button=named)
    assert visitor.wait()[2]["button"] == "2.0"


@pytest.mark.parametrize("named", ["2.1", "1.0", "99.0", "2", "2.0.0", "-1.0", "²⁵.0", "No", "9999999999.0"])
def test_unknown_button_is_refused(visit: Visit, named: str) -> None:
    reply = Reply(kind="clarify", language="en", text="?", buttons=(Button(title="Yes", payload="yes"),))
    visitor = visit(rasa=replying(reply))
    visitor.say("hello")
    visitor.wait()
    answer = visitor.call("POST", "/messages", json={"client_id": "b", "button": named})
    assert code_of(answer, status=422) == "unknown_button"
    assert len(visitor.events()) == 2


def test_button_of_another_conversation_is_refused(visit: Visit) -> None:
    reply = Reply(kind="clarify", language="en", text="?", buttons=(Button(title="Yes", payload="yes"),))
    visitor = visit(rasa=replying(reply))
    visitor.say("hello")
    visitor.wait()
    other = type(visitor)(visitor.client)
    answer = other.call("POST", "/messages", json={"client_id": "b", "button": "2.0"})
    assert code_of(answer, status=422) == "unknown_button"


def test_old_answer_button_corrects_its_own_fact(visit: Visit) -> None:
    visitor = visit(rasa=replying(question("degree", Bachelor="bachelor", Master="master"), question("age")))
    for text in ("check me", "and on"):
        visitor.say(text)
        visitor.wait()
    visitor.send(button="2.1")
    said = visitor.wait()[4]
    assert (said["text"], said["answer"]) == ("Master", {"fact": "degree", "value": "master"})
    assert visitor.call("GET", "/facts").json()["facts"] == {"degree": "master"}
    assert [body["message"] for body in visitor.desk.heard] == ["check me", "and on"]


SHOWN = {"zh": "年龄：41周岁", "en": "Age: 41 years", "ja": "年齢：41歳", "ko": "나이: 만 41세"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_answer_is_shown_as_words_and_known(visit: Visit, language: str) -> None:
    visitor = visit(rasa=is_down, language=language)
    visitor.send(answer={"fact": "age", "value": 41})
    said, reply, changed = visitor.wait()
    assert (said["answer"], said["text"]) == ({"fact": "age", "value": 41}, SHOWN[language])
    assert reply["reply"]["language"] == language and reply["reply"]["kind"] != "unavailable"
    assert (changed["type"], changed["by"]) == ("facts", "chat")
    assert visitor.call("GET", "/facts").json()["facts"] == {"age": 41}
    assert visitor.desk.heard == []


@pytest.mark.parametrize("value", [{"min": 30, "max": 40}, {"dont_know": True}, 41])
def test_answer_may_be_a_range_or_unknown_and_is_forgotten_by_null(visit: Visit, value: Any) -> None:
    visitor = visit()
    visitor.send(answer={"fact": "age", "value": value})
    visitor.wait()
    assert visitor.call("GET", "/facts").json()["facts"] == {"age": value}
    visitor.send(answer={"fact": "age", "value": None})
    assert visitor.wait()[-3]["answer"] == {"fact": "age", "value": None}
    assert visitor.call("GET", "/facts").json()["facts"] == {}


@pytest.mark.parametrize(
    "answer", [{"fact": "age", "value": -3}, {"fact": "nosuch", "value": 1}, {"fact": "age", "value": []}]
)
def test_answer_that_no_rule_can_take_is_refused(visit: Visit, answer: dict[str, Any]) -> None:
    visitor = visit()
    refused = visitor.call("POST", "/messages", json={"client_id": "a", "answer": answer})
    assert code_of(refused, status=422) == "invalid_facts"
    assert set(refused.json()["error"]["problems"]) == {answer["fact"]}
    assert visitor.events() == []


def test_facts_of_the_page_are_known_and_told_without_values(visit: Visit) -> None:
    visitor = visit()
    facts = {"age": 41, "degree": "master", "annual_salary_cny": {"min": 300000, "max": 400000}}
    known = visitor.call("PUT", "/facts", json={"facts": {**facts, "stem_degree": None}})
    assert known.status_code == 200
    KnownFactsOut.model_validate(known.json())
    assert known.json() == {"facts": facts, "programmes": [], "asked": None}
    assert visitor.call("GET", "/facts").json() == known.json()
    (told,) = visitor.events()
    assert set(told) == {"seq", "at", "type", "by"} and (told["type"], told["by"]) == ("facts", "page")


def test_facts_of_the_page_replace_all_others_and_the_same_again_tell_nothing(visit: Visit) -> None:
    visitor = visit()
    for facts in ({"age": 41}, {"age": 41}, {"degree": "master"}, {}):
        assert visitor.call("PUT", "/facts", json={"facts": facts}).json()["facts"] == facts
    assert len(visitor.events()) == 3


def test_wrong_facts_are_refused_by_name_and_as_a_whole(visit: Visit) -> None:
    visitor = visit()
    refused = visitor.call("PUT", "/facts", json={"facts": {"age": 41, "degree": "phd?", "nosuch": 1}})
    assert code_of(refused, status=422) == "invalid_facts"
    assert set(refused.json()["error"]["problems"]) == {"degree", "nosuch"}
    assert visitor.call("GET", "/facts").json()["facts"] == {} and visitor.events() == []


@pytest.mark.parametrize("body", [{}, {"facts": []}, {"facts": {"": 1}}, {"facts": {}, "more": 1}])
def test_malformed_facts_are_refused(visit: Visit, body: dict[str, Any]) -> None:
    assert code_of(visit().call("PUT", "/facts", json=body), status=422) == "malformed_request"


def test_opinion_is_kept_told_changed_and_taken_back(visit: Visit) -> None:
    visitor = visit()
    visitor.say("hello")
    visitor.wait()
    for value, comment in (("up", None), ("down", "wrong office"), (None, None)):
        answer = visitor.call("POST", "/feedback", json={"seq": 2, "value": value, "comment": comment})
        assert answer.status_code == 202
        FeedbackOut.model_validate(answer.json())
        with visitor.desk.parts.engine.connect() as connection:
            kept = [(row.seq, row.value, row.comment) for row in connection.execute(select(feedback))]
        assert kept == ([(2, value, comment)] if value else [])
    told = [(event["about"], event["value"]) for event in visitor.events() if event["type"] == "feedback"]
    assert told == [(2, "up"), (2, "down"), (2, None)] and "wrong office" not in str(visitor.events())


@pytest.mark.parametrize("seq", [0, 1, 3, -1, 10**12])
def test_opinion_on_what_is_no_reply_is_refused(visit: Visit, seq: int) -> None:
    visitor = visit()
    visitor.say("hello")
    visitor.wait()
    answer = visitor.call("POST", "/feedback", json={"seq": seq, "value": "up"})
    assert answer.json()["error"]["code"] == "unknown_message" and answer.status_code == 422


@pytest.mark.parametrize(
    "body", [{"seq": 2}, {"seq": 2, "value": "meh"}, {"seq": 2, "value": "up", "comment": "x" * 1001}]
)
def test_malformed_opinion_is_refused(visit: Visit, body: dict[str, Any]) -> None:
    assert code_of(visit().call("POST", "/feedback", json=body), status=422) == "malformed_request"


@pytest.mark.parametrize("language", LANGUAGES)
def test_person_can_be_asked_for_as_the_very_first_act(visit: Visit, language: str) -> None:
    visitor = visit(language=language)
    asked = visitor.call("POST", "/human")
    assert asked.status_code == 201
    HumanOut.model_validate(asked.json())
    content = asked.json()
    assert content["reference"].startswith("H-") and len(content["reference"]) == 13
    listed = visitor.desk.shared.contacts
    assert [one["name"] for one in content["contacts"]] == [one.name[language] for one in listed]
    (told,) = visitor.events()
    assert (told["from"], told["notice"], told["language"]) == ("system", "human_requested", language)
    assert told["reference"] == content["reference"]


def test_open_request_is_changed_under_its_reference(visit: Visit) -> None:
    visitor = visit()
    first = visitor.call("POST", "/human", json={"contact": "ann@example.org"})
    second = visitor.call("POST", "/human", json={"note": "after six"})
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json()["reference"] == second.json()["reference"]
    assert first.json()["requested_at"] == second.json()["requested_at"]
    with visitor.desk.parts.engine.connect() as connection:
        (row,) = connection.execute(select(human_requests)).all()
    assert (row.contact, row.note, row.closed_at) == ("ann@example.org", "after six", None)
    assert len(visitor.events()) == 1 and "ann@example.org" not in str(visitor.events())


@pytest.mark.parametrize("body", [{"contact": "x" * 201}, {"note": "x" * 1001}, {"contact": 5}, {"other": "x"}])
def test_malformed_request_for_a_person_is_refused(visit: Visit, body: dict[str, Any]) -> None:
    assert code_of(visit().call("POST", "/human", json=body), status=422) == "malformed_request"


def test_every_event_is_as_described(visit: Visit) -> None:
    visitor = visit(rasa=is_down)
    visitor.say("am I too old for category B at 61?")
    visitor.send(answer={"fact": "age", "value": 61})
    visitor.call("PATCH", json={"language": "ja"})
    visitor.call("POST", "/human", json={})
    events = visitor.wait()
    replied = next(event["seq"] for event in events if event.get("from") == "assistant")
    visitor.call("POST", "/feedback", json={"seq": replied, "value": "down"})
    polled = visitor.call("GET", "/events", headers={"Accept": "application/json"}).json()
    described = EventsOut.model_validate(polled)
    assert len(described.events) == len(polled["events"]) >= 8
    kinds = {type(event).__name__ for event in described.events}
    assert kinds == {
        "VisitorMessageOut",
        "AssistantMessageOut",
        "SystemMessageOut",
        "FeedbackEventOut",
        "FactsEventOut",
        "LanguageEventOut",
    }

"""What a visitor chooses by a button, answers or fills in instead of typing is taken, and its facts are known."""

from collections.abc import Callable
from typing import Any

import pytest

from actions.reply import Button, Reply
from bot.web.chat.bodies import KnownFactsOut
from knowledge.language import LANGUAGES
from tests.bot.web.chat.answers import code_of, is_down, replying

Visit = Callable[..., Any]
SHOWN = {"zh": "年龄：41周岁", "en": "Age: 41 years", "ja": "年齢：41歳", "ko": "나이: 만 41세"}


def question(fact: str, **values: Any) -> Reply:
    """Return a reply that asks for a fact, with a button for each value and one that only has words."""
    buttons = [
        Button(title=title, payload=title, role="answer", answer={"fact": fact, "value": value})
        for title, value in values.items()
    ]
    why = Button(title="Why?", payload="why do you ask", role="why")
    return Reply(kind="question", language="en", text=f"{fact}?", buttons=(*buttons, why))


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

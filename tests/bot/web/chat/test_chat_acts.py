"""What a visitor does besides talking: has an opinion on a reply, asks for a person; and every act is as described."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from bot.chat.tables import feedback, human_requests
from bot.web.chat.bodies import FeedbackOut, HumanOut
from bot.web.chat.event_bodies import EventsOut
from knowledge.language import LANGUAGES
from tests.bot.web.chat.answers import code_of, is_down

Visit = Callable[..., Any]


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

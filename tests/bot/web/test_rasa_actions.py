"""Where Rasa has actions run: with the token only, one whole reply, and never an echo."""

import json
import zlib
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from actions.reply import Reply
from bot.web.parts import Parts

URL = "/rasa/actions"
QUESTION = "What do I need for a Category A work permit?"

MakeCall = Callable[..., dict[str, Any]]


@pytest.fixture
def token(parts: Parts) -> dict[str, str]:
    return {"Authorization": f"Bearer {parts.settings.actions_token}"}


@pytest.mark.parametrize("header", [None, "Bearer wrong", "Bearer token-of-the-channel"])
def test_caller_without_the_token_is_refused(
    client: TestClient, make_action_call: MakeCall, header: str | None
) -> None:
    headers = {"Authorization": header} if header else {}
    response = client.post(URL, json=make_action_call("action_answer_policy", text=QUESTION), headers=headers)
    assert (response.status_code, response.json()["error"]["code"]) == (403, "not_allowed")


def test_action_answers_with_one_message_that_holds_the_reply(
    client: TestClient, make_action_call: MakeCall, token: dict[str, str]
) -> None:
    response = client.post(URL, json=make_action_call("action_answer_policy", text=QUESTION), headers=token)
    (message,) = response.json()["responses"]
    reply = Reply.from_json(message["custom"])
    assert (reply.kind, reply.language, reply.answer_id) == ("answer", "en", "work-permit-a")


def test_compressed_body_is_read(client: TestClient, make_action_call: MakeCall, token: dict[str, str]) -> None:
    body = zlib.compress(json.dumps(make_action_call("action_answer_policy", text=QUESTION)).encode())
    response = client.post(URL, content=body, headers={**token, "Content-Encoding": "deflate"})
    assert (response.status_code, len(response.json()["responses"])) == (200, 1)


def test_unknown_action_is_not_found(client: TestClient, make_action_call: MakeCall, token: dict[str, str]) -> None:
    response = client.post(URL, json=make_action_call("action_of_yesterday"), headers=token)
    assert (response.status_code, response.json()["action_name"]) == (404, "action_of_yesterday")


@pytest.mark.parametrize(
    ("body", "encoding"),
    [(b"nope", ""), (b"[]", ""), (b"\xff", ""), (b"not compressed", "deflate"), (zlib.compress(b"{")[:-1], "deflate")],
)
def test_body_that_is_no_call_is_refused(client: TestClient, token: dict[str, str], body: bytes, encoding: str) -> None:
    response = client.post(URL, content=body, headers={**token, "Content-Encoding": encoding})
    assert (response.status_code, response.json()["error"]["code"]) == (422, "malformed_request")


@pytest.mark.parametrize("missing", ["tracker", "next_action"])
def test_incomplete_call_is_refused_with_what_is_missing_and_not_echoed(
    client: TestClient, make_action_call: MakeCall, token: dict[str, str], missing: str
) -> None:
    call = make_action_call("action_answer_policy", text="my passport is E12345678") | {"note": "E12345678"}
    del call[missing]
    response = client.post(URL, json=call, headers=token)
    assert (response.status_code, response.json()["error"]["code"]) == (422, "malformed_request")
    assert f"{missing}: " in response.json()["error"]["message"] and "E12345678" not in response.text


@pytest.mark.parametrize("tracker", [None, [], {}, {"sender_id": 7}])
def test_tracker_that_is_none_is_refused(
    client: TestClient, make_action_call: MakeCall, token: dict[str, str], tracker: object
) -> None:
    call = make_action_call("action_answer_policy", text=QUESTION) | {"tracker": tracker}
    response = client.post(URL, json=call, headers=token)
    assert (response.status_code, response.json()["error"]["code"]) == (422, "malformed_request")


def test_answer_holds_nothing_of_the_call(
    client: TestClient, make_action_call: MakeCall, token: dict[str, str]
) -> None:
    call = make_action_call("action_answer_policy", text="work permit for my passport E12345678")
    response = client.post(URL, json=call, headers=token)
    assert set(response.json()) == {"events", "responses"} and "E12345678" not in response.text

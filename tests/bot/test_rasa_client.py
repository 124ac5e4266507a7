"""The client of Rasa: replies come through whole, and every failure is DialogueUnavailable."""

import asyncio
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import httpx
import pytest

from actions.reply import Button, Reply
from actions.turn import NOT_A_COMMAND
from bot.errors import DialogueUnavailable
from bot.rasa_client import RasaClient
from knowledge.model import Source

Handler = Callable[[httpx.Request], httpx.Response]

REPLY = Reply(
    kind="answer",
    language="ja",
    text="本文",
    detail="詳細",
    quote="引用",
    notice="注意",
    text_language="zh",
    answer_id="work-permit-a",
    programmes=("work-permit-a",),
    sources=(Source(id="e1", title="通知", language="zh", basis="seed", issued_on=date(2017, 3, 28), clause="四"),),
    buttons=(Button(title="はい", payload="yes"),),
)


def send(handler: Handler, text: str = "hello", *, state: str = "up") -> tuple[list[Reply] | Exception, str]:
    """Send one message to a Rasa that answers by `handler`; give back what came and the client's state after it."""

    async def run() -> tuple[list[Reply] | Exception, str]:
        async with httpx.AsyncClient(transport=httpx.MockTransport(handler)) as http:
            rasa = RasaClient(http, url="http://rasa:5005/", timeout_s=1)
            rasa.state = state  # type: ignore[assignment]
            try:
                return await rasa.send(text, dialogue_id="a~1", language="ja"), rasa.state
            except DialogueUnavailable as error:
                return error, rasa.state

    return asyncio.run(run())


def raising(error: Exception) -> Handler:
    def handler(request: httpx.Request) -> httpx.Response:
        raise error

    return handler


def answering(content: Any) -> Handler:
    return lambda request: httpx.Response(200, json=content)


def test_reply_comes_through_whole() -> None:
    replies, _ = send(answering([{"recipient_id": "a~1", "custom": REPLY.as_json()}]))
    assert replies == [REPLY]


def test_mark_of_no_command_outlives_the_stripping_that_rasa_does() -> None:
    assert not f"{NOT_A_COMMAND}/restart".strip().startswith("/")


def test_every_message_is_a_reply() -> None:
    replies, _ = send(answering([{"text": "one"}, {"text": "two", "buttons": [{"title": "A", "payload": "a"}]}]))
    assert isinstance(replies, list)
    assert [(r.kind, r.language, r.text) for r in replies] == [("smalltalk", "ja", "one"), ("smalltalk", "ja", "two")]
    assert replies[1].buttons == (Button(title="A", payload="a"),)


@pytest.mark.parametrize(
    ("text", "sent"), [("hello", "hello"), ("/restart", f"{NOT_A_COMMAND}/restart"), ("a/b", "a/b")]
)
def test_message_is_never_a_command(text: str, sent: str) -> None:
    bodies: list[dict[str, Any]] = []

    def handler(request: httpx.Request) -> httpx.Response:
        bodies.append({"path": request.url.path, **json.loads(request.content)})
        return httpx.Response(200, json=[{"text": "ok"}])

    send(handler, text)
    assert bodies == [
        {"path": "/webhooks/rest/webhook", "sender": "a~1", "message": sent, "metadata": {"language": "ja"}}
    ]


@pytest.mark.parametrize(
    "handler",
    [
        answering([]),
        answering({"status": "failure"}),
        answering(["text"]),
        answering(None),
        answering([{"custom": {"kind": "answer"}}]),
        lambda request: httpx.Response(200, text="<html>"),
        lambda request: httpx.Response(200, content=b"x", headers={"content-encoding": "gzip"}),
        lambda request: httpx.Response(500, text="Traceback"),
        raising(httpx.ConnectError("refused")),
        raising(httpx.ConnectTimeout("slow")),
        raising(httpx.ReadTimeout("slow")),
        raising(httpx.RemoteProtocolError("cut")),
    ],
    ids=[
        "empty_list",
        "object",
        "strings",
        "null",
        "half_reply",
        "no_json",
        "broken_gzip",
        "status_500",
        "refused",
        "connect_timeout",
        "read_timeout",
        "cut",
    ],
)
def test_failure_is_dialogue_unavailable(handler: Handler) -> None:
    result, _ = send(handler)
    assert isinstance(result, DialogueUnavailable)


def test_lost_connection_marks_rasa_down() -> None:
    assert send(raising(httpx.ConnectError("refused")))[1] == "down"


def test_slow_answer_does_not_mark_rasa_down() -> None:
    assert send(raising(httpx.ReadTimeout("slow")))[1] == "up"


@pytest.mark.parametrize("state", ["starting", "down"])
def test_nothing_is_sent_to_a_rasa_that_is_not_up(state: str) -> None:
    asked: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(200, json=[{"text": "ok"}])

    result, _ = send(handler, state=state)
    assert isinstance(result, DialogueUnavailable)
    assert asked == []


def test_watching_finds_rasa_up() -> None:
    async def run() -> str:
        async with httpx.AsyncClient(transport=httpx.MockTransport(answering({"status": "ok"}))) as http:
            rasa = RasaClient(http, url="http://rasa:5005", timeout_s=1)
            watching = asyncio.create_task(rasa.watch())
            async with asyncio.timeout(2):
                while rasa.state != "up":  # noqa: ASYNC110 - the client has no event to wait for
                    await asyncio.sleep(0.01)
            watching.cancel()
            return rasa.state

    assert asyncio.run(run()) == "up"


def test_watching_finds_rasa_down() -> None:
    async def run() -> str:
        async with httpx.AsyncClient(transport=httpx.MockTransport(raising(httpx.ConnectError("refused")))) as http:
            rasa = RasaClient(http, url="http://rasa:5005", timeout_s=1)
            rasa.state = "up"
            watching = asyncio.create_task(rasa.watch())
            async with asyncio.timeout(2):
                while rasa.state == "up":  # noqa: ASYNC110 - the client has no event to wait for
                    await asyncio.sleep(0.01)
            watching.cancel()
            return rasa.state

    assert asyncio.run(run()) == "down"

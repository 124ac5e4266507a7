"""What the Socket.IO channel refuses, has too much of or fails at is told, and disturbs no other connection."""

import dataclasses
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
import socketio
from fastapi import FastAPI

from actions.words import load_words
from bot.limits import RateLimit
from tests.bot.web.socketio.visitor import CITY, PER_MINUTE, QUESTIONS, TRANSPORTS, Served, Visitor, run

WORDS = load_words()


@contextmanager
def changed(app: FastAPI, **others: Any) -> Iterator[None]:
    """Put other parts into the app for a while."""
    parts = app.state.parts
    app.state.parts = dataclasses.replace(parts, **others)
    try:
        yield
    finally:
        app.state.parts = parts


@pytest.mark.parametrize("transport", TRANSPORTS)
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "http://city.example"},
        {"Origin": "https://city.example:8443"},
        {"Origin": "https://city.example.evil.example"},
        {"Origin": "https://www.city.example"},
        {"Origin": "null"},
        {"Origin": "https://[::1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Host": "rebound.example"},
    ],
)
def test_a_foreign_page_is_refused(served: Served, transport: str, headers: dict[str, str]) -> None:
    async def talk() -> None:
        with pytest.raises(socketio.exceptions.ConnectionError):
            async with Visitor(served, transport=transport, **headers):
                pass

    run(talk)


@pytest.mark.parametrize("transport", TRANSPORTS)
@pytest.mark.parametrize("origin", [CITY, "own", "own, behind a proxy with TLS"])
def test_pages_of_this_site_and_of_allowed_ones_are_served(served: Served, transport: str, origin: str) -> None:
    own = served.url if origin == "own" else served.url.replace("http:", "https:")

    async def talk() -> None:
        async with Visitor(served, transport=transport, Origin=origin if origin == CITY else own) as visitor:
            _, reply = await visitor.say(QUESTIONS["zh"])
            assert reply["kind"] == "answer"

    run(talk)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({"message": " \n"}, "empty_message"),
        ({}, "empty_message"),
        ({"message": "permit " * 400}, "message_too_long"),
        ({"message": 4}, "malformed_request"),
        ("permit", "malformed_request"),
        (None, "malformed_request"),
        ([], "malformed_request"),
        ({"message": "permit", "metadata": {"language": "fr"}}, "unknown_language"),
    ],
)
def test_what_cannot_be_taken_is_refused_in_words(served: Served, data: Any, code: str) -> None:
    async def talk() -> None:
        async with Visitor(served, **{"Accept-Language": "ja"}) as visitor:
            text = await visitor.refused(data)
            expected = "en" if "permit" in str(data) and isinstance(data, dict) else "ja"
            sentence = WORDS.say(f"error_{code}", expected, detail="\0", length=2799, limit=2000)
            assert text.startswith(sentence.partition("\0")[0]) and text
            _, reply = await visitor.say(QUESTIONS["ko"])
            assert reply["language"] == "ko"

    run(talk)


def test_who_sends_too_much_is_told_to_wait_and_then_hung_up_on(served: Served) -> None:
    async def talk() -> None:
        async with Visitor(served) as visitor:
            for _ in range(PER_MINUTE):
                await visitor.say(QUESTIONS["ko"])
            told = await visitor.refused({"message": QUESTIONS["ko"]})
            assert told.split("60")[0] == WORDS.say("error_too_many_messages", "ko", seconds=60).split("60")[0]
            async with Visitor(served) as other:
                assert (await other.say(QUESTIONS["ko"]))[1]["kind"] == "answer"
            for _ in range(40):
                if visitor.client.connected:
                    await visitor.client.emit("user_uttered", {"message": QUESTIONS["ko"]})
            await visitor.is_hung_up_on()

    run(talk)


def test_too_many_connections_are_refused_and_those_there_are_go_on(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def talk() -> None:
        async with Visitor(served) as visitor:
            monkeypatch.setattr("bot.web.socketio_channel._MAX_SOCKETS", 1)
            for transport in TRANSPORTS:
                with pytest.raises(socketio.exceptions.ConnectionError):
                    async with Visitor(served, transport=transport):
                        pass
            assert (await visitor.say(QUESTIONS["en"]))[1]["kind"] == "answer"
        monkeypatch.undo()
        async with Visitor(served) as visitor:
            assert (await visitor.say(QUESTIONS["en"]))[1]["kind"] == "answer"

    run(talk)


def test_an_address_that_connects_too_often_is_told_to_wait(served: Served) -> None:
    query = {"EIO": "4", "transport": "polling"}
    with changed(served.app, per_address=RateLimit(per_minute=2)):
        answers = [httpx.get(f"{served.url}/socket.io/", params=query, trust_env=False) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2].json()["error"]["code"] == "too_many_messages" and answers[2].headers["Retry-After"]


def test_who_asks_for_sessions_without_end_is_told_to_wait(served: Served) -> None:
    async def talk() -> None:
        async with Visitor(served) as visitor:
            with changed(served.app, per_address=RateLimit(per_minute=1)):
                await visitor.request()
                await visitor.client.emit("session_request", {})
                assert set(await visitor.next("bot_uttered")) == {"text"}

    run(talk)


def test_a_fault_that_nobody_foresaw_is_told_and_not_silence(served: Served) -> None:
    class Broken:
        async def take_turn(self, *_: object, **__: object) -> list[Any]:
            raise ZeroDivisionError

    async def talk() -> None:
        async with Visitor(served) as visitor:
            with changed(served.app, gateway=Broken()):
                assert await visitor.refused({"message": QUESTIONS["ja"]}) == WORDS.say("error_internal", "ja")
            assert (await visitor.say(QUESTIONS["ja"]))[1]["kind"] == "answer"

    run(talk)


def test_a_fault_while_connecting_is_answered_too(served: Served) -> None:
    async def talk() -> None:
        with changed(served.app, settings=None):
            for transport in TRANSPORTS:
                with pytest.raises(socketio.exceptions.ConnectionError):
                    async with Visitor(served, transport=transport):
                        pass

    run(talk)


def test_an_oversized_packet_ends_its_own_connection_only(served: Served) -> None:
    async def talk() -> None:
        async with Visitor(served) as other, Visitor(served) as visitor:
            await visitor.client.emit("user_uttered", {"message": "x" * 70_000})
            await visitor.is_hung_up_on()
            assert (await other.say(QUESTIONS["en"]))[1]["kind"] == "answer"

    run(talk)


def test_events_and_namespaces_that_are_not_ours_do_nothing(served: Served) -> None:
    async def talk() -> None:
        async with Visitor(served) as visitor:
            spoofed = {"asgi.scope": {"type": "http", "client": ["203.0.113.5", 1], "headers": []}, "room": "x"}
            for event in ("connect", "disconnect", "join", "bot_uttered", "reply"):
                await visitor.client.emit(event, spoofed)
            await visitor.hears_nothing()
            assert (await visitor.say(QUESTIONS["en"]))[1]["kind"] == "answer"
            assert {one.address for one in served.app.state.socketio._sockets.values()} == {"127.0.0.1"}
        with pytest.raises(socketio.exceptions.ConnectionError):
            async with Visitor(served, namespace="/admin"):
                pass

    run(talk)


def test_sockets_that_ended_are_forgotten(served: Served) -> None:
    async def talk() -> None:
        async with Visitor(served, transport="polling") as visitor:
            await visitor.request()

    run(talk)
    deadline = time.monotonic() + 30
    while served.app.state.socketio.connected and time.monotonic() < deadline:
        time.sleep(0.05)
    assert served.app.state.socketio.connected == 0

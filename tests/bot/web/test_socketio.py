"""The Socket.IO channel, spoken to by the real client library over a real server."""

import asyncio
import dataclasses
import logging
import threading
import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import aiohttp
import httpx
import pytest
import socketio
from fastapi import FastAPI

from actions.words import load_words
from bot.app import create_app
from bot.limits import RateLimit
from bot.settings import Settings
from bot.web.serving import Server

WORDS = load_words()
CITY = "https://city.example"
PER_MINUTE = 12
QUESTIONS = {
    "zh": "浦江计划资助多少？",
    "en": "What do I need for a Category A work permit?",
    "ja": "博士で永住権の申請はできますか",
    "ko": "취업허가와 거류허가를 한 번에 신청할 수 있나요?",
}
NEUTRAL = "HSK 5"  # in no language of its own: answered in that of the conversation
TRANSPORTS = ["polling", "websocket"]


@dataclass(frozen=True)
class Served:
    url: str
    app: FastAPI


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Give an app on a port of this machine, without Rasa."""
    settings = Settings(
        data_dir=tmp_path_factory.mktemp("socketio"),
        rasa_url="http://127.0.0.1:9",
        widget_origins=(CITY,),
        messages_per_minute=PER_MINUTE,
        messages_per_minute_per_address=100_000,
    )
    app = create_app(settings)
    server = Server(app, host="127.0.0.1", port=0)
    thread = threading.Thread(target=server.run)
    thread.start()
    deadline = time.monotonic() + 120
    while not server.started and thread.is_alive() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert server.started
    yield Served(f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}", app)
    server.should_exit = True
    thread.join(30)
    assert not thread.is_alive()


class Visitor:
    """A client as existing ones are; it takes note of all it is sent."""

    def __init__(self, served: Served, *, transport: str = "websocket", namespace: str = "/", **headers: str) -> None:
        self.url = served.url
        self.transport = transport
        self.headers = headers
        self.namespace = namespace
        self.http = aiohttp.ClientSession()
        self.client = socketio.AsyncClient(reconnection=False, http_session=self.http)
        self.events: asyncio.Queue[tuple[str, Any]] = asyncio.Queue()
        self.client.on("*", self._note)

    async def _note(self, event: str, *data: Any) -> None:
        await self.events.put((event, data[0] if data else None))

    async def __aenter__(self) -> "Visitor":
        try:
            await self.client.connect(
                self.url,
                transports=[self.transport],
                headers=self.headers,
                namespaces=[self.namespace],
                wait_timeout=10,
            )
        except socketio.exceptions.ConnectionError:
            await self.http.close()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        await asyncio.wait_for(self.client.disconnect(), 10)
        await self.http.close()

    async def next(self, event: str) -> Any:
        """Return the data of the next event, which must be this one."""
        name, data = await asyncio.wait_for(self.events.get(), 30)
        assert name == event, (name, data)
        return data

    async def request(self, **offered: Any) -> tuple[str, str | None]:
        """Ask for a session and return its id, with the secret where one was told."""
        await self.client.emit("session_request", offered)
        session_id = await self.next("session_confirm")
        assert isinstance(session_id, str) and len(session_id) >= 32
        if offered.get("secret") and offered.get("session_id") == session_id:
            return session_id, None
        told = await self.next("session_secret")
        assert told["session_id"] == session_id
        return session_id, told["secret"]

    async def say(self, message: str, **more: Any) -> tuple[list[dict[str, Any]], dict[str, Any]]:
        """Say something and return the messages shown, and what the reply is made of."""
        await self.client.emit("user_uttered", {"message": message, **more})
        shown = []
        while True:
            name, data = await asyncio.wait_for(self.events.get(), 30)
            if name == "reply":
                return shown, data
            assert name == "bot_uttered"
            shown.append(data)

    async def refused(self, data: Any) -> str:
        """Send something that is refused and return the sentence that says so."""
        await self.client.emit("user_uttered", data)
        told = await self.next("bot_uttered")
        assert set(told) == {"text"}
        return str(told["text"])

    async def is_hung_up_on(self) -> None:
        """Wait until the server ends the connection."""
        await asyncio.wait_for(self.client.wait(), 30)
        assert not self.client.connected

    async def hears_nothing(self) -> None:
        """Fail when anything more comes."""
        await asyncio.sleep(0.3)
        assert self.events.empty()


@contextmanager
def changed(app: FastAPI, **others: Any) -> Iterator[None]:
    """Put other parts into the app for a while."""
    parts = app.state.parts
    app.state.parts = dataclasses.replace(parts, **others)
    try:
        yield
    finally:
        app.state.parts = parts


def run(talk: Callable[[], Coroutine[Any, Any, None]]) -> None:
    asyncio.run(talk())


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


@pytest.mark.parametrize("offers", ["the right secret", "no secret", "a wrong secret", "the secret of another"])
def test_a_session_is_gone_on_with_by_its_secret_alone(served: Served, offers: str) -> None:
    async def talk() -> None:
        async with Visitor(served) as visitor:
            session_id, secret = await visitor.request()
            await visitor.say(QUESTIONS["ja"])
        async with Visitor(served) as other:
            _, others = await other.request()
        offered = {"the right secret": secret, "a wrong secret": "x", "the secret of another": others}.get(offers)
        async with Visitor(served, **{"Accept-Language": "en"}) as again:
            got, told = await again.request(session_id=session_id, secret=offered)
            assert (got == session_id) == (offers == "the right secret") == (told is None)
            _, reply = await again.say(NEUTRAL, session_id=session_id)
            assert reply["language"] == ("ja" if offers == "the right secret" else "en")

    run(talk)


def test_who_knows_only_a_session_id_learns_nothing_and_disturbs_nobody(served: Served) -> None:
    async def talk() -> None:
        async with Visitor(served) as visitor, Visitor(served) as thief:
            session_id, _ = await visitor.request()
            await visitor.say(QUESTIONS["ko"])
            await thief.client.emit("session_request", {"session_id": session_id})
            assert await thief.next("session_confirm") != session_id
            assert (await thief.next("session_secret"))["session_id"] != session_id
            await visitor.say(QUESTIONS["ko"])
            await thief.hears_nothing()
            await thief.say(QUESTIONS["zh"], session_id=session_id)
            await visitor.hears_nothing()
            _, reply = await visitor.say(NEUTRAL)
            assert reply["language"] == "ko"

    run(talk)


def test_the_rest_channel_knows_nothing_of_a_session_by_its_id(served: Served) -> None:
    async def talk() -> None:
        async with Visitor(served) as visitor:
            session_id, _ = await visitor.request()
            await visitor.say(QUESTIONS["ja"])
            found = served.app.state.parts.gateway._conversations.find(session_id, now=served.app.state.parts.clock())
            assert found.language is None

    run(talk)


def test_two_tabs_of_one_session_see_only_what_each_asked(served: Served) -> None:
    async def talk() -> None:
        async with Visitor(served) as first, Visitor(served, transport="polling") as second:
            session_id, secret = await first.request()
            assert await second.request(session_id=session_id, secret=secret) == (session_id, None)
            await asyncio.gather(first.say(QUESTIONS["en"]), second.say(QUESTIONS["en"]))
            await first.hears_nothing()
            await second.hears_nothing()

    run(talk)


def test_the_same_socket_keeps_its_session_and_gets_a_new_one_when_it_asks_for_one(served: Served) -> None:
    async def talk() -> None:
        async with Visitor(served) as visitor:
            session_id, _ = await visitor.request()
            await visitor.client.emit("session_request", {"session_id": session_id})
            assert await visitor.next("session_confirm") == session_id
            assert (await visitor.request())[0] != session_id
            await visitor.client.emit("session_request")
            assert await visitor.next("session_confirm") != session_id

    run(talk)


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


def test_nothing_that_is_said_stands_in_the_log(served: Served, caplog: pytest.LogCaptureFixture) -> None:
    async def talk() -> None:
        async with Visitor(served) as visitor:
            await visitor.say("my name is Quetzalcoatl and I want a permit")
            await visitor.refused({"message": ["Quetzalcoatl"]})

    with caplog.at_level(logging.INFO):
        run(talk)
    assert "Quetzalcoatl" not in caplog.text and "127.0.0.1" not in caplog.text and "sid=" not in caplog.text


def test_sockets_that_ended_are_forgotten(served: Served) -> None:
    async def talk() -> None:
        async with Visitor(served, transport="polling") as visitor:
            await visitor.request()

    run(talk)
    deadline = time.monotonic() + 30
    while served.app.state.socketio.connected and time.monotonic() < deadline:
        time.sleep(0.05)
    assert served.app.state.socketio.connected == 0

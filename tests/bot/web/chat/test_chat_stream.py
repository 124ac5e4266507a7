"""The events of a conversation on a real port: streamed at once, resumed without a gap or a double, ended in time."""

import asyncio
import itertools
import json
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest

from actions.reply import Reply
from bot.chat.events import Stored
from bot.chat.transcript import Transcript
from bot.web.chat import stream
from bot.web.serving import Server

Served = Callable[..., tuple[str, Server]]
MakeDesk = Callable[..., Any]


class Line:
    """An event of a stream as it came over the wire."""

    def __init__(self, block: list[str]) -> None:
        fields = dict(line.split(": ", 1) for line in block)
        self.comment, self.retry = fields.get(""), fields.get("retry")
        self.event, self.id = fields.get("event"), fields.get("id")
        self.data = json.loads(fields["data"]) if "data" in fields else None


class Client:
    """A visitor who follows the conversation on a real port."""

    def __init__(self, address: str) -> None:
        self.http = httpx.Client(base_url=address, timeout=20, trust_env=False)
        started = self.http.post("/api/chat/conversations").json()
        self.url = f"/api/chat/conversations/{started['id']}"
        self.headers = {"Authorization": f"Bearer {started['secret']}"}

    def say(self, text: str) -> None:
        body = {"client_id": f"c-{uuid.uuid4()}", "text": text}
        answer = self.http.post(f"{self.url}/messages", json=body, headers=self.headers)
        assert answer.status_code == 202, answer.text

    @contextmanager
    def following(self, *, after: int | None = None, timeout_s: float = 20) -> Iterator[Iterator[Line]]:
        resume = {} if after is None else {"Last-Event-ID": str(after)}
        with self.http.stream(
            "GET", f"{self.url}/events", headers={**self.headers, **resume}, timeout=timeout_s
        ) as answer:
            assert answer.status_code == 200
            assert answer.headers["content-type"].startswith("text/event-stream")
            assert answer.headers["cache-control"] == "no-store"
            yield _lines(answer)

    def read(self, count: int, **more: Any) -> list[Line]:
        """Return the next stored events of a new stream."""
        with self.following(**more) as lines:
            return list(itertools.islice((line for line in lines if line.id), count))

    def all(self) -> list[dict[str, Any]]:
        """Return the log as it is kept."""
        headers = {**self.headers, "Accept": "application/json"}
        events: list[dict[str, Any]] = []
        while True:
            after = events[-1]["seq"] if events else 0
            page = self.http.get(f"{self.url}/events?after={after}", headers=headers).json()
            events += page["events"]
            if not page["events"]:
                return events


def _lines(answer: httpx.Response) -> Iterator[Line]:
    block: list[str] = []
    for line in answer.iter_lines():
        if line:
            block.append(line)
        elif block:
            yield Line(block)
            block = []


@pytest.fixture
def client(make_desk: MakeDesk, served: Served) -> Iterator[Client]:
    made = Client(served(make_desk())[0])
    yield made
    made.http.close()


async def slow(body: dict[str, Any]) -> list[Reply]:
    await asyncio.sleep(0.3)
    return [Reply(kind="answer", language="en", text="at last")]


def test_stream_says_when_to_come_again_and_then_what_is_stored(client: Client) -> None:
    client.say("hello")
    with client.following() as lines:
        first = next(lines)
        assert (first.retry, first.data) == ("1000", None)
        said = next(lines)
    assert (said.event, said.id, said.data["text"], said.data["seq"]) == ("message", "1", "hello", 1)


def test_what_comes_is_streamed_at_once(client: Client) -> None:
    with client.following() as lines:
        next(lines)
        began = time.monotonic()
        client.say("hello")
        assert next(line for line in lines if line.id == "2").data["reply"]["text"] == "heard hello"
        assert time.monotonic() - began < 5


def test_typing_is_shown_while_a_reply_is_made_and_ends_after_it(make_desk: MakeDesk, served: Served) -> None:
    client = Client(served(make_desk(rasa=slow))[0])
    with client.following() as lines:
        client.say("hello")
        seen = []
        for line in lines:
            if line.event:
                seen.append((line.event, line.id, line.data.get("on")))
            if seen and seen[-1][2] is False:
                break
    assert seen == [("message", "1", None), ("typing", None, True), ("message", "2", None), ("typing", None, False)]
    client.http.close()


def test_typing_is_told_to_who_asks_at_once(make_desk: MakeDesk, served: Served) -> None:
    client = Client(served(make_desk(rasa=slow))[0])
    client.say("hello")
    headers = {**client.headers, "Accept": "application/json"}
    while not (answer := client.http.get(f"{client.url}/events", headers=headers).json())["typing"]:
        assert len(answer["events"]) == 1
    assert answer["last_seq"] == 1
    client.http.close()


@pytest.mark.parametrize(("after", "first"), [(None, 1), (0, 1), (1, 2), (3, 4)])
def test_stream_goes_on_after_the_last_event(client: Client, after: int | None, first: int) -> None:
    client.say("a")
    client.say("b")
    client.read(4)
    assert [int(line.id or 0) for line in client.read(5 - first, after=after)] == list(range(first, 5))


@pytest.mark.parametrize("header", [b"", b"x", b"-1", b"1.5", b"\xb2", b"9" * 5000])
def test_last_event_of_another_stream_does_not_count(client: Client, header: bytes) -> None:
    client.say("a")
    client.read(2)
    headers = {**client.headers, "Last-Event-ID": header, "Accept": "application/json"}
    answer = client.http.get(f"{client.url}/events", headers=headers)
    assert answer.status_code == 200 and len(answer.json()["events"]) == 2


@pytest.mark.parametrize("after", ["-1", "x", "99999999999"])
def test_malformed_number_is_refused(client: Client, after: str) -> None:
    answer = client.http.get(f"{client.url}/events?after={after}", headers=client.headers)
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "malformed_request")


def test_long_log_comes_in_pages_and_in_one_stream(client: Client) -> None:
    for number in range(150):
        client.say(str(number))
    assert [int(line.id or 0) for line in client.read(300)] == list(range(1, 301))
    assert [event["seq"] for event in client.all()] == list(range(1, 301))


def test_few_events_are_in_memory_for_who_reads_slowly(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[int] = []
    after = Transcript.after

    def counted(*args: Any, **named: Any) -> list[Stored]:
        page = after(*args, **named)
        held.append(len(page))
        return page

    for number in range(10):
        client.say(str(number))
    assert len(client.read(20)) == 20
    monkeypatch.setattr(Transcript, "after", counted)
    assert len(client.read(20)) == 20
    assert sum(held) >= 20 and max(held) == 4


def test_nothing_is_lost_or_doubled_while_the_line_is_cut_again_and_again(client: Client) -> None:
    """Follow with a line that is cut every few events, while a burst of messages is answered."""
    count = 120

    def speak() -> None:
        for number in range(count):
            client.say(f"{number}")

    speaking = threading.Thread(target=speak)
    speaking.start()
    followed: list[Line] = []
    cuts = 0
    while len(followed) < 2 * count:
        last = int(followed[-1].id or 0) if followed else None
        followed += client.read(min(1 + cuts % 7, 2 * count - len(followed)), after=last)
        cuts += 1
    speaking.join()
    assert cuts > 40
    assert [int(line.id or 0) for line in followed] == list(range(1, 2 * count + 1))
    assert [line.data for line in followed] == client.all()


def test_line_that_is_cut_in_time_ends_with_the_same_log(client: Client) -> None:
    """Cut the line by time, in the middle of whatever comes, as a network does."""
    followed: list[Line] = []
    speaking = threading.Thread(target=lambda: [client.say(f"{number}") for number in range(60)])
    speaking.start()
    until = time.monotonic() + 30
    while len(followed) < 120 and time.monotonic() < until:
        last = int(followed[-1].id or 0) if followed else None
        try:
            with client.following(after=last, timeout_s=0.1) as lines:
                cut = time.monotonic() + 0.1
                for line in lines:
                    followed += [line] if line.id else []
                    if time.monotonic() > cut:
                        break
        except httpx.TimeoutException:
            continue
    speaking.join()
    assert [line.data for line in followed] == client.all() and len(followed) == 120


def test_two_who_follow_see_the_same(client: Client) -> None:
    with client.following() as one, client.following() as other:
        client.say("hello")
        seen = [[next(line for line in lines if line.id).data for _ in range(2)] for lines in (one, other)]
    assert seen[0] == seen[1]


def test_second_tab_is_told_that_the_conversation_is_gone(client: Client) -> None:
    client.say("hello")
    client.read(2)
    with client.following(after=2) as lines:
        next(lines)
        assert client.http.delete(client.url, headers=client.headers).status_code == 200
        left = list(lines)
    assert [(line.event, line.id) for line in left] == [("gone", None)]
    answer = client.http.get(f"{client.url}/events", headers=client.headers)
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "conversation_not_found")


def test_sign_of_life_comes_where_nothing_happens(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "KEEP_ALIVE_EVERY_S", 0.1)
    with client.following() as lines:
        assert [next(lines).comment for _ in range(3)][1:] == ["keep-alive", "keep-alive"]


def test_who_left_is_forgotten(make_desk: MakeDesk, served: Served) -> None:
    desk = make_desk()
    client = Client(served(desk)[0])
    with client.following() as lines:
        next(lines)
        assert len(desk.chat.wakeups) == 1
    until = time.monotonic() + 10
    while len(desk.chat.wakeups):
        assert time.monotonic() < until
        time.sleep(0.01)
    client.http.close()


def test_app_stops_at_once_while_somebody_follows(make_desk: MakeDesk, served: Served) -> None:
    address, server = served(make_desk())
    client = Client(address)
    with client.following() as lines:
        next(lines)
        began = time.monotonic()
        server.should_exit = True
        assert list(lines) == []
        assert time.monotonic() - began < 3
    client.http.close()


def test_text_comes_over_the_wire_as_it_was_typed(client: Client) -> None:
    text = "age < 45 ≤ [A-12] *b* _i_\nid: 7\nevent: gone\n\ndata: {}\u2028\u200f👩🏽‍💻"
    client.say(text)
    said, replied = client.read(2)
    assert said.data["text"] == text and (said.event, said.id) == ("message", "1")
    assert replied.data["reply"]["text"].startswith("heard age < 45 ≤ [A-12] *b* _i_\nid: 7")

"""Turns of the widget: in order, one at a time, taken up after a crash, and never ending in silence."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from actions.reply import Reply
from bot.chat.events import Event, assistant_messages, visitor_message
from bot.chat.service import ChatService

MakeDesk = Callable[..., Any]
Until = Callable[..., Awaitable[None]]


def said(content: str, *, client_id: str = "") -> Event:
    return visitor_message(content, language="en", client_id=client_id or content)


def log_of(chat: ChatService, chat_id: str) -> list[tuple[str, str]]:
    """Return the messages of a log, by whom and what."""
    events = [event.content for event in chat.transcript.after(chat_id, 0)]
    return [(one["from"], one["text"] if one["from"] == "visitor" else one["reply"]["text"]) for one in events]


def begin(chat: ChatService, *messages: str, language: str | None = None) -> str:
    """Start a conversation in which messages wait. Return its id."""
    chat_id = chat.chats.create(language=language, consent=None)[0].id
    for message in messages:
        chat.transcript.take(chat_id, said(message))
    return chat_id


async def refuse(body: dict[str, Any]) -> list[Reply]:
    raise httpx.ConnectError("refused")


def test_what_a_crash_left_waiting_is_answered_at_the_next_start(make_desk: MakeDesk, until: Until) -> None:
    hanging = asyncio.Event()

    async def hang(body: dict[str, Any]) -> list[Reply]:
        hanging.set()
        await asyncio.sleep(60)
        raise AssertionError

    async def crash() -> str:
        async with make_desk(rasa=hang).running() as chat:
            chat_id = begin(chat, "first", "second")
            chat.turns.start(chat_id)
            await hanging.wait()
            assert chat.chats.pending(chat_id) == 2
        return chat_id

    async def start_again(chat_id: str) -> None:
        desk = make_desk()
        async with desk.running() as chat:
            await until(lambda: chat.chats.pending(chat_id) == 0)
            assert log_of(chat, chat_id) == [
                ("visitor", "first"),
                ("visitor", "second"),
                ("assistant", "heard first"),
                ("assistant", "heard second"),
            ]
        assert len(desk.heard) == 2

    asyncio.run(start_again(asyncio.run(crash())))


def test_many_conversations_are_taken_up(make_desk: MakeDesk, until: Until) -> None:
    """More than are worked at at once; nobody has started any of them."""

    async def take_up() -> None:
        desk = make_desk()
        async with desk.running() as chat:
            ids = [begin(chat, "hello") for _ in range(80)]
        assert desk.heard == []
        async with desk.running() as chat:
            await until(lambda: not chat.transcript.waiting_chats(), within_s=20)
            assert {log_of(chat, chat_id)[-1] for chat_id in ids} == {("assistant", "heard hello")}

    asyncio.run(take_up())


def test_answered_message_is_not_answered_again(make_desk: MakeDesk) -> None:
    async def twice() -> None:
        async with make_desk().running() as chat:
            chat_id = begin(chat, "hello")
            replies = assistant_messages([Reply(kind="answer", language="en", text="hi")], in_reply_to=1)
            assert chat.transcript.answer(chat_id, 1, replies) is True
            assert chat.transcript.answer(chat_id, 1, replies) is False
            assert log_of(chat, chat_id) == [("visitor", "hello"), ("assistant", "hi")]

    asyncio.run(twice())


def test_turn_that_takes_too_long_ends_in_a_worded_reply_and_the_next_runs(make_desk: MakeDesk, until: Until) -> None:
    async def hang_once(body: dict[str, Any]) -> list[Reply]:
        if body["message"] == "hang":
            await asyncio.sleep(60)
        return [Reply(kind="answer", language="en", text="fine")]

    async def talk() -> None:
        desk = make_desk(rasa=hang_once, turn_at_most_s=0.2)
        async with desk.running() as chat:
            chat_id = begin(chat, "hang", "then", language="ko")
            chat.turns.start(chat_id)
            await until(lambda: chat.chats.pending(chat_id) == 0)
            sentence = desk.shared.words.say("error_internal", "ko")
            assert log_of(chat, chat_id)[2:] == [("assistant", sentence), ("assistant", "fine")]

    asyncio.run(talk())


def test_turns_of_one_conversation_do_not_overlap_and_those_of_two_do(make_desk: MakeDesk, until: Until) -> None:
    running: dict[str, int] = {}
    most = {"one": 0, "all": 0}

    async def count(body: dict[str, Any]) -> list[Reply]:
        sender = body["sender"]
        running[sender] = running.get(sender, 0) + 1
        most["one"] = max(most["one"], running[sender])
        most["all"] = max(most["all"], sum(running.values()))
        await asyncio.sleep(0.02)
        running[sender] -= 1
        return [Reply(kind="answer", language="en", text="fine")]

    async def talk() -> None:
        async with make_desk(rasa=count).running() as chat:
            ids = [begin(chat, *"abcde") for _ in range(3)]
            for chat_id in ids * 2:
                chat.turns.start(chat_id)
            await until(lambda: not chat.transcript.waiting_chats())

    asyncio.run(talk())
    assert most["one"] == 1 and most["all"] > 1


@pytest.mark.parametrize("failures", [1, 3])
def test_reply_survives_a_database_that_is_busy_for_a_moment(
    make_desk: MakeDesk, until: Until, monkeypatch: pytest.MonkeyPatch, failures: int
) -> None:
    monkeypatch.setattr("bot.chat.turns._WRITE_AGAIN_AFTER_S", (0.01, 0.01, 0.01))
    left = [failures]

    async def talk() -> None:
        desk = make_desk()
        async with desk.running() as chat:
            write = chat.transcript.answer

            def busy(*args: Any) -> bool:
                left[0] -= 1
                if left[0] >= 0:
                    raise OperationalError("INSERT", {}, Exception("database is locked"))
                return write(*args)

            monkeypatch.setattr(chat.transcript, "answer", busy)
            chat_id = begin(chat, "hello")
            chat.turns.start(chat_id)
            await until(lambda: chat.chats.pending(chat_id) == 0)
            assert log_of(chat, chat_id)[1:] == [("assistant", "heard hello")]
        assert len(desk.heard) == 1

    asyncio.run(talk())


def test_what_a_broken_database_left_waiting_is_taken_up_while_running(
    make_desk: MakeDesk, until: Until, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.chat.turns._WRITE_AGAIN_AFTER_S", ())
    monkeypatch.setattr("bot.chat.turns._LOOK_FOR_WAITING_EVERY_S", 0.05)
    left = [1]

    async def talk() -> None:
        async with make_desk().running() as chat:
            write = chat.transcript.answer

            def broken(*args: Any) -> bool:
                left[0] -= 1
                if left[0] >= 0:
                    raise OperationalError("INSERT 'words of a visitor'", {}, Exception("disk full"))
                return write(*args)

            monkeypatch.setattr(chat.transcript, "answer", broken)
            chat_id = begin(chat, "hello")
            chat.turns.start(chat_id)
            await until(lambda: chat.chats.pending(chat_id) == 0)

    asyncio.run(talk())
    assert "a message waits" in caplog.text and "words of a visitor" not in caplog.text


def test_facts_that_a_turn_learns_are_told_after_its_reply(make_desk: MakeDesk, until: Until) -> None:
    async def talk() -> None:
        desk = make_desk()

        async def learn(body: dict[str, Any]) -> list[Reply]:
            chat_id = body["sender"].partition("~")[0]
            state = desk.checks.load(chat_id)
            desk.checks.save(chat_id, state.knowing({"age": 41}, facts=desk.shared.eligibility.engine.rules.facts))
            return [Reply(kind="answer", language="en", text="noted")]

        desk.rasa = learn
        async with desk.running() as chat:
            chat_id = begin(chat, "I am 41", "I am 41, I said")
            chat.turns.start(chat_id)
            await until(lambda: chat.chats.pending(chat_id) == 0)
            kinds = [(event.type, event.content.get("by")) for event in chat.transcript.after(chat_id, 2)]
            assert kinds == [("message", None), ("facts", "chat"), ("message", None)]

    asyncio.run(talk())


def test_facts_of_the_page_wait_for_the_running_turn(make_desk: MakeDesk, until: Until) -> None:
    """A turn reads the facts, takes its time and writes them: what the page says meanwhile must not be lost."""

    async def talk() -> None:
        desk = make_desk()
        begun = asyncio.Event()

        async def learn(body: dict[str, Any]) -> list[Reply]:
            chat_id = body["sender"].partition("~")[0]
            state = desk.checks.load(chat_id)
            begun.set()
            await asyncio.sleep(0.1)
            desk.checks.save(chat_id, state.knowing({"age": 41}, facts=desk.shared.eligibility.engine.rules.facts))
            return [Reply(kind="answer", language="en", text="noted")]

        desk.rasa = learn
        async with desk.running() as chat:
            chat_id = begin(chat, "I am 41")
            chat.turns.start(chat_id)
            await begun.wait()
            state, changed = await chat.facts.replace(chat_id, {"degree": "master"})
            assert changed and dict(state.facts) == {"degree": "master"}
            await until(lambda: chat.chats.pending(chat_id) == 0)
            assert dict(chat.facts.known(chat_id).facts) == {"degree": "master"}

    asyncio.run(talk())


def test_what_the_page_has_told_is_not_asked_for_any_more(make_desk: MakeDesk) -> None:
    async def talk() -> None:
        desk = make_desk()
        async with desk.running() as chat:
            chat_id = begin(chat)
            state = desk.checks.load(chat_id)
            desk.checks.save(chat_id, type(state)(facts={}, programmes=("work-permit-b",), asked="age"))
            assert (await chat.facts.replace(chat_id, {"degree": "master"}))[0].asked == "age"
            known = (await chat.facts.replace(chat_id, {"degree": "master", "age": 41}))[0]
            assert (known.asked, known.programmes) == (None, ("work-permit-b",))

    asyncio.run(talk())


def test_answer_without_rules_says_so(make_desk: MakeDesk, until: Until, monkeypatch: pytest.MonkeyPatch) -> None:
    async def talk() -> None:
        desk = make_desk()
        async with desk.running() as chat:
            chat_id = begin(chat)
            event = visitor_message("나이", language="ko", client_id="a", answer={"fact": "age", "value": 41})
            chat.transcript.take(chat_id, event)
            monkeypatch.setattr(desk.shared.eligibility, "current", None)
            chat.turns.start(chat_id)
            await until(lambda: chat.chats.pending(chat_id) == 0)
            sentence = desk.shared.words.say("error_rules_unavailable", "ko")
            assert log_of(chat, chat_id)[1:] == [("assistant", sentence)]

    asyncio.run(talk())


def test_errors_of_the_database_do_not_show_what_was_written(make_desk: MakeDesk) -> None:
    async def fail() -> str:
        desk = make_desk()
        async with desk.running() as chat:
            chat_id = begin(chat)
            with desk.parts.engine.begin() as connection:
                connection.execute(text("DROP TABLE chat_event"))
            with pytest.raises(OperationalError) as caught:
                chat.transcript.take(chat_id, said("words of a visitor"))
        return str(caught.value)

    assert "words of a visitor" not in asyncio.run(fail())

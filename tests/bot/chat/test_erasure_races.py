"""A conversation is deleted once and for good, whatever happens in it meanwhile and whatever of it comes late."""

import asyncio
from datetime import timedelta
from typing import Any

from actions.checking.state import CheckState
from actions.reply import Reply
from bot.chat.events import visitor_message
from bot.chat.service import ChatService
from tests.bot.chat.traces import NOW, MakeDesk, Rows, Until, converse, run


def test_deleting_waits_for_the_running_turn_and_lets_none_begin(make_desk: MakeDesk, until: Until, rows: Rows) -> None:
    begun, ended = asyncio.Event(), []

    async def slow(body: dict[str, Any]) -> list[Reply]:
        begun.set()
        await asyncio.sleep(0.2)
        desk.say_in_rasa(body["sender"])
        ended.append(body["message"])
        return [Reply(kind="answer", language="en", text="fine")]

    desk = make_desk(rasa=slow)

    async def delete(chat: ChatService) -> None:
        made, _ = chat.chats.create(language=None, consent=None)
        for text in ("first", "second", "third"):
            chat.transcript.take(made.id, visitor_message(text, language="en", client_id=text))
        chat.turns.start(made.id)
        await begun.wait()
        receipt = await chat.erasure.erase(made.id)
        assert ended == ["first"]
        assert (receipt.deleted["messages"], receipt.deleted["dialogue_events"]) == (4, 1)
        await asyncio.sleep(0.3)
        assert ended == ["first"] and desk.senders_in_rasa() == []
        after = rows(desk.parts.engine)
        assert after.pop("chat_erased") == 1 and set(after.values()) == {0}

    run(desk, delete)


def test_two_who_delete_at_once_delete_once(make_desk: MakeDesk, until: Until) -> None:
    desk = make_desk()

    async def delete(chat: ChatService) -> None:
        made = await converse(desk, chat, until)
        both = await asyncio.gather(chat.erasure.erase(made.id), chat.erasure.erase(made.id), return_exceptions=True)
        assert sorted(type(one).__name__ for one in both) == ["ConversationNotFound", "Receipt"]

    run(desk, delete)


def test_what_comes_late_is_deleted_too(make_desk: MakeDesk, until: Until, rows: Rows) -> None:
    """Rasa was given up and saves its turn after the conversation is gone, the action's check and result included."""
    now = [NOW]
    desk = make_desk(clock=lambda: now[0])

    async def delete(chat: ChatService) -> None:
        made = await converse(desk, chat, until)
        await chat.erasure.erase(made.id)
        desk.say_in_rasa(f"{made.id}~1", "somebody~1")
        desk.checks.save(made.id, CheckState({"age": 41}))
        desk.parts.results.keep(
            {"rules_version": "abc"},
            facts={},
            programmes=[],
            as_of=NOW.date(),
            now=NOW,
            conversation_id=made.id,
        )
        chat.erasure.sweep_once()
        assert desk.senders_in_rasa() == ["somebody~1"]
        left = rows(desk.parts.engine)
        assert left.pop("chat_erased") == 1 and set(left.values()) == {0}
        now[0] += timedelta(hours=3)
        desk.say_in_rasa(f"{made.id}~1")
        chat.erasure.sweep_once()
        assert desk.senders_in_rasa() == ["somebody~1"]
        assert set(rows(desk.parts.engine).values()) == {0}

    run(desk, delete)


def test_what_came_late_is_deleted_at_the_next_start(make_desk: MakeDesk, until: Until) -> None:
    desk = make_desk()

    async def delete(chat: ChatService) -> None:
        made = await converse(desk, chat, until)
        await chat.erasure.erase(made.id)
        desk.say_in_rasa(f"{made.id}~1")

    async def look(chat: ChatService) -> None:
        await until(lambda: desk.senders_in_rasa() == [])

    run(desk, delete)
    assert len(desk.senders_in_rasa()) == 1
    run(desk, look)

"""Deleting a conversation leaves nothing of it anywhere, what comes late included, and leaves all others alone."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, insert, select

from actions.checking.state import CheckState
from actions.reply import Reply
from bot.chat.conversations import CONSENT_VERSION, Chat
from bot.chat.events import visitor_message
from bot.chat.service import ChatService
from bot.chat.tables import erased
from bot.errors import ConversationNotFound
from bot.results import results

MakeDesk = Callable[..., Any]
Until = Callable[..., Awaitable[None]]
Rows = Callable[[Engine], dict[str, int]]
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


async def converse(desk: Any, chat: ChatService, until: Until) -> Chat:
    """Have a conversation that leaves something in every table and in Rasa. Return it."""
    made, _ = chat.chats.create(language="en", consent=(CONSENT_VERSION, True))
    chat.transcript.take(made.id, visitor_message("words of a visitor", language="en", client_id="a"))
    chat.turns.start(made.id)
    await until(lambda: chat.chats.pending(made.id) == 0)
    chat.feedback.give(made.id, 2, "down", comment="not helpful")
    chat.human_requests.ask(made, contact="ann@example.org", note="please call")
    await chat.facts.replace(made.id, {"age": 41})
    facts = {"age": 41, "degree": "master"}
    desk.checks.save(made.id, CheckState(facts, ("work-permit-b",), "annual_salary_cny"))
    desk.parts.results.keep(
        {"rules_version": "abc"},
        facts=facts,
        programmes=["work-permit-b"],
        as_of=NOW.date(),
        now=desk.clock(),
        conversation_id=made.id,
    )
    desk.say_in_rasa(f"{made.id}~1", f"{made.id}~1", f"{made.id}~2")
    return made


def run(desk: Any, what: Callable[[ChatService], Awaitable[None]]) -> None:
    async def go() -> None:
        async with desk.running() as chat:
            await what(chat)

    asyncio.run(go())


def test_deleting_leaves_zero_rows_in_every_table(make_desk: MakeDesk, until: Until, rows: Rows) -> None:
    desk = make_desk()

    async def delete(chat: ChatService) -> None:
        before = rows(desk.parts.engine)
        made = await converse(desk, chat, until)
        filled = rows(desk.parts.engine)
        ours = {name for name, count in filled.items() if count > before[name]}
        assert ours == set(filled) - {"chat_erased"}
        receipt = await chat.erasure.erase(made.id)
        assert receipt.deleted == {
            "messages": 3,
            "checks": 1,
            "results": 1,
            "human_requests": 1,
            "feedback": 1,
            "dialogue_events": 3,
        }
        after = rows(desk.parts.engine)
        assert after.pop("chat_erased") == 1
        assert set(after.values()) == {0}
        assert desk.senders_in_rasa() == []

    run(desk, delete)


def test_nothing_of_it_is_left_in_the_files(make_desk: MakeDesk, until: Until) -> None:
    desk = make_desk()

    async def delete(chat: ChatService) -> None:
        made = await converse(desk, chat, until)
        await chat.erasure.erase(made.id)
        with desk.parts.engine.connect() as connection:
            connection.exec_driver_sql("VACUUM")

    run(desk, delete)
    kept = (desk.folder / "desk.db").read_bytes()
    assert kept and not any(word in kept for word in (b"words of a visitor", b"ann@example.org", b"not helpful"))


def test_other_conversations_are_left_alone(make_desk: MakeDesk, until: Until, rows: Rows) -> None:
    desk = make_desk()

    async def delete(chat: ChatService) -> None:
        kept = await converse(desk, chat, until)
        before = rows(desk.parts.engine)
        desk.say_in_rasa("somebody~1", f"{kept.id[:-1]}~1", f"x{kept.id}~1")
        senders = desk.senders_in_rasa()
        gone = await converse(desk, chat, until)
        await chat.erasure.erase(gone.id)
        after = rows(desk.parts.engine)
        assert {**after, "chat_erased": 0} == before
        assert desk.senders_in_rasa() == senders
        assert [event.seq for event in chat.transcript.after(kept.id, 0)] == [1, 2, 3, 4, 5]

    run(desk, delete)


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


def test_deletion_that_rasas_database_refuses_deletes_nothing(make_desk: MakeDesk, until: Until, rows: Rows) -> None:
    desk = make_desk()

    async def delete(chat: ChatService) -> None:
        made = await converse(desk, chat, until)
        before = rows(desk.parts.engine)
        desk.rasa_database.write_bytes(b"this is no database" * 100)
        with pytest.raises(sqlite3.DatabaseError):
            await chat.erasure.erase(made.id)
        assert rows(desk.parts.engine) == before
        desk.rasa_database.unlink()
        assert (await chat.erasure.erase(made.id)).deleted["dialogue_events"] == 0

    run(desk, delete)


def test_unknown_conversation_cannot_be_deleted(make_desk: MakeDesk) -> None:
    desk = make_desk()

    async def delete(chat: ChatService) -> None:
        with pytest.raises(ConversationNotFound):
            await chat.erasure.erase("0" * 32)
        with desk.parts.engine.connect() as connection:
            assert connection.execute(select(erased)).all() == []

    run(desk, delete)


def test_receipts_differ_and_tell_nothing_of_the_conversation(
    make_desk: MakeDesk, until: Until, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    desk = make_desk()

    async def delete(chat: ChatService) -> None:
        made = [await converse(desk, chat, until) for _ in range(2)]
        receipts = [await chat.erasure.erase(one.id) for one in made]
        assert len({receipt.receipt for receipt in receipts}) == 2
        assert all(receipt.receipt in caplog.text for receipt in receipts)
        assert not any(one.id in caplog.text for one in made)

    run(desk, delete)


def test_old_conversations_go_and_their_results_stay(make_desk: MakeDesk, until: Until, rows: Rows) -> None:
    now = [NOW]
    desk = make_desk(clock=lambda: now[0])

    async def expire(chat: ChatService) -> None:
        await converse(desk, chat, until)
        now[0] += timedelta(days=40)
        young = await converse(desk, chat, until)
        assert await chat.erasure.expire(before=now[0] - timedelta(days=30)) == 1
        left = rows(desk.parts.engine)
        assert (left["chat"], left["eligibility_check"], left["conversation"], left["human_request"]) == (1, 1, 1, 1)
        assert (left["eligibility_result"], left["conversation_result"], left["chat_erased"]) == (2, 1, 0)
        assert set(desk.senders_in_rasa()) == {f"{young.id}~1", f"{young.id}~2"}
        with desk.parts.engine.connect() as connection:
            assert len(connection.execute(select(results.c.reference)).all()) == 2

    run(desk, expire)


def test_event_keeps_a_conversation(make_desk: MakeDesk, until: Until) -> None:
    now = [NOW]
    desk = make_desk(clock=lambda: now[0])

    async def expire(chat: ChatService) -> None:
        made, _ = chat.chats.create(language=None, consent=None)
        now[0] += timedelta(days=29)
        chat.chats.choose_language(made.id, "ja")
        now[0] += timedelta(days=29)
        assert await chat.erasure.expire(before=now[0] - timedelta(days=30)) == 0
        now[0] += timedelta(days=2)
        assert await chat.erasure.expire(before=now[0] - timedelta(days=30)) == 1

    run(desk, expire)


def test_visitor_who_comes_back_while_old_conversations_go_is_not_forgotten(make_desk: MakeDesk) -> None:
    now = [NOW]
    desk = make_desk(clock=lambda: now[0])

    async def expire(chat: ChatService) -> None:
        made, _ = chat.chats.create(language=None, consent=None)
        now[0] += timedelta(days=31)
        async with desk.parts.gateway.one_at_a_time(made.id):  # something still happens in it
            expiring = asyncio.create_task(chat.erasure.expire(before=now[0] - timedelta(days=30)))
            await asyncio.sleep(0.1)
            chat.transcript.take(made.id, visitor_message("I am back", language="en", client_id="a"))
        assert await expiring == 0
        assert [event.content["text"] for event in chat.transcript.after(made.id, 0, at_most=1)] == ["I am back"]

    run(desk, expire)


def test_id_kept_of_a_deleted_conversation_is_all_that_is_kept() -> None:
    assert [column.name for column in erased.columns] == ["id", "at"]


def test_table_of_rasa_is_cleared_by_its_index(make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.say_in_rasa("a~1")
    with closing(sqlite3.connect(desk.rasa_database)) as connection:
        plan = connection.execute(
            "EXPLAIN QUERY PLAN DELETE FROM events WHERE sender_id >= ? AND sender_id < ?", ("a~", "a\x7f")
        ).fetchall()
    assert "ix_events_sender_id" in str(plan)


def test_tombstone_is_written_with_the_deletion_or_not_at_all(make_desk: MakeDesk, until: Until, rows: Rows) -> None:
    desk = make_desk()

    async def delete(chat: ChatService) -> None:
        made = await converse(desk, chat, until)
        with desk.parts.engine.begin() as connection:
            connection.execute(insert(erased).values(id=made.id, at=NOW))  # takes its place: the deletion must fail
        before = rows(desk.parts.engine)
        with pytest.raises(Exception, match="UNIQUE"):
            await chat.erasure.erase(made.id)
        assert rows(desk.parts.engine) == before

    run(desk, delete)

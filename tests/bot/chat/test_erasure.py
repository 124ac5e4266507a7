"""Deleting a conversation leaves nothing of it anywhere but that it was deleted, and leaves all others alone."""

import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import insert, select

from bot.chat.service import ChatService
from bot.chat.tables import erased
from bot.errors import ConversationNotFound
from tests.bot.chat.traces import NOW, MakeDesk, Rows, Until, converse, run


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

"""Conversations in which nothing happened for long go by themselves, and only those."""

import asyncio
from datetime import timedelta

from sqlalchemy import select

from bot.chat.events import visitor_message
from bot.chat.service import ChatService
from bot.results import results
from tests.bot.chat.traces import NOW, MakeDesk, Rows, Until, converse, run


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

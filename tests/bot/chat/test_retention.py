"""What the app does every hour: conversations of the widget go after the retention time like all others."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot import app
from bot.app import _forget_old
from bot.chat.tables import chats
from bot.conversations import Conversations
from bot.settings import Settings


def test_old_conversations_are_forgotten_at_the_start(
    make_desk: Callable[..., Any], until: Callable[..., Awaitable[None]]
) -> None:
    now = [datetime(2026, 3, 2, 9, 0, tzinfo=UTC)]
    desk = make_desk(clock=lambda: now[0])

    async def forget() -> None:
        async with desk.running() as chat:
            old, _ = chat.chats.create(language=None, consent=None)
            desk.say_in_rasa(f"{old.id}~1", at=now[0].timestamp())
            now[0] += timedelta(days=8)
            young, _ = chat.chats.create(language=None, consent=None)
            engine = desk.parts.engine
            settings = Settings(data_dir=desk.folder, retention_days=7)
            forgetting = asyncio.create_task(
                _forget_old(
                    Conversations(engine), desk.checks, desk.parts.results, chat, settings=settings, clock=desk.clock
                )
            )

            def left() -> list[str]:
                with engine.connect() as connection:
                    return list(connection.execute(select(chats.c.id)).scalars())

            await until(lambda: left() == [young.id])
            forgetting.cancel()
            with suppress(asyncio.CancelledError):
                await forgetting
            assert desk.senders_in_rasa() == []

    asyncio.run(forget())


def test_state_of_rasa_that_cannot_be_read_ends_no_forgetting(
    make_desk: Callable[..., Any],
    until: Callable[..., Awaitable[None]],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(app, "_FORGET_EVERY_S", 0.05)
    now = [datetime(2026, 3, 2, 9, 0, tzinfo=UTC)]
    desk = make_desk(clock=lambda: now[0])

    async def forget() -> None:
        async with desk.running() as chat:
            engine = desk.parts.engine
            settings = Settings(data_dir=desk.folder, retention_days=7)
            settings.rasa_database.write_bytes(b"no database" * 100)
            forgetting = asyncio.create_task(
                _forget_old(
                    Conversations(engine), desk.checks, desk.parts.results, chat, settings=settings, clock=desk.clock
                )
            )
            await until(lambda: "could not be deleted yet" in caplog.text)
            settings.rasa_database.unlink()
            old, _ = chat.chats.create(language=None, consent=None)
            now[0] += timedelta(days=8)

            def left() -> list[str]:
                with engine.connect() as connection:
                    return list(connection.execute(select(chats.c.id).where(chats.c.id == old.id)).scalars())

            await until(lambda: left() == [])
            assert not forgetting.done()
            forgetting.cancel()
            with suppress(asyncio.CancelledError):
                await forgetting

    asyncio.run(forget())

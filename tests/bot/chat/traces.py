"""A conversation that leaves something in every place, and a desk that runs as long as something is done in it."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine

from actions.checking.state import CheckState
from bot.chat.conversations import CONSENT_VERSION, Chat
from bot.chat.events import visitor_message
from bot.chat.service import ChatService

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

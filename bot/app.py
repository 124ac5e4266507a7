"""The composition root: builds every part of the app once and puts them together.

Never imported for anything but `create_app`; nothing is built at import.
"""

import asyncio
import gc
import logging
import sqlite3
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import date, datetime, timedelta
from typing import Any

import httpx
from fastapi import FastAPI
from rasa_sdk.executor import ActionExecutor
from sqlalchemy.exc import SQLAlchemyError

from actions.answers import PolicyAnswers
from actions.checking.answering import Answering
from actions.checking.check import Checking
from actions.dialogue import build_actions
from actions.words import load_words
from bot.chat.service import ChatService
from bot.checks import CheckStates
from bot.content import KNOWLEDGE, load_shipped_content
from bot.conversations import Conversations
from bot.database import make_engine, utc_now
from bot.gateway import Gateway
from bot.limits import WINDOW_S, RateLimit
from bot.metrics import Metrics
from bot.rasa_client import RasaClient
from bot.results import Results
from bot.settings import Settings
from bot.web import contacts, docs, eligibility, health, rasa_actions, search, webhook
from bot.web.bodies import SmallBodies
from bot.web.chat import conversations as chat_conversations
from bot.web.chat import messages as chat_messages
from bot.web.chat import stream as chat_stream
from bot.web.errors import ErrorAnswers
from bot.web.hosts import KnownHosts
from bot.web.pages import routes as pages
from bot.web.parts import Parts
from bot.web.socketio_channel import SocketIOChannel
from bot.web.socketio_door import SocketIODoor
from bot.web.socketio_sessions import Sessions
from knowledge.contacts import load_contacts
from knowledge.eligibility.service import EligibilityService
from knowledge.glossary import load_glossary
from knowledge.index.chroma import VectorIndex
from knowledge.outside import load_outside
from knowledge.search.gate import load_gate
from knowledge.search.service import SearchService
from knowledge.sources import load_sources
from knowledge.store import Store

_log = logging.getLogger(__name__)
_LOOK_FOR_CHANGES_EVERY_S = 2.0
_FORGET_EVERY_S = 3600.0
_SEARCH_AT_MOST_S = 30.0  # it takes milliseconds; this is for what nobody has thought of


def create_app(settings: Settings, *, clock: Callable[[], datetime] = utc_now) -> FastAPI:
    """Return the app for `settings`; its database, index and model are opened when it starts serving.

    Args:
        settings: see `bot.settings`.
        clock: the time now, aware UTC; tests pass their own.
    """
    words = load_words()
    metrics = Metrics()

    def today() -> date:
        return clock().date()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        engine = make_engine(settings.database)
        vectors = await asyncio.to_thread(VectorIndex, folder=settings.index_dir, url=settings.chroma_url or None)
        async with httpx.AsyncClient(limits=httpx.Limits(max_keepalive_connections=50), trust_env=False) as http:
            store, conversations = Store(engine), Conversations(engine)
            results = Results(engine, ttl_days=settings.result_days)
            checks = CheckStates(engine, clock=clock)
            for tables in (store, conversations, results):
                tables.prepare()
            await asyncio.to_thread(load_shipped_content, store)
            glossary = load_glossary(KNOWLEDGE / "glossary.yml")
            service = await asyncio.to_thread(
                SearchService,
                store,
                glossary=glossary,
                gate=load_gate(),
                vectors=vectors,
                outside=load_outside(KNOWLEDGE / "outside.yml"),
            )
            rules = await asyncio.to_thread(
                EligibilityService, KNOWLEDGE / "rules", sources=KNOWLEDGE / "sources.yml", today=today
            )
            rasa = RasaClient(http, url=settings.rasa_url, timeout_s=settings.rasa_timeout_s)

            answers = PolicyAnswers(service, words=words, today=today)
            actions = ActionExecutor()

            def keep(
                shown: Mapping[str, Any],
                *,
                facts: Mapping[str, Any],
                programmes: Sequence[str],
                as_of: date,
                conversation_id: str,
            ) -> tuple[str, date]:
                kept = results.keep(
                    dict(shown),
                    facts=dict(facts),
                    programmes=list(programmes),
                    as_of=as_of,
                    now=clock(),
                    conversation_id=conversation_id,
                )
                return kept.reference, kept.expires_at.date()

            checking = Checking(rules, words=words, today=today, keep=keep)
            for action in build_actions(answers, words=words, glossary=glossary, checking=checking, states=checks):
                actions.register_action(action)
            per_conversation = RateLimit(per_minute=settings.messages_per_minute)
            per_address = RateLimit(per_minute=settings.messages_per_minute_per_address)
            gateway = Gateway(
                rasa=rasa, answers=answers, conversations=conversations, words=words, metrics=metrics, clock=clock
            )
            chat = ChatService(
                engine,
                gateway=gateway,
                checks=checks,
                answering=Answering(rules, words=words, today=today, keep=keep),
                rules=rules,
                words=words,
                rasa_database=settings.rasa_database,
                turn_at_most_s=settings.rasa_timeout_s + _SEARCH_AT_MOST_S,
                clock=clock,
            )
            app.state.parts = Parts(
                settings=settings,
                engine=engine,
                search=service,
                words=words,
                gateway=gateway,
                chat=chat,
                rasa=rasa,
                actions=actions,
                metrics=metrics,
                eligibility=rules,
                results=results,
                contacts=load_contacts(KNOWLEDGE / "contacts.yml", sources=load_sources(KNOWLEDGE / "sources.yml")),
                per_conversation=per_conversation,
                per_address=per_address,
                today=today,
                clock=clock,
            )
            await rasa.look()  # what a crash left waiting is taken up next, by the dialogue where that is up
            gc.collect()
            gc.freeze()  # what was built stays: without this, every collection looks through the rules and the index
            tasks = [
                asyncio.create_task(rasa.watch()),
                asyncio.create_task(_follow_store(service)),
                asyncio.create_task(rules.watch()),
                asyncio.create_task(_forget_callers(per_conversation, per_address)),
                asyncio.create_task(_forget_old(conversations, checks, results, chat, settings=settings, clock=clock)),
            ]
            async with chat.running():
                yield
            await channel.close()
            gc.unfreeze()
            for task in tasks:
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task
        vectors.close()
        engine.dispose()

    app = FastAPI(title="Talent Desk", version="1", lifespan=lifespan, openapi_url=None)  # bot/web/docs.py has it
    errors = ErrorAnswers(words=words, metrics=metrics)
    errors.install(app)
    app.add_middleware(SmallBodies, below="/api/", answers=errors)
    app.add_middleware(KnownHosts, hosts=settings.served_hosts, answers=errors)
    chat = (chat_conversations, chat_messages, chat_stream)
    for module in (pages, docs, webhook, search, contacts, eligibility, *chat, rasa_actions, health):
        app.include_router(module.router)
    app.state.socketio = channel = SocketIOChannel(lambda: app.state.parts, sessions=Sessions())
    app.mount("/socket.io", SocketIODoor(channel, parts=lambda: app.state.parts, answers=errors))

    async def end_streams() -> None:
        app.state.parts.chat.wakeups.close()
        await channel.close()

    app.state.end_streams = end_streams  # for who serves the app
    return app


async def _follow_store(service: SearchService) -> None:
    """Build the index anew whenever the store has changed, as after `desk ingest` in another process."""
    while True:
        await asyncio.sleep(_LOOK_FOR_CHANGES_EVERY_S)
        try:
            if await asyncio.to_thread(service.refresh):
                _log.info("serving the store's revision %s", service.status()["revision"])
        except SQLAlchemyError:
            _log.exception("the store could not be read; the old index goes on serving")


async def _forget_callers(*limits: RateLimit) -> None:
    """Forget who called, every minute."""
    while True:
        await asyncio.sleep(WINDOW_S)
        for limit in limits:
            limit.forget_old()


async def _forget_old(
    conversations: Conversations,
    checks: CheckStates,
    results: Results,
    chat: ChatService,
    *,
    settings: Settings,
    clock: Callable[[], datetime],
) -> None:
    """Delete what is older than the retention time, and results that expired, at the start and every hour."""
    while True:
        try:
            await _forget_once(conversations, checks, results, chat, settings=settings, clock=clock)
        except (SQLAlchemyError, sqlite3.Error) as error:  # as while Rasa writes for long
            _log.error("what is too old could not be deleted yet: %s", type(error).__name__)
        await asyncio.sleep(_FORGET_EVERY_S)


async def _forget_once(
    conversations: Conversations,
    checks: CheckStates,
    results: Results,
    chat: ChatService,
    *,
    settings: Settings,
    clock: Callable[[], datetime],
) -> None:
    limit = clock() - timedelta(days=settings.retention_days)
    if expired_chats := await chat.erasure.expire(before=limit):
        _log.info("forgot %s conversations of the widget", expired_chats)
    forgotten = await asyncio.to_thread(conversations.forget_older_than, limit, rasa_database=settings.rasa_database)
    await asyncio.to_thread(checks.forget_older_than, limit)
    if forgotten:
        _log.info("forgot %s conversations older than %s days", forgotten, settings.retention_days)
    if expired := await asyncio.to_thread(results.forget_expired, clock()):
        _log.info("forgot %s results that had expired", expired)

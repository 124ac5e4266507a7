"""A session of the Socket.IO channel is gone on with by its secret alone, and nobody else learns what is said in it."""

import asyncio
import logging

import pytest

from tests.bot.web.socketio.visitor import QUESTIONS, Served, Visitor, run

NEUTRAL = "HSK 5"  # in no language of its own: answered in that of the conversation


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


def test_nothing_that_is_said_stands_in_the_log(served: Served, caplog: pytest.LogCaptureFixture) -> None:
    async def talk() -> None:
        async with Visitor(served) as visitor:
            await visitor.say("my name is Quetzalcoatl and I want a permit")
            await visitor.refused({"message": ["Quetzalcoatl"]})

    with caplog.at_level(logging.INFO):
        run(talk)
    assert "Quetzalcoatl" not in caplog.text and "127.0.0.1" not in caplog.text and "sid=" not in caplog.text

"""The gateway: turns of one conversation follow each other, and there is always a worded reply."""

import asyncio
import json
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from actions.answers import PolicyAnswers
from actions.reply import Reply
from bot.conversations import Conversations
from bot.database import make_engine
from bot.gateway import Gateway
from bot.metrics import Metrics
from bot.rasa_client import RasaClient
from bot.web.parts import Parts

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
Turn = tuple[str, str, str | None]  # conversation, text, chosen language


class Rasa:
    """A Rasa that says what it was sent, taking its time, and knows how many turns it had at once."""

    def __init__(self) -> None:
        self.seen: list[dict[str, object]] = []
        self.running: dict[str, int] = {}
        self.most_of_one = 0
        self.most_of_all = 0

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        body = json.loads(request.content)
        sender = body["sender"]
        self.seen.append(body)
        self.running[sender] = self.running.get(sender, 0) + 1
        self.most_of_one = max(self.most_of_one, self.running[sender])
        self.most_of_all = max(self.most_of_all, sum(self.running.values()))
        await asyncio.sleep(0.05)
        self.running[sender] -= 1
        return httpx.Response(200, json=[{"text": f"heard {body['message']}"}])


async def refuse(request: httpx.Request) -> httpx.Response:
    raise httpx.ConnectError("refused")


async def say_nothing(request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, json=[])


@pytest.fixture
def conversations(tmp_path: Path) -> Iterator[Conversations]:
    engine = make_engine(f"sqlite:///{tmp_path / 'desk.db'}")
    table = Conversations(engine)
    table.prepare()
    yield table
    engine.dispose()


@pytest.fixture
def take(answers: PolicyAnswers, parts: Parts, conversations: Conversations) -> Callable[..., list[list[Reply]]]:
    """Take turns through a gateway whose Rasa answers by `handler`: one after the other, or all at once."""

    def run(handler: Callable[..., object], *turns: Turn, at_once: bool = False) -> list[list[Reply]]:
        async def talk() -> list[list[Reply]]:
            async with httpx.AsyncClient(transport=httpx.MockTransport(handler)) as http:  # type: ignore[arg-type]
                rasa = RasaClient(http, url="http://rasa:5005", timeout_s=5)
                rasa.state = "up"
                gateway = Gateway(
                    rasa=rasa,
                    answers=answers,
                    conversations=conversations,
                    words=parts.words,
                    metrics=Metrics(),
                    clock=lambda: NOW,
                )
                calls = [gateway.take_turn(text, conversation_id=id_, language=chosen) for id_, text, chosen in turns]
                return list(await asyncio.gather(*calls)) if at_once else [await call for call in calls]

        return asyncio.run(talk())

    return run


def test_reply_of_rasa_is_given_back(take: Callable[..., list[list[Reply]]]) -> None:
    ((reply,),) = take(Rasa(), ("a", "hello there", None))
    assert (reply.text, reply.notice) == ("heard hello there", None)


def test_turns_of_one_conversation_never_overlap(take: Callable[..., list[list[Reply]]]) -> None:
    rasa = Rasa()
    take(rasa, ("a", "one", None), ("a", "two", None), ("a", "three", None), at_once=True)
    assert (len(rasa.seen), rasa.most_of_one) == (3, 1)


def test_turns_of_one_conversation_keep_their_order(take: Callable[..., list[list[Reply]]]) -> None:
    rasa = Rasa()
    take(rasa, ("a", "one", None), ("a", "two", None), ("a", "three", None), at_once=True)
    assert [body["message"] for body in rasa.seen] == ["one", "two", "three"]


def test_turns_of_two_conversations_run_together(take: Callable[..., list[list[Reply]]]) -> None:
    rasa = Rasa()
    take(rasa, ("a", "one", None), ("b", "two", None), at_once=True)
    assert rasa.most_of_all == 2


def test_failed_turn_does_not_block_the_next(take: Callable[..., list[list[Reply]]]) -> None:
    replies = take(refuse, ("a", "work permit category A", None), ("a", "work permit category B", None), at_once=True)
    assert [len(turn) for turn in replies] == [1, 1]


@pytest.mark.parametrize("handler", [refuse, say_nothing])
def test_question_is_answered_from_search_with_a_notice_when_rasa_fails(
    take: Callable[..., list[list[Reply]]], parts: Parts, handler: Callable[..., object]
) -> None:
    ((reply,),) = take(handler, ("a", "What do I need for a Category A work permit?", None))
    notice = parts.words.say("answering_from_search", "en")
    assert (reply.kind, reply.answer_id, reply.notice) == ("answer", "work-permit-a", notice)


def test_notice_of_the_answer_itself_is_kept(take: Callable[..., list[list[Reply]]], parts: Parts) -> None:
    ((reply,),) = take(refuse, ("a", "沪科建复-2022-27#10", "ko"))
    assert reply.notice is not None
    assert reply.notice.splitlines() == [
        parts.words.say("answering_from_search", "ko"),
        parts.words.say("matched_across_languages", "ko"),
    ]


def test_language_of_the_conversation_stays(take: Callable[..., list[list[Reply]]]) -> None:
    rasa = Rasa()
    take(rasa, ("a", "永住権の条件は何ですか", None), ("a", "HSK 5", None), ("a", "work permit", None))
    assert [body["metadata"] for body in rasa.seen] == [{"language": "ja"}] * 3


def test_language_changes_with_the_visitor(take: Callable[..., list[list[Reply]]]) -> None:
    rasa = Rasa()
    take(rasa, ("a", "永住権の条件は何ですか", None), ("a", "how long does it take to get one", None))
    assert [body["metadata"] for body in rasa.seen] == [{"language": "ja"}, {"language": "en"}]


def test_chosen_language_wins_over_the_text(take: Callable[..., list[list[Reply]]]) -> None:
    rasa = Rasa()
    take(rasa, ("a", "how long does it take to get one", "ko"))
    assert rasa.seen[0]["metadata"] == {"language": "ko"}


def test_conversation_is_remembered_without_its_text(
    take: Callable[..., list[list[Reply]]], conversations: Conversations, tmp_path: Path
) -> None:
    take(Rasa(), ("a", "my salary is 987654", None))
    assert conversations.find("a", now=NOW).turns_in_visit == 1
    with closing(make_engine(f"sqlite:///{tmp_path / 'desk.db'}").raw_connection()) as connection:
        dump = "\n".join(connection.iterdump())  # type: ignore[attr-defined]
    assert "conversation" in dump and "987654" not in dump

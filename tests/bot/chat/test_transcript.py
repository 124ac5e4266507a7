"""The log of a conversation: numbers without a gap whoever writes, and nothing read before what stands before it."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from threading import Event as Signal
from threading import Thread

import pytest
from sqlalchemy import Engine, delete

from actions.reply import Reply
from bot.chat.conversations import Chats
from bot.chat.events import assistant_messages, language_chosen, visitor_message
from bot.chat.tables import chats
from bot.chat.transcript import PAGE, Transcript
from bot.conversations import Conversations
from bot.database import make_engine
from bot.errors import ConversationNotFound

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = make_engine(f"sqlite:///{tmp_path}/desk.db")
    Conversations(made).prepare()
    yield made
    made.dispose()


@pytest.fixture
def transcript(engine: Engine) -> Transcript:
    return Transcript(engine, clock=lambda: NOW)


@pytest.fixture
def new_chat(engine: Engine) -> Callable[[], str]:
    made = Chats(engine, clock=lambda: NOW)
    return lambda: made.create(language=None, consent=None)[0].id


def test_writers_at_once_leave_no_gap_and_take_each_name_once(
    transcript: Transcript, new_chat: Callable[[], str]
) -> None:
    one, other = new_chat(), new_chat()

    def write(number: int) -> int:
        chat_id = one if number % 2 else other
        message = visitor_message(f"{number}", language="en", client_id=f"{number // 4}")
        return transcript.take(chat_id, message)[0]

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(160)))
    for chat_id in (one, other):
        log = transcript.after(chat_id, 0)
        assert [event.seq for event in log] == list(range(1, 41))
        assert len({event.content["client_id"] for event in log}) == 40


def test_who_reads_on_after_the_last_one_misses_nothing(transcript: Transcript, new_chat: Callable[[], str]) -> None:
    chat_id, done = new_chat(), Signal()

    def write() -> None:
        with ThreadPoolExecutor(4) as pool:
            list(
                pool.map(
                    lambda number: transcript.append(chat_id, *[language_chosen("en")] * (1 + number % 3)), range(100)
                )
            )
        done.set()

    writer = Thread(target=write)
    writer.start()
    read: list[int] = []
    while True:
        finished = done.is_set()
        page = [event.seq for event in transcript.after(chat_id, read[-1] if read else 0)]
        read += page
        if finished and not page:
            break
    writer.join()
    assert read == list(range(1, 200))


def test_long_log_is_read_in_pages(transcript: Transcript, new_chat: Callable[[], str]) -> None:
    chat_id = new_chat()
    assert transcript.append(chat_id, *[language_chosen("en")] * (PAGE + 3)) == 1
    assert [len(transcript.after(chat_id, seq)) for seq in (0, PAGE, PAGE + 3)] == [PAGE, 3, 0]
    assert transcript.append(chat_id, language_chosen("ja")) == PAGE + 4


def test_messages_wait_in_their_order_until_they_are_answered(
    transcript: Transcript, new_chat: Callable[[], str]
) -> None:
    chat_id, quiet = new_chat(), new_chat()
    for name in ("a", "b"):
        transcript.take(chat_id, visitor_message(name, language="en", client_id=name))
    transcript.append(quiet, language_chosen("en"))
    assert transcript.waiting_chats() == [chat_id]
    for seq in (1, 2):
        waiting = transcript.next_waiting(chat_id)
        assert waiting and waiting.seq == seq
        transcript.answer(
            chat_id, seq, assistant_messages([Reply(kind="answer", language="en", text="")], in_reply_to=seq)
        )
    assert transcript.next_waiting(chat_id) is None and transcript.waiting_chats() == []


def test_newest_reply_is_found_behind_what_came_after_it(transcript: Transcript, new_chat: Callable[[], str]) -> None:
    chat_id = new_chat()
    assert transcript.newest_reply(chat_id) is None
    for text in ("old", "new"):
        reply = Reply(kind="answer", language="en", text=text)
        transcript.append(chat_id, *assistant_messages([reply], in_reply_to=1))
    transcript.append(chat_id, *[visitor_message("x", language="en", client_id=f"{n}") for n in range(30)])
    newest = transcript.newest_reply(chat_id)
    assert newest and newest.seq == 2 and newest.content["reply"]["text"] == "new"


def test_deleted_conversation_takes_and_gives_nothing(
    transcript: Transcript, new_chat: Callable[[], str], engine: Engine
) -> None:
    chat_id = new_chat()
    transcript.take(chat_id, visitor_message("a", language="en", client_id="a"))
    with engine.begin() as connection:
        connection.execute(delete(chats))
    for use in (
        lambda: transcript.take(chat_id, visitor_message("a", language="en", client_id="a")),
        lambda: transcript.append(chat_id, language_chosen("en")),
        lambda: transcript.after(chat_id, 0),
        lambda: transcript.answer(chat_id, 1, []),
    ):
        with pytest.raises(ConversationNotFound):
            use()
    assert (transcript.next_waiting(chat_id), transcript.waiting_chats()) == (None, [])

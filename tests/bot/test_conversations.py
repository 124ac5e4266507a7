"""Conversations: visits end after a pause or many turns, and everything goes after the retention time."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.conversations import TURNS_PER_VISIT, VISIT_PAUSE, Conversations, delete_dialogues
from bot.database import make_engine
from bot.results import Results, of_conversations

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def conversations(tmp_path: Path) -> Iterator[Conversations]:
    engine = make_engine(f"sqlite:///{tmp_path / 'desk.db'}")
    table = Conversations(engine)
    table.prepare()
    yield table
    engine.dispose()


@pytest.fixture
def rasa_database(tmp_path: Path) -> Path:
    """Give Rasa's file with events of an old dialogue, and of one with an old and a new event."""
    path = tmp_path / "rasa.db"
    old, new = (NOW - timedelta(days=40)).timestamp(), (NOW - timedelta(days=1)).timestamp()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE events (id INTEGER PRIMARY KEY, sender_id TEXT, timestamp FLOAT, data TEXT)")
        rows = [("old~1", old), ("old~1", old + 1), ("new~1", old), ("new~1", new)]
        connection.executemany("INSERT INTO events (sender_id, timestamp, data) VALUES (?, ?, 'x')", rows)
    return path


def take_turns(conversations: Conversations, id_: str, *, at: datetime, count: int = 1) -> None:
    for _ in range(count):
        conversations.record_turn(conversations.find(id_, now=at), language="ko", now=at)


def senders_in(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [row[0] for row in connection.execute("SELECT sender_id FROM events ORDER BY id")]


def test_unknown_conversation_starts_its_first_visit(conversations: Conversations) -> None:
    found = conversations.find("a", now=NOW)
    assert (found.language, found.dialogue_id, found.turns_in_visit) == (None, "a~1", 0)


def test_turn_is_remembered_with_its_language(conversations: Conversations) -> None:
    take_turns(conversations, "a", at=NOW, count=2)
    found = conversations.find("a", now=NOW)
    assert (found.language, found.dialogue_id, found.turns_in_visit) == ("ko", "a~1", 2)


def test_visit_goes_on_within_the_pause(conversations: Conversations) -> None:
    take_turns(conversations, "a", at=NOW)
    assert conversations.find("a", now=NOW + VISIT_PAUSE).dialogue_id == "a~1"


def test_pause_starts_a_new_visit_and_keeps_the_language(conversations: Conversations) -> None:
    take_turns(conversations, "a", at=NOW)
    found = conversations.find("a", now=NOW + VISIT_PAUSE + timedelta(seconds=1))
    assert (found.language, found.dialogue_id, found.turns_in_visit) == ("ko", "a~2", 0)


def test_many_turns_start_a_new_visit(conversations: Conversations) -> None:
    take_turns(conversations, "a", at=NOW, count=TURNS_PER_VISIT - 1)
    before = conversations.find("a", now=NOW).dialogue_id
    take_turns(conversations, "a", at=NOW)
    assert (before, conversations.find("a", now=NOW).dialogue_id) == ("a~1", "a~2")


def test_new_visit_is_kept(conversations: Conversations) -> None:
    take_turns(conversations, "a", at=NOW, count=TURNS_PER_VISIT + 1)
    found = conversations.find("a", now=NOW)
    assert (found.dialogue_id, found.turns_in_visit) == ("a~2", 1)


def test_old_conversation_is_forgotten(conversations: Conversations, rasa_database: Path) -> None:
    take_turns(conversations, "old", at=NOW - timedelta(days=40))
    take_turns(conversations, "new", at=NOW - timedelta(days=1))
    gone = conversations.forget_older_than(NOW - timedelta(days=30), rasa_database=rasa_database)
    kept = [conversations.find(id_, now=NOW - timedelta(days=1)).language for id_ in ("old", "new")]
    assert (gone, kept) == (1, [None, "ko"])


def test_old_dialogue_is_deleted_in_rasa_and_a_live_one_is_kept_whole(
    conversations: Conversations, rasa_database: Path
) -> None:
    conversations.forget_older_than(NOW - timedelta(days=30), rasa_database=rasa_database)
    assert senders_in(rasa_database) == ["new~1", "new~1"]


def test_forgetting_works_before_rasa_made_its_file(conversations: Conversations, tmp_path: Path) -> None:
    missing = tmp_path / "none.db"
    assert conversations.forget_older_than(NOW, rasa_database=missing) == 0
    assert not missing.exists()


def test_forgetting_works_before_rasa_made_its_table(conversations: Conversations, tmp_path: Path) -> None:
    empty = tmp_path / "rasa.db"
    empty.touch()
    assert conversations.forget_older_than(NOW, rasa_database=empty) == 0


def test_whose_result_it_was_is_forgotten_with_the_conversation(
    conversations: Conversations, tmp_path: Path, rasa_database: Path
) -> None:
    take_turns(conversations, "a", at=NOW - timedelta(days=40))
    engine = make_engine(f"sqlite:///{tmp_path / 'desk.db'}")
    results = Results(engine, ttl_days=90)
    kept = results.keep(
        {"rules_version": "abc"}, facts={}, programmes=[], as_of=NOW.date(), now=NOW, conversation_id="a"
    )
    conversations.forget_older_than(NOW - timedelta(days=30), rasa_database=rasa_database)
    with engine.connect() as connection:
        assert connection.execute(select(of_conversations)).all() == []
    assert results.find(kept.reference, now=NOW).result == {"rules_version": "abc"}
    engine.dispose()


def test_dialogues_of_one_conversation_are_deleted(rasa_database: Path) -> None:
    assert delete_dialogues(rasa_database, "new") == 2
    assert senders_in(rasa_database) == ["old~1", "old~1"]
    assert delete_dialogues(rasa_database, "ol") == delete_dialogues(rasa_database, "%") == 0


def test_nothing_is_deleted_where_rasa_has_no_database(tmp_path: Path) -> None:
    assert delete_dialogues(tmp_path / "rasa.db", "a") == 0
    assert not (tmp_path / "rasa.db").exists()
    sqlite3.connect(tmp_path / "rasa.db").close()
    assert delete_dialogues(tmp_path / "rasa.db", "a") == 0

"""Results of checks are found again by their reference until they expire, and then they are gone."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select

from bot.database import make_engine
from bot.errors import ResultNotFound
from bot.results import Results, of_conversations, results

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
RESULT = {"rules_version": "abc", "results": [{"verdict": "qualifies", "title": "资格"}]}


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = make_engine(f"sqlite:///{tmp_path}/desk.db")
    yield made
    made.dispose()


@pytest.fixture
def kept(engine: Engine) -> Results:
    made = Results(engine, ttl_days=30)
    made.prepare()
    return made


def keep(kept: Results, *, now: datetime = NOW, **facts: Any) -> str:
    found = kept.keep(RESULT, facts=facts, programmes=["work-permit"], as_of=date(2026, 3, 1), now=now)
    return found.reference


def test_result_is_found_again_as_it_was(kept: Results) -> None:
    reference = keep(kept)
    found = kept.find(reference, now=NOW + timedelta(days=29))
    assert (found.reference, found.result, found.expires_at) == (reference, RESULT, NOW + timedelta(days=30))


def test_what_the_result_was_made_from_is_kept_too(kept: Results, engine: Engine) -> None:
    keep(kept, age=40)
    with engine.connect() as connection:
        row = connection.execute(select(results)).mappings().one()
    assert (row["facts"], row["programmes"]) == ({"age": 40}, ["work-permit"])
    assert (row["as_of"], row["rules_version"]) == (date(2026, 3, 1), "abc")


def test_references_are_short_and_differ(kept: Results) -> None:
    references = {keep(kept) for _ in range(50)}
    assert len(references) == 50
    assert all(len(one) == 11 and one[5] == "-" and not set(one) & set("ILOU") for one in references)


def test_reference_may_be_written_carelessly(kept: Results) -> None:
    reference = keep(kept)
    careless = reference.replace("-", " ").lower().replace("0", "o").replace("1", "l")
    assert kept.find(careless, now=NOW).reference == reference


@pytest.mark.parametrize("reference", ["", "00000-00000", "' OR 1=1 --", "长" * 500])
def test_unknown_reference_finds_nothing(kept: Results, reference: str) -> None:
    keep(kept)
    with pytest.raises(ResultNotFound):
        kept.find(reference, now=NOW)


def test_expired_result_is_not_shown_even_before_it_is_deleted(kept: Results) -> None:
    reference = keep(kept)
    with pytest.raises(ResultNotFound):
        kept.find(reference, now=NOW + timedelta(days=30))


def test_only_expired_results_are_deleted(kept: Results) -> None:
    keep(kept)
    later = keep(kept, now=NOW + timedelta(days=1))
    assert kept.forget_expired(NOW + timedelta(days=30)) == 1
    assert kept.find(later, now=NOW + timedelta(days=30)).reference == later


def test_result_told_in_a_conversation_is_kept_as_a_part_of_it(kept: Results, engine: Engine) -> None:
    told = kept.keep(
        RESULT, facts={}, programmes=["work-permit"], as_of=date(2026, 3, 1), now=NOW, conversation_id="ann"
    )
    keep(kept)
    with engine.connect() as connection:
        rows = connection.execute(select(of_conversations)).all()
    assert rows == [(told.reference.replace("-", ""), "ann")]


def test_whose_result_it_was_expires_with_it(kept: Results, engine: Engine) -> None:
    kept.keep(RESULT, facts={}, programmes=["work-permit"], as_of=date(2026, 3, 1), now=NOW, conversation_id="ann")
    assert kept.forget_expired(NOW + timedelta(days=31)) == 1
    with engine.connect() as connection:
        assert connection.execute(select(of_conversations)).all() == []

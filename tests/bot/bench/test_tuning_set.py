"""The tuning questions are read as their README says, and put in turn for timing."""

import json
from collections import Counter
from pathlib import Path

import pytest

from bot.bench.tuning_set import mixed, read_tuning_set
from knowledge.language import LANGUAGES

QUESTIONS = read_tuning_set()


def test_every_language_has_as_many_answerable_questions() -> None:
    assert Counter(q.language for q in QUESTIONS if q.required) == dict.fromkeys(LANGUAGES, 42)


@pytest.mark.parametrize(
    ("row", "cards", "required"),
    [
        ({"expected": "a", "also": ["b"]}, {"a", "b"}, True),
        ({"expected": None, "also": ["b"]}, {"b"}, False),
        ({"expected": None, "also": [], "document": "R1"}, set(), True),
        ({"expected": None, "also": []}, set(), False),
    ],
)
def test_what_must_and_what_may_answer(row: dict[str, object], cards: set[str], required: bool, tmp_path: Path) -> None:
    path = tmp_path / "tune.jsonl"
    path.write_text(json.dumps({"id": "1", "language": "en", "question": "?"} | row), encoding="utf-8")
    (question,) = read_tuning_set(path)
    assert (question.cards, question.required) == (cards, required)


def test_mixed_questions_take_the_languages_in_turn_and_start_again() -> None:
    taken = mixed(QUESTIONS, count=len(QUESTIONS) + 4)
    assert [q.language for q in taken[:8]] == [*LANGUAGES, *LANGUAGES]
    assert taken[-4:] == taken[:4]
    assert {q.id for q in taken} == {q.id for q in QUESTIONS}

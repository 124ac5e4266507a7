"""The tuning questions of the search: what is asked, and what is right to answer.

Never measured as quality that may be claimed: the search was tuned on them.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.settings import PROJECT

TUNING_SET = PROJECT / "tests" / "cases" / "search" / "tune.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class TuningQuestion:
    """A question with the ids of the cards that answer it, and the number or title of the document that does.

    Where `required` is false a right card may be shown and nothing need be.
    """

    id: str
    language: str
    question: str
    cards: frozenset[str]
    document: str | None
    required: bool


def read_tuning_set(path: Path = TUNING_SET) -> list[TuningQuestion]:
    """Return the questions in the order of the file."""
    questions = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        expected = [row["expected"]] if row["expected"] else []
        questions.append(
            TuningQuestion(
                id=row["id"],
                language=row["language"],
                question=row["question"],
                cards=frozenset((*expected, *row["also"])),
                document=row.get("document"),
                required=bool(expected or row.get("document")),
            )
        )
    return questions


def mixed(questions: Sequence[TuningQuestion], *, count: int) -> list[TuningQuestion]:
    """Return `count` questions with the languages in turn, from the start again when they run out."""
    by_language: dict[str, list[TuningQuestion]] = {}
    for question in questions:
        by_language.setdefault(question.language, []).append(question)
    lists = list(by_language.values())
    return [lists[i % len(lists)][i // len(lists) % len(lists[i % len(lists)])] for i in range(count)]

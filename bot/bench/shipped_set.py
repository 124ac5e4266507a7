"""Makes a set for `desk evaluate search` out of the shipped content: its passages, and the questions of its cards.

Never puts a question into a passage: the questions must be answered from what the cards and clauses say, though the
product itself also finds cards by their questions.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from knowledge.evaluation.sets import SetPassage, SetQuestion
from knowledge.model import Card
from knowledge.store import Snapshot


def set_passages(snapshot: Snapshot) -> list[SetPassage]:
    """Return the short answer and the sections of every card, and the clauses of every document."""
    passages = [passage for card in snapshot.cards for passage in _card_passages(card)]
    for document in snapshot.documents:
        for clause in document.clauses:
            title = "\n".join((document.title, *clause.path))
            passages.append(SetPassage(clause.id, document.language, clause.text, title))
    return passages


def set_questions(snapshot: Snapshot) -> list[SetQuestion]:
    """Return the questions of every card; right is that card, whichever of its passages is found."""
    return [
        SetQuestion(f"{card.id}.{card.language}?{number}", card.language, text, frozenset((card.id,)))
        for card in snapshot.cards
        for number, text in enumerate(card.questions, start=1)
    ]


def write_set(folder: Path, snapshot: Snapshot) -> tuple[Path, Path]:
    """Write passages and questions as JSON Lines. Return the two files."""
    passages, questions = folder / "passages.jsonl", folder / "questions.jsonl"
    _write(passages, (asdict(passage) for passage in set_passages(snapshot)))
    _write(questions, (asdict(q) | {"relevant": sorted(q.relevant)} for q in set_questions(snapshot)))
    return passages, questions


def _card_passages(card: Card) -> list[SetPassage]:
    name = f"{card.id}.{card.language}"
    sections = [
        SetPassage(f"{name}.{number}", card.language, section.body, f"{card.title}\n{section.heading}", card.id)
        for number, section in enumerate(card.sections)
    ]
    return [SetPassage(name, card.language, card.short, card.title, card.id), *sections]


def _write(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")

"""Reads sets of passages and questions, JSON Lines, and turns them into a store's snapshot.

Passages: `{"id", "language", "text", "title"?}`.
Questions: `{"id", "language", "question", "relevant": [passage ids]}`.
Never guesses: a line that is not of that shape is an error with its number.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.errors import InvalidContent
from knowledge.language import LANGUAGES
from knowledge.model import Clause, Document
from knowledge.store import Snapshot


@dataclass(frozen=True, slots=True)
class SetPassage:
    """A passage of a set."""

    id: str
    language: str
    text: str
    title: str


@dataclass(frozen=True, slots=True)
class SetQuestion:
    """A question of a set with the ids of the passages that answer it."""

    id: str
    language: str
    question: str
    relevant: frozenset[str]


def read_passages(path: Path) -> list[SetPassage]:
    """Return the passages of `path`.

    Raises:
        InvalidContent: naming every line that is not a passage.
    """
    rows = _rows(path, keys=("id", "language", "text"))
    return [SetPassage(str(r["id"]), r["language"], r["text"], str(r.get("title") or "")) for r in rows]


def read_questions(path: Path) -> list[SetQuestion]:
    """Return the questions of `path`.

    Raises:
        InvalidContent: naming every line that is not a question.
    """
    rows = _rows(path, keys=("id", "language", "question", "relevant"))
    return [SetQuestion(str(r["id"]), r["language"], r["question"], frozenset(map(str, r["relevant"]))) for r in rows]


def snapshot_of(passages: Iterable[SetPassage]) -> Snapshot:
    """Return a store that holds each passage as the only clause of a document, named by the passage's id."""
    documents = tuple(
        Document(
            id=p.id,
            title=p.title,
            language=p.language,
            document_number=None,
            issuer=None,
            issued_on=None,
            file_name=p.id,
            sha256=p.id,
            text=p.text,
            clauses=(Clause(p.id, p.id, 1, None, (), p.text, 0, len(p.text)),),
        )
        for p in passages
    )
    return Snapshot(revision=0, sources={}, cards=(), documents=documents)


def _rows(path: Path, *, keys: tuple[str, ...]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    problems: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            problems.append(f"{path.name}:{number}: not JSON ({error})")
            continue
        missing = [key for key in keys if not isinstance(row, dict) or key not in row]
        if missing:
            problems.append(f"{path.name}:{number}: {', '.join(missing)} missing")
        elif row["language"] not in LANGUAGES:
            problems.append(f"{path.name}:{number}: unknown language '{row['language']}'")
        else:
            rows.append(row)
    if problems:
        raise InvalidContent(problems)
    return rows

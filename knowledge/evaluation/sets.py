"""Reads sets of passages and questions, JSON Lines, and turns them into a store's snapshot.

Passages: `{"id", "language", "text", "title"?, "target"?}`. Passages with the same target and language are parts of one
answer, as the sections of a card are: a question of that language can find it, and any part will do. A passage without
a target is its own, and questions of every language can find it, as they do clauses.
Questions: `{"id", "language", "question", "relevant": [targets]}`.
Never guesses: a line that is not of that shape is an error with its number.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from knowledge.errors import InvalidContent
from knowledge.language import LANGUAGES
from knowledge.model import Card, Clause, Document, Section
from knowledge.store import Snapshot


@dataclass(frozen=True, slots=True)
class SetPassage:
    """A passage of a set; `target` is the answer it is a part of, None where it is one by itself."""

    id: str
    language: str
    text: str
    title: str
    target: str | None = None

    @property
    def found_as(self) -> str:
        """The id that a ranking and `relevant` name it by."""
        return self.target or self.id

    def seen_by(self, language: str) -> bool:
        """Return whether a question in `language` can find it."""
        return self.target is None or self.language == language

    @property
    def whole_text(self) -> str:
        """Title and text, as they are indexed."""
        return f"{self.title}\n{self.text}"


@dataclass(frozen=True, slots=True)
class SetQuestion:
    """A question of a set with the targets that answer it."""

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
    return [
        SetPassage(
            id=str(r["id"]),
            language=r["language"],
            text=r["text"],
            title=str(r.get("title") or ""),
            target=str(r["target"]) if r.get("target") else None,
        )
        for r in rows
    ]


def read_questions(path: Path) -> list[SetQuestion]:
    """Return the questions of `path`.

    Raises:
        InvalidContent: naming every line that is not a question.
    """
    rows = _rows(path, keys=("id", "language", "question", "relevant"))
    return [SetQuestion(str(r["id"]), r["language"], r["question"], frozenset(map(str, r["relevant"]))) for r in rows]


def snapshot_of(passages: Iterable[SetPassage]) -> Snapshot:
    """Return a store that holds the set.

    Passages with a target are a card: the first its short answer, the others its sections. A passage without one is the
    only clause of a document. Both are named as they are found.
    """
    parts: dict[tuple[str, str], list[SetPassage]] = {}
    documents = []
    for passage in passages:
        if passage.target is None:
            documents.append(_document(passage))
        else:
            parts.setdefault((passage.target, passage.language), []).append(passage)
    cards = tuple(_card(target, found) for (target, _), found in parts.items())
    return Snapshot(revision=0, sources={}, cards=cards, documents=tuple(documents))


def _document(passage: SetPassage) -> Document:
    return Document(
        id=passage.id,
        title=passage.title,
        language=passage.language,
        document_number=None,
        issuer=None,
        issued_on=None,
        file_name=passage.id,
        sha256=passage.id,
        text=passage.text,
        clauses=(Clause(passage.id, passage.id, 1, None, (), passage.text, 0, len(passage.text)),),
    )


def _card(target: str, parts: Sequence[SetPassage]) -> Card:
    """Return a card without questions; a section's heading is what its title has beyond the card's."""
    head, *others = parts
    return Card(
        id=target,
        language=head.language,
        title=head.title,
        programmes=(target,),
        owner="",
        effective_from=None,
        effective_to=None,
        reviewed_on=date.min,
        review_due=date.max,
        sources=(),
        questions=(),
        short=head.text,
        sections=tuple(Section(p.title.removeprefix(head.title).strip(), p.text) for p in others),
    )


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

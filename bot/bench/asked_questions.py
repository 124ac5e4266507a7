"""The questions written from what people have to do, in two halves of the same shape.

The search may be tuned on the first half. Never look at the second to mend an answer: only its figures are of use.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from bot.settings import PROJECT

_CASES = PROJECT / "tests" / "cases" / "search"
DEVELOPMENT_HALF = _CASES / "dev.jsonl"
FROZEN_HALF = _CASES / "frozen.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuestion:
    """A question with the card that is expected (None: the store has no answer) and others that will do."""

    id: str
    language: str
    task: str
    question: str
    expected: str | None
    also: frozenset[str]

    @property
    def cards(self) -> frozenset[str]:
        """Every card that may be answered with; for a question without an answer, one that may be shown."""
        return self.also | ({self.expected} if self.expected else frozenset())


def read_asked_questions(path: Path) -> list[AskedQuestion]:
    """Return the questions in the order of the file."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [AskedQuestion(**row | {"also": frozenset(row["also"])}) for row in rows]

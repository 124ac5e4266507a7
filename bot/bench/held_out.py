"""The held-out messages of the dialogue model: what visitors write, with the intent that is right.

Never shown to a training: they lie outside `data/`.
"""

from dataclasses import dataclass
from pathlib import Path

from bot.settings import PROJECT
from knowledge.content import parse_yaml
from knowledge.language import LANGUAGES

HELD_OUT = PROJECT / "tests" / "nlu"


@dataclass(frozen=True, slots=True)
class HeldOutMessage:
    """A message with its language and intent."""

    text: str
    language: str
    intent: str


def read_held_out(folder: Path = HELD_OUT) -> list[HeldOutMessage]:
    """Return the messages of every language, in the order of the files."""
    return [
        HeldOutMessage(line.removeprefix("- "), language, entry["intent"])
        for language in LANGUAGES
        for entry in _entries(folder / f"held_out.{language}.yml")
        for line in entry["examples"].splitlines()
    ]


def _entries(path: Path) -> list[dict[str, str]]:
    entries: list[dict[str, str]] = parse_yaml(path.read_text(encoding="utf-8"), name=path.name)["nlu"]
    return entries

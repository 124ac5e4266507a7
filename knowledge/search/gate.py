"""Turns what the channels measured into one confidence and one of three zones: answer, did-you-mean, decline.

Never ranks. The limits stand in `gate.yml`, each with the questions it was tuned on.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from knowledge.content import parse_yaml

ANSWER, CLARIFY = 0.6, 0.3  # confidences at which the zones begin, the same for every channel and language
_FILE = Path(__file__).with_name("gate.yml")


class Zone(StrEnum):
    """What may be done with the best passage."""

    ANSWER = "answer"
    CLARIFY = "clarify"
    DECLINE = "decline"


@dataclass(frozen=True, slots=True)
class Scale:
    """Raw values of one channel in one language at which the zones begin."""

    clarify: float
    answer: float

    def confidence(self, raw: float) -> float:
        """Return `raw` as a confidence, 0 to 1: linear between the limits, so that channels can be compared.

        >>> Scale(clarify=0.2, answer=0.5).confidence(0.5)
        0.6
        """
        if raw < self.clarify:
            return max(0.0, CLARIFY * raw / self.clarify)
        if raw < self.answer:
            return CLARIFY + (ANSWER - CLARIFY) * (raw - self.clarify) / (self.answer - self.clarify)
        return min(1.0, ANSWER + (1 - ANSWER) * (raw - self.answer) / max(1e-9, 1 - self.answer))


def zone(confidence: float) -> Zone:
    """Return the zone of a confidence."""
    # A hundredth of a millionth: a value exactly at a limit belongs above it, whatever rounding did.
    if confidence + 1e-8 >= ANSWER:
        return Zone.ANSWER
    return Zone.CLARIFY if confidence + 1e-8 >= CLARIFY else Zone.DECLINE


@dataclass(frozen=True, slots=True)
class Gate:
    """The limits of every channel by language."""

    own: dict[str, Scale]
    cross: dict[str, Scale]


def load_gate(path: Path = _FILE) -> Gate:
    """Return the limits written in `path`."""
    content = parse_yaml(path.read_text(encoding="utf-8"), name=path.name)
    return Gate(
        own={language: Scale(**limits) for language, limits in content["own"].items()},
        cross={language: Scale(**limits) for language, limits in content["cross"].items()},
    )

"""Raw values become confidences, and confidences zones, the same way for every channel and language."""

from itertools import pairwise
from pathlib import Path

import pytest

from knowledge.errors import InvalidContent
from knowledge.language import LANGUAGES
from knowledge.search.gate import ANSWER, CLARIFY, Gate, Scale, Zone, load_gate, zone

SCALE = Scale(clarify=0.2, answer=0.5)


@pytest.mark.parametrize(("raw", "confidence"), [(0.0, 0.0), (0.2, CLARIFY), (0.5, ANSWER), (1.0, 1.0), (1.3, 1.0)])
def test_limits_of_a_scale_are_the_limits_of_the_zones(raw: float, confidence: float) -> None:
    assert SCALE.confidence(raw) == pytest.approx(confidence)


def test_more_raw_is_never_less_confidence() -> None:
    confidences = [SCALE.confidence(raw / 100) for raw in range(-10, 131)]
    assert all(low <= high for low, high in pairwise(confidences))


@pytest.mark.parametrize(
    ("confidence", "expected"),
    [
        (1.0, Zone.ANSWER),
        (ANSWER, Zone.ANSWER),
        (ANSWER - 1e-12, Zone.ANSWER),
        (ANSWER - 0.001, Zone.CLARIFY),
        (CLARIFY, Zone.CLARIFY),
        (CLARIFY - 0.001, Zone.DECLINE),
        (0.0, Zone.DECLINE),
    ],
)
def test_confidence_belongs_to_its_zone(confidence: float, expected: Zone) -> None:
    assert zone(confidence) is expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_shipped_limits_are_in_order_for_every_language(gate: Gate, language: str) -> None:
    assert all(0 < scale.clarify < scale.answer < 1 for scale in (gate.own[language], gate.cross[language]))


def test_limit_written_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gate.yml"
    path.write_text("own: {}\nown: {}\ncross: {}\n", encoding="utf-8")
    with pytest.raises(InvalidContent, match=r"gate\.yml:2: the key 'own' is written twice"):
        load_gate(path)

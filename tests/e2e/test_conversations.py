"""Whole conversations with the real Rasa, written down as YAML: what is said, what must come back."""

from pathlib import Path
from typing import Any

import pytest
import yaml

FILES = sorted(Path(__file__).with_name("conversations").glob("*.yml"))
CASES = [
    pytest.param(case, id=f"{file.stem}: {case['name']}")
    for file in FILES
    for case in yaml.safe_load(file.read_text(encoding="utf-8"))
]
KNOWN = {
    "say",
    "language",
    "kind",
    "answer_id",
    "programme",
    "document",
    "text",
    "not_text",
    "text_language",
    "buttons",
}


def test_every_language_has_conversations() -> None:
    assert {file.stem for file in FILES} == {"zh", "en", "ja", "ko"}


@pytest.mark.e2e
@pytest.mark.parametrize("case", CASES)
def test_conversation(desk: Any, case: dict[str, Any]) -> None:
    for number, step in enumerate(case["steps"]):
        assert set(step) <= KNOWN, f"unknown key in step {number}"
        assert len(step) > 2, f"step {number} expects nothing"
        reply = desk.say(step["say"], sender=f"case-{case['name']}", language=case.get("chosen"))
        custom = reply["custom"]
        where = f"step {number}: {step['say']!r} -> {reply['text'][:300]!r}"
        assert custom["language"] == step["language"], where
        assert custom["kind"] == step.get("kind", "answer"), where
        if "answer_id" in step:
            assert custom.get("answer_id") == step["answer_id"], where
        if "programme" in step:
            assert step["programme"] in custom["programmes"], where
        if "document" in step:
            assert step["document"] in [s.get("document_number") for s in custom["sources"]], where
        if "text_language" in step:
            assert custom.get("text_language") == step["text_language"], where
        for part in step.get("text", []):
            assert part in reply["text"], where
        for part in step.get("not_text", []):
            assert part not in reply["text"], where
        if "buttons" in step:
            assert len(reply["buttons"]) >= step["buttons"], where
        if custom["kind"] == "answer":
            assert custom["sources"], where
            assert all(source["basis"] for source in custom["sources"]), where

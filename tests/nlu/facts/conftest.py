"""What the tests of the fact finders share."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.nlu.facts.extraction import extract
from knowledge.language import detect


@pytest.fixture
def facts() -> Callable[..., dict[str, Any]]:
    """Extract the facts of a text as a dictionary; every fact must point at something in the text."""

    def extracted(text: str, *, language: str | None = None) -> dict[str, Any]:
        found = extract(text, language or detect(text))
        assert all(0 <= fact.start < fact.end <= len(text) for fact in found)
        assert all(text[fact.start : fact.end].strip() for fact in found)
        assert len({fact.name for fact in found}) == len(found)
        return {fact.name: fact.value for fact in found}

    return extracted

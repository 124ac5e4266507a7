"""The rules that ship and what answers by them, without an app around it; and checks started in the app."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from actions.checking.answering import Answering
from actions.checking.check import Checking
from actions.words import load_words
from bot.content import KNOWLEDGE
from knowledge.eligibility.engine import Eligibility
from knowledge.eligibility.loader import load_rules, read_files
from knowledge.sources import load_sources

DAY = date(2026, 3, 2)
KEPT = ("R-1", date(2026, 6, 1))


@dataclass
class Served:
    """The rules as they are now; None where there are none."""

    current: Eligibility | None


@pytest.fixture(scope="session")
def engine() -> Eligibility:
    """Give the shipped rules, ready to be asked."""
    sources = load_sources(KNOWLEDGE / "sources.yml")
    return Eligibility(load_rules(read_files(KNOWLEDGE / "rules"), sources=sources, run_tests=False))


def _keep(
    shown: Mapping[str, Any], *, facts: Mapping[str, Any], programmes: Sequence[str], as_of: date, conversation_id: str
) -> tuple[str, date]:
    assert conversation_id and programmes and as_of == DAY
    return KEPT


@pytest.fixture(scope="session")
def answering_by() -> Callable[[Eligibility | None], Answering]:
    """Give a maker of what takes structured answers by some rules."""
    return lambda rules: Answering(Served(rules), words=load_words(), today=lambda: DAY, keep=_keep)


@pytest.fixture(scope="session")
def answering(answering_by: Callable[[Eligibility | None], Answering], engine: Eligibility) -> Answering:
    """Give what takes structured answers by the shipped rules."""
    return answering_by(engine)


@pytest.fixture(scope="session")
def checking(engine: Eligibility) -> Checking:
    """Give what takes messages by the shipped rules."""
    return Checking(Served(engine), words=load_words(), today=lambda: DAY, keep=_keep)


@pytest.fixture
def start_check(call_action: Callable[..., dict[str, Any]]) -> Callable[..., None]:
    """Give a function that forgets what was said before, and starts a check of a programme with facts known."""

    def start(programme: str, **facts: Any) -> None:
        call_action("action_small_talk", text="start again", intent="start_again")
        entities = (("programme", programme), *facts.items())
        call_action("action_check_eligibility", text="?", intent="check_eligibility", entities=entities)

    return start

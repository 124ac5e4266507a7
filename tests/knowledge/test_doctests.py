"""The examples in docstrings are true."""

import doctest
import importlib
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
ELSEWHERE = ("bot/nlu/", "bot/setup/", "bot/cli/__main__")  # other environments, and what runs when imported


def modules() -> list[str]:
    """Return the names of the app's own modules."""
    paths = [
        path.relative_to(PROJECT).with_suffix("").as_posix()
        for package in ("knowledge", "actions", "bot")
        for path in sorted((PROJECT / package).rglob("*.py"))
    ]
    return [path.replace("/", ".").removesuffix(".__init__") for path in paths if not path.startswith(ELSEWHERE)]


@pytest.mark.parametrize("name", modules())
def test_examples_in_docstrings_are_true(name: str) -> None:
    failed, _ = doctest.testmod(importlib.import_module(name))
    assert failed == 0


def test_there_are_examples_to_check() -> None:
    finder = doctest.DocTestFinder(exclude_empty=True)
    examples = [e for name in modules() for t in finder.find(importlib.import_module(name)) for e in t.examples]
    assert len(examples) > 20

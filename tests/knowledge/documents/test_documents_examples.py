"""The examples in the docstrings are true."""

import doctest
import importlib
import pkgutil

import pytest

import knowledge.documents

MODULES = sorted(info.name for info in pkgutil.iter_modules(knowledge.documents.__path__))


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_are_true(name: str) -> None:
    result = doctest.testmod(importlib.import_module(f"knowledge.documents.{name}"))
    assert result.failed == 0

"""One running product for all end-to-end tests."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

_spec = importlib.util.spec_from_file_location("desk_under_test", Path(__file__).with_name("desk.py"))
assert _spec and _spec.loader
_module = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_module)


@pytest.fixture(scope="session")
def new_desk() -> Any:
    """The class that starts the product."""
    return _module.Desk


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    running = _module.Desk(tmp_path_factory.mktemp("desk"))
    try:
        running.wait_until_rasa_is("up")
        yield running
    finally:
        running.stop()

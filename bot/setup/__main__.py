"""The commands behind the Makefile: `python3 -m bot.setup run|test|train|lint|bench|index|screenshots|clean`.

Never does twice what is done already; every command may be repeated and interrupted.
"""

import os
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Callable, Dict, List

from bot.setup import browser, browser_code, checks, environments, model
from bot.setup.environments import APP, PROJECT, RASA, TEST
from bot.setup.problems import SetupProblem


def _prepare(*needed: environments.Environment) -> None:
    with ThreadPoolExecutor() as pool:
        environments.ensure(needed[0])  # installs uv, which the others then share
        list(pool.map(environments.ensure, needed[1:]))


def _say(sentence: str) -> None:
    sys.stderr.write(sentence + "\n")


def _train() -> None:
    if not model.model_path().exists():
        _say("Training the dialogue model, about half a minute …")
    seconds = model.train_when_changed()
    _say(f"Trained in {seconds:.0f} s." if seconds else "The dialogue model is up to date.")


def _build(environment: environments.Environment) -> None:
    if browser_code.build_when_changed(environment):
        _say("Built the browser code.")


def run() -> None:
    """Set everything up and start; Ctrl-C stops."""
    _say("Preparing the environments (the first time takes some minutes) …")
    _prepare(APP, RASA)
    _build(APP)
    _train()
    os.chdir(PROJECT)
    os.execv(str(APP.python), [str(APP.python), "-m", "bot.cli", "run"])


def train() -> None:
    """Train the dialogue model when its data changed."""
    _prepare(RASA)
    _train()


def test() -> None:
    """Set everything up and run all tests."""
    _prepare(TEST, RASA)
    browser.ensure_chromium()  # a missing one is said before minutes of other tests
    _build(TEST)
    checks.lint()
    _train()
    checks.test()


def lint() -> None:
    """Check style, types and the import rules."""
    _prepare(TEST)
    checks.lint()


def bench() -> None:
    """Measure speed and quality and print them."""
    _prepare(TEST, RASA)  # what the product is measured beside is no part of it
    _build(TEST)
    os.chdir(PROJECT)
    os.execv(str(TEST.python), [str(TEST.python), "-m", "bot.cli", "bench"])


def index() -> None:
    """Bring the shipped content into the store and build the search index anew."""
    _prepare(APP)
    os.chdir(PROJECT)
    os.execv(str(APP.python), [str(APP.python), "-m", "bot.cli", "index"])


def screenshots() -> None:
    """Take the pictures of the README."""
    _prepare(TEST, RASA)  # the browser is driven by a package that the product does not have
    browser.ensure_chromium()
    _build(TEST)
    _train()
    os.chdir(PROJECT)
    os.execv(str(TEST.python), [str(TEST.python), "-m", "bot.cli", "screenshots"])


def clean() -> None:
    """Delete environments, tools, models, browser code and caches; data in var/ stays."""
    environments.remove_all()
    browser_code.remove_all()
    for name in ("models", ".rasa", ".mypy_cache", ".ruff_cache", ".pytest_cache"):
        shutil.rmtree(PROJECT / name, ignore_errors=True)


_COMMANDS: Dict[str, Callable[[], None]] = {
    f.__name__: f for f in (run, train, test, lint, bench, index, screenshots, clean)
}


def main(arguments: List[str]) -> int:
    """Run one command. Return the exit code."""
    problem = environments.version_problem()
    if problem or len(arguments) != 1 or arguments[0] not in _COMMANDS:
        _say(problem or f"Use one of: {', '.join(_COMMANDS)}")
        return 2
    try:
        _COMMANDS[arguments[0]]()
    except SetupProblem as error:
        _say(str(error))
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

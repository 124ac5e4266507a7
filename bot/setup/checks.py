"""Runs the checks and tests, one after the other, each shown as it runs; the long tests in two halves at once.

Never goes on after a failure.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Dict, List, Optional, Union

from bot.setup import browser_code
from bot.setup.environments import PROJECT, RASA, TEST
from bot.setup.model import model_path, rasa_environment
from bot.setup.problems import SetupProblem

_CODE = ("bot", "actions", "knowledge", "tests")
_LANGUAGES = ("zh", "en", "ja", "ko")
_REAL_PROCESSES = ("tests/e2e", "tests/browser")  # they wait more than they work, so other tests run beside them
_STRICT = ("--fail-on-prediction-errors", "--no-plot")


def lint() -> None:
    """Check style and types, of the browser code too.

    Raises:
        SetupProblem: something was found.
    """
    _show([TEST.python, "-m", "ruff", "check", *_CODE])
    _show([TEST.python, "-m", "ruff", "format", "--check", *_CODE])
    _show([TEST.python, "-m", "mypy"])
    _show_browser_code("tsc", "--noEmit")


def test() -> None:
    """Run Rasa's own checks, the tests of its components, of the browser code and all others.

    Raises:
        SetupProblem: one failed.
    """
    rasa: List[Union[str, Path]] = [RASA.python, "-m", "rasa"]
    env = rasa_environment()
    model: List[Union[str, Path]] = ["--model", model_path()]
    _show([*rasa, "data", "validate"], env=env)
    for language in _LANGUAGES:
        held_out = f"tests/nlu/held_out.{language}.yml"
        _show([*rasa, "test", "nlu", *model, "--nlu", held_out, "--out", f"results/{language}", "--no-plot"], env=env)
    _show(
        [*rasa, "test", "core", *model, "--stories", "tests/conversations", "--out", "results/core", *_STRICT], env=env
    )
    _show([RASA.python, "-m", "pytest", "tests/nlu", "--confcutdir=tests/nlu", "-W", "default"], env=env)
    _show_browser_code("vitest", "run")
    pytest: List[Union[str, Path]] = [TEST.python, "-m", "pytest", "-o", "cache_dir=.pytest_cache"]
    others = [f"--ignore={folder}" for folder in ("tests/nlu", *_REAL_PROCESSES)]
    show_together([*pytest, *others], [*pytest[:-1], "cache_dir=.pytest_cache/real", *_REAL_PROCESSES])


def _show_browser_code(name: str, *arguments: str) -> None:
    node = browser_code.ready(TEST)
    _show([*browser_code.program(node, name), *arguments], env=node.environment(), cwd=browser_code.WEB)


def show_together(shown: List[Union[str, Path]], beside: List[Union[str, Path]]) -> None:
    """Show a command as it runs with another one beside it, and then what that one said.

    Raises:
        SetupProblem: one of them failed; both have ended.
    """
    with tempfile.TemporaryFile() as said:
        other = subprocess.Popen([str(part) for part in beside], cwd=PROJECT, stdout=said, stderr=subprocess.STDOUT)
        try:
            _show(shown)
        finally:
            code = other.wait()
            said.seek(0)
            sys.stdout.write(said.read().decode("utf-8", errors="replace"))
            sys.stdout.flush()
    if code != 0:
        raise _failed([str(part) for part in beside])


def _show(command: List[Union[str, Path]], *, env: Optional[Dict[str, str]] = None, cwd: Path = PROJECT) -> None:
    words = [str(part) for part in command]
    done = subprocess.run(words, cwd=cwd, env=env or dict(os.environ))
    if done.returncode != 0:
        raise _failed(words)


def _failed(words: List[str]) -> SetupProblem:
    shown = " ".join(Path(word).name if Path(word).is_absolute() else word for word in words)
    return SetupProblem(f"'{shown}' failed; see above.")

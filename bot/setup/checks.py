"""Runs the checks and tests, one after the other, each shown as it runs.

Never goes on after a failure.
"""

import os
import subprocess
from pathlib import Path
from typing import Dict, List, Optional, Union

from bot.setup.environments import PROJECT, RASA, TEST
from bot.setup.model import model_path, rasa_environment
from bot.setup.problems import SetupProblem

_CODE = ("bot", "actions", "knowledge", "tests")
_LANGUAGES = ("zh", "en", "ja", "ko")
_STRICT = ("--fail-on-prediction-errors", "--no-plot")


def lint() -> None:
    """Check style and types.

    Raises:
        SetupProblem: something was found.
    """
    _show([TEST.python, "-m", "ruff", "check", *_CODE])
    _show([TEST.python, "-m", "ruff", "format", "--check", *_CODE])
    _show([TEST.python, "-m", "mypy"])


def test() -> None:
    """Run Rasa's own checks, the tests of its components, and all other tests, those with real processes last.

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
    _show([TEST.python, "-m", "pytest", "--ignore=tests/nlu"])


def _show(command: List[Union[str, Path]], *, env: Optional[Dict[str, str]] = None) -> None:
    words = [str(part) for part in command]
    done = subprocess.run(words, cwd=PROJECT, env=env or dict(os.environ))
    if done.returncode != 0:
        shown = " ".join(Path(words[0]).name if i == 0 else word for i, word in enumerate(words))
        raise SetupProblem(f"'{shown}' failed; see above.")

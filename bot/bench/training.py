"""Measures a training from scratch, into a folder that is thrown away.

Never touches the model in use, nor Rasa's cache of earlier trainings.
"""

import time
from pathlib import Path

from bot.bench.figures import Figure
from bot.setup.environments import PROJECT, RASA
from bot.setup.model import rasa_environment
from bot.setup.problems import run_step

_NAME = "bench"


def measure_training(folder: Path) -> tuple[Figure, Path]:
    """Train into `folder`. Return the time it took and the model.

    Raises:
        SetupProblem: with Rasa's last lines.
    """
    started = time.perf_counter()
    run_step(
        [RASA.python, "-m", "rasa", "train", "--force", "--out", folder, "--fixed-model-name", _NAME],
        what="training the dialogue model",
        hint="Correct what Rasa names above, or run 'make run' once if its environment is missing, and repeat this.",
        cwd=PROJECT,
        env={**rasa_environment(), "RASA_CACHE_DIRECTORY": str(folder / "cache")},
    )
    figure = Figure(name="training from scratch", value=time.perf_counter() - started, unit="s")
    return figure, folder / f"{_NAME}.tar.gz"

"""Trains the dialogue model when anything it is made of has changed.

Never trains for nothing: the model's file carries the fingerprint of everything that went into it.
"""

import os
import time
from pathlib import Path
from typing import Dict

from bot.setup.environments import PROJECT, RASA
from bot.setup.fingerprint import fingerprint
from bot.setup.problems import run_step

MODELS = PROJECT / "models"
MADE_OF = (
    "config.yml",
    "domain.yml",
    "data",
    "bot/nlu",
    "knowledge/glossary.yml",
    "knowledge/han.py",
    "knowledge/language.py",
    RASA.lock,
)


def model_path(project: Path = PROJECT) -> Path:
    """Return where the model of the present content is, or will be once trained."""
    return project / "models" / f"talent-desk-{fingerprint(project, MADE_OF)[:12]}.tar.gz"


def train_when_changed() -> float:
    """Train unless the model of the present content is there. Return the seconds it took, 0 for nothing to do.

    Raises:
        SetupProblem: with Rasa's last lines.
    """
    path = model_path()
    if path.exists():
        return 0.0
    started = time.monotonic()
    MODELS.mkdir(exist_ok=True)
    name = path.name[: -len(".tar.gz")]
    run_step(
        # Forced: Rasa's cache looks at a component's class alone and would keep what its helpers made before a change.
        [RASA.python, "-m", "rasa", "train", "--force", "--out", MODELS, "--fixed-model-name", name],
        what="training the dialogue model",
        hint="Correct config.yml, domain.yml or the files in data/ as Rasa says above, and run this again.",
        cwd=PROJECT,
        env=rasa_environment(),
    )
    for old in MODELS.glob("talent-desk-*.tar.gz"):
        if old != path:
            old.unlink()
    return time.monotonic() - started


def rasa_environment() -> Dict[str, str]:
    """Return the variables Rasa runs with: no telemetry, no colours, quiet libraries."""
    return {
        **os.environ,
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "CUDA_VISIBLE_DEVICES": "",
        "PYTHONWARNINGS": "ignore",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "NO_COLOR": "1",
        "DESK_ACTIONS_URL": os.environ.get("DESK_ACTIONS_URL", "http://127.0.0.1:8000/rasa/actions"),
        "DESK_ACTIONS_TOKEN": os.environ.get("DESK_ACTIONS_TOKEN", ""),
        "DESK_RASA_DATABASE": os.environ.get("DESK_RASA_DATABASE", str(PROJECT / "var" / "rasa.db")),
    }

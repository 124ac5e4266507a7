"""Makes the virtual environments from the hashed lock files, once for each content of a lock.

Never installs anything that a lock does not name with its hash.
"""

import hashlib
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from bot.setup.interpreters import find_interpreter
from bot.setup.problems import run_step

PROJECT = Path(__file__).resolve().parents[2]
_TOOLS = PROJECT / ".tools"


@dataclass(frozen=True)
class Environment:
    """A virtual environment: its folder below `.venvs`, its Python version and its lock file."""

    name: str
    python_version: str
    lock: str

    @property
    def folder(self) -> Path:
        return PROJECT / ".venvs" / self.name

    @property
    def python(self) -> Path:
        return self.folder / "bin" / "python"


APP = Environment(name="app", python_version="3.11", lock="requirements/app.txt")
TEST = Environment(name="test", python_version="3.11", lock="requirements/test.txt")
RASA = Environment(name="rasa", python_version="3.10", lock="requirements/rasa.txt")


def ensure(environment: Environment) -> None:
    """Make the environment equal to its lock; quick when it is already.

    Raises:
        SetupProblem: with a sentence that says what to install or check.
    """
    lock = PROJECT / environment.lock
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    stamp = environment.folder / "lock.sha256"
    if environment.python.exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    uv = ensure_tool("uv") / "bin" / "uv"
    interpreter = find_interpreter(environment.python_version) or environment.python_version
    if not environment.python.exists():
        shutil.rmtree(environment.folder, ignore_errors=True)
        run_step(
            [uv, "venv", "--quiet", "--python", interpreter, environment.folder],
            what=f"making the environment '{environment.name}'",
            hint=f"Install Python {environment.python_version} (for example with pyenv or your system's packages) "
            "and run this again; it was not found and could not be fetched.",
        )
    run_step(
        [uv, "pip", "sync", "--quiet", "--compile-bytecode", "--require-hashes", "--python", environment.python, lock],
        what=f"installing {environment.lock}",
        hint="Check the connection to the Python package index and run this again; what was fetched is kept.",
    )
    stamp.write_text(wanted)


def ensure_tool(name: str) -> Path:
    """Return the environment `.tools/<name>`, made from the hashed lock `requirements/<name>.txt` where it changed.

    Raises:
        SetupProblem: with a sentence that says what to install or check.
    """
    folder = _TOOLS / name
    lock = PROJECT / "requirements" / f"{name}.txt"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    stamp = folder / "lock.sha256"
    if stamp.exists() and stamp.read_text() == wanted:
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    run_step(
        [sys.executable, "-m", "venv", folder],
        what=f"making a place for {name}",
        hint="Install your system's package for Python's venv module (on Debian: python3-venv) and run this again.",
    )
    run_step(
        [folder / "bin" / "python", "-m", "pip", "install", "--quiet", "--require-hashes", "-r", lock],
        what=f"installing {name}",
        hint="Check the connection to the Python package index and run this again.",
    )
    stamp.write_text(wanted)
    return folder


def remove_all() -> None:
    """Delete every environment and tool."""
    for folder in (PROJECT / ".venvs", _TOOLS):
        shutil.rmtree(folder, ignore_errors=True)


def version_problem() -> str:
    """Return a sentence when this Python is too old, else an empty string."""
    if tuple(sys.version_info) >= (3, 10):
        return ""
    return f"This needs Python 3.10 or newer, but 'python3' is {sys.version.split()[0]}. Set PYTHON=… to a newer one."

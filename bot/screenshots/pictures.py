"""What the pictures show: one entry a picture, each taken in every language.

Never depends on the order: every picture has a visitor of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # only the environment of the tests has it
    from playwright.sync_api import Page

DESKTOP = (1280, 800)
PHONE = (390, 844)


def _nothing(page: Page, language: str) -> None:
    """Do nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One picture, `docs/<name>.<language>.png`.

    `size` is that of the window in CSS pixels. `act` brings the page at `path` into the state to show, in a language;
    what it waits for is there when it returns.
    """

    name: str
    path: str
    size: tuple[int, int] = DESKTOP
    dark: bool = False
    act: Callable[[Page, str], None] = _nothing


PICTURES = (
    Picture(name="home", path="/"),
    Picture(name="eligibility", path="/eligibility"),
)

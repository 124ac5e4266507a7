"""Takes all pictures of a product that is started for them, in the four languages.

Never shows anything but the shipped content: settings and data of the machine stay out of it.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from bot.bench.startup import measure_start
from bot.bench.trial import run_trial
from bot.screenshots.pictures import PHONE, PICTURES, Picture
from bot.setup.browser import ensure_chromium
from bot.setup.environments import PROJECT
from bot.setup.model import model_path
from knowledge.language import LANGUAGES

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_FOLDER = PROJECT / "docs"
_LOCALES = {"zh": "zh-CN", "en": "en-GB", "ja": "ja-JP", "ko": "ko-KR"}


def take_pictures(*, say: Callable[[str], None], folder: Path = _FOLDER) -> None:
    """Take every picture in every language and put it into `folder`.

    Raises:
        SetupProblem: there is no browser; says how to get one.
        NotMeasured: the product did not come up.
        ValueError: this environment has no Playwright.
    """
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise ValueError("Pictures need the environment of the tests: run 'make screenshots'.") from None
    program = ensure_chromium()
    flags = ["--no-sandbox"] if os.geteuid() == 0 else []  # Chromium has none for root
    with (
        tempfile.TemporaryDirectory(prefix="desk-screenshots-") as data,
        run_trial(Path(data), model=model_path()) as trial,
        sync_playwright() as playwright,
    ):
        measure_start(trial)  # returns when Rasa answers
        browser = playwright.chromium.launch(executable_path=program, args=flags)
        for picture in PICTURES:
            for language in LANGUAGES:
                path = folder / f"{picture.name}.{language}.png"
                _take(browser, picture, desk=trial.supervisor.address, language=language, path=path)
                say(f"Took {path.relative_to(folder.parent)}.")
        browser.close()


def _take(browser: Browser, picture: Picture, *, desk: str, language: str, path: Path) -> None:
    width, height = picture.size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        locale=_LOCALES[language],
        color_scheme="dark" if picture.dark else "light",
        reduced_motion="reduce",
        device_scale_factor=2 if picture.size == PHONE else 1,
        is_mobile=picture.size == PHONE,
        has_touch=picture.size == PHONE,
    )
    page = context.new_page()
    page.goto(f"{desk}{picture.path}", wait_until="networkidle")
    picture.act(page, language)
    page.screenshot(path=path)
    context.close()

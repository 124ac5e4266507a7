"""What the pictures show: one entry a picture, each taken in every language.

Never depends on the order: every picture has a visitor of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # only the environment of the tests has it
    from playwright.sync_api import FrameLocator, Page

DESKTOP = (1280, 800)
PHONE = (390, 844)


_QUESTIONS = {
    "zh": "A类工作许可需要什么条件？",
    "en": "What do I need for a Category A work permit?",
    "ja": "A類の就労許可の条件は何ですか？",
    "ko": "A류 취업허가 조건이 무엇인가요?",
}
_CHECKS = {
    "zh": "我35岁，硕士，年薪95万，符合A类工作许可的条件吗？",
    "en": "I am 35 with a master's and earn 950,000 yuan a year. Do I qualify for category A?",
    "ja": "35歳、修士、年収95万元です。A類の条件を満たしていますか？",
    "ko": "35세이고 석사이며 연봉은 95만 위안입니다. A류 취업허가 자격이 되나요?",
}
_AGE_YEARS = "35"
_ANSWERS = 3
_WAIT_MS = 60_000


def _nothing(page: Page, language: str) -> None:
    """Do nothing."""


def _ask(page: Page, language: str) -> None:
    """Open the chat that the page shows, agree, and ask."""
    page.locator("talent-desk .launcher").click()
    _talk(page.frame_locator("talent-desk iframe"), _QUESTIONS[language])


def _check(page: Page, language: str) -> None:
    """Agree and let the chat check the conditions."""
    _talk(page, _CHECKS[language])
    page.locator(".verdict").first.wait_for(timeout=_WAIT_MS)


def _answer(page: Page, language: str) -> None:
    """Answer the first questions of the form: an age, and what is not known or not asked for here."""
    for told in range(1, _ANSWERS + 1):
        number = page.locator(".ask .value-input input[inputmode=numeric]")
        if number.count():
            number.fill(_AGE_YEARS)
            page.locator(".ask .value-input .main-button").click()
        elif page.locator(".ask .options .choice").count():
            page.locator(".ask .options .choice").first.click()
        else:
            page.locator(".ask .question-foot > .quiet-button").click()
        page.locator(".told-row").nth(told - 1).wait_for()
        page.locator(".ask[aria-busy=false] .question-input").wait_for()


def _talk(panel: Page | FrameLocator, text: str) -> None:
    panel.locator(".agreement .button.primary").click(timeout=_WAIT_MS)
    panel.locator(".composer textarea").fill(text)
    panel.locator(".composer textarea").press("Enter")
    panel.locator("article.assistant .reply-text").first.wait_for(timeout=_WAIT_MS)
    panel.locator(".choices, .sources, .verdict").first.wait_for(timeout=_WAIT_MS)


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
    Picture(name="chat", path="/", act=_ask),
    Picture(name="verdict", path="/widget/panel", size=PHONE, dark=True, act=_check),
    Picture(name="eligibility", path="/eligibility", act=_answer),
)

"""A visitor at the panel: does what people do, and reads what is on the screen.

Never looks inside the page's code, and finds things by what they are and not by their words, so that one journey can be
made in every language.
"""

import time
from typing import Any

from playwright.sync_api import FrameLocator, Locator, Page, expect

ANSWERED_WITHIN_MS = 30_000


class Visitor:
    """Somebody who uses the panel, in a frame of another site or as a page of its own."""

    def __init__(self, page: Page, panel: Page | FrameLocator) -> None:
        self.page = page
        self.panel = panel

    @classmethod
    def at_site(cls, page: Page, address: str) -> "Visitor":
        """Open the panel that `address` embeds, by its launcher."""
        page.goto(address)
        page.locator("talent-desk .launcher").click()
        return cls(page, page.frame_locator("talent-desk iframe"))

    @classmethod
    def at_panel(cls, page: Page, desk: str) -> "Visitor":
        """Open the panel as a page."""
        page.goto(f"{desk}/widget/panel")
        return cls(page, page)

    @property
    def input(self) -> Locator:
        """Where the visitor writes."""
        return self.panel.locator(".composer textarea")

    @property
    def agree_button(self) -> Locator:
        return self.panel.locator(".agreement .button.primary")

    @property
    def messages(self) -> Locator:
        return self.panel.locator("[role=log] article")

    @property
    def replies(self) -> Locator:
        return self.panel.locator("[role=log] article.assistant")

    @property
    def own(self) -> Locator:
        return self.panel.locator("[role=log] article.visitor")

    def agree(self, *, sensitive: bool = False) -> None:
        """Agree to what is kept, sensitive facts too where they are, and wait until something can be written."""
        self.panel.locator(".consent .tick input").set_checked(sensitive)
        self.agree_button.click()
        expect(self.input).to_be_visible()

    def say(self, text: str) -> Locator:
        """Send a message and return the next reply once it is there."""
        before = self.replies.count()
        self.input.fill(text)
        self.input.press("Enter")
        return self.reply_after(before)

    def reply_after(self, before: int) -> Locator:
        """Return the reply that comes after so many."""
        expect(self.replies).to_have_count(before + 1, timeout=ANSWERED_WITHIN_MS)
        return self.replies.nth(before)

    @property
    def question(self) -> Locator:
        """The input of the question that is open."""
        return self.panel.locator(".reply-question[open] .question-input").last

    def answer(self, number: float | str | None) -> Locator:
        """Answer the open question by its own input, null for not knowing; return what comes next."""
        before = self.replies.count()
        if number is None:
            self.question.locator(".question-foot > .quiet-button").click()
        else:
            self.question.locator("input").first.fill(str(number))
            self.question.locator(".value-input .main-button").click()
        return self.reply_after(before)

    def choose(self, place: int) -> Locator:
        """Choose an option of the open question, counted from the end where negative; return what comes next."""
        before = self.replies.count()
        self.question.locator(".options .choice").nth(place).click()
        return self.reply_after(before)

    def choose_menu(self, place: int) -> None:
        """Choose the entry at a place of the menu, counted from the end where negative."""
        self.panel.locator(".menu > button").click()
        self.panel.locator("#menu button").nth(place).click()

    def transcript(self) -> list[tuple[int, str]]:
        """Return what the log shows: of each stored message its number and the text that was said."""
        nodes = self.panel.locator("[role=log] article[data-seq]")
        texts = "nodes => nodes.map(n => [Number(n.dataset.seq), n.querySelector('.said, .reply-text')?.textContent])"
        return [(int(seq), str(text)) for seq, text in nodes.evaluate_all(texts)]


def server_events(page: Page) -> list[dict[str, Any]]:
    """Return the events of the conversation that this browser has the key to, as the desk stores them."""
    events: list[dict[str, Any]] = _asked(page, "events")["events"]
    return events


def known_facts(page: Page) -> dict[str, Any]:
    """Return what the conversation that this browser has the key to knows of the visitor."""
    facts: dict[str, Any] = _asked(page, "facts")["facts"]
    return facts


def wait_until_known(page: Page, facts: dict[str, Any]) -> None:
    """Return when the conversation that this browser has the key to knows just these facts."""
    deadline = time.monotonic() + 10
    while (known := known_facts(page)) != facts:
        assert time.monotonic() < deadline, known
        page.wait_for_timeout(50)


def asked_fact(page: Page) -> str | None:
    """Return the fact that the assistant asks for; null when it asks for none."""
    fact: str | None = _asked(page, "facts")["asked"]
    return fact


def _asked(page: Page, what: str) -> dict[str, Any]:
    answer: dict[str, Any] = page.evaluate(
        """async (what) => {
          const {id, secret} = JSON.parse(localStorage.getItem("talent-desk.conversation"));
          const headers = {Accept: "application/json", Authorization: `Bearer ${secret}`};
          return (await fetch(`/api/chat/conversations/${id}/${what}`, {headers})).json();
        }""",
        what,
    )
    return answer

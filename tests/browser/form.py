"""A visitor at the eligibility page, and the inputs that page and chat share.

Never looks inside the page's code, and finds things by what they are and not by their words.
"""

from collections.abc import Mapping
from typing import Any

import httpx
from playwright.sync_api import Locator, Page, expect

Answer = Any  # as `facts` of `/api/eligibility/check` has it
DONT_KNOW = {"dont_know": True}


def facts_in(language: str, http: httpx.Client) -> dict[str, dict[str, Any]]:
    """Return what can be asked, by fact, in the words of a language."""
    listed = http.get("/api/eligibility/facts", params={"language": language}).json()["facts"]
    return {fact["id"]: fact for fact in listed}


def give(box: Locator, fact: Mapping[str, Any], value: Answer) -> None:
    """Give an answer by the inputs that a question has.

    Args:
        box: the `.question-input` of the question.
        fact: what is asked, as the desk describes it.
        value: a value, a range as `{"min", "max"}`, or that it is not known.
    """
    kind = fact["type"]
    if value == DONT_KNOW:
        box.locator(".question-foot > .quiet-button").click()
    elif kind == "boolean":
        box.locator(".options .choice").nth(0 if value else 1).click()
    elif kind == "choice":
        place = [option["id"] for option in fact["options"]].index(value)
        box.locator(".options .choice").nth(place).click()
    elif kind == "country":
        box.locator("select").select_option(value)
        box.locator(".main-button").click()
    else:
        ends = [value.get("min", ""), value.get("max", "")] if isinstance(value, Mapping) else [value]
        ranged = box.locator(".value-ways .quiet-button").first
        if (ranged.get_attribute("aria-pressed") == "true") != (len(ends) == 2):
            ranged.click()
        for place, end in enumerate(ends):
            box.locator(".value-fields input").nth(place).fill(str(end))
        box.locator(".value-fields .main-button").click()


class Form:
    """Somebody who uses the eligibility page."""

    def __init__(self, page: Page, facts: Mapping[str, Mapping[str, Any]]) -> None:
        self.page = page
        self.facts = facts
        self._by_text = {fact["question"]: id_ for id_, fact in facts.items()}

    @classmethod
    def at(cls, page: Page, desk: Any, language: str = "en") -> "Form":
        """Open the page in a language and wait until it asks something."""
        page.goto(f"{desk.url}/eligibility?language={language}")
        form = cls(page, facts_in(language, desk.http))
        expect(form.heading).to_be_visible()
        form.settle()
        return form

    @property
    def heading(self) -> Locator:
        """The question that is asked."""
        return self.page.locator("#question")

    @property
    def box(self) -> Locator:
        """The inputs of the question."""
        return self.page.locator(".ask .question-input")

    @property
    def told(self) -> Locator:
        """What was told, one row a fact."""
        return self.page.locator(".told-row")

    @property
    def asked(self) -> str | None:
        """The fact that is asked for; null when nothing is left to ask."""
        return self._by_text[self.heading.inner_text()] if self.heading.count() else None

    def row(self, fact: str) -> Locator:
        """The row of what was told of a fact."""
        label = self.page.locator(".told-fact").get_by_text(self.facts[fact]["label"], exact=True)
        return self.told.filter(has=label)

    def result(self, programme: str) -> Locator:
        """The result of a programme, by its title."""
        title = self.page.locator(".result-title").get_by_text(programme, exact=True)
        return self.page.locator(".result").filter(has=title)

    def settle(self) -> None:
        """Wait until the results are those of what was told."""
        expect(self.page.locator(".results-of-check")).to_have_attribute("aria-busy", "false")

    def answer(self, value: Answer) -> None:
        """Answer the question, and wait for what comes of it."""
        asked, before = self.asked, self.told.count()
        assert asked is not None
        give(self.box, self.facts[asked], value)
        expect(self.told).to_have_count(before + 1)
        self.settle()

    def check_only(self, title: str) -> None:
        """Choose a programme, and no other is checked."""
        setting = self.page.locator(".settings .setting").first
        setting.locator("> summary").click()
        setting.locator("input[type=radio]").nth(1).check()
        setting.locator(".picker-list").get_by_label(title, exact=True).check()
        expect(self.page.locator(".result")).to_have_count(1)
        self.settle()

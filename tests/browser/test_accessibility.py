"""axe with all A and AA rules in every state, by light and dark; and the whole way by keyboard."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visitor import Visitor

FORMS = {
    "number": (
        {
            "zh": "我符合B类工作许可的条件吗？",
            "en": "Do I qualify for a category B permit?",
            "ja": "B類の条件を満たしていますか？",
            "ko": "B류 취업허가 자격이 되나요?",
        },
        ".value-input input",
    ),
    "country": (
        {
            "zh": "我符合K字签证的条件吗？",
            "en": "Do I qualify for the K visa?",
            "ja": "Kビザの条件を満たしていますか？",
            "ko": "K 비자 자격이 되나요?",
        },
        ".country-input select",
    ),
}


@pytest.mark.parametrize(
    ("language", "size", "scheme"),
    [("zh", "phone", "light"), ("en", "desktop", "dark"), ("ja", "desktop", "light"), ("ko", "narrow", "dark")],
)
def test_axe_finds_nothing_in_any_state(
    desk: Any,
    sites: SimpleNamespace,
    new_page: Callable[..., Page],
    findings: Callable[..., list[str]],
    language: str,
    size: str,
    scheme: str,
) -> None:
    page = new_page(language=language, size=size, color_scheme=scheme)
    page.goto(f"{sites.city.url}/{language}")
    expect(page.locator("talent-desk .launcher")).to_be_visible()
    found = {"closed": findings(page)}
    visitor = Visitor.at_site(page, page.url)
    expect(visitor.agree_button).to_be_visible()
    found["consent"] = findings(page)
    visitor.agree()
    found["open"] = findings(page)
    visitor.panel.locator(".menu > button").click()
    found["menu"] = findings(page)
    page.keyboard.press("Escape")
    visitor.say(
        {"zh": "R字签证是什么？", "en": "What is the R visa?", "ja": "Rビザとは？", "ko": "R 비자란?"}[language]
    )
    found["answer"] = findings(page)
    for state, (question, shown) in FORMS.items():
        reply = visitor.say(question[language])
        expect(reply.locator(f".question-input {shown}").first).to_be_visible()
        found[state] = findings(page)
    for _ in range(30):
        if reply.locator(".reply").get_attribute("data-kind") != "question":
            break
        reply = visitor.answer(None)
    expect(reply.locator(".verdict").first).to_be_visible()
    found["verdict"] = findings(page)
    visitor.panel.locator(".header-human").click()
    found["handoff"] = findings(page)
    visitor.panel.locator(".request button[type=submit]").click()
    expect(visitor.panel.locator(".reference")).to_be_visible()
    found["request"] = findings(page)
    visitor.panel.locator(".view .button.primary").click()
    visitor.choose_menu(-2)
    found["privacy"] = findings(page)
    visitor.panel.locator(".view .back").click()
    visitor.choose_menu(-1)
    found["delete"] = findings(page)
    assert {state: problems for state, problems in found.items() if problems} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_whole_screen(
    desk: Any, new_page: Callable[..., Page], findings: Callable[..., list[str]], scheme: str
) -> None:
    visitor = Visitor.at_panel(new_page(color_scheme=scheme), desk.url)
    visitor.agree()
    visitor.say("What do I need for a Category A work permit?")
    assert findings(visitor.page) == []


def test_the_panel_fits_a_screen_of_320_pixels(desk: Any, new_page: Callable[..., Page]) -> None:
    visitor = Visitor.at_panel(new_page(size="narrow"), desk.url)
    visitor.agree()
    visitor.say("What do I need for a Category A work permit?")
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 320


def test_everything_can_be_done_by_keyboard(desk: Any, sites: SimpleNamespace, page: Page) -> None:
    page.goto(f"{sites.city.url}/")
    page.locator("talent-desk .launcher").focus()
    page.keyboard.press("Enter")
    visitor = Visitor(page, page.frame_locator("talent-desk iframe"))
    expect(visitor.panel.locator("#consent-title")).to_be_focused()
    for _ in range(8):
        page.keyboard.press("Tab")
        if visitor.agree_button.evaluate("node => node === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(visitor.input).to_be_focused()
    page.keyboard.type("Can I get PhD permanent residence?")
    page.keyboard.press("Enter")
    reply = visitor.reply_after(0)
    choice = reply.locator(".options .choice").first
    expect(choice).to_be_visible()
    for _ in range(12):
        page.keyboard.press("Shift+Tab")
        if choice.evaluate("node => node === document.activeElement"):
            break
    expect(choice).to_be_focused()
    page.keyboard.press("Enter")
    visitor.reply_after(1)


def test_every_message_is_announced_once(desk: Any, new_page: Callable[..., Page]) -> None:
    visitor = Visitor.at_panel(new_page(), desk.url)
    visitor.agree()
    visitor.panel.locator("[role=log]").evaluate(
        """log => {
          window.added = [];
          window.removed = 0;
          new MutationObserver((changes) => {
            for (const change of changes) {
              for (const node of change.addedNodes) if (node.matches?.("article")) window.added.push(node);
              for (const node of change.removedNodes) if (node.matches?.("article")) window.removed += 1;
            }
          }).observe(log, {childList: true, subtree: true});
        }"""
    )
    visitor.say("What is the R visa?")
    visitor.say("What does it cost?")
    visitor.panel.locator(".feedback button").first.click()
    visitor.panel.locator(".header select").select_option("ja")
    visitor.page.wait_for_timeout(500)
    assert visitor.page.evaluate("[window.added.length, new Set(window.added).size, window.removed]") == [4, 4, 0]

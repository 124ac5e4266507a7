"""What is told in the chat is known on the eligibility page, and the other way round, once the visitor wants it."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.form import Form, facts_in, give
from tests.browser.visitor import Visitor, asked_fact, known_facts, wait_until_known

CHECK = {
    "zh": "我符合K字签证的条件吗？",
    "en": "Do I qualify for the K visa?",
    "ja": "Kビザの条件を満たしていますか？",
    "ko": "K 비자 자격이 되나요?",
}


def accept(page: Page) -> None:
    """Take up the offer to share."""
    page.locator(".offer .main-button").click()
    expect(page.locator(".shared")).to_be_visible()


@pytest.mark.parametrize("language", CHECK)
def test_what_is_told_on_one_side_is_known_on_the_other(
    desk: Any, new_page: Callable[..., Page], language: str
) -> None:
    page = new_page(language=language)
    chat = Visitor.at_panel(page, desk.url)
    chat.agree()
    chat.say(CHECK[language])
    before = chat.replies.count()
    give(chat.question, facts_in(language, desk.http)["nationality"], "JP")
    chat.reply_after(before)

    form = Form.at(page.context.new_page(), desk, language)
    expect(form.told).to_have_count(0)  # not before the visitor wants it
    accept(form.page)
    expect(form.row("nationality")).to_be_visible()
    asked = str(asked_fact(page))
    expect(form.heading).to_have_text(form.facts[asked]["question"])  # both ask for the same next

    form.row("nationality").locator("[aria-expanded]").click()
    give(form.row("nationality").locator(".question-input"), form.facts["nationality"], "DE")
    wait_until_known(page, {"nationality": "DE"})

    give(chat.question, form.facts[asked], True)
    expect(form.row(asked)).to_be_visible()
    assert known_facts(page) == {"nationality": "DE", asked: True}


def test_nothing_is_shared_where_the_visitor_does_not_want_it(desk: Any, new_page: Callable[..., Page]) -> None:
    page = new_page()
    chat = Visitor.at_panel(page, desk.url)
    chat.agree()
    chat.say("Do I qualify for the K visa?")
    form = Form.at(page.context.new_page(), desk)
    form.page.locator(".offer .quiet-button").click()
    expect(form.page.locator(".offer")).to_have_count(0)
    form.answer({"dont_know": True})
    form.page.wait_for_timeout(1000)  # longer than the page waits before it sends
    assert known_facts(page) == {}


def test_the_page_that_a_chat_on_another_site_opens_knows_what_was_told(
    desk: Any, sites: SimpleNamespace, new_page: Callable[..., Page]
) -> None:
    page = new_page()
    chat = Visitor.at_site(page, f"{sites.city.url}/")
    chat.agree()
    chat.say("Do I qualify for the K visa?")
    before = chat.replies.count()
    give(chat.question, facts_in("en", desk.http)["nationality"], "KR")
    chat.reply_after(before)
    with page.context.expect_page() as opened:
        chat.choose_menu(0)
    form = Form(opened.value, facts_in("en", desk.http))
    expect(form.row("nationality")).to_be_visible()
    expect(form.page.locator(".shared")).to_be_visible()
    assert "#" not in form.page.url

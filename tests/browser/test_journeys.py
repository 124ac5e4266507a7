"""A whole journey in each language, on a phone or at a desk, on another site's page."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visitor import Visitor, known_facts

JOURNEYS = {
    "zh": ("A类工作许可需要什么条件？", "我符合B类工作许可的条件吗？我35岁，本科学历", "phone"),
    "en": ("What do I need for a Category A work permit?", "Do I qualify for category B? I am 35, bachelor", "desktop"),
    "ja": ("A類の就労許可の条件は何ですか？", "B類の条件を満たしていますか？35歳で学士です", "phone"),
    "ko": ("A류 취업허가 조건이 무엇인가요?", "저는 B류 취업허가 자격이 되나요? 35세이고 학사입니다", "desktop"),
}


@pytest.mark.parametrize("language", JOURNEYS)
def test_a_visitor_asks_checks_corrects_reaches_a_person_and_deletes(
    desk: Any, sites: SimpleNamespace, new_page: Callable[..., Page], language: str
) -> None:
    question, check, size = JOURNEYS[language]
    page = new_page(language=language, size=size)
    visitor = Visitor.at_site(page, f"{sites.city.url}/{language}")
    panel = visitor.panel
    expect(panel.locator("html")).to_have_attribute("lang", {"zh": "zh-Hans"}.get(language, language))
    visitor.agree()

    answer = visitor.say(question)
    expect(answer.locator(".reply")).to_have_attribute("data-kind", "answer")
    expect(answer.locator(".reply-text")).to_have_attribute("lang", {"zh": "zh-Hans"}.get(language, language))
    assert answer.locator(".source, .sources li").count() >= 1
    answer.locator(".feedback button").first.click()
    expect(answer.locator(".feedback button").first).to_have_attribute("aria-pressed", "true")

    reply = visitor.say(check)
    for _ in range(30):
        if reply.locator(".reply").get_attribute("data-kind") != "question":
            break
        number = visitor.panel.locator(".reply-question[open] .question-input input")
        reply = visitor.answer(6 if number.count() else None)
    expect(reply.locator(".reply")).to_have_attribute("data-kind", "verdict")
    card = reply.locator(".verdict").first
    expect(card).to_be_visible()

    page.reload()
    page.locator("talent-desk .launcher").click()
    expect(visitor.messages.first).to_be_visible()
    shown = visitor.transcript()
    assert [seq for seq, _ in shown] == sorted({seq for seq, _ in shown}) and shown[0][1] == question

    panel.locator(".header-human").click()
    expect(panel.locator("a[href='tel:12345']").first).to_be_visible()
    panel.locator("#request-contact").fill("visitor@example.org")
    panel.locator(".request button[type=submit]").click()
    reference = panel.locator(".reference strong").inner_text()
    assert len(reference) >= 6
    panel.locator(".view .button.primary").click()
    expect(panel.locator("article.system").last).to_contain_text(reference)

    visitor.choose_menu(-1)
    panel.locator(".button.danger").click()
    expect(panel.locator(".receipt strong")).to_be_visible()
    panel.locator(".view .button.primary").click()
    expect(visitor.agree_button).to_be_visible()
    assert visitor.messages.count() == 0


@pytest.mark.parametrize("language", JOURNEYS)
def test_the_first_act_can_be_to_ask_for_a_person(
    desk: Any, sites: SimpleNamespace, new_page: Callable[..., Page], language: str
) -> None:
    visitor = Visitor.at_site(new_page(language=language), f"{sites.city.url}/{language}")
    visitor.panel.locator(".header-human").click()
    expect(visitor.panel.locator("a[href='tel:12345']").first).to_be_visible()
    visitor.panel.locator(".request button[type=submit]").click()
    expect(visitor.panel.locator(".reference strong")).to_be_visible()


def test_the_language_changes_at_any_time_and_nothing_is_lost(
    desk: Any, sites: SimpleNamespace, new_page: Callable[..., Page]
) -> None:
    visitor = Visitor.at_site(new_page(), f"{sites.city.url}/")
    visitor.agree()
    visitor.say("What is the R visa?")
    visitor.input.fill("half a que")
    before = visitor.transcript()
    switch = visitor.panel.locator(".header select")
    for language, tag in (("ja", "ja"), ("zh-Hant", "zh-Hant"), ("ko", "ko"), ("zh", "zh-Hans")):
        switch.select_option(language)
        expect(visitor.panel.locator("html")).to_have_attribute("lang", tag)
        assert visitor.transcript() == before
        assert visitor.input.input_value() == "half a que"
    reply = visitor.say("R visa fee")
    expect(reply.locator(".reply-text")).to_have_attribute("lang", "zh-Hans")


def test_a_second_tab_follows_and_learns_that_all_was_deleted(desk: Any, new_page: Callable[..., Page]) -> None:
    first = Visitor.at_panel(new_page(), desk.url)
    first.agree()
    first.say("What is the R visa?")
    second = Visitor.at_panel(first.page.context.new_page(), desk.url)
    expect(second.replies).to_have_count(1)
    second.say("What does it cost?")
    expect(first.replies).to_have_count(2)
    assert first.transcript() == second.transcript()

    first.choose_menu(-1)
    first.panel.locator(".button.danger").click()
    expect(first.panel.locator(".receipt strong")).to_be_visible()
    expect(second.panel.locator(".consent .notice")).to_be_visible()
    assert second.messages.count() == 0
    assert second.page.evaluate("localStorage.getItem('talent-desk.conversation')") is None
    second.agree()
    assert second.say("What is the R visa?").inner_text()


def test_an_old_button_corrects_its_own_question_and_no_other(desk: Any, new_page: Callable[..., Page]) -> None:
    page = new_page()
    visitor = Visitor.at_panel(page, desk.url)
    visitor.agree()
    of_degree = visitor.say("Can I get PhD permanent residence?")
    of_permit = visitor.choose(-1)
    expect(of_permit.locator(".reply")).to_have_attribute("data-kind", "question")
    degrees = of_degree.locator(".options .choice")
    highest = known_facts(page)
    assert list(highest) == ["degree"]

    before = visitor.replies.count()
    of_degree.locator(".reply-question > summary").click()
    degrees.first.click()
    verdict = visitor.reply_after(before)
    expect(verdict.locator(".verdict")).to_have_attribute("data-verdict", "does_not_qualify")
    lowest = known_facts(page)
    assert list(lowest) == ["degree"] and lowest != highest

    degrees.last.click()
    again = visitor.reply_after(before + 1)
    expect(again.locator(".reply-text")).to_contain_text(of_permit.locator(".reply-text").inner_text().splitlines()[-1])
    assert known_facts(page) == highest

"""The eligibility page as visitors use it: by keyboard, with answers of every kind, changed at will, and on paper."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.form import DONT_KNOW, Form, give

TAGS = {"zh": "zh-Hans", "en": "en", "ja": "ja", "ko": "ko"}


def titles(desk: Any, language: str) -> dict[str, str]:
    """Return what programmes are called, by id."""
    listed = desk.http.get("/api/eligibility/programmes", params={"language": language}).json()["programmes"]
    return {programme["id"]: programme["title"] for programme in listed}


def test_all_is_checked_with_few_answers_and_results_follow_each(desk: Any, page: Page) -> None:
    form = Form.at(page, desk)
    assert page.locator(".result").count() == len(titles(desk, "en"))
    before = page.locator(".counts-said").inner_text()
    for _ in range(3):
        form.answer(FIRST_OF[form.facts[str(form.asked)]["type"]])
    expect(page.locator(".counts-said")).not_to_have_text(before)
    expect(page.locator(".results-of-check > [role=status]")).to_contain_text(page.locator(".counts-said").inner_text())


FIRST_OF: dict[str, Any] = {
    "integer": 40,
    "number": 400_000,
    "boolean": True,
    "choice": "master",
    "country": "JP",
    "date": "2020-01-01",
}


def test_everything_can_be_done_by_keyboard(desk: Any, page: Page) -> None:
    form = Form.at(page, desk)
    form.check_only(titles(desk, "en")["work-permit-b"])
    assert form.asked == "age"
    form.box.locator("input").focus()
    page.keyboard.type("40")
    page.keyboard.press("Enter")
    expect(form.told).to_have_count(1)
    expect(form.heading).to_be_focused()  # the next question is read out
    for _ in range(6):
        form.settle()
        asked = form.facts[str(form.asked)]
        page.keyboard.press("Tab")
        if asked["type"] in ("integer", "number"):
            page.keyboard.type("5")
            page.keyboard.press("Enter")
        elif asked["type"] in ("boolean", "choice"):
            page.keyboard.press("Tab")
            page.keyboard.press("Space")
        else:
            page.keyboard.type("jap")
            page.keyboard.press("Enter")
        expect(form.heading.or_(page.locator(".ask h2"))).to_be_focused()
        form.settle()
        if form.asked is None:
            break
    assert form.told.count() >= 2

    change = form.row("age").locator("[aria-expanded]")
    change.focus()
    page.keyboard.press("Enter")
    expect(form.row("age").locator(".told-editor")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("64")
    page.keyboard.press("Enter")
    expect(form.row("age").locator(".told-value")).to_contain_text("64")
    expect(change).to_be_focused()


def test_an_answer_can_be_changed_unknown_a_range_and_taken_back(desk: Any, page: Page) -> None:
    title = titles(desk, "en")["work-permit-points"]
    form = Form.at(page, desk)
    form.check_only(title)
    assert form.asked == "age"
    form.answer(30)
    points = form.result(title).locator(".points-said")
    row = form.row("age")
    seen = [points.inner_text()]
    for value in ({"min": 40, "max": 50}, 50, DONT_KNOW):
        row.locator("[aria-expanded]").click()
        give(row.locator(".question-input"), form.facts["age"], value)
        expect(row.locator(".told-editor")).to_have_count(0)
        form.settle()
        seen.append(points.inner_text())
    assert len(set(seen)) == 4, seen  # what was told decides the points each time
    asked = form.asked
    assert asked != "age"
    row.locator(".told-buttons button").last.click()
    expect(form.told).to_have_count(0)
    expect(form.heading).to_have_text(form.facts["age"]["question"])


def test_a_mistake_is_named_and_what_was_typed_stays(desk: Any, page: Page) -> None:
    form = Form.at(page, desk)
    form.check_only(titles(desk, "en")["work-permit-b"])
    for wrong in ("400", "forty", ""):
        give(form.box, form.facts["age"], wrong)
        expect(form.box.locator(".problem")).not_to_be_empty()
        expect(form.box.locator("input")).to_be_focused()
        expect(form.box.locator("input")).to_have_attribute("aria-invalid", "true")
        assert form.box.locator("input").input_value() == wrong
    assert form.told.count() == 0


@pytest.mark.parametrize("language", TAGS)
def test_what_was_told_is_there_after_a_reload_and_in_another_language(
    desk: Any, new_page: Callable[..., Page], language: str
) -> None:
    other = {"zh": "en", "en": "ja", "ja": "ko", "ko": "zh"}[language]
    page = new_page(language=language)
    form = Form.at(page, desk, language)
    form.check_only(titles(desk, language)["work-permit-b"])
    form.answer(41)
    form.answer(DONT_KNOW)
    told = form.told.all_inner_texts()
    verdict = page.locator(".result").get_attribute("data-verdict")
    page.reload()
    expect(form.told).to_have_count(2)
    form.settle()
    assert form.told.all_inner_texts() == told
    there = Form.at(page, desk, other)
    expect(there.told).to_have_count(2)
    expect(there.row("age").locator(".told-value")).to_contain_text("41")
    expect(page.locator(".check")).to_have_attribute("lang", TAGS[other])
    assert page.locator(".result").get_attribute("data-verdict") == verdict


@pytest.mark.parametrize("language", TAGS)
def test_a_result_is_taken_along_on_paper_in_two_languages(
    desk: Any, new_page: Callable[..., Page], language: str
) -> None:
    page = new_page(language=language)
    form = Form.at(page, desk, language)
    title = titles(desk, language)["work-permit-points"]
    form.check_only(title)
    for value in (41, DONT_KNOW):
        form.answer(value)
    page.locator(".acts .main-button").click()
    page.wait_for_url("**/eligibility/results/*")
    paper = page.locator(".takeaway")
    reference = page.url.split("/results/")[1].split("?")[0]
    expect(paper.locator(".reference").first).to_have_text(reference)
    expect(paper).to_contain_text(title)
    expect(paper).to_contain_text(titles(desk, "zh")["work-permit-points"])
    expect(paper).to_contain_text("41")
    langs = set(paper.locator("[lang]").evaluate_all("nodes => nodes.map(node => node.lang)"))
    assert {TAGS[language], "zh-Hans"} <= langs

    page.emulate_media(media="print")
    expect(paper).to_be_visible()
    for gone in (".top", ".bottom", "talent-desk"):
        assert not page.locator(gone).first.is_visible(), gone
    assert page.pdf(format="A4").startswith(b"%PDF")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize(
    ("language", "size", "scheme"),
    [("zh", "desktop", "light"), ("en", "narrow", "dark"), ("ja", "phone", "dark"), ("ko", "narrow", "light")],
)
def test_nothing_hinders_anybody_in_any_state(
    desk: Any, new_page: Callable[..., Page], findings: Callable[..., list[str]], language: str, size: str, scheme: str
) -> None:
    page = new_page(language=language, size=size, color_scheme=scheme)
    form = Form.at(page, desk, language)
    found = {"start": findings(page)}
    wide = {"start": width(page)}

    def look(state: str) -> None:
        found[state], wide[state] = findings(page), width(page)

    form.check_only(titles(desk, language)["work-permit-points"])
    form.box.locator("details.why summary").click()
    form.box.locator(".value-ways button").first.click()
    look("range")
    give(form.box, form.facts["age"], {"min": 400, "max": 3})
    expect(form.box.locator(".problem").first).not_to_be_empty()
    look("mistake")
    form.answer({"min": 30, "max": 50})
    form.answer(DONT_KNOW)
    form.row("age").locator("[aria-expanded]").click()
    look("change")
    folded = page.locator(".result details:not([open])")
    while folded.count():  # what is inside one is drawn when it is opened
        folded.evaluate_all("nodes => nodes.forEach(node => { node.open = true; })")
        page.evaluate("new Promise(drawn => requestAnimationFrame(() => setTimeout(drawn)))")
    look("results")
    page.locator(".acts .main-button").click()
    expect(page.locator(".takeaway")).to_be_visible()
    look("take-away")
    assert {state: problems for state, problems in found.items() if problems} == {}
    assert {state: by for state, by in wide.items() if by > 0} == {}


def width(page: Page) -> int:
    """Return by how many pixels the page is wider than the screen."""
    by: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return by

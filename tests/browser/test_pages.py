"""The pages in a browser: nothing is refused by their own policy, nothing hinders anybody, and no script is needed."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

PAGES = ["/", "/search", "/search?q=What+is+the+R+visa%3F", "/eligibility", "/widget/panel"]


@pytest.mark.parametrize("path", PAGES)
def test_page_loads_without_an_error_and_within_its_policy(desk: Any, page: Page, path: str) -> None:
    page.goto(desk.url + path, wait_until="networkidle")
    assert page.locator("h1").count() >= 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES[:3])
def test_nothing_on_a_page_hinders_anybody(
    desk: Any, new_page: Callable[..., Page], findings: Callable[..., list[str]], path: str, scheme: str
) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(desk.url + path, wait_until="networkidle")
    assert findings(page) == []


@pytest.mark.parametrize("path", PAGES[:3])
def test_page_fits_a_narrow_screen(desk: Any, new_page: Callable[..., Page], path: str) -> None:
    page = new_page(size="narrow")
    page.goto(desk.url + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(("language", "word"), [("zh", "检索"), ("en", "Search"), ("ja", "検索"), ("ko", "검색")])
def test_a_visitor_without_scripts_finds_an_answer_and_a_telephone_number(
    desk: Any, new_page: Callable[..., Page], language: str, word: str
) -> None:
    page = new_page(language=language, java_script_enabled=False)
    page.goto(desk.url + "/eligibility")
    page.get_by_role("searchbox").fill("R visa")
    page.get_by_role("button", name=word, exact=True).click()
    page.get_by_role("link", name=language_name(language)).click()
    assert page.locator("article h2").inner_text()
    assert page.locator("article .sources li").count() >= 1
    assert page.get_by_role("link", name="12345").count() >= 1


@pytest.mark.parametrize("path", ["/eligibility", "/widget/panel"])
@pytest.mark.parametrize("cause", ["off", "blocked"])
def test_page_of_scripts_still_helps_without_them(
    desk: Any, new_page: Callable[..., Page], watch: Any, path: str, cause: str
) -> None:
    page = new_page(java_script_enabled=cause == "blocked")
    if cause == "blocked":
        watch.expect("Failed to load resource")
        page.route("**/*.js", lambda route: route.abort())
    page.goto(desk.url + path)
    page.get_by_role("link", name="12345").wait_for()
    page.get_by_role("searchbox").fill("R visa")
    page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("heading", name="Search results").wait_for()


@pytest.mark.parametrize("path", ["/eligibility", "/widget/panel"])
def test_page_of_scripts_never_shows_with_them_what_is_for_those_without(desk: Any, page: Page, path: str) -> None:
    page.goto(desk.url + path, wait_until="networkidle")
    page.wait_for_timeout(2500)  # longer than it waits for scripts
    assert page.locator(".late").filter(visible=True).count() == 0


def language_name(language: str) -> str:
    """Return what the link to a language is called."""
    return {"zh": "中文", "en": "English", "ja": "日本語", "ko": "한국어"}[language]

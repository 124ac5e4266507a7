"""A real Chromium, the running product, and sites that show its chat.

Everything here is slow to start and shared by all tests; each test gets a visitor of its own.
"""

import os
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bot.setup import browser_code
from bot.setup.browser import ensure_chromium
from bot.setup.environments import TEST
from tests.browser.sites import RECIPE, Site
from tests.browser.watching import Watch, axe_findings
from tests.e2e.desk import Desk

SIZES: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": {"width": 1280, "height": 800}},
    "phone": {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True},
    "narrow": {"viewport": {"width": 320, "height": 568}, "is_mobile": True, "has_touch": True},  # also 400 % of 1280
}
LOCALES = {"zh": "zh-CN", "zh-Hant": "zh-TW", "en": "en-GB", "ja": "ja-JP", "ko": "ko-KR"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test here: each needs the whole product."""
    for item in items:
        if item.path.is_relative_to(os.path.dirname(__file__)):
            item.add_marker(pytest.mark.e2e)


@pytest.fixture(scope="session")
def sites() -> Iterator[SimpleNamespace]:
    """Give three sites: `city`, with a page a language and the policy of README.md, and `news` may show the chat."""
    named = SimpleNamespace(city=Site(), news=Site(), hostile=Site())
    yield named
    for site in vars(named).values():
        site.close()


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory, sites: SimpleNamespace) -> Iterator[Desk]:
    """Give the running product, its browser code built anew; `city` and `news` embed the chat, `hostile` tries to."""
    browser_code.build_when_changed(TEST)
    allowed = f"{sites.city.url},{sites.news.url}"
    running = Desk(tmp_path_factory.mktemp("desk"), settings={"DESK_WIDGET_ORIGINS": allowed})
    sites.city.embed(running.url, policy=RECIPE)
    for language in LOCALES:
        sites.city.embed(running.url, language=language, policy=RECIPE, path=f"/{language}")
    sites.news.embed(running.url, title="News", language="ja")
    sites.hostile.embed(running.url, title="Not allowed")
    try:
        running.wait_until_rasa_is("up")
        yield running
    finally:
        running.stop()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Give the browser; without one this fails and says how to get it."""
    program = ensure_chromium()
    with sync_playwright() as playwright:
        flags = ["--no-sandbox"] if os.geteuid() == 0 else []  # Chromium has none for root
        browser = playwright.chromium.launch(executable_path=program, args=flags)
        yield browser
        browser.close()


@pytest.fixture
def watch() -> Iterator[Watch]:
    """Give what went wrong in the pages of this test; anything unexpected fails it at its end."""
    watching = Watch()
    yield watching
    assert watching.problems == []


@pytest.fixture
def new_context(chromium: Browser, watch: Watch) -> Iterator[Callable[..., BrowserContext]]:
    """Give a maker of visitors: `new_context(language="ja", size="phone", **options of Playwright)`."""
    contexts: list[BrowserContext] = []

    def make(*, language: str = "en", size: str = "desktop", **options: Any) -> BrowserContext:
        context = chromium.new_context(**{"locale": LOCALES[language], **SIZES[size], **options})
        context.on("page", watch.follow)
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def new_page(new_context: Callable[..., BrowserContext]) -> Callable[..., Page]:
    """Give a maker of pages, each of a visitor of its own; takes what `new_context` takes."""
    return lambda **options: new_context(**options).new_page()


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """Give an empty page of a visitor who reads English at a desk."""
    return new_page()


@pytest.fixture
def findings() -> Callable[..., list[str]]:
    """Give what axe finds: `findings(page)` is empty where nothing hinders anybody."""
    return axe_findings

"""The chat on other sites: nothing before it is opened, nothing for those who may not, nothing left behind."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.visitor import Visitor
from tests.browser.watching import Watch


@pytest.mark.parametrize("site", ["city", "news"])
def test_nothing_is_stored_or_asked_for_before_the_visitor_opens_it(
    desk: Any, sites: SimpleNamespace, new_context: Callable[..., BrowserContext], site: str
) -> None:
    context = new_context()
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.goto(f"{getattr(sites, site).url}/", wait_until="networkidle")
    page.locator("talent-desk .launcher").hover()
    page.wait_for_timeout(300)  # nothing can be waited for: nothing happens
    assert [url for url in asked if url.startswith(desk.url)] == [f"{desk.url}/widget.js"]
    assert context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.evaluate("(async () => (await indexedDB.databases()).length)()") == 0

    page.locator("talent-desk .launcher").click()
    expect(page.frame_locator("talent-desk iframe").locator(".agreement .button.primary")).to_be_visible()
    assert not any("/api/chat/conversations" in url for url in asked)  # nothing is sent before the visitor agrees
    assert page.frames[1].evaluate("localStorage.length + sessionStorage.length") == 0
    assert context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


@pytest.mark.parametrize("site", ["city", "news"])
def test_both_sites_that_may_show_it_do(
    desk: Any, sites: SimpleNamespace, new_page: Callable[..., Page], site: str
) -> None:
    visitor = Visitor.at_site(new_page(language="ja"), f"{getattr(sites, site).url}/")
    visitor.agree()
    assert visitor.say("Rビザとは何ですか？").inner_text()


def test_a_site_that_may_not_show_it_gets_a_way_out_and_no_chat(
    desk: Any, sites: SimpleNamespace, new_page: Callable[..., Page], watch: Watch
) -> None:
    watch.expect("frame-ancestors|Framing|refused|ERR_BLOCKED_BY_RESPONSE")
    page = new_page()
    page.goto(f"{sites.hostile.url}/")
    page.locator("talent-desk .launcher").click()
    way_out = page.locator("talent-desk a[target=_blank]")
    expect(way_out).to_be_visible(timeout=15_000)
    assert way_out.get_attribute("href").startswith(desk.url)
    assert page.frame_locator("talent-desk iframe").locator(".header").count() == 0


def test_a_hostile_page_learns_and_does_nothing_by_calling_the_desk(
    desk: Any, sites: SimpleNamespace, new_page: Callable[..., Page], watch: Watch
) -> None:
    watch.expect("CORS|Failed to load resource|ERR_FAILED")
    page = new_page()
    page.goto(f"{sites.hostile.url}/")
    address = f"{desk.url}/api/chat/conversations"
    for call in (f"fetch('{address}', {{method: 'POST'}})", f"fetch('{desk.url}/api/chat/settings')"):
        assert page.evaluate(f"{call}.then(r => r.text()).then(String, () => 'nothing')") == "nothing"
    with page.expect_response(address) as done:  # sent without asking first, and answered to nobody
        page.evaluate(f"fetch('{address}', {{method: 'POST', mode: 'no-cors'}})")
    assert done.value.status == 403
    refused = page.request.post(f"{desk.url}/api/chat/conversations", headers={"Origin": sites.hostile.url})
    assert refused.status == 403 and refused.json()["error"]["code"] == "foreign_origin"


def test_messages_of_strangers_do_nothing(
    desk: Any, sites: SimpleNamespace, new_page: Callable[..., Page], watch: Watch
) -> None:
    page = new_page()
    visitor = Visitor.at_site(page, f"{sites.news.url}/")
    expect(visitor.agree_button).to_be_visible()
    language = visitor.panel.locator("html").get_attribute("lang")
    panel = page.frames[1]
    for frame in (page.main_frame, panel):
        frame.evaluate("() => { window.heard = 0; addEventListener('message', () => { window.heard += 1; }); }")
    hostile = sites.hostile.put("/stranger", "<!doctype html><title>A stranger</title>")
    strangers = {
        "another site": {"src": hostile},
        "a part of the site": {"srcdoc": "<!doctype html>"},
        "no site at all": {"srcdoc": "<!doctype html>", "sandbox": "allow-scripts"},
        "another panel": {"src": f"{desk.url}/widget/panel"},
    }
    for place, (name, attributes) in enumerate(strangers.items()):
        with page.expect_event("framenavigated", lambda frame: frame not in (page.main_frame, panel)) as added:
            page.evaluate(
                "attributes => document.body.append(Object.assign(document.createElement('iframe'), attributes))",
                {"name": f"stranger-{place}", **attributes},
            )
        added.value.evaluate("() => { for (const desk of ['close', 'ready']) parent.postMessage({desk}, '*'); }")
        page.wait_for_function("count => window.heard === count", arg=2 * (place + 1))
        assert page.locator("talent-desk .launcher").get_attribute("aria-expanded") == "true", name

    # The panel obeys the page around it, and no other page of the same origin.
    page.frame("stranger-1").evaluate(  # type: ignore[union-attr]
        """() => parent.document.querySelector("talent-desk").shadowRoot.querySelector("iframe")
          .contentWindow.postMessage({desk: "language", language: "ko"}, "*")"""
    )
    panel.wait_for_function("window.heard === 1")
    assert visitor.panel.locator("html").get_attribute("lang") == language

    panel.evaluate("site => parent.postMessage({desk: 'close'}, site)", sites.news.url)
    expect(page.locator("talent-desk .launcher")).to_have_attribute("aria-expanded", "false")


def test_a_page_that_opens_the_panel_in_a_tab_does_not_steer_it(
    desk: Any, sites: SimpleNamespace, new_page: Callable[..., Page]
) -> None:
    page = new_page()
    page.goto(f"{sites.hostile.url}/")
    with page.context.expect_page() as opened:
        page.evaluate(f"window.panel = window.open('{desk.url}/widget/panel')")
    panel = opened.value
    expect(panel.locator(".agreement .button.primary")).to_be_visible()
    panel.evaluate("() => { addEventListener('message', () => { window.heard = true; }); }")
    page.evaluate("window.panel.postMessage({desk: 'language', language: 'ko'}, '*')")
    panel.wait_for_function("window.heard || window.opener === null")
    expect(panel.locator("html")).to_have_attribute("lang", "en")


def test_escape_closes_and_gives_the_focus_back(
    desk: Any, sites: SimpleNamespace, new_page: Callable[..., Page]
) -> None:
    page = new_page()
    page.goto(f"{sites.city.url}/")
    page.keyboard.press("Tab")
    launcher = page.locator("talent-desk .launcher")
    launcher.focus()
    page.keyboard.press("Enter")
    visitor = Visitor(page, page.frame_locator("talent-desk iframe"))
    expect(visitor.panel.locator("#consent-title")).to_be_focused()
    page.keyboard.press("Escape")
    expect(launcher).to_be_focused()
    expect(launcher).to_have_attribute("aria-expanded", "false")


def test_a_phone_shows_nothing_else_while_it_is_open(
    desk: Any, sites: SimpleNamespace, new_page: Callable[..., Page]
) -> None:
    page = new_page(size="phone")
    visitor = Visitor.at_site(page, f"{sites.city.url}/")
    expect(visitor.agree_button).to_be_visible()
    box = page.locator("talent-desk iframe").bounding_box()
    assert box and (box["width"], box["height"]) == (390, 844)
    assert page.locator("main").evaluate("node => node.inert")
    visitor.panel.locator(".header .control").last.click()
    expect(page.locator("talent-desk .launcher")).to_be_visible()
    assert not page.locator("main").evaluate("node => node.inert")

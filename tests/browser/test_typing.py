"""What is typed is what is sent and shown: input methods, signs that markup would swallow, the longest message."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visitor import Visitor, server_events

HARD = (
    "age < 45 && salary > 300000 [A-12] *bold* _under_ `code` <b>x</b> <script>alert(1)</script> "
    "≤ ≥ ½ 👩🏽‍💻 \u200f עברית &amp; \\n $1 {name} %s"
)


@pytest.mark.parametrize(("typed", "meant"), [("ni hao", "你好"), ("にほん", "日本"), ("ㅎㅏㄴ", "한국")])
def test_enter_that_ends_a_composition_sends_nothing(
    desk: Any, new_page: Callable[..., Page], typed: str, meant: str
) -> None:
    page = new_page()
    visitor = Visitor.at_panel(page, desk.url)
    visitor.agree()
    visitor.input.focus()
    keyboard = page.context.new_cdp_session(page)
    end = {"selectionStart": len(typed), "selectionEnd": len(typed)}
    keyboard.send("Input.imeSetComposition", {"text": typed, **end})
    composing = {"key": "Process", "code": "Enter", "windowsVirtualKeyCode": 229}
    keyboard.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **composing})
    page.keyboard.press("Enter")  # told as Enter while the word is not finished, as Chromium on macOS does
    keyboard.send("Input.imeSetComposition", {"text": typed, **end})
    keyboard.send("Input.insertText", {"text": meant})
    page.wait_for_timeout(300)
    assert visitor.own.count() == 0
    assert meant in visitor.input.input_value()
    page.keyboard.press("Enter")
    expect(visitor.own).to_have_count(1)
    expect(visitor.own.locator(".said")).to_contain_text(meant)


def test_shift_and_enter_begin_a_new_line(desk: Any, new_page: Callable[..., Page]) -> None:
    page = new_page()
    visitor = Visitor.at_panel(page, desk.url)
    visitor.agree()
    visitor.input.focus()
    page.keyboard.type("one")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("two")
    page.keyboard.press("Enter")
    expect(visitor.own.locator(".said")).to_have_text("one\ntwo", use_inner_text=True)


@pytest.mark.parametrize("text", [HARD, "长" * 2000, "😀" * 1000], ids=["signs", "longest", "emoji"])
def test_what_is_shown_is_what_was_typed_and_what_is_stored(
    desk: Any, new_page: Callable[..., Page], text: str
) -> None:
    page = new_page()
    visitor = Visitor.at_panel(page, desk.url)
    visitor.agree()
    visitor.say(text)
    assert visitor.own.locator(".said").evaluate("node => node.textContent") == text
    stored = [event for event in server_events(page) if event.get("from") == "visitor"]
    assert [event["text"] for event in stored] == [text]
    page.reload()
    expect(visitor.own).to_have_count(1)
    assert visitor.own.locator(".said").evaluate("node => node.textContent") == text


def test_a_message_that_is_too_long_stays_and_says_so(desk: Any, new_page: Callable[..., Page]) -> None:
    visitor = Visitor.at_panel(new_page(), desk.url)
    visitor.agree()
    visitor.input.fill("x" * 2001)
    visitor.input.press("Enter")
    expect(visitor.panel.locator(".composer .problem")).not_to_be_empty()
    assert visitor.own.count() == 0 and len(visitor.input.input_value()) == 2001


def test_what_is_written_offline_is_kept_over_a_reload_and_sent_once_later(
    desk: Any, new_page: Callable[..., Page], watch: Any
) -> None:
    watch.expect("ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to load resource|Failed to fetch")
    page = new_page()
    visitor = Visitor.at_panel(page, desk.url)
    visitor.agree()
    visitor.say("What is the R visa?")
    page.context.set_offline(True)
    visitor.input.fill("How long is it valid?")
    visitor.input.press("Enter")
    expect(visitor.own).to_have_count(2)
    page.context.route("**/messages", lambda route: route.abort())  # the page can be loaded, but nothing be sent
    page.context.set_offline(False)
    page.reload()
    expect(visitor.own).to_have_count(2)
    expect(visitor.own.last.locator(".said")).to_have_text("How long is it valid?")
    assert visitor.own.last.get_attribute("data-seq") is None
    page.context.unroute("**/messages")
    expect(visitor.replies).to_have_count(2, timeout=40_000)
    assert [text for _, text in visitor.transcript()].count("How long is it valid?") == 1
    sent = [event["text"] for event in server_events(page) if event.get("from") == "visitor"]
    assert sent == ["What is the R visa?", "How long is it valid?"]

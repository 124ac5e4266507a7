"""A network that breaks all the time: what is on the screens and what the desk has stored are the same afterwards."""

import json
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.cutting import CuttingProxy
from tests.browser.visitor import Visitor
from tests.browser.watching import Watch

STORM_S = 60.0
CUT_EVERY_S = 0.1
SAY_EVERY_S = 2.5
CAUGHT_UP_WITHIN_MS = 60_000
QUESTIONS = (
    "What is the R visa?",
    "age < 45 & salary ≥ 60 *万* [A-12] 👩🏽‍🔬",
    "永久居留需要什么材料？",
    "就労許可の延長はいつまでに申請しますか？",
    "Do I qualify for a Category B work permit?",
    "취업허가 연장은 언제까지 신청해야 하나요?",
)
# Each message is to be one node, added once: what is read out is what is added.
COUNT_NODES = """() => {
  const count = window.nodes = {added: 0, removed: 0};
  const messages = (nodes) => [...nodes].flatMap(
    (node) => node.nodeType !== 1 ? [] : node.matches("article") ? [node] : [...node.querySelectorAll("article")]
  ).length;
  new MutationObserver((changes) => changes.forEach((change) => {
    count.added += messages(change.addedNodes);
    count.removed += messages(change.removedNodes);
  })).observe(document.querySelector("[role=log]"), {childList: true, subtree: true});
}"""


@pytest.fixture
def proxy(desk: Any) -> Iterator[CuttingProxy]:
    """Give a way to the desk that can be cut."""
    carrying = CuttingProxy(desk.port)
    yield carrying
    carrying.close()


def stored(desk: Any, page: Page) -> list[tuple[int, str]]:
    """Return number and text of every message that the desk has, asked for without the proxy."""
    opened = json.loads(page.evaluate("localStorage.getItem('talent-desk.conversation')"))
    events: list[dict[str, Any]] = []
    while True:
        answer = httpx.get(
            f"{desk.url}/api/chat/conversations/{opened['id']}/events",
            params={"after": events[-1]["seq"] if events else 0},
            headers={"Authorization": f"Bearer {opened['secret']}", "Accept": "application/json"},
            trust_env=False,
        ).raise_for_status()
        if not (more := answer.json()["events"]):
            break
        events += more
    assert [event["seq"] for event in events] == list(range(1, len(events) + 1))
    messages = [event for event in events if event["type"] == "message"]
    return [(one["seq"], one["text"] if one["from"] == "visitor" else one["reply"]["text"]) for one in messages]


def test_a_minute_of_cuts_leaves_no_gap_and_no_double(
    desk: Any, proxy: CuttingProxy, new_context: Callable[..., BrowserContext], watch: Watch
) -> None:
    watch.expect(r"net::ERR_|Failed to load resource|Failed to fetch")
    context = new_context()
    first = Visitor.at_panel(context.new_page(), proxy.url)
    first.agree()
    first.say("What is the R visa?")
    second = Visitor.at_panel(context.new_page(), proxy.url)
    expect(second.replies).to_have_count(1)
    tabs = (first, second)
    for tab in tabs:
        tab.page.evaluate(COUNT_NODES)

    said: list[list[str]] = [[], []]
    end, number = time.monotonic() + STORM_S, 0
    with proxy.cutting(every_s=CUT_EVERY_S):
        while time.monotonic() < end:
            place = number % 2
            text = f"{place}.{len(said[place])} {QUESTIONS[number % len(QUESTIONS)]}"
            tabs[place].input.fill(text)
            tabs[place].input.press("Enter")
            said[place].append(text)
            number += 1
            tabs[place].page.wait_for_timeout(1000 * SAY_EVERY_S)
    assert proxy.cut > STORM_S  # the storm was one

    for tab in tabs:
        expect(tab.panel.locator("[role=log] article.visitor[data-seq]")).to_have_count(
            number + 1, timeout=CAUGHT_UP_WITHIN_MS
        )
        expect(tab.replies).to_have_count(number + 1, timeout=CAUGHT_UP_WITHIN_MS)
    transcript = stored(desk, first.page)
    for tab in tabs:
        assert tab.transcript() == transcript
        assert tab.page.evaluate("window.nodes") == {"added": len(transcript) - 2, "removed": 0}
    for place, texts in enumerate(said):
        assert [text for _, text in transcript if text.startswith(f"{place}.")] == texts
    kept = first.page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('talent-desk.outbox'))")
    assert kept == []


def test_a_message_written_without_a_network_is_sent_when_it_is_back(
    desk: Any, new_context: Callable[..., BrowserContext], watch: Watch
) -> None:
    watch.expect(r"net::ERR_INTERNET_DISCONNECTED")
    context = new_context()
    visitor = Visitor.at_panel(context.new_page(), desk.url)
    visitor.agree()
    visitor.say("What is the R visa?")
    context.set_offline(True)
    visitor.input.fill("And the K visa?")
    visitor.input.press("Enter")
    expect(visitor.own).to_have_count(2)
    expect(visitor.panel.locator("article.visitor:not([data-seq])")).to_have_count(1)
    context.set_offline(False)
    expect(visitor.replies).to_have_count(2, timeout=CAUGHT_UP_WITHIN_MS)
    assert visitor.transcript() == stored(desk, visitor.page)


def test_what_was_not_sent_survives_closing_the_tab(
    desk: Any, new_context: Callable[..., BrowserContext], watch: Watch
) -> None:
    watch.expect(r"net::ERR_|Failed to load resource")
    context = new_context()
    visitor = Visitor.at_panel(context.new_page(), desk.url)
    visitor.agree()
    visitor.page.route("**/messages", lambda route: route.abort())
    visitor.input.fill("What is the R visa?")
    visitor.input.press("Enter")
    expect(visitor.own).to_have_count(1)
    visitor.page.close()
    again = Visitor.at_panel(context.new_page(), desk.url)
    expect(again.replies).to_have_count(1, timeout=CAUGHT_UP_WITHIN_MS)
    assert again.transcript() == stored(desk, again.page)

"""Whoever tells the same gets the same, in the chat, on the page and over HTTP, in every language."""

import re
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from playwright.sync_api import Locator, Page

from bot.content import KNOWLEDGE
from knowledge.eligibility.loader import load_rules, read_files
from knowledge.eligibility.model import RuleSet
from knowledge.sources import load_sources
from tests.browser.form import DONT_KNOW, Form, facts_in, give
from tests.browser.visitor import Visitor, asked_fact, known_facts
from tests.knowledge.eligibility.people import person

CHECKED = {  # the seed of a person, and how the programme is called
    "work-permit-points": (
        6,
        {
            "zh": "积分要素计分赋值表",
            "en": "the work permit points table",
            "ja": "就労許可ポイント表",
            "ko": "취업허가 점수표",
        },
    ),
    "work-permit-b": (
        10,
        {"zh": "B类工作许可", "en": "a category B permit", "ja": "B類の就労許可", "ko": "B류 취업허가"},
    ),
    "k-visa": (0, {"zh": "K字签证", "en": "the K visa", "ja": "Kビザ", "ko": "K 비자"}),
}
SAID = {
    "zh": "我符合{}的条件吗？",
    "en": "Do I qualify for {}?",
    "ja": "{}の条件を満たしていますか？",
    "ko": "제가 {} 조건을 충족하나요?",
}


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    """Give the rules that ship."""
    return load_rules(read_files(KNOWLEDGE / "rules"), sources=load_sources(KNOWLEDGE / "sources.yml"), run_tests=False)


@pytest.mark.parametrize("language", SAID)
@pytest.mark.parametrize("programme", CHECKED)
def test_chat_page_and_http_tell_the_same(
    desk: Any, new_page: Callable[..., Page], rules: RuleSet, programme: str, language: str
) -> None:
    seed, names = CHECKED[programme]
    ever_asked = check(desk, programme, {}, language)["missing"]  # what is assumed of everybody is not asked
    everything = person(rules, seed, programmes=[programme], known=0.85)
    profile = {fact: value for fact, value in everything.items() if fact in ever_asked}
    page = new_page(language=language)

    chat = Visitor.at_panel(page, desk.url)
    chat.agree(sensitive=True)
    reply = chat.say(SAID[language].format(names[language]))
    facts = facts_in(language, desk.http)
    while asked := asked_fact(page):
        before = chat.replies.count()
        give(chat.question, facts[asked], profile.get(asked, DONT_KNOW))
        reply = chat.reply_after(before)
    card = reply.locator(".verdict")
    in_chat = (card.get_attribute("data-verdict"), *said_in(card))

    told = known_facts(page)
    assert told == {fact: profile.get(fact, DONT_KNOW) for fact in told}
    over_http = check(desk, programme, told, language)
    at_once = check(desk, programme, profile, language)
    assert [at_once["verdict"], at_once.get("outcome")] == [over_http["verdict"], over_http.get("outcome")]
    verdict, outcome, points = in_chat
    assert verdict == over_http["verdict"]
    assert over_http.get("outcome_label") is None or over_http["outcome_label"] in (outcome or "")
    expected = over_http.get("points") or {}
    assert numbers(points) == {expected[name] for name in ("low", "high", "max") if name in expected}

    form = Form.at(new_page(language=language), desk, language)
    form.check_only(over_http["title"])
    while asked := form.asked:
        form.answer(profile.get(asked, DONT_KNOW))
    result = form.result(over_http["title"])
    assert (result.get_attribute("data-verdict"), *said_in(result)) == in_chat
    assert form.told.count() == len(told)


def said_in(card: Locator) -> tuple[str | None, str | None]:
    """Return what a card says of the outcome and of points, null where it says nothing."""
    parts = (card.locator(".verdict-outcome"), card.locator(".points-said"))
    outcome, points = (part.inner_text() if part.count() else None for part in parts)
    return outcome, points


def numbers(text: str | None) -> set[int]:
    """Return the numbers in a text."""
    return {int(number) for number in re.findall(r"\d+", text or "")}


def check(desk: Any, programme: str, facts: Mapping[str, Any], language: str) -> dict[str, Any]:
    """Return the result of a programme over HTTP."""
    body = {"facts": facts, "programmes": [programme], "language": language}
    answer = desk.http.post("/api/eligibility/check", json=body)
    assert answer.status_code == 200, answer.text
    (result,) = answer.json()["results"]
    return dict(result)

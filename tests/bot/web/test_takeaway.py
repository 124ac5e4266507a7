"""`/eligibility/results/…`: a kept result to print, in the visitor's language and in Chinese."""

import html
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from bot.web.parts import Parts
from knowledge.eligibility.engine import Eligibility
from knowledge.eligibility.model import RuleSet

LANGUAGES = ("zh", "en", "ja", "ko")
DAY = "2026-03-01"
FACTS = {"birth_date": "1990-05-01", "degree": "master", "annual_salary_cny": {"min": 300000, "max": 400000}}
TITLES = {"zh": "预先核对结果", "en": "Result of a pre-check", "ja": "事前確認の結果", "ko": "사전 확인 결과"}
SAID = {"zh": "硕士", "en": "master's", "ja": "修士", "ko": "석사"}


@pytest.fixture
def keep(client: TestClient) -> Callable[..., str]:
    """Check and keep; give the reference."""

    def send(facts: Any = FACTS, programmes: Any = ("work-permit-points",), language: str = "en") -> str:
        body = {"facts": facts, "as_of": DAY, "language": language, "keep": True}
        answer = client.post(
            "/api/eligibility/check", json=body | ({"programmes": list(programmes)} if programmes else {})
        )
        return str(answer.json()["reference"])

    return send


def read(client: TestClient, reference: str, language: str, **query: Any) -> tuple[Any, str]:
    answer = client.get(f"/eligibility/results/{reference}", params={"language": language, **query})
    return answer, html.unescape(re.sub(r"<[^>]+>", " ", answer.text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_take_away_says_all_in_the_language_and_in_chinese(
    client: TestClient, keep: Callable[..., str], language: str
) -> None:
    reference = keep(language="en")
    answer, text = read(client, reference, language)
    assert answer.status_code == 200
    assert reference in text
    for code in {language, "zh"}:
        assert TITLES[code] in text
        assert SAID[code] in text
    for code in {*LANGUAGES} - {language, "zh"}:
        assert TITLES[code] not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_verdict_points_and_conditions_are_those_of_the_check(
    client: TestClient, keep: Callable[..., str], language: str
) -> None:
    body = {"facts": FACTS, "as_of": DAY, "language": language, "programmes": ["work-permit-points"]}
    (result,) = client.post("/api/eligibility/check", json=body).json()["results"]
    _, text = read(client, keep(), language)
    shown = " ".join(text.split())
    assert result["verdict_label"] in shown and result["points"]["text"] in shown
    outcomes = [child for child in result["reasons"]["children"] if child["kind"] == "outcome"]
    assert outcomes and all(outcome["label"] in shown for outcome in outcomes)
    assert result["authority"] in text and result["next_steps"] in text
    assert all(source["title"] in text for source in result["sources"])


def test_value_counted_from_a_day_is_shown_with_the_day(client: TestClient, keep: Callable[..., str]) -> None:
    _, text = read(client, keep(), "en")
    assert "35 years (date of birth: 1990-05-01)" in text


def test_papers_come_from_the_card_that_lists_them(client: TestClient, keep: Callable[..., str]) -> None:
    _, text = read(client, keep(programmes=["pr-staff"]), "en")
    assert "Documents to bring" in text and "需要携带的材料" in text
    card = next(
        c
        for c in client.app.state.parts.search.cards(as_of=date(2026, 3, 1))
        if (c.id, c.language) == ("pr-staff", "en")
    )  # type: ignore[attr-defined]
    section = next(section for section in card.sections if section.heading == "Papers to prepare")
    first = section.body.split("\n")[0].lstrip("- ").replace("**", "")
    assert first in text


def test_page_is_neither_kept_nor_found(client: TestClient, keep: Callable[..., str]) -> None:
    answer, _ = read(client, keep(), "ja")
    assert answer.headers["cache-control"] == "no-store"
    assert "noindex" in answer.headers["x-robots-tag"]
    assert '<meta name="robots" content="noindex' in answer.text
    assert "<script" not in answer.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_unknown_reference_is_a_page_in_the_language(client: TestClient, parts: Parts, language: str) -> None:
    answer, text = read(client, "AAAAA-AAAAA", language)
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert parts.words.say("error_result_not_found", language) in text


def test_result_is_gone_when_its_time_is_over(
    client: TestClient, keep: Callable[..., str], parts: Parts, changed_parts: Callable[..., None]
) -> None:
    reference = keep()
    later = parts.clock() + timedelta(days=parts.settings.result_days, seconds=1)
    changed_parts(clock=lambda: later)
    assert read(client, reference, "en")[0].status_code == 404


def test_page_asks_nothing_of_a_browser_that_cannot_be_written_down(
    client: TestClient, keep: Callable[..., str]
) -> None:
    reference = keep()
    assert read(client, reference.lower().replace("-", ""), "en")[0].status_code == 200


class _Served:
    """Rules served in place of those there are."""

    def __init__(self, rules: RuleSet) -> None:
        self.engine = Eligibility(rules)


def test_rules_that_changed_since_are_named(
    client: TestClient, keep: Callable[..., str], parts: Parts, changed_parts: Callable[..., None]
) -> None:
    reference = keep()
    assert "The rules have changed" not in read(client, reference, "en")[1]
    changed_parts(eligibility=_Served(replace(parts.eligibility.engine.rules, version="other")))
    _, text = read(client, reference, "en")
    assert "The rules have changed since this was saved" in text and "保存之后规则有更新" in text
    assert "No verdict has changed." in text


def test_result_that_new_rules_cannot_read_is_shown_as_it_was(
    client: TestClient, keep: Callable[..., str], parts: Parts, changed_parts: Callable[..., None]
) -> None:
    reference = keep(language="ko")
    rules = parts.eligibility.engine.rules
    without = {id_: fact for id_, fact in rules.facts.items() if id_ != "degree"}
    served = _Served(rules)
    served.engine.rules = replace(rules, facts=without)  # type: ignore[misc]
    changed_parts(eligibility=served)
    answer, text = read(client, reference, "en")
    assert answer.status_code == 200
    assert "shows the result as it was then" in text
    assert "취업허가" in text


def test_check_of_everything_names_all_and_shows_some_in_full(client: TestClient, keep: Callable[..., str]) -> None:
    reference = keep(programmes=None)
    answer, _ = read(client, reference, "en")
    assert answer.text.count('<section class="programme">') == 3
    assert answer.text.count('<th scope="row">') >= 44
    one, text = read(client, reference, "en", programme="pr-investor")
    assert one.text.count('<section class="programme">') == 1
    assert "Papers to prepare" in text or "Documents to bring" in text


def test_what_is_written_in_facts_is_never_markup(client: TestClient, parts: Parts) -> None:
    hostile = "<script>alert(1)</script>"
    rendered = client.post("/api/eligibility/check", json={"facts": {}, "programmes": ["k-visa"], "as_of": DAY}).json()
    rendered["results"][0]["title"] = hostile
    kept = parts.results.keep(
        rendered, facts={"gone": 1}, programmes=["k-visa"], as_of=date(2026, 3, 1), now=parts.clock()
    )
    answer, text = read(client, kept.reference, "en")
    assert answer.status_code == 200 and hostile in text and hostile not in answer.text

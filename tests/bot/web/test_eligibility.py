"""`/api/eligibility`: checks, what can be checked, kept results, and refusals that say what to change."""

import json
import logging
import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import func, select

from bot.limits import RateLimit
from bot.results import results
from bot.web.eligibility_bodies import CheckOut, FactsOut, ProgrammesOut
from bot.web.parts import Parts
from knowledge.eligibility.service import EligibilityService

PROJECT = Path(__file__).parents[3]
RULES = PROJECT / "tests" / "knowledge" / "eligibility" / "rules"
LANGUAGES = ("zh", "en", "ja", "ko")
DAY = "2026-03-01"
JSON = {"Content-Type": "application/json"}
FACTS = {"salary": 50000, "degree": "doctor", "member": False}


@pytest.fixture(scope="module")
def small_rules(tmp_path_factory: pytest.TempPathFactory) -> EligibilityService:
    """Give the small rules that the tests of the engine use."""
    sources = tmp_path_factory.mktemp("sources") / "sources.yml"
    sources.write_text("sources:\n  sal1: {title: 公告, language: zh, basis: official}\n", encoding="utf-8")
    return EligibilityService(RULES, sources=sources, today=lambda: date(2026, 3, 1))


@pytest.fixture
def post(
    client: TestClient, changed_parts: Callable[..., None], small_rules: EligibilityService
) -> Iterator[Callable[..., Any]]:
    """Check facts against the small rules."""
    changed_parts(eligibility=small_rules)

    def send(facts: Any = FACTS, **body: Any) -> Any:
        return client.post("/api/eligibility/check", json={"facts": facts, "as_of": DAY, **body})

    return send  # type: ignore[return-value]


def test_check_answers_as_the_contract_says(post: Callable[..., Any]) -> None:
    response = post(programmes=["pool-points"])
    assert response.status_code == 200, response.text
    check = response.json()
    assert set(check) >= {"as_of", "rules_version", "results", "next_question"}
    assert check["as_of"] == DAY and "reference" not in check
    (result,) = check["results"]
    assert (result["programme"], result["version"], result["verdict"]) == ("pool-points", "first", "open")
    assert (result["missing"], result["points"]["low"], result["points"]["high"]) == (["age"], 30, 50)
    assert check["next_question"]["fact"] == "age"


@pytest.mark.parametrize("facts", [{}, FACTS, {"age": 41, "salary": {"min": 1}, "degree": ["master", "doctor"]}])
def test_answer_is_what_the_interface_describes(post: Callable[..., Any], facts: dict[str, Any]) -> None:
    body = post(facts).json()
    described = CheckOut.model_validate(body).model_dump(mode="json", by_alias=True, exclude_unset=True)
    assert described == body


def test_all_programmes_are_checked_when_none_is_named(post: Callable[..., Any]) -> None:
    assert len(post({}).json()["results"]) == 3


def test_reasons_are_left_out_where_they_are_not_wanted(post: Callable[..., Any]) -> None:
    def reasons(**body: Any) -> list[bool]:
        return [result["reasons"] is not None for result in post({}, **body).json()["results"]]

    first, *_ = (result["programme"] for result in post({}).json()["results"])
    assert reasons() == [True, True, True]
    assert reasons(explain=[]) == [False, False, False]
    assert reasons(explain=[first]) == [True, False, False]
    assert reasons(explain=[], keep=True) == [True, True, True]


def test_facts_not_given_are_unknown_and_not_false(post: Callable[..., Any]) -> None:
    assert [result["verdict"] for result in post({}).json()["results"]] == ["open", "open", "open"]


def test_day_is_today_when_none_is_given(post: Callable[..., Any], client: TestClient, parts: Parts) -> None:
    body = client.post("/api/eligibility/check", json={"facts": {}}).json()
    assert body["as_of"] == parts.today().isoformat()


@pytest.mark.parametrize("language", LANGUAGES)
def test_check_is_worded_in_the_language_asked_for(post: Callable[..., Any], language: str) -> None:
    body = post(language=language, programmes=["pool-points"]).json()
    title = {"zh": "泳池积分", "en": "Pool points", "ja": "プールのポイント", "ko": "수영장 점수"}[language]
    assert (body["language"], body["results"][0]["title"]) == (language, title)


@pytest.mark.parametrize(
    ("facts", "problems"),
    [
        ({"salry": 1}, {"salry": "there is no fact 'salry'; did you mean 'salary'?"}),
        ({"salary": "much"}, {"salary": "'salary' is a number of CNY, not 'much'"}),
        ({"age": 121, "degree": "msc"}, {"age": "between 0 and 120", "degree": "cannot be 'msc'"}),
        ({"age": 30.5}, {"age": "whole number"}),
        ({"member": "yes"}, {"member": "true or false"}),
        ({"birth_date": "1990-02-30"}, {"birth_date": "is a day such as"}),
        ({"degree": []}, {"degree": "an empty list"}),
        ({"salary": {"min": 2, "max": 1}}, {"salary": "ends before it begins"}),
        ({"degree": {"is": "doctor"}}, {"degree": "cannot be"}),
    ],
)
def test_facts_that_cannot_be_used_are_named(
    post: Callable[..., Any], facts: dict[str, Any], problems: dict[str, str]
) -> None:
    response = post(facts)
    error = response.json()["error"]
    assert (response.status_code, error["code"], set(error["problems"])) == (422, "invalid_facts", set(problems))
    for fact, part in problems.items():
        assert part in error["problems"][fact] and part in error["message"]


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "9" * 400])
def test_number_that_is_none_is_refused(post: Callable[..., Any], client: TestClient, number: str) -> None:
    for fact in ("age", "salary"):
        response = client.post("/api/eligibility/check", content=f'{{"facts": {{"{fact}": {number}}}}}', headers=JSON)
        assert (response.status_code, set(response.json()["error"]["problems"])) == (422, {fact})


@pytest.mark.parametrize("facts", [{"degree": "\ud800"}, {"\ud800": 1}])
def test_text_that_is_none_is_refused(post: Callable[..., Any], client: TestClient, facts: dict[str, Any]) -> None:
    content = json.dumps({"facts": facts})  # as an escape; the text itself could not be sent
    response = client.post("/api/eligibility/check", content=content, headers=JSON)
    assert response.status_code == 422


def test_programme_without_rules_is_named(post: Callable[..., Any]) -> None:
    response = post(programmes=["pool-point"])
    assert response.status_code == 422
    assert response.json()["error"]["code"] == "unknown_programme"
    assert "there are no rules for 'pool-point'; did you mean 'pool-points'?" in response.json()["error"]["message"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"as_of": "soon"}, "malformed_request"),
        ({"as_of": "2026-02-30"}, "malformed_request"),
        ({"as_of": 1772323200}, "malformed_request"),
        ({"as_of": "9999-12-31"}, "malformed_request"),
        ({"as_of": "0001-01-01"}, "malformed_request"),
        ({"language": "fr"}, "unknown_language"),
        ({"programmes": []}, "malformed_request"),
        ({"programmes": ["pool-points"] * 101}, "malformed_request"),
        ({"programs": ["pool-points"]}, "malformed_request"),
        ({"facts": None}, "malformed_request"),
        ({"facts": ["age"]}, "malformed_request"),
        ({"facts": {f"f{n}": 1 for n in range(301)}}, "malformed_request"),
        ({"facts": {"f" * 101: 1}}, "malformed_request"),
    ],
)
def test_bad_request_is_refused(post: Callable[..., Any], body: dict[str, Any], code: str) -> None:
    response = post(**({"facts": {}} | body))
    assert (response.status_code, response.json()["error"]["code"]) == (422, code)


@pytest.mark.parametrize("day", ["1980-01-01", "2100-12-31"])
def test_first_and_last_day_can_be_asked_about(post: Callable[..., Any], day: str) -> None:
    assert post({"birth_date": "1980-05-01"}, as_of=day).status_code == 200


def test_large_body_is_refused_before_it_is_read(post: Callable[..., Any]) -> None:
    assert post({"age": 40, "x": "y" * 60_000}).json()["error"]["code"] == "invalid_facts"
    response = post({"age": 40, "x": "y" * 70_000})
    assert (response.status_code, response.json()["error"]["code"]) == (413, "body_too_large")


def test_large_body_in_many_parts_is_refused(client: TestClient) -> None:
    response = client.post("/api/eligibility/check", content=(b" " * 1000 for _ in range(100)))
    assert response.status_code == 413


@pytest.mark.parametrize("language", LANGUAGES)
def test_refusal_is_worded_in_the_language_asked_for(post: Callable[..., Any], parts: Parts, language: str) -> None:
    error = post({"salry": 1}, language=language).json()["error"]
    sentence = parts.words.say("error_invalid_facts", language, detail=error["problems"]["salry"])
    assert (error["language"], error["message"]) == (language, sentence)


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "/api/eligibility/check", {"facts": {}}),
        ("GET", "/api/eligibility/facts", None),
        ("GET", "/api/eligibility/programmes", None),
        ("GET", "/api/eligibility/results/00000-00000", None),
    ],
)
def test_requests_are_limited_by_address(
    client: TestClient, changed_parts: Callable[..., None], method: str, path: str, body: Any
) -> None:
    limit = RateLimit(per_minute=1)
    limit.take("127.0.0.1")
    changed_parts(per_address=limit)
    response = client.request(method, path, json=body)
    assert (response.status_code, response.json()["error"]["code"]) == (429, "too_many_messages")


def test_facts_are_listed(post: Callable[..., Any], client: TestClient) -> None:
    body = client.get("/api/eligibility/facts", params={"language": "ko"}).json()
    FactsOut.model_validate(body)
    listed = {fact["id"]: fact for fact in body["facts"]}
    assert body["language"] == "ko" and listed["degree"]["label"] == "최종 학위"


def test_programmes_are_listed(post: Callable[..., Any], client: TestClient) -> None:
    body = client.get("/api/eligibility/programmes").json()
    ProgrammesOut.model_validate(body)
    assert body["language"] == "en" and {"pool-points", "club-card"} <= {p["id"] for p in body["programmes"]}


@pytest.mark.parametrize("path", ["facts", "programmes", "results/00000-00000"])
def test_lists_refuse_an_unknown_language(client: TestClient, path: str) -> None:
    response = client.get(f"/api/eligibility/{path}", params={"language": "fr"})
    assert (response.status_code, response.json()["error"]["code"]) == (422, "unknown_language")


def test_kept_result_is_opened_again_as_it_was(post: Callable[..., Any], client: TestClient) -> None:
    first = post(keep=True, language="ja").json()
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}", first["reference"])
    again = client.get(f"/api/eligibility/results/{first['reference'].lower()}")
    assert again.json() == first
    CheckOut.model_validate(first)


def test_kept_result_is_gone_when_its_time_is_over(
    post: Callable[..., Any], client: TestClient, parts: Parts, changed_parts: Callable[..., None]
) -> None:
    kept = post(keep=True).json()
    expires_at = datetime.fromisoformat(kept["expires_at"])
    assert timedelta(days=29) < expires_at - datetime.now(UTC) <= timedelta(days=30)
    changed_parts(clock=lambda: expires_at)
    response = client.get(f"/api/eligibility/results/{kept['reference']}", params={"language": "zh"})
    assert (response.status_code, response.json()["error"]["code"]) == (404, "result_not_found")
    assert response.json()["error"]["message"] == parts.words.say("error_result_not_found", "zh")


def test_result_is_kept_only_when_asked_for(post: Callable[..., Any], parts: Parts) -> None:
    def count() -> int:
        with parts.engine.connect() as connection:
            return int(connection.execute(select(func.count()).select_from(results)).scalar_one())

    before = count()
    post()
    assert count() == before
    post(keep=True)
    assert count() == before + 1


def test_no_fact_is_logged(post: Callable[..., Any], caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        post({"salary": 76543}, keep=True)
        post({"salary": -76543})
        post({"salry": 76543})
    assert "76543" not in caplog.text


def test_without_rules_only_eligibility_is_away(
    client: TestClient, changed_parts: Callable[..., None], tmp_path: Path
) -> None:
    (tmp_path / "sources.yml").write_text("sources: {}\n", encoding="utf-8")
    (tmp_path / "facts.yml").write_text("format: [\n", encoding="utf-8")
    broken = EligibilityService(tmp_path, sources=tmp_path / "sources.yml", today=lambda: date(2026, 3, 1))
    changed_parts(eligibility=broken)
    response = client.post("/api/eligibility/check", json={"facts": {}, "language": "en"})
    assert (response.status_code, response.json()["error"]["code"]) == (503, "rules_unavailable")
    assert response.json()["error"]["message"].startswith("Eligibility checks are not available just now")
    assert client.get("/api/search", params={"q": "work permit"}).status_code == 200
    ready = client.get("/readyz")
    assert ready.status_code == 200
    assert ready.json()["rules"] == {"version": None, "programmes": 0, "problems": len(broken.problems)}


def test_readiness_names_the_rules(client: TestClient, parts: Parts) -> None:
    assert client.get("/readyz").json()["rules"] == parts.eligibility.status()


def test_interface_describes_the_check(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    assert {"CheckIn", "CheckOut", "VerdictOut", "QuestionOut"} <= set(described["components"]["schemas"])
    assert set(described["components"]["schemas"]["CheckIn"]["properties"]) == {
        "facts",
        "programmes",
        "as_of",
        "language",
        "explain",
        "keep",
    }


def test_shipped_rules_answer(client: TestClient) -> None:
    response = client.post("/api/eligibility/check", json={"facts": {"age": 34}, "as_of": DAY})
    assert response.status_code == 200, response.text
    assert len(response.json()["results"]) > 10 and response.json()["next_question"]

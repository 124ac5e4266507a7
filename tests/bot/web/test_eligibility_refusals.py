"""`/api/eligibility`: what is refused is named, with what to change, in the language asked for."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from bot.limits import RateLimit
from bot.web.parts import Parts
from knowledge.eligibility.service import EligibilityService

LANGUAGES = ("zh", "en", "ja", "ko")
JSON = {"Content-Type": "application/json"}


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


@pytest.mark.parametrize("path", ["facts", "programmes", "results/00000-00000"])
def test_lists_refuse_an_unknown_language(client: TestClient, path: str) -> None:
    response = client.get(f"/api/eligibility/{path}", params={"language": "fr"})
    assert (response.status_code, response.json()["error"]["code"]) == (422, "unknown_language")


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

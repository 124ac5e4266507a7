"""`GET /api/search`: the results with their sources, and whether the first answers."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from fastapi.testclient import TestClient

from bot.limits import RateLimit

QUESTION = "What do I need for a Category A work permit?"


def search(client: TestClient, q: str, **others: Any) -> dict[str, Any]:
    response = client.get("/api/search", params={"q": q, **others})
    assert response.status_code == 200, response.text
    return dict(response.json())


def test_question_is_answered_by_its_card(client: TestClient) -> None:
    found = search(client, QUESTION)
    assert (found["answered"], found["language"], found["results"][0]["id"]) == (True, "en", "work-permit-a")


def test_results_have_the_shape_of_the_contract(client: TestClient) -> None:
    for result in search(client, QUESTION, limit=20)["results"]:
        assert set(result) == {"id", "kind", "title", "snippet", "score", "language", "programmes", "sources"}
        assert result["kind"] in ("card", "passage") and result["title"] and result["snippet"] and result["sources"]


def test_sources_have_the_shape_of_the_contract(client: TestClient) -> None:
    optional = {"document_number", "issuer", "issued_on", "clause", "url"}
    for result in search(client, QUESTION, limit=20)["results"]:
        for source in result["sources"]:
            assert {"title", "basis"} <= set(source) <= {"title", "basis", "language", *optional}
            assert "issued_on" not in source or date.fromisoformat(source["issued_on"])


def test_results_come_best_first(client: TestClient) -> None:
    scores = [result["score"] for result in search(client, QUESTION, limit=20)["results"]]
    assert len(scores) > 1 and scores == sorted(scores, reverse=True) and all(0 <= s <= 1 for s in scores)


@pytest.mark.parametrize("limit", [1, 3])
def test_limit_limits(client: TestClient, limit: int) -> None:
    assert len(search(client, QUESTION, limit=limit)["results"]) == limit


def test_question_about_something_else_is_not_answered(client: TestClient) -> None:
    assert search(client, "banana bread recipe")["answered"] is False


def test_language_asked_for_is_used(client: TestClient) -> None:
    found = search(client, "A类工作许可", language="ko")
    assert found["language"] == "ko"


@pytest.mark.parametrize(
    ("params", "status", "code"),
    [
        ({}, 422, "malformed_request"),
        ({"q": " "}, 422, "empty_message"),
        ({"q": "x" * 2001}, 413, "message_too_long"),
        ({"q": QUESTION, "language": "fr"}, 422, "unknown_language"),
        ({"q": QUESTION, "limit": 0}, 422, "malformed_request"),
        ({"q": QUESTION, "limit": 21}, 422, "malformed_request"),
    ],
)
def test_bad_request_is_refused(client: TestClient, params: dict[str, Any], status: int, code: str) -> None:
    response = client.get("/api/search", params=params)
    assert (response.status_code, response.json()["error"]["code"]) == (status, code)


def test_refusal_is_worded_in_the_language_asked_for(client: TestClient) -> None:
    error = client.get("/api/search", params={"q": " ", "language": "ja"}).json()["error"]
    assert error["language"] == "ja"


def test_search_is_limited_by_address(client: TestClient, changed_parts: Callable[..., None]) -> None:
    changed_parts(per_address=RateLimit(per_minute=1))
    codes = [client.get("/api/search", params={"q": QUESTION}).status_code for _ in range(2)]
    assert codes == [200, 429]

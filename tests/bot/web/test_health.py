"""Health, figures, what is not served, and what a visitor sees of an unexpected error."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from bot.database import make_engine
from bot.limits import RateLimit
from bot.web.parts import Parts


def test_process_is_alive(client: TestClient) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "alive"})


def test_app_is_ready_without_rasa_and_says_so(client: TestClient, parts: Parts) -> None:
    response = client.get("/readyz")
    found = response.json()
    assert (response.status_code, found["status"], found["database"]) == (200, "ready", "up")
    assert found["rasa"] in ("starting", "down")
    assert found["index"] == parts.search.status() and found["index"]["vectors"] == found["index"]["passages"] > 0


def test_app_is_unavailable_without_its_database(client: TestClient, changed_parts: Callable[..., None]) -> None:
    engine = make_engine("sqlite:///file:none?mode=ro&uri=true")  # a file that is not there and may not be made
    changed_parts(engine=engine)
    response = client.get("/readyz")
    assert (response.status_code, response.json()["status"], response.json()["database"]) == (
        503,
        "unavailable",
        "down",
    )


def test_figures_count_replies(client: TestClient, say: Callable[..., dict[str, Any]]) -> None:
    say("What do I need for a Category A work permit?")
    text = client.get("/metrics").text
    assert 'desk_replies_total{kind="answer",language="en"}' in text and "desk_turn_seconds_count" in text


def test_figures_hold_nothing_of_the_visitor(
    client: TestClient, say: Callable[..., dict[str, Any]], parts: Parts
) -> None:
    say("My passport E12345678 and a work permit", sender="visitor-zhang-wei")
    client.get("/api/search", params={"q": "passport E12345678"})
    client.post("/webhooks/rest/webhook", json={"message": "E12345678" * 500})
    text = client.get("/metrics").text
    assert "desk_refused_total" in text
    assert not any(secret in text for secret in ("E12345678", "zhang", "127.0.0.1", parts.settings.actions_token))


@pytest.mark.parametrize("path", ["/other.js", "/..%2Fpyproject.js", "/%2e%2e/domain.yml", "/nothing"])
def test_no_other_file_is_served(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert (response.status_code, response.json()["error"]["code"]) == (404, "not_found")


def test_unexpected_error_shows_a_sentence_and_no_trace(
    client: TestClient, parts: Parts, changed_parts: Callable[..., None]
) -> None:
    def broken_clock() -> float:
        raise RuntimeError("broken at /secret/place")

    changed_parts(per_conversation=RateLimit(per_minute=1, clock=broken_clock))
    response = client.post("/webhooks/rest/webhook", json={"message": "我能办工作许可吗"})
    sentence = parts.words.say("error_internal", "zh")
    assert response.status_code == 500
    assert response.json() == {"error": {"code": "internal", "message": sentence, "language": "zh"}}

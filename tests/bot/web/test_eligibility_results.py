"""`/api/eligibility`: a result is kept when asked for, and opened again until its time is over."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from fastapi.testclient import TestClient
from sqlalchemy import func, select

from bot.results import results
from bot.web.eligibility_bodies import CheckOut
from bot.web.parts import Parts


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

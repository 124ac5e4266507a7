"""Small rules in the place of the shipped ones, for the tests of `/api/eligibility`."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from knowledge.eligibility.service import EligibilityService

PROJECT = Path(__file__).parents[3]
RULES = PROJECT / "tests" / "knowledge" / "eligibility" / "rules"
DAY = "2026-03-01"
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

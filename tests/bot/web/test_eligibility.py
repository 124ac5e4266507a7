"""`/api/eligibility`: checks, and what can be checked."""

import logging
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from bot.web.eligibility_bodies import CheckOut, FactsOut, ProgrammesOut
from bot.web.parts import Parts
from tests.bot.web.conftest import DAY, FACTS

LANGUAGES = ("zh", "en", "ja", "ko")


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


@pytest.mark.parametrize("day", ["1980-01-01", "2100-12-31"])
def test_first_and_last_day_can_be_asked_about(post: Callable[..., Any], day: str) -> None:
    assert post({"birth_date": "1980-05-01"}, as_of=day).status_code == 200


def test_facts_are_listed(post: Callable[..., Any], client: TestClient) -> None:
    body = client.get("/api/eligibility/facts", params={"language": "ko"}).json()
    FactsOut.model_validate(body)
    listed = {fact["id"]: fact for fact in body["facts"]}
    assert body["language"] == "ko" and listed["degree"]["label"] == "최종 학위"


def test_programmes_are_listed(post: Callable[..., Any], client: TestClient) -> None:
    body = client.get("/api/eligibility/programmes").json()
    ProgrammesOut.model_validate(body)
    assert body["language"] == "en" and {"pool-points", "club-card"} <= {p["id"] for p in body["programmes"]}


def test_no_fact_is_logged(post: Callable[..., Any], caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        post({"salary": 76543}, keep=True)
        post({"salary": -76543})
        post({"salry": 76543})
    assert "76543" not in caplog.text


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

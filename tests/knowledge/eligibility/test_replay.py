"""A result says by which rules it was made, so that it can be made again and comes out the same."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from bot.content import KNOWLEDGE
from bot.references import plain_reference
from bot.results import results
from bot.web.parts import Parts
from knowledge.eligibility.engine import Check, Eligibility
from knowledge.eligibility.loader import load_rules, read_files
from knowledge.eligibility.model import RuleSet
from knowledge.eligibility.profile import read_profile
from knowledge.eligibility.render import render_check
from knowledge.language import LANGUAGES
from knowledge.sources import load_sources
from tests.knowledge.eligibility.people import person

DAY = date(2026, 3, 1)


def read(files: Mapping[str, str]) -> RuleSet:
    return load_rules(files, sources=load_sources(KNOWLEDGE / "sources.yml"), run_tests=False)


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    """Give the texts of a few rules that ship."""
    shipped = read_files(KNOWLEDGE / "rules")
    names = ("facts.yml", "parameters.yml", "pr-staff.yml", "k-visa.yml")
    return {name: shipped[name] for name in names}


def test_result_names_its_programme_its_version_and_the_rules(shipped_rules: RuleSet) -> None:
    profile = read_profile({"age": 34}, facts=shipped_rules.facts)
    check = Eligibility(shipped_rules).check(profile, as_of=DAY, explain=False)
    shown = render_check(check, language="en", rules=shipped_rules)
    assert shown["rules_version"] == check.rules_version == shipped_rules.version
    assert [result["programme"] for result in shown["results"]] == list(shipped_rules.programmes)
    for result, found in zip(shown["results"], check.results, strict=True):
        assert found.evaluation is not None and result["version"] == found.evaluation.bound.version.id
        assert result["version_dates"]["from"] <= DAY.isoformat()


def test_result_without_a_rule_on_file_names_no_version(
    small_check: Callable[..., Check], small_rules: RuleSet
) -> None:
    check = small_check("club-card", as_of=date(2021, 12, 31))
    (result,) = render_check(check, language="en", rules=small_rules)["results"]
    assert result["version"] is None and check.rules_version == small_rules.version


def test_same_files_are_the_same_rules(files: dict[str, str]) -> None:
    assert read(files).version == read(dict(reversed(files.items()))).version


def test_any_change_of_any_file_is_another_edition(files: dict[str, str]) -> None:
    editions = {read(files).version}
    editions |= {read({**files, name: f"{text}# one more word\n"}).version for name, text in files.items()}
    editions.add(read({name: text for name, text in files.items() if name != "k-visa.yml"}).version)
    assert len(editions) == len(files) + 2
    assert all(len(edition) == 12 and int(edition, 16) >= 0 for edition in editions)


@pytest.fixture(scope="module")
def again(parts: Parts) -> Eligibility:
    """Give an engine made anew from the files, after the app has made its own."""
    rules = read(read_files(KNOWLEDGE / "rules"))
    assert rules is not parts.eligibility.engine.rules
    return Eligibility(rules)


@pytest.mark.parametrize("language", LANGUAGES)
def test_kept_result_is_made_again_from_what_is_kept(
    client: TestClient, parts: Parts, again: Eligibility, language: str
) -> None:
    rules = again.rules
    facts: dict[str, Any] = person(rules, seed=len(language), programmes=["work-permit-points", "pr-staff", "r-visa"])
    facts |= {"annual_salary_cny": {"min": 300_000, "max": 400_000}, "degree": ["master", "doctor"]}
    facts |= {"hsk_level": {"dont_know": True}, "age": None}
    body = {"facts": facts, "as_of": "2026-03-02", "language": language, "keep": True}
    body["programmes"] = ["work-permit-points", "pr-staff", "r-visa"]
    given = client.post("/api/eligibility/check", json=body).json()
    with parts.engine.connect() as connection:
        code = plain_reference(given["reference"])
        row = connection.execute(select(results).where(results.c.reference == code)).mappings().one()
    assert row["rules_version"] == rules.version == given["rules_version"]
    profile = read_profile(row["facts"], facts=rules.facts)
    check = again.check(profile, programmes=row["programmes"], as_of=row["as_of"])
    made = render_check(check, language=given["language"], rules=rules)
    assert made == {key: value for key, value in given.items() if key not in ("reference", "expires_at")}


def test_check_comes_out_the_same_each_time(shipped_rules: RuleSet) -> None:
    """One engine that has answered others, and a new one, say the same."""
    used = Eligibility(shipped_rules)
    for seed in range(3):
        profile = read_profile(person(shipped_rules, seed, known=0.5), facts=shipped_rules.facts)
        used.check(profile, as_of=DAY)
    profile = read_profile(person(shipped_rules, seed=0, known=0.5), facts=shipped_rules.facts)
    rendered = [
        render_check(engine.check(profile, as_of=DAY), language="en", rules=shipped_rules)
        for engine in (used, Eligibility(shipped_rules))
    ]
    assert rendered[0] == rendered[1]

"""What would change a verdict, and what will change by itself, as it is told."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from knowledge.eligibility.changes import Change
from knowledge.eligibility.model import RuleSet
from knowledge.eligibility.prospects import Prospects
from knowledge.eligibility.wording import Wording

ALL_KNOWN = {"salary": 90000, "degree": "doctor", "age": 30, "healthy": True, "member": False}
Rendered = Callable[..., dict[str, Any]]


def test_change_names_fact_value_and_outcome(only: Rendered) -> None:
    result = only("club-card", age=30, salary=11999, degree="master", member=False, healthy=True)
    assert result["verdict"] == "does_not_qualify"
    change = result["changes"][0]
    assert (change["fact"], change["fact_label"], change["to"], change["to_label"]) == (
        "salary",
        "annual pay",
        12000,
        "12,000 RMB",
    )
    assert change["outcome"] == "qualifies" and change["outcome_label"] and "and" not in change
    assert change["text"] == "annual pay: 12,000 RMB"


def test_pair_of_changes_stands_together(only: Rendered) -> None:
    result = only("club-card", age=41, salary=11999, degree="master", member=False, healthy=True)
    pairs = [[c["fact"], *(other["fact"] for other in c["and"])] for c in result["changes"]]
    assert ["member", "salary"] in pairs


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("zh", "相关工作年限：2年；届时取决于：职业"),
        ("en", "years of related work: 2 years; it would then depend on: occupation"),
        ("ja", "関連する実務経験の年数：2年（その場合は次の点によります：職業）"),
        ("ko", "관련 경력 연수: 2년 (그 경우 다음에 따라 결정됩니다: 직업)"),
    ],
)
def test_change_after_which_something_else_decides_says_what(shipped_rules: RuleSet, language: str, said: str) -> None:
    change = Change((("related_work_years", 2),), None, ("occupation",))
    prospects = Prospects(Wording(language, facts=shipped_rules.facts), rules=shipped_rules, day=date(2026, 11, 21))
    version = shipped_rules.programmes["work-permit-b"].version_on(date(2026, 11, 21))
    assert version is not None
    shown = prospects.change(change, version)
    assert (shown["fact"], shown["to"], shown["outcome"], shown["depends_on"]) == (
        "related_work_years",
        2,
        None,
        ["occupation"],
    )
    assert shown["text"] == said


def test_date_to_come_says_what_changes(only: Rendered) -> None:
    known = {key: value for key, value in ALL_KNOWN.items() if key != "age"}
    first = only("pool-points", **known | {"salary": 50000}, birth_date="1981-05-01")["upcoming"][0]
    assert (first["on"], first["facts"][0]["fact"], first["facts"][0]["to"]) == ("2027-05-01", "age", 46)
    assert (first["before"]["points"], first["after"]["points"]) == ({"low": 50, "high": 50}, {"low": 40, "high": 40})
    assert (first["before"]["outcome"], first["after"]["outcome"]) == ("gold", "silver")
    assert first["text"] == (
        "From 2027-05-01 (age is 46 years): the outcome changes from “gold card” to “silver card”, "
        "the points change from 50 points to 40 points."
    )


def test_new_figure_to_come_changes_a_verdict(only: Rendered) -> None:
    first = only("club-card", age=30, salary=12000, degree="master", member=False)["upcoming"][0]
    assert (first["on"], first["before"]["verdict"], first["after"]["verdict"]) == (
        "2027-01-01",
        "qualifies",
        "does_not_qualify",
    )
    assert first["text"] == ("From 2027-01-01: the verdict changes from “conditions met” to “conditions not met”.")


def test_change_to_come_without_a_date_names_the_value(only: Rendered) -> None:
    first = only("pool-points", **ALL_KNOWN | {"age": 45})["upcoming"][0]
    assert "on" not in first and first["text"].startswith("Once age is 46 years: ")

"""Where it is sure that somebody qualifies, questions go on until it is known as what."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from knowledge.eligibility.engine import Check
from knowledge.eligibility.model import RuleSet

DAY = date(2026, 11, 21)
MASTER = {
    "age": 46,
    "degree": "master",
    "related_work_years": 6,
    "annual_salary_cny": 420_000,
    "months_per_year_in_china": 12,
}
PLAIN = {"fortune_500_experience": False, "holds_patent": False, "five_years_in_china": False}


@pytest.fixture(scope="module")
def check(shipped_rules: RuleSet, checker: Callable[[RuleSet], Callable[..., Check]]) -> Callable[..., Check]:
    return checker(shipped_rules)


def points(check: Callable[..., Check], **facts: Any) -> Check:
    return check("work-permit-points", as_of=DAY, **MASTER, **facts)


def test_sixty_points_for_sure_do_not_end_it_while_eighty_five_are_possible(check: Callable[..., Check]) -> None:
    found = points(check)
    assert found.results[0].verdict == "qualifies" and found.results[0].missing == []
    assert found.results[0].evaluation and found.results[0].evaluation.outcomes == ("a", "b")
    assert found.next_question and found.next_question.fact not in MASTER


def test_nothing_is_asked_once_the_category_is_sure(check: Callable[..., Check]) -> None:
    found = points(check, work_place="shanghai", hsk_level=3, degree_taught_in_chinese=False, **PLAIN)
    assert found.results[0].evaluation and found.results[0].evaluation.outcomes == ("b",)
    assert found.next_question is None


def test_who_is_out_is_not_asked_as_what(check: Callable[..., Check]) -> None:
    found = check("work-permit-points", as_of=DAY, age=70, degree="none", annual_salary_cny=0, related_work_years=0)
    assert found.results[0].verdict == "does_not_qualify" and found.next_question is None


def test_an_undecided_programme_goes_first(check: Callable[..., Check]) -> None:
    found = check("work-permit-points", "work-permit-renewal", as_of=DAY, **MASTER)
    assert {result.verdict for result in found.results} == {"qualifies", "open"}
    assert found.next_question and found.next_question.fact in found.results[1].missing

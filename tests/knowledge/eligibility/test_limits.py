"""The rules that ship cover every programme with published criteria, and turn over exactly at the figures they name."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from bot.content import KNOWLEDGE
from knowledge.eligibility.engine import Check
from knowledge.eligibility.model import RuleSet
from knowledge.eligibility.reasons import Evaluation
from knowledge.eligibility.testing import state_of
from knowledge.glossary import load_glossary

Checker = Callable[..., Check]

# Programmes of the glossary for which no criteria are published: their cards say so and whom to ask.
WITHOUT_CRITERIA = frozenset((
    "family", "foreign-expert-projects", "honours", "housing-support", "lingang-tax-subsidy", "pudong-postdoc",
    "pudong-qualifications", "pudong-scarce-talent", "recruiting-channels", "returnee-provisions", "short-visits",
))  # fmt: skip
# What is no programme to qualify for: duties, services, and where to ask.
NO_PROGRAMMES = frozenset((
    "about-this-service", "accommodation-registration", "contacts", "information-services", "no-meeting-approval",
    "penalties", "salary-remittance", "single-window", "social-security-card", "talent-platforms",
))  # fmt: skip
NO_ROUTE: dict[str, Any] = {  # nothing of a person opens Category A or B but what a test adds
    "degree": "none",
    "vocational_level": "none",
    "talent_plan_selected": False,
    "recognised_achievement": False,
    "encouraged_post": False,
    "own_ip_contribution": False,
    "lowest_annual_sales_cny": 0,
    "postdoc": False,
    "related_work_years": 0,
    "work_place": "other",
    "skilled_certificate": False,
    "teaches_mother_tongue": False,
    "special_assignment": "none",
    "shortage_post": False,
    "special_region": False,
    "months_per_year_in_china": 0,
    "hsk_level": 0,
    "former_chinese_national": False,
    "degree_taught_in_chinese": False,
    "top_university": False,
    "fortune_500_experience": False,
    "holds_patent": False,
    "five_years_in_china": False,
    "age": 30,
    "annual_salary_cny": 0,
}


@pytest.fixture
def verdict(shipped_check: Checker) -> Callable[..., str]:
    """Give a function that returns the verdict of one programme."""
    return lambda programme, **facts: shipped_check(programme, **facts).results[0].verdict


@pytest.fixture
def state(shipped_check: Checker) -> Callable[..., str]:
    """Give a function that returns the state of one condition of a programme."""

    def find(programme: str, condition: str, **facts: Any) -> str:
        evaluation = evaluated(shipped_check(programme, **facts))
        (found,) = {state_of(r) for top in evaluation.tree for r in top.walk() if r.of.id == condition}
        return found

    return find


def evaluated(check: Check) -> Evaluation:
    evaluation = check.results[0].evaluation
    assert evaluation is not None
    return evaluation


def test_every_programme_with_criteria_has_rules(shipped_rules: RuleSet) -> None:
    glossary = load_glossary(KNOWLEDGE / "glossary.yml")
    named = {term.programme for term in glossary.terms if term.programme}
    assert named - shipped_rules.programmes.keys() == WITHOUT_CRITERIA | NO_PROGRAMMES
    assert shipped_rules.programmes.keys() <= named and len(shipped_rules.programmes) >= 44


def test_every_rule_says_who_decides_and_what_to_do_next(shipped_rules: RuleSet) -> None:
    """Where the rule itself is unclear, a person is offered: the authority and the next step name one."""
    for programme in shipped_rules.programmes.values():
        assert programme.authority and programme.next_steps, programme.id


@pytest.mark.parametrize(
    ("programme", "facts"),
    [
        ("k-visa", {"degree": "doctor", "stem_degree": True, "age": 28, "nationality": "JP"}),
        ("pujiang-programme", {"overseas_student": True, "age": 35, "years_since_return": 1}),
    ],
)
def test_what_is_not_published_is_never_a_no(
    verdict: Callable[..., str], programme: str, facts: dict[str, Any]
) -> None:
    assert verdict(programme, **facts) == "borderline"


@pytest.mark.parametrize(
    ("salary", "as_of", "expected"),
    [
        (895_248, date(2026, 2, 3), "qualifies"),  # 12,434 × 12 × 6
        (895_247, date(2026, 2, 3), "does_not_qualify"),
        (895_248, date(2026, 2, 2), "does_not_qualify"),  # the day before, the older figure with its tax
        (600_000, date(2026, 2, 3), "does_not_qualify"),
    ],
)
def test_six_times_the_wage_opens_category_a(
    verdict: Callable[..., str], salary: int, as_of: date, expected: str
) -> None:
    facts = NO_ROUTE | {"annual_salary_cny": salary, "annual_income_tax_cny": 0}
    assert verdict("work-permit-a", as_of=as_of, **facts) == expected


@pytest.mark.parametrize(
    ("salary", "expected"), [(596_832, "qualifies"), (596_833, "qualifies"), (596_831, "does_not_qualify")]
)
def test_four_times_the_wage_opens_category_b(verdict: Callable[..., str], salary: int, expected: str) -> None:
    assert verdict("work-permit-b", **NO_ROUTE | {"annual_salary_cny": salary}) == expected


def test_figures_follow_from_the_wage_of_2024(shipped_rules: RuleSet) -> None:
    wage = shipped_rules.parameters["shanghai_average_monthly_wage"]
    assert wage.value_on(date(2026, 2, 3)) == 12_434 and wage.value_on(date(2026, 2, 2)) is None
    assert (12_434 * 12 * 6, 12_434 * 12 * 4) == (895_248, 596_832)


ALMOST_A = NO_ROUTE | {"degree": "doctor", "annual_salary_cny": 450_000, "months_per_year_in_china": 9}  # 20 20 15 15


@pytest.mark.parametrize(
    ("years", "points", "outcome"), [(12, 85, "a"), (11, 84, "b"), (17, 90, "a"), (18, 90, "a"), (2, 75, "b")]
)
def test_85_points_are_category_a(shipped_check: Checker, years: int, points: int, outcome: str) -> None:
    evaluation = evaluated(shipped_check("work-permit-points", **ALMOST_A | {"related_work_years": years}))
    assert evaluation.points is not None and evaluation.points.low == evaluation.points.high == points
    assert evaluation.outcomes[0] == outcome


ALMOST_B = NO_ROUTE | {"degree": "bachelor", "annual_salary_cny": 450_000, "months_per_year_in_china": 6}  # 20 10 10 15


@pytest.mark.parametrize(("years", "points", "outcome"), [(2, 60, "b"), (1, 55, "not-by-points")])
def test_60_points_are_category_b(shipped_check: Checker, years: int, points: int, outcome: str) -> None:
    evaluation = evaluated(shipped_check("work-permit-points", **ALMOST_B | {"related_work_years": years}))
    assert evaluation.points is not None and evaluation.points.low == evaluation.points.high == points
    assert evaluation.outcomes[0] == outcome


def test_59_points_are_one_too_few(verdict: Callable[..., str]) -> None:
    facts = ALMOST_B | {"related_work_years": 1}
    assert verdict("work-permit-points", **facts | {"hsk_level": 4}) == "does_not_qualify"  # 59
    assert verdict("work-permit-points", **facts | {"hsk_level": 5}) == "qualifies"  # 60


@pytest.mark.parametrize(
    ("item", "fact", "limits"),
    [
        ("salary", "annual_salary_cny", {49_999: 0, 50_000: 5, 69_999: 5, 70_000: 8, 149_999: 8, 150_000: 11}),
        ("salary", "annual_salary_cny", {249_999: 11, 250_000: 14, 349_999: 14, 350_000: 17, 449_999: 17, 450_000: 20}),
        ("experience", "related_work_years", {0: 0, 1.9: 0, 2: 5, 2.9: 5, 3: 6, 16: 19, 17: 20, 40: 20}),
        ("months", "months_per_year_in_china", {2.9: 0, 3: 5, 5.9: 5, 6: 10, 8.9: 10, 9: 15, 12: 15}),
        ("age", "age", {17: 0, 18: 10, 25: 10, 26: 15, 45: 15, 46: 10, 55: 10, 56: 5, 60: 5, 61: 0}),
        ("chinese", "hsk_level", {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 5}),
        ("education", "degree", {"none": 0, "bachelor": 10, "master": 15, "doctor": 20}),
        ("education", "vocational_level", {"senior_worker": 10, "technician": 15, "senior_technician": 20}),
        ("location", "work_place", {"shanghai": 0, "lingang": 0}),
    ],
)
def test_points_turn_over_at_their_limits(
    shipped_check: Checker, item: str, fact: str, limits: dict[Any, float]
) -> None:
    for value, points in limits.items():
        evaluation = evaluated(shipped_check("work-permit-points", **NO_ROUTE | {fact: value}))
        (found,) = [reason.points for reason in evaluation.items if reason.of.id == item]
        assert found is not None and (found.low, found.high) == (points, points), (item, value)


@pytest.mark.parametrize(
    ("programme", "condition", "facts"),
    [
        ("work-permit-a", "postdoc-age", {"postdoc": True}),
        ("shanghai-a-pilot", "doctor-age", {"degree": "doctor", "work_place": "shanghai"}),
        ("shanghai-a-pilot", "pilot-postdoc-age", {"postdoc": True, "work_place": "shanghai"}),
    ],
)
def test_exactly_40_is_disputed(
    state: Callable[..., str], programme: str, condition: str, facts: dict[str, Any]
) -> None:
    states = [state(programme, condition, age=age, **facts) for age in (39, 40, 41)]
    assert states == ["met", "borderline", "not_met"]


def test_exactly_60_is_disputed_and_61_needs_an_exception(verdict: Callable[..., str]) -> None:
    plain = {"special_assignment": "none", "age_exception_agreed": False, "skilled_certificate": False}
    plain |= {"overseas_qualification_class": "none"}
    verdicts = [verdict("work-age-limits", age=age, **plain) for age in (59, 60, 61)]
    assert verdicts == ["qualifies", "borderline", "does_not_qualify"]
    skilled = plain | {"skilled_certificate": True}
    assert [verdict("work-age-limits", age=age, **skilled) for age in (70, 71)] == ["borderline", "does_not_qualify"]
    listed = plain | {"overseas_qualification_class": "a"}
    assert [verdict("work-age-limits", age=age, **listed) for age in (70, 71)] == ["borderline", "does_not_qualify"]


@pytest.mark.parametrize(
    ("programme", "condition", "fact", "states"),
    [
        ("shanghai-a-pilot", "top-200", "university_world_rank", {200: "met", 201: "not_met"}),
        ("shanghai-a-pilot", "top-10", "university_world_rank", {10: "met", 11: "not_met"}),
        ("shanghai-a-pilot", "last-five-years", "years_since_graduation", {4: "met", 5: "borderline", 6: "not_met"}),
        ("work-permit-a", "investment", "paid_in_investment_usd", {500_000: "met", 499_999: "not_met"}),
        ("work-permit-a", "own-share", "own_share_percent", {30: "met", 29: "not_met"}),
        ("work-permit-a", "stable-years", "investment_stable_years", {3: "met", 2: "not_met"}),
        ("work-permit-a", "sales", "lowest_annual_sales_cny", {10_000_000: "met", 9_999_999: "not_met"}),
        ("work-permit-b", "two-years", "related_work_years", {2: "met", 1: "not_met"}),
        ("work-permit-b", "course-120-hours", "tefl_hours", {120: "met", 119: "not_met"}),
        ("work-permit", "adult", "age", {18: "met", 17: "not_met"}),
        ("work-permit", "passport", "passport_months_left", {6: "met", 5: "unknown"}),
        ("graduate-work-permit", "score-80", "average_score", {80: "met", 79: "not_met"}),
        ("graduate-work-permit", "average-pay", "annual_salary_cny", {149_208: "met", 149_207: "borderline"}),
        ("startup-work-permit", "team", "team_size", {5: "met", 6: "borderline"}),
        ("super-postdoc", "under-36", "age", {35: "met", 36: "not_met"}),
        ("super-postdoc", "under-40", "age", {39: "met", 40: "not_met"}),
        ("super-postdoc", "under-43", "age", {42: "met", 43: "not_met"}),
        ("pr-staff", "four-years", "consecutive_years_in_shanghai", {4: "met", 3: "not_met"}),
        ("pr-lingang", "three-years", "consecutive_years_in_lingang", {3: "met", 2: "not_met"}),
        ("pr-team-member", "six-members", "core_members_recommended", {6: "met", 7: "not_met"}),
        ("overseas-talent-residence-permit", "bachelor", "degree", {"bachelor": "met", "none": "not_met"}),
    ],
)
def test_condition_turns_over_at_its_limit(
    state: Callable[..., str], programme: str, condition: str, fact: str, states: dict[Any, str]
) -> None:
    assert {value: state(programme, condition, **{fact: value}) for value in states} == states


@pytest.mark.parametrize(
    ("place", "encouraged", "usd", "expected"),
    [
        ("shanghai", False, 1_000_001, "met"),
        ("shanghai", False, 1_000_000, "borderline"),
        ("shanghai", False, 999_999, "not_met"),
        ("shanghai", True, 500_001, "met"),
        ("shanghai", True, 500_000, "borderline"),
        ("shanghai", True, 499_999, "not_met"),
        ("elsewhere", False, 2_000_001, "met"),
        ("elsewhere", False, 2_000_000, "borderline"),
        ("elsewhere", False, 1_999_999, "not_met"),
    ],
)
def test_investment_of_exactly_the_sum_is_disputed(
    state: Callable[..., str], place: str, encouraged: bool, usd: int, expected: str
) -> None:
    facts = {"investment_place": place, "investment_in_encouraged_industry": encouraged, "paid_in_investment_usd": usd}
    assert state("pr-investor", "enough-invested", **facts) == expected


@pytest.mark.parametrize(
    ("programme", "last_day", "first_day"),
    [
        ("overseas-talent-residence-permit", date(2030, 6, 30), date(2025, 7, 1)),
        ("pr-staff", None, date(2017, 12, 11)),
        ("k-visa", None, date(2025, 10, 1)),
        ("r-visa", None, date(2018, 1, 1)),
        ("shanghai-a-pilot", None, date(2023, 1, 1)),
        ("work-permit-points", None, date(2017, 4, 1)),
    ],
)
def test_rules_begin_and_end_on_their_days(
    verdict: Callable[..., str], programme: str, last_day: date | None, first_day: date
) -> None:
    assert verdict(programme, as_of=first_day) != "no_rule"
    assert verdict(programme, as_of=date.fromordinal(first_day.toordinal() - 1)) == "no_rule"
    if last_day:
        assert verdict(programme, as_of=last_day) != "no_rule"
        assert verdict(programme, as_of=date.fromordinal(last_day.toordinal() + 1)) == "no_rule"


def test_pilot_is_flagged_from_the_day_after_its_nominal_end(shipped_check: Checker) -> None:
    status = [
        evaluated(shipped_check("shanghai-a-pilot", as_of=day)).bound.version.status
        for day in (date(2024, 12, 31), date(2025, 1, 1))
    ]
    assert status == [None, "lapsed_but_cited"]

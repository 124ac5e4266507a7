"""The day asked about: which version holds, what is counted by the calendar, and when a verdict changes by itself."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.eligibility.cliffs import Cliff
from knowledge.eligibility.engine import Check, Result
from knowledge.eligibility.model import RuleSet
from knowledge.eligibility.render import render_check
from knowledge.language import LANGUAGES

SETTINGS = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
Checker = Callable[..., Check]
Make = Callable[..., RuleSet]
ONE_DAY = timedelta(days=1)


def dated(start: date, *, count: str, unit: str = "years", type_: str = "integer") -> dict[str, Any]:
    """Return a date and what is counted from it."""
    return {
        "since": {"type": "date"},
        "counted": {
            "type": type_,
            "unit": unit,
            "range": {"min": -40000, "max": 40000},
            "derived": {"from": "since", "count": count},
        },
    }


YEARS = dated(date(2000, 1, 1), count="years")
FIRST = {"id": "first", "effective": {"from": date(2020, 1, 1), "to": date(2027, 1, 1)}}
SECOND = {"id": "second", "effective": {"from": date(2027, 1, 1), "to": None}}


def only(check: Check) -> Result:
    (result,) = check.results
    return result


def counted_on(check: Checker, since: str, day: date) -> Any:
    evaluation = only(check(as_of=day, since=since)).evaluation
    assert evaluation is not None
    return evaluation.tree[0].answer


# Versions


@pytest.mark.parametrize(
    ("day", "version", "verdict"),
    [
        (date(2019, 12, 31), None, "no_rule"),
        (date(2020, 1, 1), "first", "does_not_qualify"),
        (date(2026, 12, 31), "first", "does_not_qualify"),
        (date(2027, 1, 1), "second", "qualifies"),
    ],
)
def test_version_holds_from_its_first_day_to_the_day_before_the_next(
    make_rules: Make, checker: Callable[[RuleSet], Checker], day: date, version: str | None, verdict: str
) -> None:
    card = [
        {**FIRST, "conditions": {"fact": "counted", "at_most": 40}},
        {**SECOND, "conditions": {"fact": "counted", "at_most": 45}},
    ]
    result = only(checker(make_rules(YEARS, card=card))(as_of=day, counted=41))
    assert result.verdict == verdict
    assert (result.evaluation.bound.version.id if result.evaluation else None) == version


def test_after_the_last_version_no_rule_is_on_file(make_rules: Make, checker: Callable[[RuleSet], Checker]) -> None:
    check = checker(make_rules(YEARS, card={**FIRST, "conditions": {"fact": "counted", "at_most": 40}}))
    assert only(check(as_of=date(2026, 12, 31), counted=1)).verdict == "qualifies"
    result = only(check(as_of=date(2027, 1, 1), counted=1))
    assert result.verdict == "no_rule" and not (result.missing or result.changes or result.cliffs)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_rule_on_file_is_never_told_as_a_no(shipped_rules: RuleSet, shipped_check: Checker, language: str) -> None:
    check = shipped_check("work-permit-points", as_of=date(2017, 3, 31), age=30)
    (told,) = render_check(check, language=language, rules=shipped_rules)["results"]
    assert (told["verdict"], told["flags"], told["version"]) == ("open", ["no_rule_on_file"], None)
    assert only(shipped_check("work-permit-points", as_of=date(2017, 4, 1))).evaluation is not None


def test_day_asked_about_is_shown(shipped_rules: RuleSet, shipped_check: Checker) -> None:
    check = shipped_check("work-permit-points", as_of=date(2026, 3, 1))
    assert render_check(check, language="en", rules=shipped_rules)["as_of"] == "2026-03-01"


def test_programme_that_was_not_yet_in_force_opens_no_way(
    make_rules: Make, checker: Callable[[RuleSet], Checker]
) -> None:
    route = {**SECOND, "conditions": {"fact": "counted", "at_least": 1}}
    check = checker(make_rules(YEARS, card={"ref": "route"}, route=route))
    assert only(check("card", as_of=date(2026, 12, 31), counted=1)).verdict == "does_not_qualify"
    assert only(check("card", as_of=date(2027, 1, 1), counted=1)).verdict == "qualifies"


def test_figure_of_the_year_is_the_one_checked_on_the_day(small_check: Checker) -> None:
    known = {"age": 30, "degree": "master", "salary": 12000, "member": False}
    assert only(small_check("club-card", as_of=date(2026, 12, 31), **known)).verdict == "qualifies"
    assert only(small_check("club-card", as_of=date(2027, 1, 1), **known)).verdict == "does_not_qualify"
    assert (
        only(small_check("club-card", as_of=date(2023, 12, 31), **known)).verdict == "borderline"
    )  # no figure on file


# The calendar


@pytest.mark.parametrize(
    ("since", "day", "years"),
    [
        ("2008-03-01", date(2026, 2, 28), 17),
        ("2008-03-01", date(2026, 3, 1), 18),
        ("2008-02-29", date(2026, 2, 28), 17),
        ("2008-02-29", date(2026, 3, 1), 18),
        ("2008-02-29", date(2028, 2, 28), 19),
        ("2008-02-29", date(2028, 2, 29), 20),
        ("2026-03-01", date(2026, 3, 1), 0),
        ("2026-03-02", date(2026, 3, 1), None),
    ],
)
def test_years_are_completed_by_the_calendar(
    make_rules: Make, checker: Callable[[RuleSet], Checker], since: str, day: date, years: int | None
) -> None:
    check = checker(make_rules(YEARS, card={"fact": "counted", "at_least": 18}))
    assert counted_on(check, since, day) == years


@pytest.mark.parametrize(
    ("count", "since", "day", "found"),
    [
        ("months", "2026-01-31", date(2026, 2, 28), 0),
        ("months", "2026-01-31", date(2026, 3, 1), 1),
        ("months", "2025-11-15", date(2026, 2, 15), 3),
        ("days", "2026-02-27", date(2026, 3, 1), 2),
        ("days_until", "2026-03-11", date(2026, 3, 1), 10),
        ("days_until", "2026-02-28", date(2026, 3, 1), -1),
    ],
)
def test_months_and_days_are_counted_by_the_calendar(
    make_rules: Make, checker: Callable[[RuleSet], Checker], count: str, since: str, day: date, found: int
) -> None:
    rules = make_rules(dated(day, count=count), card={"fact": "counted", "at_least": 18})
    assert counted_on(checker(rules), since, day) == found


def test_date_wins_over_a_number_that_was_given(make_rules: Make, checker: Callable[[RuleSet], Checker]) -> None:
    check = checker(make_rules(YEARS, card={"fact": "counted", "at_least": 18}))
    assert only(check(as_of=date(2026, 3, 1), since="2008-03-02", counted=30)).verdict == "does_not_qualify"


# Changes to come


def assert_true_on_its_day(check: Checker, cliff: Cliff, facts: dict[str, Any]) -> None:
    """Check on the day before and on the day, and compare with what was foretold."""
    assert cliff.day is not None
    for day, foretold, outcome in (
        (cliff.day - ONE_DAY, cliff.before, cliff.outcome_before),
        (cliff.day, cliff.after, cliff.outcome_after),
    ):
        evaluation = only(check(as_of=day, **facts)).evaluation
        assert evaluation is not None
        points = evaluation.points
        assert foretold == (evaluation.mask, points.low if points else 0, points.high if points else 0)
        assert outcome == (evaluation.outcomes[0] if len(evaluation.outcomes) == 1 else None)


COMPARISONS = st.sampled_from(["at_least", "at_most", "above", "below"])


@SETTINGS
@given(
    count=st.sampled_from(["years", "months", "days", "days_until"]),
    first=st.tuples(COMPARISONS, st.sampled_from([0, 1, 2, 2.5, 5])),
    second=st.tuples(COMPARISONS, st.sampled_from([0, 1, 2, 3.5, 5])),
    since=st.dates(date(2020, 1, 1), date(2032, 12, 31)),
    day=st.sampled_from([date(2026, 3, 1), date(2024, 2, 29), date(2026, 12, 31)]),
)
def test_every_change_to_come_is_found_on_its_day(
    make_rules: Make,
    checker: Callable[[RuleSet], Checker],
    count: str,
    first: tuple[str, float],
    second: tuple[str, float],
    since: date,
    day: date,
) -> None:
    card = [
        {**FIRST, "conditions": {"fact": "counted", first[0]: first[1]}},
        {**SECOND, "conditions": {"fact": "counted", second[0]: second[1]}},
    ]
    facts = dated(since, count=count, type_="number")
    check = checker(make_rules(facts, card=card))
    cliffs = only(check(as_of=day, since=since)).cliffs
    for cliff in cliffs:
        assert_true_on_its_day(check, cliff, {"since": since})
    ahead = [day + timedelta(days=n) for n in range(1, (date(day.year + 10, day.month, 1) - day).days + 1)]
    verdicts = [only(check(as_of=one, since=since, explain=False)).verdict for one in (day, *ahead)]
    changes = [one for one, before, after in zip(ahead, verdicts, verdicts[1:], strict=False) if before != after]
    assert [cliff.day for cliff in cliffs] == changes[:3]


@pytest.mark.parametrize(
    ("birth_date", "day", "age", "low_before", "low_after"),
    [
        ("1980-05-01", date(2026, 5, 1), 46, 70, 65),
        ("1980-02-29", date(2026, 3, 1), 46, 70, 65),
        ("1971-04-05", date(2027, 4, 5), 56, 65, 60),
        ("1965-03-02", date(2026, 3, 2), 61, 60, 55),
    ],
)
def test_birthday_that_costs_points_is_told(
    shipped_check: Checker, birth_date: str, day: date, age: int, low_before: int, low_after: int
) -> None:
    known = {
        "birth_date": birth_date,
        "annual_salary_cny": 200000,
        "degree": "doctor",
        "related_work_years": 2,
        "months_per_year_in_china": 9,
        "hsk_level": 4,
        "former_chinese_national": False,
        "degree_taught_in_chinese": False,
        "work_place": "shanghai",
        "top_university": False,
        "fortune_500_experience": False,
        "holds_patent": False,
        "five_years_in_china": False,
    }
    first = only(shipped_check("work-permit-points", as_of=day - ONE_DAY, **known)).cliffs[0]
    assert (first.day, first.facts) == (day, (("age", age),))
    assert (first.before[1], first.after[1]) == (low_before, low_after)
    assert_true_on_its_day(lambda **facts: shipped_check("work-permit-points", **facts), first, known)


def test_new_version_to_come_names_no_fact_that_does_not_change_that_day(
    make_rules: Make, checker: Callable[[RuleSet], Checker]
) -> None:
    card = [
        {**FIRST, "conditions": {"fact": "counted", "at_most": 40}},
        {**SECOND, "conditions": {"fact": "counted", "at_most": 30}},
    ]
    (cliff,) = only(checker(make_rules(YEARS, card=card))(as_of=date(2026, 3, 1), since="1990-05-01")).cliffs
    assert (cliff.day, cliff.facts) == (date(2027, 1, 1), ())


@pytest.mark.parametrize(
    ("comparison", "type_", "held", "value"),
    [("at_most", "integer", 59, 61), ("below", "integer", 59, 60), ("at_most", "number", 59.5, 61)],
)
def test_without_a_date_the_change_is_told_by_its_number(
    make_rules: Make,
    checker: Callable[[RuleSet], Checker],
    comparison: str,
    type_: str,
    held: float,
    value: int,
) -> None:
    facts = dated(date(2000, 1, 1), count="years", type_=type_)
    check = checker(make_rules(facts, card={"fact": "counted", comparison: 60}))
    (cliff,) = only(check(counted=held)).cliffs
    assert (cliff.day, cliff.facts) == (None, (("counted", value),))
    assert only(check(counted=value)).verdict == "does_not_qualify"
    assert only(check(counted=value - 1)).verdict == "qualifies"


def test_nothing_is_foretold_where_nothing_changes(make_rules: Make, checker: Callable[[RuleSet], Checker]) -> None:
    check = checker(make_rules(YEARS, card={"fact": "counted", "at_least": 18}))
    assert only(check(as_of=date(2026, 3, 1), since="1990-05-01")).cliffs == []

"""Rules that have the right shape and cannot be meant so are told: conditions, points, versions, references."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from knowledge.eligibility.model import RuleSet
from knowledge.eligibility.service import EligibilityService
from knowledge.errors import InvalidContent

YEAR = {"type": "integer", "range": {"min": 0, "max": 100}}
FACTS: dict[str, dict[str, Any]] = {
    "age": YEAR,
    "pay": {"type": "integer", "unit": "CNY", "range": {"min": 0, "max": 1000}},
    "healthy": {"type": "boolean"},
    "degree": {"type": "choice", "ordered": True, "options": {"none": None, "master": None, "doctor": None}},
    "trade": {"type": "choice", "options": {"cook": None, "smith": None}},
    "born": {"type": "date"},
    "passport": {"type": "country"},
}
Make = Callable[..., RuleSet]


def told_of(make_rules: Make, **programmes: Any) -> list[str]:
    """Return the mistakes of rules, without their places."""
    with pytest.raises(InvalidContent) as refused:
        make_rules(FACTS, **programmes)
    places = [problem.split(": ", 1) for problem in refused.value.problems]
    assert all(place.count(":") == 2 for place, _ in places)
    return [sentence for _, sentence in places]


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        ({"fact": "ages", "at_least": 1}, "there is no fact 'ages'; did you mean 'age'?"),
        ({"fact": "age"}, "a fact needs one or two of is, in, at_least, at_most, below, above, before, after"),
        ({"fact": "age", "is": 1, "below": 2, "above": 0}, "a fact needs one or two of is, in, at_least"),
        ({"fact": "age", "at_least": 1, "ref": "other"}, "it has fact and ref"),
        ({}, "a condition needs exactly one of all, any, not, n_of, fact, ref, points, not_published; it has none"),
        ({"all": [{"not_published": True}], "at_least": 1}, "'at_least' belongs to a fact"),
        ({"fact": "age", "at_least": 101}, "'age' is between 0 and 100, not '101'"),
        ({"fact": "age", "at_least": 1.5}, "'age' is a whole number, not '1.5'"),
        ({"fact": "age", "at_least": "old"}, "'age' is a number, not 'old'"),
        ({"fact": "age", "at_least": 40, "unclear_at": [400]}, "'age' is between 0 and 100, not '400'"),
        ({"fact": "healthy", "is": 1}, "'healthy' is true or false, not '1'"),
        ({"fact": "healthy", "at_least": True}, "'healthy' has no order; use 'is' or 'in'"),
        ({"fact": "trade", "at_least": "smith"}, "'trade' has no order; use 'is' or 'in'"),
        ({"fact": "passport", "below": "JP"}, "'passport' has no order; use 'is' or 'in'"),
        ({"fact": "passport", "is": "Japan"}, "'passport' is a country code of two capital letters such as JP"),
        ({"fact": "trade", "is": "smiht"}, "'trade' cannot be 'smiht'; did you mean 'smith'?"),
        ({"fact": "degree", "in": ["doctor", "docter"]}, "'degree' cannot be 'docter'; did you mean 'doctor'?"),
        ({"fact": "born", "at_least": 1990}, "'born' is a day such as 1990-05-01, not '1990'"),
        ({"n_of": {"n": 3, "of": [{"not_published": True}]}}, "there are only 1 conditions to hold"),
        ({"not_published": True, "unclear_at": [1]}, "'unclear_at' belongs to a fact"),
        ({"fact": "age", "at_least": 1, "unclear": True}, "'unclear' needs a 'note' that says what is unclear"),
        ({"fact": "age", "at_least": {"times": 6, "param": "wage"}}, "there is no parameter 'wage'"),
        ({"ref": "othr"}, "there are no rules for 'othr'; did you mean 'other'?"),
        ({"ref": "other/qualifys"}, "'other' has no outcome 'qualifys' in its version 'v1'; did you mean 'qualifies'?"),
        ({"points": "total", "at_least": 5}, "there is no total: this version has no 'points'"),
        ({"ref": "mine"}, "the references go in a circle: mine → mine"),
        ({"fact": "age", "at_least": 1, "source": {"doc": "bok"}}, "there is no source 'bok' under 'sources'; did you"),
        ({"all": [{"id": "a", "not_published": True}, {"id": "a", "not_published": True}]}, "the id 'a' is given to"),
    ],
)
def test_condition_that_cannot_be_meant_is_told(make_rules: Make, condition: Mapping[str, Any], told: str) -> None:
    sentences = told_of(make_rules, mine=condition, other={"fact": "age", "at_least": 1})
    assert any(told in sentence for sentence in sentences), sentences


def table(item: Mapping[str, Any], *outcomes: tuple[str, Any]) -> dict[str, Any]:
    """Return a version with one item of points."""
    listed = [{"id": id_, "qualifies": when != "always", "when": when} for id_, when in outcomes]
    return {"points": [{"id": "item", "max": 10, **item}], "outcomes": listed or [{**ALWAYS}]}


def reach(points: int) -> dict[str, Any]:
    return {"points": "total", "at_least": points}


ALWAYS = {"id": "no", "qualifies": False, "when": "always"}
ENOUGH = {"bands": {"fact": "pay", "from": {0: 0, 100: 10}}}


@pytest.mark.parametrize(
    ("item", "told"),
    [
        ({"bands": {"fact": "pay", "from": {0: 0, 100: 11}}}, "'item' can give 11 points, more than its 'max' of 10"),
        ({"choice": {"fact": "degree", "points": {"none": 0, "master": 0, "doctor": 12}}}, "'item' can give 12 points"),
        ({"per_unit": {"fact": "age", "from": 2, "base": 5, "step": 1, "cap": 15}}, "'item' can give 15 points"),
        ({"rows": [{"when": {"fact": "healthy", "is": True}, "points": 30}]}, "'item' can give 30 points"),
        ({"award": {"fact": "pay", "min": 0, "max": 20, "assume": 0}}, "'item' can give 20 points"),
        ({"bands": {"fact": "pay", "from": {10: 0, 100: 10}}}, "says nothing of 'pay' below 10; begin with '0: 0'"),
        ({"bands": {"fact": "pay", "from": {0: 0, 90: 5, 50: 10}}}, "the bands must be in ascending order"),
        ({"bands": {"fact": "pay", "from": {0: 0, 5000: 10}}}, "'pay' is at most 1000; this band cannot be reached"),
        ({"bands": {"fact": "pay", "from": {0: "much"}}}, "a band is 'from this number: points', not '0: much'"),
        ({"bands": {"fact": "healthy", "from": {0: 0}}}, "'bands' needs a number, and 'healthy' is none"),
        ({"bands": {"fact": "pai", "from": {0: 0}}}, "there is no fact 'pai'; did you mean 'pay'?"),
        ({"choice": {"fact": "degree", "points": {"none": 0, "master": 5}}}, "says nothing of 'doctor'; write"),
        (
            {"choice": {"fact": "degree", "points": {"none": 0, "master": 5, "docter": 9, "doctor": 9}}},
            "'degree' cannot be 'docter'; did you mean 'doctor'?",
        ),
        ({"choice": {"fact": "healthy", "points": {"true": 5}}}, "says nothing of 'false'; write 'false: 0'"),
        ({"rows": [{"when": {"ref": "mine"}, "points": 5}]}, "'ref' cannot stand in a row of points"),
        (
            {"rows": [{"when": {"points": "total", "at_least": 5}, "points": 5}]},
            "'points' cannot stand in a row of points",
        ),
        ({}, "a points item needs exactly one of bands, choice, per_unit, rows, award"),
        ({**ENOUGH, "award": {"fact": "pay", "min": 0, "max": 1, "assume": 0}}, "a points item needs exactly one of"),
    ],
)
def test_points_that_cannot_be_meant_are_told(make_rules: Make, item: Mapping[str, Any], told: str) -> None:
    sentences = told_of(make_rules, mine=table(item))
    assert any(told in sentence for sentence in sentences), sentences


@pytest.mark.parametrize(
    ("outcomes", "told"),
    [
        ([("a", reach(11)), ("no", "always")], "the outcome 'a' needs 11 points, and all items give 10"),
        (
            [("b", reach(5)), ("a", reach(8)), ("no", "always")],
            "the outcome 'a' cannot be reached: fewer points do for",
        ),
        ([("no", "always"), ("a", reach(5))], "the outcome 'a' cannot be reached: the one before it always holds"),
        ([("a", reach(5))], "the last outcome must hold 'when: always', so that every case has one"),
        ([("a", reach(5)), ("a", reach(3)), ("no", "always")], "the id 'a' is given to more than one outcome"),
        ([("a", {"points": "total"}), ("no", "always")], "'points' needs one of at_least, at_most, below, above"),
    ],
)
def test_outcome_out_of_reach_is_told(make_rules: Make, outcomes: list[tuple[str, Any]], told: str) -> None:
    sentences = told_of(make_rules, mine=table(ENOUGH, *outcomes))
    assert any(told in sentence for sentence in sentences), sentences


def days(start: str, end: str | None, **more: Any) -> dict[str, Any]:
    """Return a version in force from one day to another."""
    effective = {"from": _day(start), "to": _day(end) if end else None}
    rules = {} if "amends" in more else {"conditions": {"id": "old-enough", "fact": "age", "at_least": 18}}
    return {"effective": effective, **rules, **more}


def _day(text: str) -> date:
    return date.fromisoformat(text)


def amended(**change: Any) -> list[dict[str, Any]]:
    """Return a version and another one written as the difference."""
    return [days("2020-01-01", "2021-01-01"), days("2021-01-01", None, amends="previous", change=change)]


@pytest.mark.parametrize(
    ("versions", "told"),
    [
        (
            [days("2020-01-01", "2021-01-01"), days("2021-02-01", None)],
            "leaves a gap after 'v1' from 2021-01-01 to 202",
        ),
        (
            [days("2020-01-01", "2021-03-01"), days("2021-02-01", None)],
            "overlaps with 'v1'; end that one with 'to: 202",
        ),
        (
            [days("2020-01-01", None), days("2021-02-01", None)],
            "overlaps with 'v1'; end that one with 'to: 2021-02-01'",
        ),
        ([days("2020-01-01", "2019-01-01")], "the version 'v1' ends before it begins"),
        ([days("2020-01-01", None, amends="previous")], "there is no version before this one to amend"),
        ([days("2020-01-01", None, change={"remove": ["x"]})], "'change' needs 'amends: previous'"),
        (amended(remove=["old-enogh"]), "the version before has no 'old-enogh' to change"),
        (amended(replace=[{"id": "young", "not_published": True}]), "the version before has no 'young' to change"),
        (
            amended(add=[{"into": "all", "item": {"id": "x", "not_published": True}}]),
            "there is no group 'all' to add to",
        ),
        ([days("2020-01-01", None, assumes=["helth"])], "there are no rules for 'helth'"),
        (
            [{"effective": {"from": _day("2020-01-01"), "to": None}, **table(ENOUGH), "conditions": {"ref": "x"}}],
            "'when'",
        ),
    ],
)
def test_versions_that_do_not_fit_are_told(make_rules: Make, versions: list[dict[str, Any]], told: str) -> None:
    sentences = told_of(make_rules, mine=versions)
    assert any(told in sentence for sentence in sentences), sentences


def test_circle_through_several_programmes_is_told_once(make_rules: Make) -> None:
    circle = {"a": {"ref": "b"}, "b": {"all": [{"ref": "c"}, {"fact": "age", "at_least": 1}]}, "c": {"ref": "a"}}
    assert told_of(make_rules, **circle) == ["the references go in a circle: a → b → c → a"]


def test_rules_with_a_mistake_are_not_told_again_by_those_that_refer_to_them(make_rules: Make) -> None:
    (sentence,) = told_of(make_rules, mine={"ref": "other"}, other=[days("2020-01-01", "2021-01-01", colour="red")])
    assert sentence.startswith("unknown key 'colour'")


def test_outcome_that_another_version_lacks_is_told_for_the_days_both_are_in_force(make_rules: Make) -> None:
    old = {
        "effective": {"from": date(2020, 1, 1), "to": date(2021, 1, 1)},
        **table(ENOUGH, ("a", reach(5)), ("no", "always")),
    }
    new = {"effective": {"from": date(2021, 1, 1), "to": None}, **table(ENOUGH, ("b", reach(5)), ("no", "always"))}
    assert told_of(make_rules, mine={"ref": "other/a"}, other=[old, new]) == [
        "'other' has no outcome 'a' in its version 'v2'; known are b, no"
    ]
    while_it_was = {**days("2020-01-01", "2021-01-01"), "conditions": {"ref": "other/a"}}
    rules = make_rules(FACTS, mine=[while_it_was], other=[old, new])
    assert set(rules.programmes) == {"mine", "other"}


SOURCES = "sources:\n  sal1: {title: 平均工资公告, language: zh, basis: official}\n"
SMALL = Path(__file__).with_name("rules")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a copy of the small rules that a test may change."""
    return Path(copytree(SMALL, tmp_path / "rules"))


@pytest.fixture
def service(folder: Path) -> EligibilityService:
    """Give these rules as they are served."""
    sources = folder.with_name("sources.yml")
    sources.write_text(SOURCES, encoding="utf-8")
    return EligibilityService(folder, sources=sources, today=lambda: date(2026, 3, 1))


def test_any_mistake_leaves_the_old_rules_serving(service: EligibilityService, folder: Path) -> None:
    served = service.engine
    for file in sorted(folder.glob("*.yml")):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("format: 1", "format: 2"), encoding="utf-8")
        assert not service.reload() and service.engine is served
        assert service.problems[0].startswith(f"{file.name}:1:1: 'format' must be '1'")
        file.write_text(text, encoding="utf-8")
        assert service.reload() and service.problems == ()
        served = service.engine


def test_file_that_others_need_is_missed_and_the_old_rules_go_on(service: EligibilityService, folder: Path) -> None:
    served = service.engine
    (folder / "health.yml").unlink()
    assert not service.reload() and service.engine is served
    assert service.problems == (
        "pool-points.yml:16:3: there are no rules for 'health'; known are club-card, pool-points",
    )

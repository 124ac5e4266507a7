"""Each limit, branch and exception of a rule file that ships is held by a test in it: a change is always noticed."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from bot.content import KNOWLEDGE
from knowledge.eligibility.coverage import not_reached
from knowledge.eligibility.loader import FACTS, PARAMETERS
from knowledge.eligibility.model import RuleSet
from knowledge.eligibility.mutation import mutants, survivors
from knowledge.eligibility.testing import run_tests

SHIPPED = sorted(path.stem for path in (KNOWLEDGE / "rules").glob("*.yml") if path.name not in (FACTS, PARAMETERS))


@pytest.mark.parametrize("programme", SHIPPED)
def test_every_change_of_a_rule_is_noticed_by_a_test_of_its_file(shipped_rules: RuleSet, programme: str) -> None:
    count, unnoticed = survivors(shipped_rules.programmes[programme], shipped_rules)
    assert count > 5 and unnoticed == []


@pytest.mark.parametrize("programme", SHIPPED)
def test_tests_of_a_file_pass_and_reach_all_of_it(shipped_rules: RuleSet, programme: str) -> None:
    read = shipped_rules.programmes[programme]
    runs = list(run_tests(read, shipped_rules))
    assert [(run.test.name, run.differences) for run in runs if run.differences] == []
    assert not_reached(read, runs, facts=shipped_rules.facts) == []


FACTS_OF_ONE: dict[str, dict[str, Any]] = {
    "age": {"type": "integer", "range": {"min": 0, "max": 120}},
    "healthy": {"type": "boolean"},
    "member": {"type": "boolean"},
}
RULE: dict[str, Any] = {
    "all": [
        {"id": "young", "fact": "age", "at_most": 40, "unclear_at": [30], "unless": {"fact": "member", "is": True}},
        {"id": "sound", "fact": "healthy", "is": True},
    ]
}


def planted(rules: RuleSet) -> list[str]:
    return [mutant.what.split(": ", 1)[1] for mutant in mutants(rules.programmes["one"], rules)]


def test_changes_planted_are_of_every_kind(make_rules: Callable[..., RuleSet]) -> None:
    found = planted(make_rules(FACTS_OF_ONE, one=RULE))
    for part in (
        "all and any swapped",
        "at_most 40: moved by -1",
        "at_most 40: moved by 1",
        "young: unless dropped",
        "young: unclear_at dropped",
        "sound: dropped",
        "is turned round",
        "outcome qualifies: qualifies turned round",
    ):
        assert any(part in what for what in found), (part, found)


def test_limits_of_points_are_moved_too(make_rules: Callable[..., RuleSet]) -> None:
    item = {"id": "years", "max": 20, "bands": {"fact": "age", "from": {0: 20, 46: 10}}}
    outcomes = [
        {"id": "yes", "qualifies": True, "when": {"points": "total", "at_least": 15}},
        {"id": "no", "qualifies": False, "when": "always"},
    ]
    found = planted(make_rules(FACTS_OF_ONE, one={"points": [item], "outcomes": outcomes}))
    assert {"years: band 46 moved by -1", "years: band 46 moved by 1", "years: points of band 0 changed by 1"} <= set(
        found
    )


def test_file_without_tests_lets_every_change_pass(make_rules: Callable[..., RuleSet]) -> None:
    rules = make_rules(FACTS_OF_ONE, one=RULE)
    count, unnoticed = survivors(rules.programmes["one"], rules)
    assert count == len(unnoticed) > 5


def test_change_that_no_test_notices_is_named(shipped_rules: RuleSet) -> None:
    """Take from a file its tests at a limit: that limit can be moved then, and it is said which."""
    programme = shipped_rules.programmes["pr-staff"]
    one, *others = programme.tests
    weaker = replace(programme, tests=(one,))
    rules = replace(shipped_rules, programmes={**shipped_rules.programmes, "pr-staff": weaker})
    _, unnoticed = survivors(weaker, rules)
    assert others and any(what.endswith("pay: at_least 600000: moved by 1") for what in unnoticed)

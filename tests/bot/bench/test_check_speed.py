"""Eligibility checks are measured fairly: every way gives the same points, and a way that does not stops it."""

import json

import pytest
import zen

from bot.bench.check_speed import DAY, POINTS_TABLE, Way, complete_profiles, disagree, partial_profiles
from bot.bench.points_table import EXPRESSION, points_by_hand, tables_as_json
from bot.bench.problems import NotMeasured
from bot.content import KNOWLEDGE
from knowledge.eligibility.engine import Eligibility
from knowledge.eligibility.kleene import YES
from knowledge.eligibility.loader import load_rules, read_files
from knowledge.eligibility.profile import read_profile
from knowledge.sources import load_sources


@pytest.fixture(scope="module")
def engine() -> Eligibility:
    sources = load_sources(KNOWLEDGE / "sources.yml")
    return Eligibility(load_rules(read_files(KNOWLEDGE / "rules"), sources=sources, run_tests=False))


def test_other_ways_give_the_points_and_outcomes_of_the_rules(engine: Eligibility) -> None:
    bound = engine.bound(POINTS_TABLE, DAY)
    assert bound
    expression = zen.compile_expression(EXPRESSION)
    decision = zen.ZenEngine().create_decision(json.dumps(tables_as_json()))
    met = set()
    for known in complete_profiles(bound, engine, count=500):
        (result,) = engine.check(
            read_profile({**known, "clean_record": True}, facts=engine.rules.facts),
            programmes=[POINTS_TABLE],
            as_of=DAY,
            explain=False,
        ).results
        assert result.evaluation and result.evaluation.points
        outcome, points = points_by_hand(known)
        met.add(outcome)
        assert result.evaluation.points.low == result.evaluation.points.high == points
        assert expression.evaluate(known) == decision.evaluate(known)["result"]["points"] == points
        assert (outcome == "a") == (result.evaluation.tree[0].mask == YES)
    assert met == {"a", "b", "not-by-points"}


def test_ways_that_disagree_are_not_compared(engine: Eligibility) -> None:
    bound = engine.bound(POINTS_TABLE, DAY)
    assert bound
    profiles = complete_profiles(bound, engine, count=3)
    same = Way(points_by_hand, lambda found: found[1])
    disagree({"one": same, "other": same}, profiles)
    with pytest.raises(NotMeasured, match="disagree"):
        disagree({"one": same, "other": Way(points_by_hand, lambda found: found[1] + 1)}, profiles)


def test_partial_profiles_are_such_as_the_interface_takes(engine: Eligibility) -> None:
    sizes = {len(read_profile(raw, facts=engine.rules.facts).answers) for raw in partial_profiles(engine.rules)}
    assert sizes >= {0, 10, 20} and max(sizes) <= 25

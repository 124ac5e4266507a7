"""What is unknown is neither yes nor no: the logic of conditions, against every person there can be."""

import random
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.eligibility.engine import Check, Result
from knowledge.eligibility.model import RuleSet
from tests.knowledge.eligibility.naive import (
    FACTS,
    Raw,
    conditions,
    deciding,
    level,
    partly_known,
    people,
    vaguely_known,
)

SETTINGS = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
Checker = Callable[..., Check]


@pytest.fixture(scope="session")
def result_of(
    make_rules: Callable[..., RuleSet], checker: Callable[[RuleSet], Checker]
) -> Callable[[Raw, dict[str, Any]], Result]:
    """Give a function that checks one condition against what is known."""

    def check(raw: Raw, known: dict[str, Any]) -> Result:
        (result,) = checker(make_rules(FACTS, card=raw))(**known).results
        return result

    return check


def levels(result: Result) -> set[int]:
    """Return what the engine takes for possible, as `level` counts."""
    assert result.evaluation is not None
    return {number for number in range(3) if result.evaluation.mask & 1 << number}


def shuffled(raw: Raw, order: random.Random) -> Raw:
    """Return the condition with the parts of every group in another order."""
    turned = dict(raw)
    for key in ("all", "any"):
        if key in raw:
            turned[key] = [shuffled(part, order) for part in order.sample(raw[key], len(raw[key]))]
    for key in ("not", "unless"):
        if key in raw:
            turned[key] = shuffled(raw[key], order)
    if "n_of" in raw:
        parts = raw["n_of"]["of"]
        turned["n_of"] = {**raw["n_of"], "of": [shuffled(part, order) for part in order.sample(parts, len(parts))]}
    return turned


YES, NO, UNKNOWN = {"fact": "calm", "is": True}, {"fact": "keen", "is": True}, {"fact": "warm", "is": True}
KNOWN = {"calm": True, "keen": False}


@pytest.mark.parametrize(
    ("raw", "verdict"),
    [
        ({"all": [NO, UNKNOWN]}, "does_not_qualify"),
        ({"all": [YES, UNKNOWN]}, "open"),
        ({"any": [YES, UNKNOWN]}, "qualifies"),
        ({"any": [NO, UNKNOWN]}, "open"),
        ({"not": UNKNOWN}, "open"),
        ({"not": NO}, "qualifies"),
        ({"n_of": {"n": 2, "of": [YES, NO, UNKNOWN]}}, "open"),
        ({"n_of": {"n": 1, "of": [YES, NO, UNKNOWN]}}, "qualifies"),
        ({"n_of": {"n": 3, "of": [YES, NO, UNKNOWN]}}, "does_not_qualify"),
        ({**NO, "unless": UNKNOWN}, "open"),
        ({**YES, "unless": UNKNOWN}, "qualifies"),
    ],
)
def test_unknown_part_leaves_open_only_what_it_can_change(
    result_of: Callable[..., Result], raw: Raw, verdict: str
) -> None:
    assert result_of(raw, KNOWN).verdict == verdict


@SETTINGS
@given(raw=conditions(), known=vaguely_known())
def test_what_is_possible_is_what_comes_out_for_some_person(
    result_of: Callable[..., Result], raw: Raw, known: dict[str, Any]
) -> None:
    assert levels(result_of(raw, known)) == {level(raw, person) for person in people(known)}


@SETTINGS
@given(raw=conditions(), known=vaguely_known(), order=st.randoms(use_true_random=False))
def test_order_of_parts_changes_nothing(
    result_of: Callable[..., Result], raw: Raw, known: dict[str, Any], order: random.Random
) -> None:
    one, other = result_of(raw, known), result_of(shuffled(raw, order), known)
    assert (levels(one), one.verdict, one.missing) == (levels(other), other.verdict, other.missing)


@SETTINGS
@given(raw=conditions(), known=partly_known())
def test_missing_are_exactly_the_facts_that_can_still_change_the_verdict(
    result_of: Callable[..., Result], raw: Raw, known: dict[str, Any]
) -> None:
    assert set(result_of(raw, known).missing) == deciding(raw, known)

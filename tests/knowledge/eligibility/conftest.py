"""A small folder of rules, with a points table and a programme of conditions, and checks against it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from knowledge.eligibility.engine import Check, Eligibility
from knowledge.eligibility.loader import load_rules, read_files
from knowledge.eligibility.model import RuleSet
from knowledge.eligibility.profile import read_profile
from knowledge.model import Source

RULES = Path(__file__).with_name("rules")
WAGES = Source(id="sal1", title="平均工资公告", language="zh", basis="official", issued_on=date(2024, 1, 1))
DAY = date(2026, 3, 1)


@pytest.fixture(scope="session")
def small_rules() -> RuleSet:
    """Give the rules of the folder beside this file."""
    return load_rules(read_files(RULES), sources={"sal1": WAGES})


@pytest.fixture(scope="session")
def small_check(small_rules: RuleSet) -> Callable[..., Check]:
    """Give a function that checks facts against these rules."""
    engine = Eligibility(small_rules)

    def check(*programmes: str, as_of: date = DAY, **facts: Any) -> Check:
        profile = read_profile(facts, facts=small_rules.facts)
        return engine.check(profile, programmes=programmes or None, as_of=as_of)

    return check

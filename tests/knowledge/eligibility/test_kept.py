"""What is kept from one check to the next changes nothing: everybody gets what the first visitor would get."""

import json
from datetime import date
from random import Random

import pytest

from knowledge.eligibility.engine import Eligibility
from knowledge.eligibility.fixed import fixed_parts
from knowledge.eligibility.model import RuleSet
from knowledge.eligibility.profile import read_profile
from knowledge.eligibility.render import render_check
from knowledge.eligibility.service import prepared
from knowledge.language import LANGUAGES
from tests.knowledge.eligibility.people import person

DAY = date(2026, 3, 1)
PEOPLE = 30


def told(engine: Eligibility, seed: int) -> str:
    random = Random(seed)  # noqa: S311 - nothing secret
    rules, language = engine.rules, LANGUAGES[seed % len(LANGUAGES)]
    raw = person(rules, seed, known=random.choice([0.0, 0.02, 0.1, 0.3]))
    raw |= {fact: {"dont_know": True} for fact in random.sample(sorted(rules.facts.keys() - raw.keys()), 3)}
    explained = None if random.random() < 0.8 else random.sample(sorted(rules.programmes), 5)
    found = engine.check(read_profile(raw, facts=rules.facts), as_of=DAY)
    return json.dumps(render_check(found, language=language, rules=rules, explained=explained))


def test_check_is_the_same_whoever_came_before(shipped_rules: RuleSet) -> None:
    serving = prepared(shipped_rules, day=DAY)
    one_after_the_other = [told(serving, seed) for seed in range(PEOPLE)]
    assert [told(serving, seed) for seed in reversed(range(PEOPLE))] == one_after_the_other[::-1]
    for seed in range(0, PEOPLE, 3):
        fixed_parts.cache_clear()
        assert told(Eligibility(shipped_rules), seed) == one_after_the_other[seed]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_known_is_told_though_nothing_else_is(shipped_rules: RuleSet, language: str) -> None:
    engine = prepared(shipped_rules, day=DAY)

    def tree(**raw: object) -> str:
        found = engine.check(read_profile(raw, facts=shipped_rules.facts), programmes=["work-permit-b"], as_of=DAY)
        return json.dumps(render_check(found, language=language, rules=shipped_rules)["results"][0]["reasons"])

    assert '"dont_know": true' in tree(degree={"dont_know": True})
    assert '"dont_know": true' not in tree()

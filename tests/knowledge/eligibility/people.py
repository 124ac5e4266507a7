"""People made up at random, of whom some things are known: most of them near the limits of the rules.

Never the same twice for different seeds, and always the same for one.
"""

from collections.abc import Collection, Sequence
from datetime import date
from random import Random
from typing import Any

from knowledge.eligibility.binding import Binder
from knowledge.eligibility.hypotheses import Hypotheses
from knowledge.eligibility.model import Fact, RuleSet
from knowledge.eligibility.profile import Exact, shown
from tests.knowledge.eligibility.visitor import COUNTRIES

_DAY = date(2026, 3, 1)
_AT_MOST = {"years": 60, "days": 365, "CNY": 100_000_000, "USD": 100_000_000}  # more is told by nobody


def person(rules: RuleSet, seed: int, *, programmes: Collection[str] = (), known: float = 0.8) -> dict[str, Any]:
    """Return answers as `read_profile` takes them.

    Args:
        rules: whose facts are answered.
        seed: one person for each.
        programmes: whose facts; those of all where there are none.
        known: the part of the facts that are answered.
    """
    binder = Binder(rules)
    hypotheses = Hypotheses(rules.facts)
    random = Random(seed)  # noqa: S311 - nothing secret
    answers: dict[str, Any] = {}
    for id_ in programmes or rules.programmes:
        bound = binder.bind(id_, _DAY)
        if bound is None:
            continue
        for fact in sorted(bound.facts - answers.keys()):
            if rules.facts[fact].asked and random.random() < known:
                answers[fact] = random.choice(_told(hypotheses.values(bound, fact), rules.facts[fact]))
    return answers


def _told(values: Sequence[Exact], fact: Fact) -> list[Any]:
    """Return those of the values that people tell, as they tell them."""
    if fact.type == "country":
        return list(COUNTRIES)
    if fact.id == "age":
        values = [value for value in values if 16 <= float(value) <= 90] or [35]
    elif fact.type in ("integer", "number"):
        values = [round(value) for value in values if float(value) <= _AT_MOST.get(fact.unit or "", fact.high)]
    return [shown(value, fact) for value in values]

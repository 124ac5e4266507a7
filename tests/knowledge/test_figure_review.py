"""Every limit of a rule stands on a card of its programme, with the amounts of the day."""

from dataclasses import replace
from datetime import date

import pytest

from bot.content import KNOWLEDGE
from knowledge.cards import load_cards
from knowledge.eligibility.loader import load_rules, read_files
from knowledge.eligibility.model import RuleSet
from knowledge.figure_review import review_figures
from knowledge.model import Card
from knowledge.sources import load_sources

DAY = date(2026, 11, 21)
SOURCES = load_sources(KNOWLEDGE / "sources.yml")
WAGE = "shanghai_average_monthly_wage"


@pytest.fixture(scope="module")
def cards() -> tuple[Card, ...]:
    return load_cards(KNOWLEDGE / "cards", sources=SOURCES)


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return read_files(KNOWLEDGE / "rules")


def rules_of(files: dict[str, str]) -> RuleSet:
    return load_rules(files, sources=SOURCES, run_tests=False)


def test_shipped_cards_name_every_limit(cards: tuple[Card, ...], files: dict[str, str]) -> None:
    assert review_figures(cards, rules=rules_of(files), as_of=DAY) == []


def test_limit_that_was_changed_in_the_rules_alone_is_named(cards: tuple[Card, ...], files: dict[str, str]) -> None:
    changed = {**files, "work-permit-renewal.yml": files["work-permit-renewal.yml"].replace(": 90", ": 77")}
    (problem,) = review_figures(cards, rules=rules_of(changed), as_of=DAY)
    assert problem.startswith("work-permit-renewal: no card names 77")


def test_new_wage_names_the_cards_whose_amounts_are_old(cards: tuple[Card, ...], files: dict[str, str]) -> None:
    rules = rules_of(files)
    wage = rules.parameters[WAGE]
    raised = replace(wage, values=(*wage.values, (date(2026, 11, 1), 13000.0)))
    problems = review_figures(cards, rules=replace(rules, parameters={WAGE: raised}), as_of=DAY)
    named = {problem.split(":")[0] for problem in problems}
    assert {"work-permit-a", "work-permit-b"} <= named
    assert any("936000" in problem for problem in problems)  # 13,000 x 12 x 6


def test_wage_of_the_future_changes_nothing_today(cards: tuple[Card, ...], files: dict[str, str]) -> None:
    rules = rules_of(files)
    wage = rules.parameters[WAGE]
    raised = replace(wage, values=(*wage.values, (date(2027, 1, 1), 13000.0)))
    assert review_figures(cards, rules=replace(rules, parameters={WAGE: raised}), as_of=DAY) == []

"""Whether the cards of a programme name every limit of its rules, so that a card and a verdict cannot part.

Never reads the words of a rule: it compares the numbers that are computed with.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from knowledge.card_review import numbers_in, own_text
from knowledge.eligibility.binding import walk
from knowledge.eligibility.model import Comparison, Condition, Multiple, PointsItem, RuleSet, Version
from knowledge.model import Card

_SMALLEST_TOLD = 2  # "at least 1" is said in words: a home, a child


def review_figures(cards: Iterable[Card], *, rules: RuleSet, as_of: date) -> list[str]:
    """Return a sentence for every limit in the rules of `as_of` that no English card of the programme names.

    English stands for all: `review_cards` holds the numbers of the other languages to it. An amount that follows from a
    dated parameter, such as six times the average wage, is looked for as the amount of that day; with a new year's wage
    the cards to be corrected are named here.
    """
    problems: list[str] = []
    english = [card for card in cards if card.language == "en"]
    for programme in rules.programmes.values():
        own = [card for card in english if programme.id in card.programmes]
        version = programme.version_on(as_of)
        if version is None or not any(card.programmes[0] == programme.id for card in own):
            continue  # a card that names a programme among others is an overview
        said = set().union(*(numbers_in(own_text(card)) for card in own))
        problems += [
            f"{programme.id}: no card names {figure} ({where})"
            for figure, where in _limits(version, rules, as_of)
            if figure not in said
        ]
    return sorted(set(problems))


def _limits(version: Version, rules: RuleSet, day: date) -> Iterator[tuple[str, str]]:
    conditions = [*([version.conditions] if version.conditions else []), *(o.when for o in version.outcomes)]
    for item in version.points:
        yield from (
            (_written(number), item.label["en"]) for number in _numbers_of(item, rules) if number >= _SMALLEST_TOLD
        )
        conditions += [row for row, _ in item.rows]
    for condition in conditions:
        for part in walk(condition):
            for number in _numbers_in(part, rules, day):
                if number >= _SMALLEST_TOLD:
                    yield _written(number), part.label.get("en") or version.id


def _numbers_of(item: PointsItem, rules: RuleSet) -> Iterator[float]:
    yield item.maximum
    for start, points in item.bands:
        yield points
        if points or rules.facts[item.fact].type != "integer":  # people say "over 60", not "61 and over": 0 points
            yield start


def _numbers_in(condition: Condition, rules: RuleSet, day: date) -> Iterator[float]:
    for comparison in condition.comparisons:
        value = _amount(comparison, rules, day)
        if isinstance(value, int | float) and not isinstance(value, bool):
            yield value


def _amount(comparison: Comparison, rules: RuleSet, day: date) -> object:
    if not isinstance(comparison.value, Multiple):
        return comparison.value
    base = rules.parameters[comparison.value.param].value_on(day)
    return None if base is None else base * comparison.value.times


def _written(number: float) -> str:
    return str(int(number)) if number == int(number) else str(number)

"""Whether the four versions of a card say the same, and whether cards keep to the official terms and own words.

Never changes a card and never judges whether it is true: its sources and the rules say that.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from knowledge.glossary import Glossary
from knowledge.model import Card

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_SENTENCE = re.compile(r"(?<=[。！？])\s*|(?<=[.!?])\s+|\n+")
_SHORTEST_SENTENCE = {"en": 25, "ko": 16, "zh": 12, "ja": 14}
"""Shorter ones, such as "Ask 12345.", may well be said on two cards."""


def review_cards(cards: Iterable[Card], *, glossary: Glossary) -> list[str]:
    """Return a sentence for everything that is wrong with the words of cards, sorted by card.

    `cards` are all cards of the store in all languages, for a sentence is looked for on every other card too.
    """
    cards = tuple(cards)
    problems = [*_parting(cards), *_repetitions(cards)]
    problems += [
        f"{card.id} ({card.language}): '{name}' is not what it is called; see the glossary"
        for card in cards
        for name in glossary.forbidden_in(own_text(card), language=card.language)
    ]
    return sorted(problems)


def own_text(card: Card) -> str:
    """Return what we say on a card: everything but the questions, which are in visitors' words."""
    return "\n".join([card.title, card.short, *(f"{s.heading}\n{s.body}" for s in card.sections)])


def numbers_in(text: str) -> Counter[str]:
    """Return the numbers in a text without thousands separators and leading zeros, so that 2024-05 is 2024年5月.

    >>> sorted(numbers_in("895,248 RMB since 2026-02"))
    ['2', '2026', '895248']
    """
    return Counter(n.replace(",", "").lstrip("0") or "0" for n in _NUMBER.findall(text))


def _parting(cards: tuple[Card, ...]) -> Iterator[str]:
    """Yield where a version of a card has another structure or another number than its English version."""
    by_id: dict[str, dict[str, Card]] = defaultdict(dict)
    for card in cards:
        by_id[card.id][card.language] = card
    for id_, versions in by_id.items():
        english = versions.get("en")
        for language, card in versions.items():
            if english and card is not english:
                yield from (f"{id_} ({language}): {what}" for what in _differences(card, english))


def _differences(card: Card, english: Card) -> Iterator[str]:
    parts = [("short answer", card.short, english.short)]
    parts += [
        (f"section '{ours.heading}'", ours.body, theirs.body)
        for ours, theirs in zip(card.sections, english.sections, strict=False)
    ]
    if len(card.sections) != len(english.sections):
        yield f"{len(card.sections)} sections, but {len(english.sections)} in English"
    for name, ours, theirs in parts:
        if _shape(ours) != _shape(theirs):
            yield f"{name}: lines are '{_shape(ours)}', but '{_shape(theirs)}' in English (L list, P paragraph)"
        if more := numbers_in(ours) - numbers_in(theirs):
            yield f"{name}: {', '.join(more.elements())} not in English"
        if less := numbers_in(theirs) - numbers_in(ours):
            yield f"{name}: {', '.join(less.elements())} only in English"


def _shape(text: str) -> str:
    return "".join("L" if line.startswith("- ") else "P" for line in text.splitlines() if line.strip())


def _repetitions(cards: tuple[Card, ...]) -> Iterator[str]:
    said: dict[tuple[str, str], list[str]] = defaultdict(list)
    for card in cards:
        for sentence in {s.strip(" -*") for s in _SENTENCE.split("\n".join([card.short, *_bodies(card)]))}:
            if len(sentence) >= _SHORTEST_SENTENCE[card.language]:
                said[card.language, sentence].append(card.id)
    for (language, sentence), ids in said.items():
        if len(ids) > 1:
            yield f"{', '.join(sorted(ids))} ({language}): the same sentence: {sentence}"


def _bodies(card: Card) -> Iterator[str]:
    return (section.body for section in card.sections)

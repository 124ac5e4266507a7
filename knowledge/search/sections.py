"""Chooses the section of a card that says what its short answer does not.

Never repeats the short answer: where it covers the question as well as any section, there is none to add.
"""

from collections.abc import Callable, Iterable, Sequence

from knowledge.model import Card
from knowledge.search.text import terms

_GAIN = 0.01  # a section must cover this much more of the question than the short answer


class Sections:
    """The terms of every card's short answer and sections, made once."""

    def __init__(self, cards: Iterable[Card]) -> None:
        self._short = {(card.id, card.language): frozenset(terms(card.short)) for card in cards}
        self._sections = {
            (card.id, card.language): [frozenset(terms(f"{s.heading}\n{s.body}")) for s in card.sections]
            for card in cards
        }

    def best(self, card: Card, *, query: Sequence[str], weight: Callable[[str], float]) -> int | None:
        """Return the place of the section to show with the short answer, None for none.

        Args:
            card: the card that answers.
            query: the terms of the question.
            weight: how much a term tells, as the index of the card's language weighs it.
        """
        key = (card.id, card.language)
        total = sum(map(weight, set(query))) or 1.0

        def covered(found: frozenset[str]) -> float:
            return sum(map(weight, found.intersection(query))) / total

        shares = [covered(found) for found in self._sections[key]]
        if not shares:
            return None
        best = max(range(len(shares)), key=shares.__getitem__)
        return best if shares[best] >= covered(self._short[key]) + _GAIN else None

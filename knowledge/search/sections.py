"""Chooses the section of a card that says what its short answer does not.

Never shows a section for its own sake: where the short answer covers far more of the question, there is none to add.
"""

from collections.abc import Callable, Collection, Sequence

from knowledge.model import Card
from knowledge.search.text import terms

_HEADING_WEIGHT = 0.3
_PLACE_WEIGHT = -0.03  # for every place down the card: owners write what matters most first, mistakes last
_GAIN = -0.15  # a section is shown unless it covers this much less of the question than the short answer


class Sections:
    """The terms of every card's short answer and sections, made once."""

    def __init__(self, cards: Collection[Card]) -> None:
        self._short = {(card.id, card.language): frozenset(terms(card.short)) for card in cards}
        self._sections = {
            (card.id, card.language): [frozenset(terms(f"{s.heading}\n{s.body}")) for s in card.sections]
            for card in cards
        }
        self._headings = {
            (card.id, card.language): [frozenset(terms(s.heading)) for s in card.sections] for card in cards
        }

    def best(self, card: Card, *, question: str, query: Sequence[str], weight: Callable[[str], float]) -> int | None:
        """Return the place of the section to show with the short answer, None for none.

        Args:
            card: the card that answers.
            question: as it was asked; its small words ("how long") tell a heading.
            query: the terms of the question without them.
            weight: how much a term tells, as the index of the card's language weighs it.
        """
        key = (card.id, card.language)
        total = sum(map(weight, set(query))) or 1.0

        def covered(found: frozenset[str]) -> float:
            return sum(map(weight, found.intersection(query))) / total

        asked = frozenset(terms(question))
        shares = [
            covered(found) + _HEADING_WEIGHT * len(heading & asked) / (len(asked) or 1) + _PLACE_WEIGHT * place
            for place, (found, heading) in enumerate(zip(self._sections[key], self._headings[key], strict=True))
        ]
        if not shares:
            return None
        best = max(range(len(shares)), key=shares.__getitem__)
        return best if shares[best] >= covered(self._short[key]) + _GAIN else None

"""Chooses the section of a card that says what its short answer does not.

Never shows a section for its own sake: where the short answer covers far more of the question, there is none to add.
"""

from collections.abc import Callable, Collection, Sequence

from knowledge.glossary import Glossary
from knowledge.model import Card
from knowledge.search.aspects import aspects_headed, aspects_throughout, wanted_of_section
from knowledge.search.text import terms

_HEADING_WEIGHT = 0.3
_PLACE_WEIGHT = -0.03  # for every place down the card: owners write what matters most first, mistakes last
_GAIN = -0.15  # a section is shown unless it covers this much less of the question than the short answer
_HEADED_WEIGHT = 0.35  # for a section that is headed by what the question asks for: "Documents" for "which papers"
_TELLS_WEIGHT = 0.2  # for a section that has what the question asks for: days for "how long"


class Sections:
    """The terms of every card's short answer and sections, made once."""

    def __init__(self, cards: Collection[Card], *, glossary: Glossary) -> None:
        self._names = {
            (card.id, card.language): frozenset(
                term
                for name in (card.title, *glossary.programme_names(card.programmes[0], language=card.language))
                for term in terms(name)
            )
            for card in cards
        }
        self._short = {(card.id, card.language): frozenset(terms(card.short)) for card in cards}
        self._sections = {
            (card.id, card.language): [frozenset(terms(f"{s.heading}\n{s.body}")) for s in card.sections]
            for card in cards
        }
        self._headings = {
            (card.id, card.language): [frozenset(terms(s.heading)) for s in card.sections] for card in cards
        }

        self._headed = {
            (card.id, card.language): [aspects_headed(s.heading, language=card.language) for s in card.sections]
            for card in cards
        }
        self._throughout = {
            (card.id, card.language): aspects_throughout(card.title, language=card.language) for card in cards
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
        told_apart = set(query) - self._names[key]  # what the card is called is true of every section
        total = sum(map(weight, told_apart)) or 1.0

        def covered(found: frozenset[str]) -> float:
            return sum(map(weight, found & told_apart)) / total

        asked = frozenset(terms(question))
        wanted = wanted_of_section(question, language=card.language)
        apart = wanted.words.keys() - self._throughout[key]
        tells = [pattern for aspect, pattern in wanted.tells.items() if aspect in apart]
        told = [sum(len(pattern.findall(section.body)) for pattern in tells) for section in card.sections]
        met = [apart & headed for headed in self._headed[key]]
        shares = [
            covered(found.union(*(wanted.words[aspect] for aspect in met[place])))
            + _HEADING_WEIGHT * len(heading & asked) / (len(asked) or 1)
            + _HEADED_WEIGHT * bool(met[place])
            + _TELLS_WEIGHT * told[place] / (max(told) or 1)
            + _PLACE_WEIGHT * place
            for place, (found, heading) in enumerate(zip(self._sections[key], self._headings[key], strict=True))
        ]
        if not shares:
            return None
        best = max(range(len(shares)), key=shares.__getitem__)
        return best if shares[best] >= covered(self._short[key]) + _GAIN else None

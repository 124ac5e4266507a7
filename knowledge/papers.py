"""Finds what to bring for a programme: the sections on papers of the cards that are about it.

Never writes a list of papers itself; where no card has one, there is none.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from knowledge.model import Card
from knowledge.search.aspects import aspects_asked, aspects_titled, told_in

_PAPERS = "papers"
_APPLYING = "application"
_QUESTION = "材料"  # the word that a question for papers has, to know what a text about them has in it
_READ_IN = "zh"  # the versions of a card have the same sections, and in Chinese the headings are the plainest


@dataclass(frozen=True, slots=True)
class Papers:
    """Where papers are listed: one section of a card, in each of its languages."""

    cards: Mapping[str, Card]
    section: int

    def text(self, language: str) -> str:
        """Return the list, in the Markdown of cards."""
        return self.cards[language].sections[self.section].body


def papers_for(programme: str, cards: Sequence[Card]) -> list[Papers]:
    """Return the sections on papers of the card that is nearest to a programme; empty where no card has one.

    Args:
        programme: its id.
        cards: those in force, in all languages.
    """
    by_id: dict[str, dict[str, Card]] = {}
    for card in cards:
        by_id.setdefault(card.id, {})[card.language] = card
    for versions in _nearest_first(programme, by_id):
        found = [Papers(cards=versions, section=index) for index in _sections(versions[_READ_IN])]
        if found:
            return found
    return []


def _nearest_first(programme: str, by_id: Mapping[str, dict[str, Card]]) -> Iterator[dict[str, Card]]:
    """Yield the cards on the programme itself, then those on what it is a kind of."""
    for one in _general_last(programme, by_id):
        about = [versions for versions in by_id.values() if _is_about(versions[_READ_IN], one)]
        yield from sorted(about, key=lambda versions: _distance(versions[_READ_IN], one))


def _general_last(programme: str, by_id: Mapping[str, dict[str, Card]]) -> list[str]:
    """Return the programme, what its own cards also belong to, and what its id begins with: "work-permit-b" is one."""
    own = [v[_READ_IN].programmes for v in by_id.values() if v[_READ_IN].programmes[0] == programme]
    beside = [other for programmes in own for other in programmes[1:]]
    above = [id_ for id_ in by_id if programme.startswith(f"{id_}-")]
    return list(dict.fromkeys([programme, *beside, *above]))


def _is_about(card: Card, programme: str) -> bool:
    """Return whether a card is about the programme first, or is the one about its papers."""
    return card.programmes[0] == programme or (programme in card.programmes and _is_on_papers(card))


def _is_on_papers(card: Card) -> bool:
    return _PAPERS in aspects_titled(card.title, language=card.language)


def _distance(card: Card, programme: str) -> tuple[bool, bool, bool, str]:
    return (card.id != programme, not _is_on_papers(card), card.programmes[0] != programme, card.id)


def _sections(card: Card) -> list[int]:
    """Return the sections headed by papers; without any, those on applying that name papers."""
    asked = [aspects_asked(section.heading, language=card.language) for section in card.sections]
    headed = [index for index, aspects in enumerate(asked) if _PAPERS in aspects]
    if headed:
        return headed
    tells = list(told_in(_QUESTION, language=card.language))
    return [
        index
        for index, (aspects, section) in enumerate(zip(asked, card.sections, strict=True))
        if _APPLYING in aspects and any(pattern.search(section.body) for pattern in tells)
    ]

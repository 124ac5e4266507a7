"""Weighs candidates of the visitor's language by what the question names and asks for, and against topics outside.

Never looks at how sure that makes the answer: `gate` knows. What is added here was fitted together with the shares in
`channels`: by softmax regression on 2,176 answerable questions of the four languages that no card held (2026-11).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

from knowledge.model import Card
from knowledge.search.aspects import ELIGIBILITY, aspects_asked, aspects_titled, without_asking_whether
from knowledge.search.bridge import Bridge
from knowledge.search.channels import Candidate
from knowledge.search.passages import Passage
from knowledge.search.text import content_terms

Weighed: TypeAlias = list[tuple[float, Passage]]

_NAMED = 0.033  # added to the raw value of a card: its main programme is named
_GENERAL_CARD = 0.055  # it is the card of a family (permits, permanent residence) that is named
_FAMILY = 0.075  # it belongs to that family
_ASPECT = 0.064  # it is about just what is asked for (how long, which papers) of a named programme
_CLAUSE_FACTOR = 0.95  # times the raw value of a clause: it has no question variants, its coverage stands in
_BEHIND_NAMED = 0.97  # times the raw value of the others where one card is put first
_AGAINST = 0.5  # of the raw value of the best topic outside, taken off all cards and clauses, and of theirs off topics
_GENERAL = frozenset(("work-permit", "permanent-residence"))


class Weighing:
    """Weighs for one snapshot of the cards."""

    def __init__(self, cards: Mapping[tuple[str, str], Card], *, bridge: Bridge) -> None:
        """Take the cards by id and language."""
        self._cards = cards
        self._bridge = bridge
        self._aspects = {key: aspects_titled(card.title, language=card.language) for key, card in cards.items()}

    def weigh(
        self, candidates: Iterable[Candidate], *, question: str, language: str, programmes: Sequence[str] = ()
    ) -> Weighed:
        """Return the passages with their values, 0 to about 1.

        Args:
            candidates: what was found in the visitor's language.
            question: with the names of programmes as the glossary writes them.
            language: of the question.
            programmes: ids that the visitor named elsewhere.
        """
        wanted = {*programmes, *self._bridge.programmes(question, language=language)}
        asked = aspects_asked(question, language=language)
        weighed = [(self._value(one, wanted=wanted, asked=asked), one.passage) for one in candidates]
        whom = wanted - _GENERAL or wanted
        if asked == {ELIGIBILITY} and len(whom) == 1 and self._says_nothing_else(question, language=language):
            weighed = _named_first(weighed, lambda passage: passage.target_id in whom)
        return _against_each_other(weighed)

    def _says_nothing_else(self, question: str, *, language: str) -> bool:
        """Return whether a question only asks whether one qualifies for the programme that it names."""
        rest = without_asking_whether(self._bridge.without_programmes(question, language=language), language=language)
        return not content_terms(rest, language)

    def _value(self, candidate: Candidate, *, wanted: set[str], asked: frozenset[str]) -> float:
        if candidate.passage.kind == "outside":
            return candidate.raw
        if candidate.passage.kind == "passage":
            return candidate.raw * _CLAUSE_FACTOR
        key = candidate.passage.target_id, candidate.passage.language
        main, *others = self._cards[key].programmes
        value = candidate.raw
        if wanted.intersection((main, *others)) and asked & self._aspects[key]:
            value += _ASPECT
        if specific := wanted - _GENERAL:
            value += _NAMED if main in specific else 0.0
        elif general := wanted & _GENERAL:
            value += _GENERAL_CARD if main in general else _FAMILY if general.intersection(others) else 0.0
        return value


def _named_first(weighed: Weighed, is_named: Callable[[Passage], bool]) -> Weighed:
    """Put the card that the question names before cards that only read alike."""
    best = max((value for value, _ in weighed), default=0.0)
    named = max((value for value, passage in weighed if passage.kind == "card" and is_named(passage)), default=0.0)
    return [
        (best if value == named and passage.kind == "card" and is_named(passage) else value * _BEHIND_NAMED, passage)
        for value, passage in weighed
    ]


def _against_each_other(weighed: Weighed) -> Weighed:
    """Let what speaks for a topic that the store holds nothing on speak against all it holds, and the reverse."""
    outside = max((value for value, passage in weighed if passage.kind == "outside"), default=0.0)
    inside = max((value for value, passage in weighed if passage.kind != "outside"), default=0.0)
    return [
        (max(0.0, value - _AGAINST * (inside if passage.kind == "outside" else outside)), passage)
        for value, passage in weighed
    ]

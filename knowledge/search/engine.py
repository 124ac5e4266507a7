"""Answers one question from one snapshot of the store: ranks cards and clauses and says how sure it is.

Never writes and never changes: a new snapshot is a new engine, put in place of the old one by `service`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from knowledge.glossary import Glossary
from knowledge.language import LANGUAGES
from knowledge.model import Card, Document, Source
from knowledge.outside import OutsideTopic
from knowledge.search.bridge import Bridge
from knowledge.search.channels import AcrossLanguages, own_language
from knowledge.search.gate import ANSWER, CLARIFY, Gate, Zone, zone
from knowledge.search.numbers import plain_number, possible_numbers
from knowledge.search.passages import Passage, outside_passages, passages_of
from knowledge.search.render import card_hit, clause_hit
from knowledge.search.result import Hit, SearchResult
from knowledge.search.sections import Sections
from knowledge.search.text import normalise, query_terms
from knowledge.search.weighing import Weighing
from knowledge.sources import source_of_document
from knowledge.store import Snapshot

_NEAR = 40  # passages asked of the vector index
_OFFERED = 0.55  # confidence of a card that is offered though a topic without content is nearer
_NEARLY = 0.9  # of the other's confidence: a card and a topic without content as near as that are told apart by asking
_CLEARLY_OUTSIDE, _CLEAR_LEAD = 0.65, 0.3  # confidence of such a topic, and before the best hit: nothing else is meant
_FOREIGN_AHEAD = 3  # clauses in other languages that keep their place among what the visitor can read
_FOREIGN_BEHIND = 0.1  # times the confidence of the others: they only fill what would be empty
_BEHIND_CARD = 0.98  # of the confidence of a card that answers in the visitor's language, at most for foreign clauses
_CROSS_AT_MOST = 0.68  # a text in the visitor's language that answers is better than a foreign one that answers


class Vectors(Protocol):
    """What the engine needs of the vector index."""

    def query(self, text: str, *, limit: int) -> dict[str, float]:
        """Return cosine similarities of the nearest passages by id."""


@dataclass(frozen=True, slots=True)
class _Found:
    confidence: float
    passage: Passage


class Engine:
    """Search over one snapshot."""

    def __init__(
        self,
        snapshot: Snapshot,
        *,
        glossary: Glossary,
        gate: Gate,
        vectors: Vectors | None,
        outside: Iterable[OutsideTopic] = (),
    ) -> None:
        passages = passages_of(snapshot, glossary=glossary)
        bridge = self._bridge = Bridge(glossary)
        self.passages = passages
        self._gate = gate
        self._vectors = vectors
        self._cards = {(card.id, card.language): card for card in snapshot.cards}
        self.sources = snapshot.sources
        self._documents = {document.id: document for document in snapshot.documents}
        self._numbered: dict[str, list[Document]] = {}
        for document in snapshot.documents:
            if document.document_number:
                self._numbered.setdefault(plain_number(document.document_number), []).append(document)
        self._clauses = {clause.id: clause for document in snapshot.documents for clause in document.clauses}
        topics = tuple(outside)
        self._own = {
            lang: own_language(
                (*(p for p in passages if p.language == lang), *outside_passages(topics, language=lang)), language=lang
            )
            for lang in LANGUAGES
        }
        self._weighing = Weighing(self._cards, bridge=bridge)
        self._sections = Sections(snapshot.cards, glossary=glossary)
        self._titles = {(normalise(card.title), card.language): card for card in snapshot.cards}
        clauses = [p for p in passages if p.kind == "passage"]
        self._clause_passages = {p.id: p for p in clauses}
        self._across: dict[str, list[AcrossLanguages]] = {
            asked: [
                AcrossLanguages(
                    [p for p in clauses if p.language == written], language=written, readable_by=asked, bridge=bridge
                )
                for written in LANGUAGES
                if written != asked and any(p.language == written for p in clauses)
            ]
            for asked in LANGUAGES
        }

    def search(
        self, question: str, *, language: str, limit: int, as_of: date, programmes: Sequence[str] = ()
    ) -> SearchResult:
        """Return what answers `question`.

        Args:
            question: cleaned text, not empty.
            language: of the visitor; cards are found in this language only, clauses in any.
            limit: the most hits to return.
            as_of: cards not in force on this day are left out.
            programmes: ids the visitor named, which weigh their cards up.
        """
        card = self._titles.get((normalise(question), language))
        if card is not None and _in_force(card, as_of=as_of):
            hits = self._hits([_Found(1.0, self._head(card))], question=question, language=language)
            return SearchResult(zone=Zone.ANSWER, hits=tuple(hits))
        found = self._own_language(question, language=language, programmes=programmes)
        found += self._other_languages(question, language=language, behind=_best_card(found))
        found += self._by_number(question) + self._by_id(question)
        best: dict[str, _Found] = {}
        for one in sorted(found, key=lambda f: -f.confidence):
            if one.passage.target_id not in best and self._servable(one.passage, as_of=as_of):
                best[one.passage.target_id] = one
            if len(best) == limit:
                break
        outside = max((one.confidence for one in found if one.passage.kind == "outside"), default=0.0)
        hits = self._hits(best.values(), question=question, language=language)
        best_hit = hits[0].confidence if hits else 0.0
        clearly = outside >= _CLEARLY_OUTSIDE and outside - best_hit >= _CLEAR_LEAD
        return SearchResult(zone=_zone(hits, outside=outside), hits=tuple(hits), outside=clearly)

    def cards_on(self, as_of: date) -> tuple[Card, ...]:
        """Return the cards in force on a day."""
        return tuple(card for card in self._cards.values() if _in_force(card, as_of=as_of))

    def _own_language(self, question: str, *, language: str, programmes: Sequence[str]) -> list[_Found]:
        own_names = self._bridge.with_own_names(question, language=language)
        candidates = [
            candidate
            for spelling in dict.fromkeys((own_names, question))  # texts write some English names as they are: STEM
            for candidate in self._own[language].find(spelling, language=language)
        ]
        weighed = self._weighing.weigh(candidates, question=own_names, language=language, programmes=programmes)
        return [_Found(self._gate.own[language].confidence(value), passage) for value, passage in weighed]

    def _other_languages(self, question: str, *, language: str, behind: float) -> list[_Found]:
        """Return clauses in other languages; `behind` is the confidence of the best card in the visitor's own."""
        channels = self._across[language]
        if not channels:
            return []
        similarities = self._vectors.query(question, limit=_NEAR) if self._vectors else {}
        scale = self._gate.cross[language]
        most = min(_CROSS_AT_MOST, _BEHIND_CARD * behind) if behind >= ANSWER else _CROSS_AT_MOST
        found = [
            _Found(min(most, scale.confidence(candidate.raw)), candidate.passage)
            for channel in channels
            for candidate in channel.find(question, similarities=similarities)
        ]
        return _most_behind(sorted(found, key=lambda one: -one.confidence))

    def _by_number(self, question: str) -> list[_Found]:
        """A document number in the question finds that document's clauses, whatever else it says."""
        return [
            _Found(0.9, self._clause_passages[clause.id])
            for number in possible_numbers(question)
            for document in self._numbered.get(number, ())
            for clause in document.clauses
        ]

    def _by_id(self, question: str) -> list[_Found]:
        """A clause's id, as a chosen button sends it, finds that clause."""
        passage = self._clause_passages.get(question)
        return [_Found(1.0, passage)] if passage else []

    def _hits(self, found: Iterable[_Found], *, question: str, language: str) -> list[Hit]:
        hits = []
        query = query_terms(question, language)
        wanted: dict[str, frozenset[str]] = {}
        for one in found:
            if one.passage.kind == "card":
                card = self._cards[one.passage.target_id, language]
                sources = tuple(sorted((self.sources[s] for s in card.sources), key=_basis_rank))
                section = self._sections.best(card, question=question, query=query, weight=self._own[language].weight)
                hits.append(card_hit(card, section=section, sources=sources, confidence=one.confidence))
            else:
                clause = self._clauses[one.passage.target_id]
                document = self._document_of(one.passage)
                source = source_of_document(document, sources=self.sources)
                if document.language not in wanted:
                    wanted[document.language] = self._wanted(question, asked=language, written=document.language)
                terms = wanted[document.language]
                hits.append(
                    clause_hit(clause, document=document, source=source, wanted=terms, confidence=one.confidence)
                )
        return hits

    def _wanted(self, question: str, *, asked: str, written: str) -> frozenset[str]:
        """Return the terms that a passage in `written` should have to answer a question in `asked`."""
        if asked == written:
            return frozenset(query_terms(question, asked))
        return frozenset(self._bridge.carry(question, source=asked, target=written).terms())

    def _servable(self, passage: Passage, *, as_of: date) -> bool:
        if passage.kind == "outside":
            return False
        return passage.kind == "passage" or _in_force(self._cards[passage.target_id, passage.language], as_of=as_of)

    def _head(self, card: Card) -> Passage:
        return next(p for p in self.passages if p.target_id == card.id and p.language == card.language)

    def _document_of(self, passage: Passage) -> Document:
        return self._documents[self._clauses[passage.target_id].document_id]


def _best_card(found: Iterable[_Found]) -> float:
    return max((one.confidence for one in found if one.passage.kind == "card"), default=0.0)


def _zone(hits: Sequence[Hit], *, outside: float) -> Zone:
    """Return what may be done with `hits` where a topic that the store holds nothing on has confidence `outside`."""
    if not hits or (outside * _NEARLY > hits[0].confidence and hits[0].confidence < _OFFERED):
        return Zone.DECLINE
    best = zone(hits[0].confidence)
    return Zone.CLARIFY if best is Zone.ANSWER and outside > _NEARLY * hits[0].confidence else best


def _most_behind(found: Sequence[_Found]) -> list[_Found]:
    """Put all but the best foreign clauses behind: one shared word (A类) makes dozens of them alike."""
    return [
        one
        if place < _FOREIGN_AHEAD and one.confidence >= CLARIFY
        else _Found(one.confidence * _FOREIGN_BEHIND, one.passage)
        for place, one in enumerate(found)
    ]


def _in_force(card: Card, *, as_of: date) -> bool:
    started = card.effective_from is None or card.effective_from <= as_of
    return started and (card.effective_to is None or as_of < card.effective_to)


def _basis_rank(source: Source) -> int:
    """Official texts are shown before what others wrote about them; the owner's order is kept among equals."""
    return ("seed", "official", "secondary", "unverified").index(source.basis)

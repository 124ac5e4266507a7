"""The two ways a question meets passages: in its own language, and across languages.

Never decides between them; each gives raw values that `gate` makes comparable.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from knowledge.language import LANGUAGES
from knowledge.search.bridge import Bridge, Carried, passage_terms
from knowledge.search.classifier import QuestionClassifier
from knowledge.search.lexical import LexicalIndex
from knowledge.search.likeness import QuestionLikeness
from knowledge.search.passages import Passage
from knowledge.search.text import normalise, query_terms, terms

CANDIDATES = 40  # passages looked at per channel
_WEIGHED = 20  # passages of a fused list whose coverage is looked at
_FUSION_K = 60  # reciprocal rank fusion: the usual constant
# How much each share counts (fitted as `weighing` says): of the question covered, BM25 of the passage, BM25 of its
# whole card, likeness to the nearest question.
_COVERED, _SCORED, _WHOLE, _LIKE = 0.27, 0.24, 0.37, 0.12
_LEARNED = 0.4  # of what was learned from all questions, beside these
_GROUPS = 20  # of topics outside: one of each group tells them from cards as well, at a fourth of the time
_UNLEARNED = 0.45  # times its coverage, for a clause: no question stands for it


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage one channel found; `raw` is 0 to about 1, comparable only within the channel and language."""

    passage: Passage
    raw: float


class OwnLanguage:
    """BM25 over the passages in the question's language, over whole cards, and likeness to their question variants."""

    def __init__(self, passages: Sequence[Passage], *, language: str) -> None:
        self._passages = passages
        indexed = [terms(p.indexed_text) for p in passages]
        self._index = LexicalIndex(indexed)
        self._targets = list(dict.fromkeys(p.target_id for p in passages))
        whole: dict[str, list[str]] = {target: [] for target in self._targets}
        variants: dict[str, list[frozenset[str]]] = {}
        for passage, found in zip(passages, indexed, strict=True):
            whole[passage.target_id] += found
            for variant in passage.variants:
                variants.setdefault(passage.target_id, []).append(frozenset(terms(variant)))
        weights = {term: self.weight(term) for those in variants.values() for found in those for term in found}
        self._likeness = QuestionLikeness(variants, weights=weights)
        self._whole = LexicalIndex([whole[target] for target in self._targets])
        topics = dict.fromkeys(p.target_id for p in passages if p.kind == "outside")
        self._groups = {topic: f"outside {place % _GROUPS}" for place, topic in enumerate(topics)}
        asked = [(v, self._groups.get(p.target_id, p.target_id)) for p in passages for v in p.variants]
        self._learned = QuestionClassifier(asked, language=language)

    def find(self, question: str, *, language: str) -> list[Candidate]:
        """Return candidates, best first.

        Raw is made of four shares, each 0 to 1: of the question that the passage covers, of the best possible BM25
        score of the passage and of its whole card, and likeness to the nearest question variant. What was learned from
        all questions is added. For a clause, which has none, its coverage stands in for both.
        """
        query = query_terms(question, language)
        whole = self._whole_scores(query)
        best_possible = self._best_possible(self._index, query)
        matches = self._index.rank(query, limit=CANDIDATES)
        coverages = self._index.coverages(query, places=[match.place for match in matches])
        likeness = self._likeness.nearest({term: self._index.weight(term) for term in query})
        learned = self._learned.shares(question)
        found = []
        for match, coverage in zip(matches, coverages, strict=True):
            passage = self._passages[match.place]
            score = min(1.0, match.score / best_possible)
            like = likeness.get(passage.target_id, coverage)
            raw = _COVERED * coverage + _SCORED * score + _LIKE * like + _WHOLE * whole.get(passage.target_id, 0.0)
            taught = learned.get(self._groups.get(passage.target_id, passage.target_id), 0.0)
            raw += _LEARNED * (taught if passage.target_id in likeness else _UNLEARNED * coverage)
            found.append(Candidate(passage, raw=raw))
        return sorted(found, key=lambda candidate: -candidate.raw)

    def weight(self, term: str) -> float:
        """Return how much a term tells in this language's passages."""
        return self._index.weight(term)

    def _whole_scores(self, query: Sequence[str]) -> dict[str, float]:
        best_possible = self._best_possible(self._whole, query)
        ranked = self._whole.rank(query, limit=CANDIDATES)
        return {self._targets[m.place]: min(1.0, m.score / best_possible) for m in ranked}

    @staticmethod
    def _best_possible(index: LexicalIndex, query: Sequence[str]) -> float:
        return sum(index.weight(term) for term in set(query)) or 1.0


@lru_cache(maxsize=2 * len(LANGUAGES))
def own_language(passages: tuple[Passage, ...], *, language: str) -> OwnLanguage:
    """Return the channel of these passages. It is kept: a change in one language leaves the others as they are."""
    return OwnLanguage(passages, language=language)


class AcrossLanguages:
    """Glossary, shared characters and cross-language vectors over passages in one other language."""

    def __init__(self, passages: Sequence[Passage], *, language: str, readable_by: str, bridge: Bridge) -> None:
        self._passages = passages
        self._language = language
        self._bridge = bridge
        self._texts = [normalise(p.indexed_text) for p in passages]
        self._index = LexicalIndex([passage_terms(p.indexed_text, readable_by=readable_by) for p in passages])
        self._readable_by = readable_by
        self._places = {p.id: place for place, p in enumerate(passages)}

    def find(self, question: str, *, similarities: Mapping[str, float]) -> list[Candidate]:
        """Return candidates, best first.

        Args:
            question: in the language this channel is `readable_by`.
            similarities: cosine by passage id from the cross-language vectors, of all languages; may be empty.
        """
        carried = self._bridge.carry(question, source=self._readable_by, target=self._language)
        ranked = [match.place for match in self._index.rank(carried.terms(), limit=CANDIDATES)]
        # Equally near passages come in the store's order, not in the one the vectors happened to be found in.
        known = [id_ for id_ in similarities if id_ in self._places]
        near = sorted(known, key=lambda id_: (-similarities[id_], self._places[id_]))
        fused: dict[int, float] = {}
        for places in (ranked, [self._places[id_] for id_ in near]):
            for rank, place in enumerate(places, start=1):
                fused[place] = fused.get(place, 0.0) + 1 / (_FUSION_K + rank)
        best = sorted(fused, key=lambda place: -fused[place])[:_WEIGHED]
        found = [self._candidate(place, carried=carried, similarities=similarities) for place in best]
        return sorted(found, key=lambda c: (-c.raw, -fused[self._places[c.passage.id]]))

    def _candidate(self, place: int, *, carried: Carried, similarities: Mapping[str, float]) -> Candidate:
        passage = self._passages[place]
        coverage = self._bridge.coverage(carried, passage=self._texts[place], passage_terms=self._index.terms_of(place))
        similarity = max(0.0, similarities.get(passage.id, 0.0))
        return Candidate(passage, raw=0.7 * coverage + 0.3 * math.sqrt(similarity))

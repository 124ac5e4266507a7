"""Ranks passages by the terms they share with a question (BM25 by bm25s) and says how much of it they cover.

Never crosses languages; `bridge` prepares a question of one language for passages of another.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import bm25s
import numpy as np

K1, B = 1.2, 0.75  # between the values measured for encyclopaedia passages (0.9, 0.4) and statutes (1.5, 0.75)


@dataclass(frozen=True, slots=True)
class Match:
    """A passage found: its place in the index and its BM25 score."""

    place: int
    score: float


class LexicalIndex:
    """An immutable BM25 index over the terms of texts, in memory."""

    def __init__(self, term_lists: Sequence[Sequence[str]]) -> None:
        self._sets = [frozenset(found) for found in term_lists]
        frequencies = Counter(term for found in self._sets for term in found)
        count = len(term_lists)
        self._weights = {term: _idf(frequency, count) for term, frequency in frequencies.items()}
        self._weight_of_unknown = _idf(0, count)
        self._retriever = bm25s.BM25(method="lucene", k1=K1, b=B)
        if term_lists:
            self._retriever.index([list(found) or [""] for found in term_lists], show_progress=False)

    def terms_of(self, place: int) -> frozenset[str]:
        """Return the terms of one text."""
        return self._sets[place]

    def rank(self, query: Sequence[str], *, limit: int) -> list[Match]:
        """Return the passages that share a term with `query`, best first; a repeated term counts once."""
        known = [term for term in dict.fromkeys(query) if term in self._weights]
        if not known:
            return []
        scores = self._retriever.get_scores(known)
        best = np.argsort(-scores, kind="stable")[:limit]
        return [Match(place=int(i), score=float(scores[i])) for i in best if scores[i] > 0]

    def weight(self, term: str) -> float:
        """Return how much a term tells: its inverse document frequency, highest for a term no passage has."""
        return self._weights.get(term, self._weight_of_unknown)

    def coverages(self, query: Sequence[str], *, places: Sequence[int]) -> list[float]:
        """Return the shares of the query's weight that texts have, 0 to 1. Single characters of a pair count half."""
        weights = {
            term: self.weight(term) * (0.5 if len(term) == 1 and not term.isdigit() else 1.0)
            for term in dict.fromkeys(query)
        }
        total = sum(weights.values()) or 1.0
        found = (self._sets[place] for place in places)
        return [sum(weight for term, weight in weights.items() if term in there) / total for there in found]


def _idf(frequency: int, count: int) -> float:
    return math.log(1 + (count - frequency + 0.5) / (frequency + 0.5))

"""Learns from the questions of all cards and topics which words tell one from the others.

Never ranks by itself, and knows nothing of what no question stands for. A support vector machine for each target
(squared hinge, by Newton's method on all of them at once), solved at build in seconds: the same questions give the
same weights.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from knowledge.search.text import normalise, terms

_PENALTY = 1.0  # of large weights; halves and doubles of it tell new questions apart worse
_ROUNDS, _STEPS = 4, 6  # of Newton's method, and of conjugate gradients in each; more tell nothing more apart
_PIECE = 4  # letters: pieces of English words still find one that is misspelt
_WORD = re.compile(r"[a-z]{2,}")
_JAPANESE = re.compile(r"[\u4e00-\u9fff\u3041-\u30ff々]{2,}")

Weights: TypeAlias = NDArray[np.float32]


class QuestionClassifier:
    """One weight for every word and target of one language."""

    def __init__(self, questions: Sequence[tuple[str, str]], *, language: str) -> None:
        """Learn.

        Args:
            questions: each with the target it stands for.
            language: of the questions.
        """
        self._language = language
        found = [self._words(question) for question, _ in questions]
        frequency = Counter(word for words in found for word in words)
        self._places = {word: place for place, word in enumerate(frequency)}
        self._idf = [math.log1p((len(found) - count + 0.5) / (count + 0.5)) for count in frequency.values()]
        self._targets = list(dict.fromkeys(target for _, target in questions))
        self._weights, self._bias = self._learn(found, [target for _, target in questions])

    def shares(self, question: str) -> dict[str, float]:
        """Return how much the words of `question` speak for each target: 1 for a question that it was taught."""
        known = [self._places[word] for word in self._words(question) if word in self._places]
        if not known:
            return {}
        margins = np.array(self._unit(known), dtype=np.float32) @ self._weights[known] + self._bias
        shares = (1 + margins) / 2
        return {target: float(share) for target, share in zip(self._targets, shares, strict=True) if share > 0}

    def _words(self, question: str) -> list[str]:
        """Return the terms, small words too (they say how it is asked), and what tells more in some languages.

        Of English, neighbours and pieces of words as well; of Japanese, pairs of characters of two scripts (労ビ).
        """
        found = terms(question)
        if self._language == "en":
            found += [f"{first} {second}" for first, second in pairwise(found)]
            found += [piece for word in _WORD.findall(normalise(question)) for piece in _pieces(f" {word} ")]
        if self._language == "ja":
            found += [pair for run in _JAPANESE.findall(normalise(question)) for pair in map("".join, pairwise(run))]
        return list(dict.fromkeys(found))

    def _unit(self, places: Sequence[int]) -> list[float]:
        weights = [self._idf[place] for place in places]
        length = math.sqrt(sum(weight**2 for weight in weights)) or 1.0
        return [weight / length for weight in weights]

    def _learn(self, found: Sequence[Sequence[str]], targets: Sequence[str]) -> tuple[Weights, Weights]:
        """Return the weights, (words, targets), and what is added for each target, (targets,)."""
        matrix = self._matrix(found)
        transposed = matrix.T.tocsr()
        number = {target: place for place, target in enumerate(self._targets)}
        wanted = np.full((len(found), len(number)), -1.0, dtype=np.float32)
        wanted[np.arange(len(found)), [number[target] for target in targets]] = 1.0
        weights = np.zeros((matrix.shape[1], len(number)), dtype=np.float32)
        for _ in range(_ROUNDS):
            margins = matrix @ weights
            near = (wanted * margins < 1).astype(np.float32)  # questions that do not stand far enough on their side
            direction = rest = transposed @ (near * (wanted - margins)) - _PENALTY * weights
            size = (rest * rest).sum(axis=0)
            for _ in range(_STEPS):
                image = transposed @ (near * (matrix @ direction)) + _PENALTY * direction
                step = size / np.maximum((direction * image).sum(axis=0), 1e-12)
                weights = weights + step * direction
                rest = rest - step * image
                before, size = size, (rest * rest).sum(axis=0)
                direction = rest + size / np.maximum(before, 1e-12) * direction
        return weights[:-1], weights[-1]

    def _matrix(self, found: Sequence[Sequence[str]]) -> csr_matrix:
        """Return (questions, words + 1): each a row of unit length; the last column is 1 for all of them."""
        places = [[self._places[word] for word in words] for words in found]
        last = len(self._places)
        rows = np.repeat(np.arange(len(places)), [len(row) + 1 for row in places])
        columns = [place for row in places for place in (*row, last)]
        values = [value for row in places for value in (*self._unit(row), 1.0)]
        return csr_matrix((values, (rows, columns)), shape=(len(found), last + 1), dtype=np.float32)


def _pieces(word: str) -> list[str]:
    return [f"~{word[start : start + _PIECE]}" for start in range(len(word) - _PIECE + 1)]

"""Learns from the questions of all cards and topics which words tell one from the others.

Never ranks by itself, and knows nothing of what no question stands for. Ridge regression from words to targets, solved
at build in seconds: the same questions give the same weights.
"""

import math
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from knowledge.search.text import terms

_PENALTY = 1.0  # of large weights; halves and doubles of it tell new questions apart no better
_STEPS = 12  # of conjugate gradients; more change the weights by less than a hundredth

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
        self._weights = self._learn(found, [target for _, target in questions])

    def shares(self, question: str) -> dict[str, float]:
        """Return how much the words of `question` speak for each target, about 0 to 1; nothing speaks against one."""
        known = [self._places[word] for word in self._words(question) if word in self._places]
        if not known:
            return {}
        values = np.array(self._unit(known), dtype=np.float32) @ self._weights[known]
        return {target: float(value) for target, value in zip(self._targets, values, strict=True) if value > 0}

    def _words(self, question: str) -> list[str]:
        """Return the terms, small words too (they say how it is asked); of English, neighbours as well."""
        found = terms(question)
        if self._language == "en":
            found += [f"{first} {second}" for first, second in pairwise(found)]
        return list(dict.fromkeys(found))

    def _unit(self, places: Sequence[int]) -> list[float]:
        weights = [self._idf[place] for place in places]
        length = math.sqrt(sum(weight**2 for weight in weights)) or 1.0
        return [weight / length for weight in weights]

    def _learn(self, found: Sequence[Sequence[str]], targets: Sequence[str]) -> Weights:
        """Return (words, targets): the weights that bring each question nearest to 1 for its own target and 0 else."""
        places = [[self._places[word] for word in words] for words in found]
        rows = np.repeat(np.arange(len(places)), [len(row) for row in places])
        columns = [place for row in places for place in row]
        values = [value for row in places for value in self._unit(row)]
        matrix = csr_matrix((values, (rows, columns)), shape=(len(found), len(self._places)), dtype=np.float32)
        number = {target: place for place, target in enumerate(self._targets)}
        wanted = np.zeros((len(found), len(number)), dtype=np.float32)
        wanted[np.arange(len(found)), [number[target] for target in targets]] = 1.0
        transposed = matrix.T.tocsr()
        solution = np.zeros_like(wanted)
        rest, direction = wanted.copy(), wanted.copy()
        size = (rest * rest).sum(axis=0)
        for _ in range(_STEPS):
            image = matrix @ (transposed @ direction) + _PENALTY * direction
            step = size / np.maximum((direction * image).sum(axis=0), 1e-12)
            solution += step * direction
            rest -= step * image
            before, size = size, (rest * rest).sum(axis=0)
            direction = rest + size / np.maximum(before, 1e-12) * direction
        return np.asarray(transposed @ solution, dtype=np.float32)

"""Cross-language latent semantic indexing, trained on the store's own parallel cards and glossary.

Never knows a word that the cards and the glossary do not have. Training is deterministic, so that the same content
gives the same vectors and the same fingerprint.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.linalg import svds

from knowledge.search.text import terms

DIMENSIONS = 150
MIN_BLOCKS = 40  # fewer parallel blocks than this give vectors that mean nothing

Vectors: TypeAlias = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class LsiModel:
    """Term vectors of one trained model. `vectors`: float32, (terms, dimensions), weighted by each term's idf."""

    vocabulary: dict[str, int]
    vectors: Vectors
    fingerprint: str

    @property
    def dimensions(self) -> int:
        return int(self.vectors.shape[1])

    def embed(self, text: str) -> Vectors:
        """Return the unit vector of a text, float32 (dimensions,); all zeros when the model knows none of its terms."""
        counts = Counter(term for term in terms(text) if term in self.vocabulary)
        vector = np.zeros(self.dimensions, dtype=np.float32)
        if counts:
            places = [self.vocabulary[term] for term in counts]
            weights = 1 + np.log(np.fromiter(counts.values(), dtype=np.float32))
            vector = weights @ self.vectors[places]
            vector /= np.linalg.norm(vector) or 1.0
        return vector.astype(np.float32)


def train(blocks: Iterable[Sequence[str]]) -> LsiModel | None:
    """Return a model of parallel `blocks`, each the same text in several languages; None for too few blocks.

    The last one is kept: a change of documents alone trains nothing anew.
    """
    return _trained(tuple(map(tuple, blocks)))


@lru_cache(maxsize=1)
def _trained(blocks: tuple[tuple[str, ...], ...]) -> LsiModel | None:
    term_lists = [[term for text in block for term in terms(text)] for block in blocks]
    if len(term_lists) < MIN_BLOCKS:
        return None
    frequency = Counter(term for found in term_lists for term in set(found))
    names = sorted(term for term, count in frequency.items() if count < len(term_lists) / 2)
    vocabulary = {name: place for place, name in enumerate(names)}
    idf = np.log(len(term_lists) / np.array([frequency[name] for name in names], dtype=np.float64))
    matrix = _weighted(term_lists, vocabulary=vocabulary, idf=idf)
    size = min(DIMENSIONS, min(matrix.shape) - 1)
    start = np.ones(min(matrix.shape)) / np.sqrt(min(matrix.shape))
    _, singular, right = svds(matrix, k=size, v0=start, which="LM")
    kept = singular > 1e-9
    vectors = (right[kept].T * idf[:, None]).astype(np.float32)
    digest = hashlib.sha256("\n".join(" ".join(found) for found in term_lists).encode()).hexdigest()[:12]
    return LsiModel(vocabulary=vocabulary, vectors=vectors, fingerprint=f"cl-lsi-{int(kept.sum())}-{digest}")


def _weighted(term_lists: list[list[str]], *, vocabulary: dict[str, int], idf: NDArray[np.float64]) -> csr_matrix:
    """Return the block-term matrix of log-counts times idf, rows of unit length."""
    rows, columns, values = [], [], []
    for row, found in enumerate(term_lists):
        counts = Counter(term for term in found if term in vocabulary)
        weights = {vocabulary[term]: (1 + np.log(count)) * idf[vocabulary[term]] for term, count in counts.items()}
        norm = np.sqrt(sum(weight**2 for weight in weights.values())) or 1.0
        rows += [row] * len(weights)
        columns += list(weights)
        values += [weight / norm for weight in weights.values()]
    return csr_matrix((values, (rows, columns)), shape=(len(term_lists), len(vocabulary)))

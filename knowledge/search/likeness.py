"""Says how like a question is to the questions that each card or topic is known to answer.

Never ranks. All known questions are compared at once, as rows of one sparse matrix.
"""

from collections.abc import Mapping, Sequence
from itertools import groupby

import numpy as np
from scipy.sparse import csc_matrix


class QuestionLikeness:
    """The known questions of one language."""

    def __init__(self, variants: Mapping[str, Sequence[frozenset[str]]], *, weights: Mapping[str, float]) -> None:
        """Index.

        Args:
            variants: the terms of each known question by the target it stands for.
            weights: how much a term tells, for every term of them.
        """
        known = [(target, variant) for target, those in variants.items() for variant in those]
        self._targets = [target for target, _ in groupby(target for target, _ in known)]
        sizes = [len(variants[target]) for target in self._targets]
        self._starts = np.concatenate(([0], np.cumsum(sizes)[:-1])).astype(np.intp)
        terms = sorted({term for _, variant in known for term in variant})
        self._places = {term: place for place, term in enumerate(terms)}
        self._totals = np.array([sum(weights[term] for term in variant) for _, variant in known])
        rows = [row for row, (_, variant) in enumerate(known) for _ in variant]
        columns = [self._places[term] for _, variant in known for term in variant]
        self._matrix = csc_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(known), len(terms)))

    def nearest(self, wanted: Mapping[str, float]) -> dict[str, float]:
        """Return the weighted overlap, 0 to 1, with the nearest known question of each target.

        Args:
            wanted: the terms of the question, each with how much it tells.
        """
        if not self._targets:
            return {}
        known = [term for term in wanted if term in self._places]
        values = np.array([wanted[term] for term in known])
        shared = self._matrix[:, [self._places[term] for term in known]] @ values
        whole = sum(wanted.values()) + self._totals - shared
        overlaps = shared / np.where(whole > 0, whole, 1.0)
        best = np.maximum.reduceat(overlaps, self._starts)
        return dict(zip(self._targets, best.tolist(), strict=True))

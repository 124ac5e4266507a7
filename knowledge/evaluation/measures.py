"""Measures of a ranking, each for one question with the ids that are right.

Never rounds; the caller prints.
"""

import math
from collections.abc import Collection, Sequence


def hit_at(ranked: Sequence[str], right: Collection[str], *, k: int) -> float:
    """Return 1 when one of the first `k` is right, else 0.

    >>> hit_at(["a", "b"], {"b"}, k=1), hit_at(["a", "b"], {"b"}, k=3)
    (0.0, 1.0)
    """
    return float(any(id_ in right for id_ in ranked[:k]))


def reciprocal_rank(ranked: Sequence[str], right: Collection[str], *, k: int) -> float:
    """Return 1 over the rank of the first right one among the first `k`, 0 when there is none.

    >>> reciprocal_rank(["a", "b"], {"b"}, k=10)
    0.5
    """
    return next((1 / rank for rank, id_ in enumerate(ranked[:k], start=1) if id_ in right), 0.0)


def ndcg(ranked: Sequence[str], right: Collection[str], *, k: int) -> float:
    """Return the normalised discounted cumulative gain at `k`, every right one of gain 1.

    >>> ndcg(["b", "a"], {"b"}, k=10)
    1.0
    """
    gain = sum(1 / math.log2(rank + 1) for rank, id_ in enumerate(ranked[:k], start=1) if id_ in right)
    best = sum(1 / math.log2(rank + 1) for rank in range(1, min(len(right), k) + 1))
    return gain / best if best else 0.0

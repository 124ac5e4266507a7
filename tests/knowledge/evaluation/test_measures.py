"""The measures of a ranking give the values of their definitions."""

import math

import pytest

from knowledge.evaluation.measures import hit_at, ndcg, reciprocal_rank


@pytest.mark.parametrize(("k", "value"), [(1, 0.0), (2, 1.0), (10, 1.0)])
def test_hit_counts_only_within_k(k: int, value: float) -> None:
    assert hit_at(["a", "b"], {"b"}, k=k) == value


@pytest.mark.parametrize(("ranked", "value"), [(["b"], 1.0), (["a", "b"], 0.5), (["a", "c", "b"], 0.0), ([], 0.0)])
def test_reciprocal_rank_is_of_the_first_right_one_within_k(ranked: list[str], value: float) -> None:
    assert reciprocal_rank(ranked, {"b"}, k=2) == value


@pytest.mark.parametrize(
    ("ranked", "right", "value"),
    [
        (["a"], {"a"}, 1.0),
        (["x", "a"], {"a"}, 1 / math.log2(3)),
        (["a", "b"], {"a", "b"}, 1.0),
        (["a", "x", "b"], {"a", "b"}, 1.5 / (1 + 1 / math.log2(3))),
        (["x"], {"a"}, 0.0),
        (["a"], set(), 0.0),
    ],
)
def test_ndcg_is_the_gain_over_the_best_gain(ranked: list[str], right: set[str], value: float) -> None:
    assert ndcg(ranked, right, k=10) == pytest.approx(value)


def test_more_right_ones_than_k_can_still_be_perfect() -> None:
    assert ndcg(["a"], {"a", "b"}, k=1) == 1.0

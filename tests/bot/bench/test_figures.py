"""A figure says its goal and whether it is met."""

import pytest

from bot.bench.figures import Figure, percentiles
from bot.bench.search_quality import beside_bm25s
from knowledge.evaluation.runs import Row


@pytest.mark.parametrize(("value", "verdict"), [(20.0, "at most 20 ms: met"), (20.1, "at most 20 ms: not met")])
def test_goal_from_above(value: float, verdict: str) -> None:
    assert Figure(name="p95", value=value, unit="ms", at_most=20.0).verdict == verdict


@pytest.mark.parametrize(("value", "verdict"), [(1.0, "at least 1: met"), (0.99, "at least 1: not met")])
def test_goal_from_below(value: float, verdict: str) -> None:
    assert Figure(name="ratio", value=value, unit="", at_least=1.0).verdict == verdict


def test_figure_without_a_goal_has_no_verdict() -> None:
    assert Figure(name="start", value=3.0, unit="s").verdict == ""


def test_percentiles_of_a_run() -> None:
    p50, p95 = percentiles("a turn", [float(ms) for ms in range(101)], p95_at_most=90.0)
    assert (p50.value, p95.value, p50.verdict, p95.verdict) == (50.0, 95.0, "", "at most 90 ms: not met")


def test_search_is_measured_against_the_better_of_the_others() -> None:
    def row(system: str, ndcg10: float) -> Row:
        return Row(
            system=system,
            language="ko",
            questions=1,
            hit1=0.0,
            hit3=0.0,
            hit10=1.0,
            mrr10=0.2,
            ndcg10=ndcg10,
            p50_ms=1.0,
            p95_ms=1.0,
        )

    (figure,) = beside_bm25s([row("talent desk", 0.6), row("bm25s", 0.5), row("bm25s, pairs", 0.8)])
    assert (figure.value, figure.verdict) == (pytest.approx(0.75), "at least 1: not met")

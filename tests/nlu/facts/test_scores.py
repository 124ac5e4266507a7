"""The average mark of somebody's studies."""

from collections.abc import Callable
from typing import Any

import pytest


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("平均分83", 83),
        ("平均分85分", 85),
        ("我的平均成绩是八十三分", 83),
        ("均分85", 85),
        ("平均分85以上", {"low": 85, "high": 100}),
        ("average 83", 83),
        ("my average is 83", 83),
        ("average mark 78.5 out of 100", 78.5),
        ("my average at university was 83%", 83),
        ("平均83点です", 83),
        ("平均点は83です", 83),
        ("평균 83점", 83),
        ("평균 점수는 83점이에요", 83),
        ("평균 83점 이상", {"low": 83, "high": 100}),
    ],
)
def test_an_average_mark_is_found(facts: Callable[..., dict[str, Any]], text: str, mark: Any) -> None:
    assert facts(text) == {"average_score": mark}


@pytest.mark.parametrize(
    "text",
    [
        "平均工资83",
        "平均分80以上可以申请",
        "平均分要80分吗",
        "the average wage 83",
        "an average of 80 is required",
        "is an average of 80 enough",
        "on average 83",
        "average 60 hours",
        "average 3.5",
        "平均80点以上が必要ですか",
        "평균 연봉 83",
        "my wife's average is 83",
        "83分",
    ],
)
def test_other_averages_are_no_mark(facts: Callable[..., dict[str, Any]], text: str) -> None:
    assert "average_score" not in facts(text)

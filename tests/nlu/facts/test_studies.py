"""Chinese, university ranks, graduation and certificates."""

from collections.abc import Callable
from typing import Any

import pytest


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("HSK5", 5),
        ("HSK 5級", 5),
        ("hsk level four", 4),
        ("passed level 5 of the HSK", 5),
        ("汉语五级", 5),
        ("不對，HSK是四級", 4),
        ("HSKは3級です", 3),
        ("HSK 3급까지만 땄어요", 3),
        ("중국어 5급", 5),
        ("HSK 9", 6),
        ("no HSK", 0),
        ("不会中文", 0),
        ("HSKは持っていません", 0),
        ("중국어 거의 못해요", 0),
    ],
)
def test_an_hsk_level_is_found(facts: Callable[..., dict[str, Any]], text: str, level: int) -> None:
    assert facts(text)["hsk_level"] == level


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("my uni is ranked 57 in QS", 57),
        ("ranked 56th", 56),
        ("QS top 100", {"low": 1, "high": 100}),
        ("I graduated from a world top 50 university", {"low": 1, "high": 50}),
        ("世界排名第30", 30),
        ("QS排57", 57),
        ("世界前100", {"low": 1, "high": 100}),
        ("世界ランキングは150位です", 150),
        ("QS 200位以内です", {"low": 1, "high": 200}),
        ("우리 학교 세계랭킹 87위", 87),
        ("QS 200위 안이에요", {"low": 1, "high": 200}),
    ],
)
def test_a_world_rank_is_found(facts: Callable[..., dict[str, Any]], text: str, rank: Any) -> None:
    assert facts(text)["university_world_rank"] == rank


@pytest.mark.parametrize("text", ["Fortune top 500 company", "世界500强", "QS 2025", "世界で一番高い山は"])
def test_other_lists_are_no_world_rank(facts: Callable[..., dict[str, Any]], text: str) -> None:
    assert "university_world_rank" not in facts(text)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("graduated in 2021", 2021),
        ("class of 2017", 2017),
        ("wait, I graduated 2020 not 2021", 2020),
        ("2021年毕业", 2021),
        ("17届的", 2017),
        ("毕业于2015年", 2015),
        ("2021年に卒業しました", 2021),
        ("卒業は2019年の春", 2019),
        ("2021년에 졸업했어요", 2021),
    ],
)
def test_a_year_of_graduation_is_found(facts: Callable[..., dict[str, Any]], text: str, year: int) -> None:
    assert facts(text)["graduation_year"] == year


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("graduated 2 years ago", 2),
        ("i finished my phd 3 years ago", 3),
        ("毕业3年", 3),
        ("3年前毕业", 3),
        ("卒業して4年経ちます", 4),
        ("2年前に卒業しました", 2),
        ("졸업한 지 3년 됐어요", 3),
        ("2년 전에 졸업했어요", 2),
    ],
)
def test_the_years_since_graduation_are_found(facts: Callable[..., dict[str, Any]], text: str, years: int) -> None:
    assert facts(text)["years_since_graduation"] == years


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("去年毕业的", {"low": 0, "high": 1}),
        ("前年毕业", {"low": 1, "high": 2}),
        ("今年6月毕业", 0),
        ("今年刚从清华毕业", 0),
        ("graduated this June", 0),
        ("graduated in June this year", 0),
        ("I graduated last year", {"low": 0, "high": 1}),
        ("last year I graduated from MIT", {"low": 0, "high": 1}),
        ("去年卒業しました", {"low": 0, "high": 1}),
        ("一昨年に大学院を修了しました", {"low": 1, "high": 2}),
        ("今年の6月に卒業しました", 0),
        ("작년에 졸업했어요", {"low": 0, "high": 1}),
        ("올해 졸업했어요", 0),
    ],
)
def test_a_graduation_this_year_or_last_needs_no_calendar(
    facts: Callable[..., dict[str, Any]], text: str, years: Any
) -> None:
    assert facts(text)["years_since_graduation"] == years


@pytest.mark.parametrize(
    "text",
    [
        "明年毕业",
        "今年没毕业",
        "去年毕业吗",
        "去年毕业生的政策",
        "我老婆去年毕业",
        "I will graduate this June",
        "I have not graduated this year",
        "did you graduate last year",
        "今年卒業予定です",
        "올해 졸업 예정이에요",
    ],
)
def test_a_graduation_to_come_or_of_others_is_no_fact(facts: Callable[..., dict[str, Any]], text: str) -> None:
    assert "years_since_graduation" not in facts(text)


@pytest.mark.parametrize("text", ["TEFL 120 hours", "120-hour CELTA", "TEFL 120時間修了", "TEFL 120시간 이수했어요"])
def test_tefl_hours_are_found(facts: Callable[..., dict[str, Any]], text: str) -> None:
    assert facts(text) == {"tefl_hours": 120}

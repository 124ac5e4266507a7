"""Ages and dates of birth."""

from collections.abc import Callable
from typing import Any

import pytest


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("I'm 34", 34),
        ("I'm South African, 27, can I teach?", 27),
        ("I am thirty-four years old", 34),
        ("34 years old", 34),
        ("34yo, single", 34),
        ("my age is 34", 34),
        ("I turned 28 yesterday", 28),
        ("change my age to 39", 39),
        ("I'm in my 30s", {"low": 30, "high": 39}),
        ("in my early forties", {"low": 40, "high": 49}),
        ("i'm 52 with a bachelors", 52),
        ("i m 29", 29),
        ("i m 29, masters in data science", 29),
        ("i am 29 yrs, bachelor", 29),
        ("i m 41 yrs", 41),
        ("am 41", 41),
        ("我34岁", 34),
        ("我今年三十五歲", 35),
        ("今年刚满五十", 50),
        ("36周岁", 36),
        ("啊不對，我四十六，不是四十五", 46),
        ("年龄：41", 41),
        ("年龄改成39", 39),
        ("三十多岁", {"low": 30, "high": 39}),
        ("未满45岁", {"low": 0, "high": 44}),
        ("34歳です", 34),
        ("満６１歳になりました", 61),
        ("42さい", 42),
        ("年齢は51です", 51),
        ("30代エンジニアです", {"low": 30, "high": 39}),
        ("50代前半、正確には53です", 53),
        ("34살이요", 34),
        ("만 34세", 34),
        ("저는 서른네 살이에요", 34),
        ("저는서른여덟살이에요", 38),
        ("나이37", 37),
        ("서른둘이요", 32),
        ("삼십오 세입니다", 35),
        ("40대 초반이에요", {"low": 40, "high": 49}),
    ],
)
def test_an_age_is_found(facts: Callable[..., dict[str, Any]], text: str, age: Any) -> None:
    assert facts(text)["age"] == age


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("born 1985-03-02", "1985-03-02"),
        ("my birthday is 12 March 1990", "1990-03-12"),
        ("I was born on the 3rd of May 1985", "1985-05-03"),
        ("born on March 2nd, 1985", "1985-03-02"),
        ("DOB: 25/03/1985", "1985-03-25"),
        ("1985年3月2日出生", "1985-03-02"),
        ("生日是１９８５年３月２日", "1985-03-02"),
        ("1995/08/17", "1995-08-17"),
        ("生年月日は1985/3/2です", "1985-03-02"),
        ("昭和60年5月12日生", "1985-05-12"),
        ("1979년 3월 2일생", "1979-03-02"),
        ("1991.11.05", "1991-11-05"),
    ],
)
def test_a_date_of_birth_is_found(facts: Callable[..., dict[str, Any]], text: str, day: str) -> None:
    assert facts(text) == {"birth_date": day}


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("born in 1989", 1989),
        ("76年生人", 1976),
        ("1988年生まれ", 1988),
        ("平成3年生まれです", 1991),
        ("88년생이에요", 1988),
        ("1990년 3월생입니다", 1990),
    ],
)
def test_a_year_of_birth_is_found(facts: Callable[..., dict[str, Any]], text: str, year: int) -> None:
    assert facts(text) == {"birth_year": year}


@pytest.mark.parametrize(
    "text",
    [
        "born 1985-02-30",  # no such day
        "DOB: 02/03/1985",  # day or month first?
        "turning 40 next month",
        "下个月满40",
        "今年で35になります",
        "올해 서른다섯 됩니다",
        "I'll be 61 in May",
        "I'm 100% sure",
        "I am 20 minutes away",
        "am i too old at 41",
        "I am 30 years in this industry",
        "老婆加两个孩子，一个36岁一个41岁",
        "my son is 15 years old",
    ],
)
def test_other_numbers_are_no_age(facts: Callable[..., dict[str, Any]], text: str) -> None:
    assert not {"age", "birth_date", "birth_year"} & set(facts(text))

"""Where somebody's degree is from, told by the place of the university."""

from collections.abc import Callable
from typing import Any

import pytest


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("在南非读的大学", "abroad"),
        ("大学在英国读的", "abroad"),
        ("我在香港拿的硕士", "abroad"),
        ("我的学位是英国的", "abroad"),
        ("大学在上海读的", "shanghai"),
        ("在北京读的大学", "china"),
        ("studied in South Africa", "abroad"),
        ("my phd is from the US", "abroad"),
        ("I graduated from a German university", "abroad"),
        ("I have a degree from China", "china"),
        ("studied in Shanghai", "shanghai"),
        ("イギリスの大学です", "abroad"),
        ("アメリカの大学で修士を取りました", "abroad"),
        ("大学はドイツです", "abroad"),
        ("上海の大学です", "shanghai"),
        ("한국 대학교요", "abroad"),
        ("영국에서 대학을 나왔어요", "abroad"),
        ("상하이에서 대학 나왔어요", "shanghai"),
    ],
)
def test_the_place_of_the_degree_is_found(facts: Callable[..., dict[str, Any]], text: str, place: str) -> None:
    told = facts(text)
    assert told["degree_from"] == place
    assert "nationality" not in told


@pytest.mark.parametrize(
    "text",
    [
        "can I study in South Africa",
        "I'm studying in Japan",
        "studied Chinese in Shanghai",
        "I work at a German university",
        "my wife studied in the UK",
        "在英国毕业可以申请吗",
        "我太太在英国读的大学",
        "海外大学毕业的外国人",
        "我在上海读大学",
        "中国の大学で働いています",
        "妻はイギリスの大学を出ました",
        "본국 대학에서 일해요",
    ],
)
def test_other_places_are_not_where_the_degree_is_from(facts: Callable[..., dict[str, Any]], text: str) -> None:
    assert "degree_from" not in facts(text)


@pytest.mark.parametrize("text", ["本科在英国读的，硕士在上海读的", "bachelor from the UK, graduated from Fudan"])
def test_of_two_places_it_stays_open_which_counts(facts: Callable[..., dict[str, Any]], text: str) -> None:
    assert "degree_from" not in facts(text)


def test_the_land_somebody_worked_in_is_no_nationality(facts: Callable[..., dict[str, Any]]) -> None:
    assert facts("I worked in the US for 5 years") == {"related_work_years": 5}
    assert facts("I'm from the US") == {"nationality": "US"}

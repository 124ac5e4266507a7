"""Answers and corrections as Koreans write them."""

import pytest

from bot.nlu.facts.extraction import extract


def found(text: str) -> dict[str, object]:
    return {fact.name: fact.value for fact in extract(text, "ko")}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("연봉 90만 위안이면 저 A류 되나요?", {"annual_salary_cny": 900_000}),
        ("월 1만 8천 위안", {"annual_salary_cny": 216_000}),
        ("한 6년쯤이요", {"number": 6}),
        ("150위", {"number": 150}),
        ("85점이요", {"number": 85}),
        ("60일 남았어요", {"number": 60}),
        ("둘이요", {"number": 2}),
        ("아이가 두 명 있어요", {"number": 2}),
        ("결혼한 지 7년 됐어요", {"number": 7}),
        ("네 명이요", {"number": 4}),
        ("아 죄송해요 90만이 아니라 89만이에요", {"annual_salary_cny": 890_000}),
        ("아 만 나이로는 44예요, 45 아니고", {"age": 44}),
    ],
)
def test_everyday_wording_is_heard(text: str, facts: dict[str, object]) -> None:
    assert found(text) == facts


@pytest.mark.parametrize(
    "text", ["연봉 90만 위안이면 A류 되나요?", "3월 1일까지 신청해야 하나요?", "네요", "신청하나요"]
)
def test_a_question_of_people_in_general_states_nothing(text: str) -> None:
    assert found(text) == {}

"""What a visitor only supposes is found apart from what is told, in every language."""

from collections.abc import Callable
from typing import Any

import pytest
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.facts.component import FactExtractor
from bot.nlu.facts.supposing import suppose
from knowledge.language import detect


@pytest.mark.parametrize(
    ("text", "supposed"),
    [
        ("what if I earned 700,000?", {"annual_salary_cny": 700_000}),
        ("what if 500,000?", {"number": 500_000}),
        ("what if it was 500,000?", {"number": 500_000}),
        ("and if I had a PhD?", {"degree": "doctor"}),
        ("if I were 39, would I get category A?", {"age": 39}),
        ("what if my salary was 1,000,000 instead?", {"annual_salary_cny": 1_000_000}),
        ("suppose my salary is 60k a month", {"annual_salary_cny": 720_000}),
        ("how about with a master's degree?", {"degree": "master"}),
        ("如果年薪90万呢", {"annual_salary_cny": 900_000}),
        ("90万呢？", {"annual_salary_cny": 900_000}),
        ("如果我年薪90万，能办A类吗", {"annual_salary_cny": 900_000}),
        ("要是我有博士学位呢", {"degree": "doctor"}),
        ("假如我39岁的话", {"age": 39}),
        ("那博士呢？", {"degree": "doctor"}),
        ("もし90万元だったら？", {"annual_salary_cny": 900_000}),
        ("年収90万元ならどうなりますか", {"annual_salary_cny": 900_000}),
        ("もし年収が90万元だったら、A類になりますか", {"annual_salary_cny": 900_000}),
        ("博士号を持っていたら？", {"degree": "doctor"}),
        ("35歳の場合は？", {"age": 35}),
        ("연봉이 90만 위안이면요?", {"annual_salary_cny": 900_000}),
        ("만약 연봉이 90만이면 A류 되나요?", {"annual_salary_cny": 900_000}),
        ("박사라면요?", {"degree": "doctor"}),
        ("만약 34살이라면요", {"age": 34}),
    ],
)
def test_what_is_supposed_is_found(text: str, supposed: dict[str, Any]) -> None:
    found = suppose(text, detect(text))
    assert {fact.name: fact.value for fact in found} == supposed
    assert all(fact.extra["supposed"] and text[fact.start : fact.end].strip() for fact in found)


@pytest.mark.parametrize(
    "text",
    [
        "I earn 700,000 a year",
        "what if my wife is 30 years old?",
        "what happens if I lose my job?",
        "如果我换工作怎么办",
        "我35岁",
        "転職の手続きは？",
        "会社がやるのですか",
        "転職したらどうなりますか",
        "아내가 일하면 어떻게 되나요?",
    ],
)
def test_what_is_told_or_said_of_others_is_not_supposed(text: str) -> None:
    assert suppose(text, detect(text)) == []


def test_the_model_marks_what_is_supposed(build: Callable[..., Any], say: Callable[..., Message]) -> None:
    [message] = build(FactExtractor).process([say("I earn 300,000 a year, what if I had a PhD?")])
    marks = {entity["entity"]: entity.get("supposed", False) for entity in message.get("entities")}
    assert marks == {"annual_salary_cny": False, "degree": True}

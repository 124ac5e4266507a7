"""Whole messages: several facts, bare answers, and texts nobody should write."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.facts.component import FactExtractor
from bot.nlu.facts.extraction import extract
from knowledge.language import detect
from tests.nlu.samples import NASTY


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("34", 34, None),
        ("about 34", 34, None),
        ("-5", None, None),
        ("１２", 12, None),
        ("四十一", 41, None),
        ("fifty-seven", 57, None),
        ("서른아홉", 39, None),
        ("sorry I meant 36", 36, None),
        ("大概5年", 5, "year"),
        ("two and a half years", 2.5, "year"),
        ("3 years and 6 months", 3.5, "year"),
        ("a year and a half", 1.5, "year"),
        ("less than a year ago", {"low": 0, "high": 1}, "year"),
        ("all year round, 12 months", 12, "month"),
        ("twice a year", None, None),
        ("about 120 hours", 120, None),
        ("only 2 or 3 months", {"low": 2, "high": 3}, "month"),
        ("半年ぐらい", 0.5, "year"),
        ("82点です", 82, None),
        ("35っす", 35, None),
        ("3年になります", 3, "year"),
        ("8개월", 8, "month"),
        ("3万元", 30_000, "cny"),
        ("40%", 40, "percent"),
        ("占股百分之四十", 40, "percent"),
        ("四割です", 40, "percent"),
        ("약 33.5퍼센트", 33.5, "percent"),
        ("百分之百确定", None, None),
        ("全年都在，12個月", 12, "month"),
        ("12个月都在上海", 12, "month"),
        ("12ヶ月ずっと上海です", 12, "month"),
        ("12개월 계속 상하이", 12, "month"),
        ("일년반이요", 1.5, "year"),
        ("3年くらい", 3, "year"),
        ("5年目です", {"low": 4, "high": 5}, "year"),
        ("5 people", 5, None),
        ("no 900000", 900_000, None),
        ("no, 41", 41, None),
        ("I have no 5 years", None, None),
        ("not more than 5 years, policy says", None, None),
        ("34 or work permit", None, None),
        ("34?", None, None),
        ("1 2 3", None, None),
    ],
)
def test_a_bare_number_waits_for_its_question(text: str, value: Any, unit: str | None) -> None:
    found = extract(text, detect(text))
    assert [(fact.name, fact.value, fact.extra.get("unit")) for fact in found] == (
        [] if value is None else [("number", value, unit)]
    )


def test_a_bare_word_is_marked_so() -> None:
    [fact] = extract("Japan", "en")
    assert (fact.value, fact.extra) == ("JP", {"bare": True})
    [fact] = extract("I'm from Japan", "en")
    assert (fact.value, fact.extra) == ("JP", {})


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (
            "I'm British, I'm 34, PhD in chemistry, 5 years of experience, 30k RMB a month, HSK 4",
            {
                "nationality": "GB", "age": 34, "degree": "doctor", "stem_degree": True, "related_work_years": 5,
                "annual_salary_cny": 360_000, "hsk_level": 4,
            },
        ),
        (
            "我是德国人，34岁，硕士，在浦东工作，年薪４０万元，HSK五级，工作了5年",
            {
                "nationality": "DE", "age": 34, "degree": "master", "work_place": "pudong",
                "annual_salary_cny": 400_000, "hsk_level": 5, "related_work_years": 5,
            },
        ),
        (
            "ITエンジニア歴8年、修士、年収50万元です。",
            {"related_work_years": 8, "degree": "master", "annual_salary_cny": 500_000},
        ),
        (
            "34살이고 석사예요. 경력은 5년, 연봉 40만 위안입니다.",
            {"age": 34, "degree": "master", "related_work_years": 5, "annual_salary_cny": 400_000},
        ),
        ("我的 age 是 34岁，work experience 5年", {"age": 34, "related_work_years": 5}),
    ],
)  # fmt: skip
def test_several_facts_of_one_message(facts: Callable[..., dict[str, Any]], text: str, stated: dict[str, Any]) -> None:
    assert facts(text) == stated


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
@pytest.mark.parametrize("language", ["zh", "en", "ja", "ko", None])
def test_nasty_texts_pass(facts: Callable[..., dict[str, Any]], text: str, language: str | None) -> None:
    assert json.dumps(facts(text, language=language))


def test_facts_become_entities(build: Callable[..., Any], say: Callable[..., Message]) -> None:
    [message] = build(FactExtractor).process([say("年薪40万，34岁")])
    assert message.get("entities") == [
        {
            "entity": "annual_salary_cny", "value": 400_000, "start": 0, "end": 5, "assumed": True,
            "extractor": "FactExtractor",
        },
        {"entity": "age", "value": 34, "start": 6, "end": 9, "extractor": "FactExtractor"},
    ]  # fmt: skip


def test_entities_found_before_are_kept(build: Callable[..., Any], say: Callable[..., Message]) -> None:
    message = say("34岁")
    message.set("entities", [{"entity": "language", "value": "zh", "start": 0, "end": 0}], add_to_output=True)
    [processed] = build(FactExtractor).process([message])
    assert [entity["entity"] for entity in processed.get("entities")] == ["language", "age"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("sorry, I meant 59", 59),
        ("oops, typo, it should be 59", 59),
        ("纠正一下是39", 39),
        ("抱歉，是五十九", 59),
        ("すみません、39でした", 39),
        ("訂正します、39です", 39),
        ("아, 39예요 정정할게요", 39),
        ("오타예요, 39", 39),
        ("あ、間違えた、46です", 46),
        ("あっ間違えた。46です", 46),
        ("ごめん、46", 46),
        ("sorry 46 i mean", 46),
        ("no wait 46", 46),
        ("口误，46", 46),
        ("아 잘못 말했어요 46이에요", 46),
    ],
)
def test_words_of_correction_leave_a_number_alone(facts: Callable[..., dict[str, Any]], text: str, number: int) -> None:
    assert facts(text) == {"number": number}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("29 and 30000 per month", {"number": 29, "annual_salary_cny": 360_000}),
        ("29，月薪3万", {"number": 29, "annual_salary_cny": 360_000}),
        ("34, PhD", {"number": 34, "degree": "doctor"}),
        ("一年90k人民币", {"annual_salary_cny": 90_000}),
        ("35, master, 3 years, 400000 a year", {"degree": "master", "annual_salary_cny": 400_000}),
    ],
)
def test_a_lone_number_beside_facts_waits_for_its_question(
    facts: Callable[..., dict[str, Any]], text: str, found: dict[str, Any]
) -> None:
    assert facts(text) == found

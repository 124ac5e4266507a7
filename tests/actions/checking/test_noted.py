"""How what was taken down is read out: with the units of the question, quotes inside quotes in their inner form."""

from collections.abc import Mapping
from typing import Any

import pytest

from actions.checking.asking import Asking
from actions.words import load_words
from bot.content import KNOWLEDGE
from knowledge.eligibility.loader import load_rules, read_files
from knowledge.eligibility.model import Fact, RuleSet
from knowledge.sources import load_sources
from knowledge.words import nested


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    return load_rules(read_files(KNOWLEDGE / "rules"), sources=load_sources(KNOWLEDGE / "sources.yml"), run_tests=False)


@pytest.fixture(scope="module")
def facts(rules: RuleSet) -> Mapping[str, Fact]:
    return rules.facts


@pytest.mark.parametrize(
    ("fact", "answer", "said"),
    [
        ("age", 46, ("46周岁", "46 years", "46歳", "만 46세")),
        ("age", {"min": 35, "max": 40}, ("35至40周岁", "35–40 years", "35～40歳", "만 35~40세")),
        ("annual_salary_cny", 300_000, ("300,000元/年", "300,000 RMB a year", "年300,000元", "연 300,000위안")),
        ("related_work_years", 1, ("1年", "1 year", "1年", "1년")),
        ("related_work_years", 20 / 12, ("1.67年", "1.67 years", "1.67年", "1.67년")),
        ("months_per_year_in_china", 9, ("9个月", "9 months", "9か月", "9개월")),
        ("hsk_level", 4, ("4", "4", "4", "4")),
        ("degree", "master", ("硕士", "master", "修士", "석사")),
        ("degree", ["none", "bachelor"], ("或", " or ", "または", " 또는 ")),
        ("nationality", "JP", ("日本", "Japan", "日本", "일본")),
        ("age", {"dont_know": True}, ("不清楚", "I don't know", "わからない", "모르겠습니다")),
    ],
)
def test_an_answer_is_read_out_with_its_unit(
    facts: Mapping[str, Fact], fact: str, answer: Any, said: tuple[str, ...]
) -> None:
    asking = Asking(load_words())
    for language, expected in zip(("zh", "en", "ja", "ko"), said, strict=True):
        assert expected in asking.value(answer, facts[fact], facts=facts, language=language)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("不符合“浦东新区“明珠计划””的条件", "不符合“浦东新区‘明珠计划’”的条件"),
        ("「「高精尖」人材認定基準」", "「『高精尖』人材認定基準」"),
        ("“A” and “B”", "“A” and “B”"),
        ("“never closed “twice”", "“never closed “twice”"),
        ("closed” before “opened“", "closed” before “opened“"),
    ],
)
def test_quotes_inside_quotes_take_their_inner_form(text: str, shown: str) -> None:
    assert nested(text) == shown


@pytest.mark.parametrize("language", ["zh", "en", "ja", "ko"])
def test_no_title_is_quoted_in_quotes_of_its_own_kind(rules: RuleSet, language: str) -> None:
    for programme in rules.programmes.values():
        name = programme.title[language]
        said = load_words().say("check_this", language, name=name)
        assert not any(double in said for double in ("““", "””", "「「", "」」", "''", '""')), said

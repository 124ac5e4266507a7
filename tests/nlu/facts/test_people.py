"""Nationality, occupation and place of work."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.nlu.facts.countries import TABLE


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("I'm American", "US"),
        ("I'm from the US", "US"),
        ("US citizen", "US"),
        ("I'm from Japan", "JP"),
        ("Indian passport", "IN"),
        ("I'm British, 34, PhD", "GB"),
        ("I'm 52, French, I have a master's", "FR"),
        ("I'm 29 and American", "US"),
        ("我是日本人", "JP"),
        ("美籍，在臺灣長大", "US"),
        ("原来是中国籍,2012年入的加拿大籍", "CA"),
        ("持德国护照", "DE"),
        ("我52岁，法国人，金融硕士", "FR"),
        ("我係香港人，可唔可以申請海外人才居住證", "HK"),
        ("日本人です", "JP"),
        ("52歳のフランス人で、修士卒です", "FR"),
        ("国籍は韓国", "KR"),
        ("アメリカ国籍、元中国籍です", "US"),
        ("ドイツから来ました", "DE"),
        ("한국인입니다", "KR"),
        ("국적은 일본이에요", "JP"),
        ("미국 시민권자인데 원래 중국 국적이었어요", "US"),
        ("독일에서 왔어요", "DE"),
        ("Japan", "JP"),
        ("德国人", "DE"),
        ("韓国", "KR"),
        ("일본", "JP"),
    ],
)
def test_a_nationality_is_found(facts: Callable[..., dict[str, Any]], text: str, code: str) -> None:
    assert facts(text)["nationality"] == code


@pytest.mark.parametrize(
    "text",
    [
        "I speak Korean",
        "I work for a German company",
        "I'm a Japanese teacher",
        "my wife is Japanese",
        "结婚了,太太是日本人",
        "老婆是中国人,结婚七年",
        "中国人と結婚しています",
        "和中国人结婚了",
        "never had a chinese passport",
        "it's a local college in Manila",
        "tell us more",
        "I'm still in Brazil",
        "日本人可以申请吗",
        "Can Japanese nationals work in Shanghai?",
    ],
)
def test_other_countries_are_no_nationality(facts: Callable[..., dict[str, Any]], text: str) -> None:
    assert "nationality" not in facts(text)


def test_every_country_is_known_in_four_languages(facts: Callable[..., dict[str, Any]]) -> None:
    rows = [[cell.strip() for cell in row.split("|")] for row in TABLE.strip().splitlines()]
    assert len(rows) >= 40
    for code, zh, land, people, ja, ko in rows:
        name = {"zh": zh, "en": land, "people": people, "ja": ja, "ko": ko}
        first = {key: cell.split(",")[0].strip().rstrip("*") for key, cell in name.items()}
        assert facts(f"我是{first['zh']}国籍")["nationality"] == code
        assert facts(f"I'm from {first['en'].title()}")["nationality"] == code
        assert facts(f"{first['people'].title()} passport")["nationality"] == code
        assert facts(f"{first['ja']}国籍です")["nationality"] == code
        assert facts(f"국적은 {first['ko']}입니다")["nationality"] == code


@pytest.mark.parametrize(
    ("text", "occupation"),
    [
        ("I'm an English teacher", "language_teacher"),
        ("i'm a chip designer", "professional"),
        ("I work as a project manager", "manager"),
        ("I am the founder of a startup", "founder"),
        ("certified welder", "skilled_worker"),
        ("I'm a student", "student"),
        ("我在一家公司做软件工程师", "professional"),
        ("在學校當助理教授", "researcher"),
        ("财务总监", "manager"),
        ("日本語教師やってます", "language_teacher"),
        ("研究員をしています", "researcher"),
        ("営業部長です", "manager"),
        ("エンジニア", "professional"),
        ("한국어 교사로 일해요", "language_teacher"),
        ("영업부 부장입니다", "manager"),
        ("창업자입니다", "founder"),
    ],
)
def test_an_occupation_is_found(facts: Callable[..., dict[str, Any]], text: str, occupation: str) -> None:
    assert facts(text) == {"occupation": occupation}


@pytest.mark.parametrize(
    "text", ["my manager says I need a visa", "student visa", "学生签证", "teacher", "who do I contact, the manager?"]
)
def test_other_people_are_no_occupation(facts: Callable[..., dict[str, Any]], text: str) -> None:
    assert "occupation" not in facts(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("our office is in Jing'an", "shanghai"),
        ("based in Pudong", "pudong"),
        ("I want to work in Shanghai Pudong", "pudong"),
        ("My company is in Beijing", "other"),
        ("in Lingang", "lingang"),
        ("在临港", "lingang"),
        ("辦公室在靜安", "shanghai"),
        ("公司在自贸区", "ftz"),
        ("張江で働いてます", "pudong"),
        ("徐匯区です", "shanghai"),
        ("会社は臨港新片区にあります", "lingang"),
        ("직장은 푸동에 있습니다", "pudong"),
        ("회사가 린강신구예요", "lingang"),
    ],
)
def test_a_place_of_work_is_found(facts: Callable[..., dict[str, Any]], text: str, place: str) -> None:
    assert facts(text) == {"work_place": place}


@pytest.mark.parametrize(
    "text", ["Shanghai work permit", "在上海工作需要什么", "我在上海住", "臨港新片区で働くメリット"]
)
def test_other_places_are_no_place_of_work(facts: Callable[..., dict[str, Any]], text: str) -> None:
    assert facts(text) == {}

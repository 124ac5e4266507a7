"""Degrees, Chinese, university ranks and graduation."""

from collections.abc import Callable
from typing import Any

import pytest


@pytest.mark.parametrize(
    ("text", "degree"),
    [
        ("PhD", "doctor"),
        ("I have a PhD in physics from ETH", "doctor"),
        ("doctorate", "doctor"),
        ("master's", "master"),
        ("masters degree", "master"),
        ("actually I have a master not a bachelor", "master"),
        ("MBA from INSEAD", "master"),
        ("I have a MS from Stanford", "master"),
        ("bachlor degree", "bachelor"),
        ("BSc computer science", "bachelor"),
        ("high school only", "none"),
        ("I don't have a degree", "none"),
        ("I have a bachelor and a PhD", "doctor"),
        ("博士", "doctor"),
        ("我其實是碩士不是學士", "master"),
        ("研究生毕业", "master"),
        ("大学毕业", "bachelor"),
        ("计算机本科", "bachelor"),
        ("我只有大专", "none"),
        ("没有学位", "none"),
        ("修士です", "master"),
        ("最終学歴は大学院修士課程修了です", "master"),
        ("学士号持ってます", "bachelor"),
        ("大卒", "bachelor"),
        ("博士じゃなくて修士です", "master"),
        ("学歴は高校までです", "none"),
        ("석사입니다", "master"),
        ("박사 학위 있어요", "doctor"),
        ("학사가 아니라 석사입니다", "master"),
        ("대학 졸업했어요", "bachelor"),
        ("대학원 졸업", "master"),
        ("전문대 나왔습니다", "none"),
        ("master degree です", "master"),
    ],
)
def test_a_degree_is_found(facts: Callable[..., dict[str, Any]], text: str, degree: str) -> None:
    assert facts(text)["degree"] == degree


@pytest.mark.parametrize(
    ("text", "degree"),
    [
        ("本科以下", "none"),
        ("我的学历是本科以下", "none"),
        ("學士以下", "none"),
        ("不到本科", "none"),
        ("没有本科学历", "none"),
        ("本科都没有", "none"),
        ("硕士以下", ["none", "bachelor"]),
        ("本科及以下", ["none", "bachelor"]),
        ("硕士及以下学历", ["none", "bachelor", "master"]),
        ("本科以上", ["bachelor", "master", "doctor"]),
        ("硕士及以上学历", ["master", "doctor"]),
        ("博士以上", "doctor"),
        ("below bachelor's", "none"),
        ("below a bachelor's degree", "none"),
        ("less than a bachelor", "none"),
        ("I have less than a bachelor's degree", "none"),
        ("no degree", "none"),
        ("I have no degree", "none"),
        ("no bachelor's degree", "none"),
        ("I didn't go to university", "none"),
        ("below master's", ["none", "bachelor"]),
        ("bachelor's or lower", ["none", "bachelor"]),
        ("at most a bachelor's degree", ["none", "bachelor"]),
        ("no more than a bachelor's", ["none", "bachelor"]),
        ("at least a master's", ["master", "doctor"]),
        ("no less than a master's", ["master", "doctor"]),
        ("bachelor's degree or above", ["bachelor", "master", "doctor"]),
        ("学士未満", "none"),
        ("学士未満です", "none"),
        ("大卒未満", "none"),
        ("大学を出ていない", "none"),
        ("大学を卒業していません", "none"),
        ("学士号はありません", "none"),
        ("学士以下です", ["none", "bachelor"]),
        ("修士以上です", ["master", "doctor"]),
        ("학사 미만", "none"),
        ("학사 미만입니다", "none"),
        ("대졸 미만", "none"),
        ("대학을 졸업하지 않았어요", "none"),
        ("학사 학위가 없어요", "none"),
        ("석사 미만", ["none", "bachelor"]),
        ("학사 이하입니다", ["none", "bachelor"]),
        ("석사 이상", ["master", "doctor"]),
    ],
)
def test_degree_is_bounded_by_the_words_around_it(
    facts: Callable[..., dict[str, Any]], text: str, degree: str | list[str]
) -> None:
    assert facts(text)["degree"] == degree


@pytest.mark.parametrize(
    "text", ["高中以上", "大专及以上学历", "high school or above", "高卒以上", "고졸 이상", "博士及以下"]
)
def test_bounds_that_leave_every_degree_possible_say_nothing(facts: Callable[..., dict[str, Any]], text: str) -> None:
    assert "degree" not in facts(text)


@pytest.mark.parametrize(
    "text",
    [
        "本科以上学历的外国人可以申请",
        "Applicants with a bachelor's degree or above may apply",
        "석사 이상인 분은 신청 가능",
    ],
)
def test_degrees_that_a_policy_asks_for_are_not_the_visitors(facts: Callable[..., dict[str, Any]], text: str) -> None:
    assert "degree" not in facts(text)


@pytest.mark.parametrize("text", ["master's or above, a PhD actually", "硕士以上，我是博士"])
def test_degree_that_is_named_is_surer_than_a_bound(facts: Callable[..., dict[str, Any]], text: str) -> None:
    assert facts(text)["degree"] == "doctor"


@pytest.mark.parametrize(
    "text",
    [
        "I'm a PhD student",
        "I'm doing a PhD",
        "doctorate, not finished yet",
        "I am a doctor",
        "I use MS Office",
        "I don't have a PhD",
        "博士在读还没毕业",
        "我正在读博士",
        "我是博士生",
        "博士后",
        "没有博士学位",
        "博士課程在学中です",
        "박사과정입니다",
        "my wife has a PhD",
        "妻は修士です",
    ],
)
def test_no_degree_is_taken_that_is_not_held(facts: Callable[..., dict[str, Any]], text: str) -> None:
    assert "degree" not in facts(text)


@pytest.mark.parametrize(
    ("text", "degree"),
    [
        ("the phd is not finished, i have only master", "master"),
        ("PhD not, i have only master", "master"),
        ("博士还没读完，只有硕士", "master"),
        ("博士没读完，只有硕士", "master"),
        ("博士号はまだです。修士です", "master"),
        ("博士は取れていません、修士だけです", "master"),
        ("박사는 아직 못 마쳤고 석사만 있어요", "master"),
        ("박사는 못 땄어요 석사예요", "master"),
        ("석사는 아직 못 마쳤고 학사만 있어요", "bachelor"),
        ("still doing my phd", None),
        ("my phd is ongoing", None),
        ("I'm in the middle of my PhD", None),
        ("phd isnt done, master only", "master"),
        ("박사는 중간에 그만뒀어요, 석사예요", "master"),
        ("phd no, master yes", None),
        ("博士肄业", None),
        ("我没有博士", None),
        ("博士は未修了です", None),
        ("박사 학위는 아직 못 받았어요", None),
    ],
)
def test_a_degree_that_is_not_finished_gives_way_to_the_one_that_is(
    facts: Callable[..., dict[str, Any]], text: str, degree: str | None
) -> None:
    assert facts(text).get("degree") == degree


@pytest.mark.parametrize(
    ("text", "degree"),
    [
        ("PhD, not married", "doctor"),
        ("I have a PhD, not a master", "doctor"),
        ("master, not yet employed", "master"),
        ("博士，还没结婚", "doctor"),
        ("我是博士，还没有工作许可", "doctor"),
        ("修士、まだ未婚です", "master"),
        ("석사, 아직 미혼", "master"),
        ("I have a phd and half a year of experience", "doctor"),
    ],
)
def test_what_else_is_not_yet_so_takes_no_degree_away(
    facts: Callable[..., dict[str, Any]], text: str, degree: str
) -> None:
    assert facts(text)["degree"] == degree


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

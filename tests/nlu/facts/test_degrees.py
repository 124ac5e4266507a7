"""The degrees that somebody holds, and those that are not finished."""

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
        ("do I need to finish my phd", None),
        ("博士还差一点", None),
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

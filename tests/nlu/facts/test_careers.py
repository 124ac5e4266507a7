"""Years of work, in Shanghai and in China, months a year, and days left."""

from collections.abc import Callable
from typing import Any

import pytest


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("5 years of experience", 5),
        ("I've worked as an engineer for 5 years", 5),
        ("two and a half years of work experience", 2.5),
        ("17 yrs in software", 17),
        ("5+ years of experience", {"low": 5, "high": None}),
        ("over 5 years of relevant experience", {"low": 5, "high": None}),
        ("no work experience", 0),
        ("i made a mistake, it's 8 years of experience", 8),
        ("工作了5年", 5),
        ("我有五年工作经验", 5),
        ("两年半的相关工作经验", 2.5),
        ("工作了八年多", {"low": 8, "high": 9}),
        ("做软件17年了", 17),
        ("当了三十年经理", 30),
        ("没有工作经验", 0),
        ("実務経験3年", 3),
        ("5年の実務経験があります", 5),
        ("職歴10年", 10),
        ("経験は5年じゃなくて3年", 3),
        ("경력 5년", 5),
        ("관련 업무 7년 반 했습니다", 7.5),
        ("IT쪽에서 15년째 일하고 있어요", 15),
        ("경력 5년이 아니라 3년", 3),
        ("경력은칠년이요", 7),
        ("work experience は5年", 5),
        ("bachelor, 4 years java developer", 4),
        ("software engineer for 5 years", 5),
        ("本科，4年java开发", 4),
        ("软件工程师5年", 5),
        ("大卒5年目", {"low": 4, "high": 5}),
        ("ITエンジニア5年目", {"low": 4, "high": 5}),
        ("社会人5年目", {"low": 4, "high": 5}),
        ("工作第5年", {"low": 4, "high": 5}),
        ("개발자 5년차", {"low": 4, "high": 5}),
        ("5년차 개발자입니다", {"low": 4, "high": 5}),
        ("在上海做了4年软件", 4),
    ],
)
def test_years_of_work_are_found(facts: Callable[..., dict[str, Any]], text: str, years: Any) -> None:
    assert facts(text)["related_work_years"] == years


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("i worked 3 yrs as a welder and 2 as a designer", 2, 5),
        ("5 years as an engineer, then 2 years as a manager", 2, 7),
        ("做了3年焊工，2年设计师", 2, 5),
        ("溶接工として3年、デザイナーとして2年働きました", 2, 5),
        ("용접공으로 3년, 디자이너로 2년 일했어요", 2, 5),
    ],
)
def test_which_of_several_jobs_is_related_stays_open(
    facts: Callable[..., dict[str, Any]], text: str, low: int, high: int
) -> None:
    assert facts(text)["related_work_years"] == {"low": low, "high": high}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("8 years as an engineer, 3 of them as a manager", {"related_work_years": 8}),
        (
            "I taught english 3 years and worked 2 years as a designer",
            {"language_teaching_years": 3, "related_work_years": 2},
        ),
    ],
)
def test_jobs_of_one_career_are_not_added_up(
    facts: Callable[..., dict[str, Any]], text: str, told: dict[str, Any]
) -> None:
    assert {name: years for name, years in facts(text).items() if name.endswith("_years")} == told


@pytest.mark.parametrize(
    "text",
    ["I've been teaching English for 6 years", "教英语6年了", "日本語教えて6年になります", "6년의 영어 교육 경력"],
)
def test_years_of_language_teaching_are_found(facts: Callable[..., dict[str, Any]], text: str) -> None:
    assert facts(text) == {"language_teaching_years": 6}


@pytest.mark.parametrize(
    "text",
    [
        "没有教学经验",
        "没教过书",
        "no teaching experience",
        "I've never taught",
        "教えた経験はありません",
        "教育経験なし",
        "가르친 경험 없어요",
        "가르친 적이 없습니다",
    ],
)
def test_who_never_taught_has_no_years_of_it(facts: Callable[..., dict[str, Any]], text: str) -> None:
    assert facts(text) == {"language_teaching_years": 0}


@pytest.mark.parametrize(
    "text", ["没有教学经验可以吗", "妻は教えた経験がありません", "没教过数学", "teachers with no teaching experience"]
)
def test_other_talk_of_teaching_tells_no_years(facts: Callable[..., dict[str, Any]], text: str) -> None:
    assert "language_teaching_years" not in facts(text)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("I have been working in Shanghai for 4 consecutive years", 4),
        ("six years in Shanghai", 6),
        ("在上海连续工作4年", 4),
        ("我在上海五年了", 5),
        ("上海做了4年", 4),
        ("我在上海做4年了", 4),
        ("4 yrs in shanghai", 4),
        ("상하이에서 5년째 일해요", 5),
        ("上海で働いて5年目です", {"low": 4, "high": 5}),
        ("我在上海工作了三年零六个月", 3.5),
        ("上海には6年連続で住んでいます", 6),
        ("상하이에 4년 살았어요", 4),
        ("상하이온지3년됐어요", 3),
    ],
)
def test_years_in_shanghai_are_found(facts: Callable[..., dict[str, Any]], text: str, years: Any) -> None:
    assert facts(text)["consecutive_years_in_shanghai"] == years


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("I worked in China for 6 years", True),
        ("5年以上ずっと中国勤務です", True),
        ("중국 온지 1년밖에 안됐어요", False),
    ],
)
def test_five_years_in_china_are_told(facts: Callable[..., dict[str, Any]], text: str, value: bool) -> None:
    assert facts(text) == {"five_years_in_china": value}


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("10 months a year in China", 10),
        ("一年在中国十个月", 10),
        ("每年在中国待9个月以上", {"low": 9, "high": None}),
        ("年に10か月は中国", 10),
        ("1년에 10개월은 중국에서 지내요", 10),
        ("每年就两三个月", {"low": 2, "high": 3}),
    ],
)
def test_months_a_year_in_china_are_found(facts: Callable[..., dict[str, Any]], text: str, months: Any) -> None:
    assert facts(text) == {"months_per_year_in_china": months}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("my permit expires in 20 days", 20),
        ("my work permit expires in 5 weeks, when do I have to renew", 35),
        ("许可还有20天到期", 20),
        ("許可証の期限はあと50日", 50),
        ("비자 만료까지 18일", 18),
        ("期限まであと3か月です", 91),
    ],
)
def test_days_until_the_permit_ends_are_found(facts: Callable[..., dict[str, Any]], text: str, days: int) -> None:
    assert facts(text) == {"permit_expires_in_days": days}


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("returned to China 2 years ago", 2),
        ("I came back 3 years ago", 3),
        ("I moved back a year ago", 1),
        ("回国一年半", 1.5),
        ("帰国して3年です", 3),
        ("2年前に上海に戻りました", 2),
        ("귀국한 지 2년", 2),
    ],
)
def test_years_since_the_return_are_found(facts: Callable[..., dict[str, Any]], text: str, years: float) -> None:
    assert facts(text) == {"years_since_return": years}


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("a team of 5", 5),
        ("my team has 3 members", 3),
        ("团队5个人", 5),
        ("3人のチームでやってます", 3),
        ("팀은 네명", 4),
    ],
)
def test_the_size_of_the_team_is_found(facts: Callable[..., dict[str, Any]], text: str, size: int) -> None:
    assert facts(text) == {"team_size": size}


@pytest.mark.parametrize(
    "text",
    [
        "ビザが12月31日に切れます",
        "许可有效期5年",
        "The permit takes 2 weeks",
        "I studied in Shanghai for 4 years",
        "ほぼ一年中上海にいます",
        "married to a Chinese for 7 years",
        "I plan to work in Shanghai for 3 years",
        "I work in Shanghai twice a year",
        "5年签证，我是工程师",
        "married to a software engineer for 5 years",
        "my wife has been an engineer for 5 years",
        "5年後エンジニアになりたい",
        "5년 차이가 나요",
        "来日5年目",
        "在住3年の会社員です",
    ],
)
def test_other_lengths_of_time_are_no_fact(facts: Callable[..., dict[str, Any]], text: str) -> None:
    assert not {"related_work_years", "consecutive_years_in_shanghai", "permit_expires_in_days"} & set(facts(text))

"""What is asked, required, imagined, denied or said of others is no fact of the visitor."""

from collections.abc import Callable
from typing import Any

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "is the age limit 60?",
        "is the age limit 60 years old?",
        "Is a bachelor's degree required?",
        "Do I need a master's degree?",
        "Can I apply with a bachelor's degree?",
        "is 2 years of experience enough for B",
        "Is 600,000 RMB a year required?",
        "I heard that 5 years of experience are required",
        "I want to know which permit a 30 year old needs",
        "The age limit is 60 years of age",
        "applicants must be under 45 years old",
        "PR via PhD, which papers do they want",
        "需要年薪60万吗",
        "我需要年薪60万吗",
        "年薪60万可以申请A类吗",
        "60岁以上可以吗",
        "硕士学历可以申请吗",
        "B类需要2年工作经验吗",
        "听说要博士学位",
        "博士 永久居留",
        "60歳以上でも申請できますか",
        "2年の実務経験が必要ですか",
        "年齢制限は60歳です",
        "석사 이상이어야 하나요?",
        "연봉 60만 위안이 필요해요?",
        "60세까지 일할 수 있나요",
        "세계 200위 대학은 어느 랭킹 기준이에요",
    ],
)
def test_talk_of_policy_is_no_fact(facts: Callable[..., dict[str, Any]], text: str) -> None:
    assert facts(text) == {}


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("I'm 61, can I still get a permit?", {"age": 61}),
        ("I am 61 can I still apply", {"age": 61}),
        ("is my PhD from MIT enough?", {"degree": "doctor"}),
        ("would my salary of 700000 do for the A category", {"annual_salary_cny": 700_000}),
        ("am i cat B with 1 yr exp and masters", {"related_work_years": 1, "degree": "master"}),
        ("34 years old, PhD, what can I get?", {"age": 34, "degree": "doctor"}),
        ("我35岁可以申请吗", {"age": 35}),
        ("我35岁，博士毕业，年薪40万，能办A类吗？", {"age": 35, "degree": "doctor", "annual_salary_cny": 400_000}),
        ("35歳ですがA類申請できますか", {"age": 35}),
        ("修士で経験3年ですが許可は取れますか", {"degree": "master", "related_work_years": 3}),
        ("34살인데 신청 가능한가요?", {"age": 34}),
        ("경력 1년 반인데 허가 나올까요", {"related_work_years": 1.5}),
    ],
)
def test_a_statement_beside_a_question_is_a_fact(
    facts: Callable[..., dict[str, Any]], text: str, stated: dict[str, Any]
) -> None:
    assert facts(text) == stated


@pytest.mark.parametrize(
    "text",
    [
        "if I am 61 years old, can I stay?",
        "If I am 34, have a PhD and 5 years of experience, what do I get",
        "suppose I had a master's degree",
        "如果我61岁还能办吗",
        "要是年薪60万呢",
        "もし35歳だったらどうなりますか",
        "만약 34살이라면요",
    ],
)
def test_what_is_imagined_is_no_fact(facts: Callable[..., dict[str, Any]], text: str) -> None:
    assert facts(text) == {}


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("my wife is 30 years old", {}),
        ("my wife is 30 years old and I'm 34", {"age": 34}),
        ("My wife is Japanese, 32 years old, and I am 35", {"age": 35}),
        ("我太太35岁，我36岁", {"age": 36}),
        ("妻は30歳、私は35歳です", {"age": 35}),
        ("아내는 30살이고 저는 35살이에요", {"age": 35}),
        ("老婆加两个孩子，一个16岁一个21岁", {}),
        ("my husband is a postdoc at Fudan - does he qualify for A?", {}),
        ("妻は修士卒で職歴ゼロ、就労許可出ますか", {}),
        ("제 아내가 석사인데 경력이 없어요", {}),
    ],
)
def test_what_is_said_of_others_is_no_fact(
    facts: Callable[..., dict[str, Any]], text: str, stated: dict[str, Any]
) -> None:
    assert facts(text) == stated


@pytest.mark.parametrize(
    "text",
    [
        "I am 41, not 45",
        "not 45, I'm 41",
        "I am 41 years old, not 45 years old",
        "不是45岁，是41岁",
        "我不是45岁是41岁",
        "41岁，不是45岁",
        "45歳ではなく41歳",
        "45歳じゃなくて41歳です",
        "45살이 아니라 41살",
        "45살 아니고 41살이에요",
    ],
)
def test_a_correction_gives_the_right_age_only(facts: Callable[..., dict[str, Any]], text: str) -> None:
    assert facts(text) == {"age": 41}


@pytest.mark.parametrize("text", ["not 45 but 41", "不是45,是41", "45じゃなくて41です", "45 아니고 41이요"])
def test_a_corrected_bare_number_gives_the_right_one(facts: Callable[..., dict[str, Any]], text: str) -> None:
    assert facts(text) == {"number": 41}

"""What a message is taken for when it answers a question: a yes or a no first, none, an amount as asked for."""

from datetime import date
from typing import Any

import pytest

from actions.checking.hearing import Hearing
from actions.checking.phrases import asks_of_everything, opening
from actions.turn import Turn
from actions.words import load_words
from bot.content import KNOWLEDGE
from knowledge.eligibility.loader import load_rules, read_files
from knowledge.sources import load_sources

DOLLARS = {"entity": "foreign_salary", "value": {"amount": 1_000_000, "currency": "USD", "period": None}}


@pytest.fixture(scope="module")
def hearing() -> Hearing:
    sources = load_sources(KNOWLEDGE / "sources.yml")
    facts = load_rules(read_files(KNOWLEDGE / "rules"), sources=sources, run_tests=False).facts
    return Hearing(facts=lambda: facts, words=load_words(), today=lambda: date(2026, 11, 21))


def turn(text: str, *, intent: str = "inform", facts: tuple[dict[str, Any], ...] = ()) -> Turn:
    return Turn(text, "en", intent, programmes=(), aspects=(), topic=None, facts=facts)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("Yes, our incubator is in Yangpu", True),
        ("是的，在张江的孵化器", True),
        ("はい、張江にあります", True),
        ("네, 장장에 있습니다", True),
        ("no, we work from home", False),
        ("没有，我们在家办公", False),
        ("能", True),
        ("愿意的", True),
        ("没换单位", True),
        ("係", True),
        ("不愿意", False),
        ("不太清楚", None),
        ("不好说", None),
        ("能不能跳过", None),
        ("いいえ、自宅です", False),
        ("아니요, 집에서 일합니다", False),
        ("North of the river", None),
        ("no idea", None),
        ("没问题", None),
        ("nobody knows", None),
    ],
)
def test_a_yes_or_a_no_that_opens_a_message_answers(hearing: Hearing, text: str, meaning: bool | None) -> None:
    assert opening(text) is meaning
    heard = hearing.hear(turn(text), "in_recognised_carrier")
    assert heard.facts.get("in_recognised_carrier") is meaning and heard.answered is (meaning is not None)


def test_a_no_before_another_fact_is_a_correction_and_no_answer(hearing: Hearing) -> None:
    age = {"entity": "age", "value": 41}
    heard = hearing.hear(turn("no, I am 41", facts=(age,)), "in_recognised_carrier")
    assert heard.facts == {"age": 41} and not heard.answered


def test_a_question_that_opens_with_yes_is_no_answer(hearing: Hearing) -> None:
    heard = hearing.hear(turn("Sure, but how long does it take?", intent="ask_policy"), "in_recognised_carrier")
    assert not heard.answered


def test_none_of_what_can_be_none_is_nought(hearing: Hearing) -> None:
    assert hearing.hear(turn("no kids", intent="nlu_fallback"), "children_count").facts == {"children_count": 0}
    assert not hearing.hear(turn("no kids"), "age").answered


def test_an_amount_answers_in_the_currency_asked_for_only(hearing: Hearing) -> None:
    said = turn("1 million US dollars", facts=(DOLLARS,))
    assert hearing.hear(said, "paid_in_investment_usd").facts == {"paid_in_investment_usd": 1_000_000}
    pay = hearing.hear(said, "annual_salary_cny")
    assert (pay.problem, dict(pay.facts)) == ("foreign_money", {})


@pytest.mark.parametrize(
    ("text", "language", "everything"),
    [("我能申请哪些？", "zh", True), ("我能申请吗？", "zh", False), ("何が申請できますか", "ja", True)],
)
def test_a_question_for_everything_is_told_apart(text: str, language: str, everything: bool) -> None:
    assert asks_of_everything(text, language) is everything


@pytest.mark.parametrize(
    ("asked", "entity", "answer"),
    [
        ("lowest_annual_sales_cny", {"entity": "annual_salary_cny", "value": 5_000_000, "bare": True}, 5_000_000),
        ("paid_in_investment_usd", {"entity": "annual_salary_cny", "value": 600_000, "bare": True}, 600_000),
        ("degree_from", {"entity": "nationality", "value": "CN", "bare": True}, "china"),
    ],
)
def test_a_bare_answer_tells_nothing_but_what_was_asked(
    hearing: Hearing, asked: str, entity: dict[str, Any], answer: object
) -> None:
    assert hearing.hear(turn("China", facts=(entity,)), asked).facts == {asked: answer}


def test_yuan_are_no_dollars(hearing: Hearing) -> None:
    yuan = {"entity": "annual_salary_cny", "value": 600_000, "bare": True, "unit": "cny"}
    assert not hearing.hear(turn("600,000 yuan", facts=(yuan,)), "paid_in_investment_usd").answered


@pytest.mark.parametrize(
    ("asked", "facts"),
    [("lowest_annual_sales_cny", {"lowest_annual_sales_cny": 0}), ("own_share_percent", {"own_share_percent": 0})],
)
def test_no_company_is_no_sales_and_no_share(hearing: Hearing, asked: str, facts: dict[str, int]) -> None:
    assert hearing.hear(turn("no", intent="deny"), asked).facts == facts


def test_no_is_not_a_salary(hearing: Hearing) -> None:
    assert not hearing.hear(turn("no", intent="deny"), "annual_salary_cny").answered


@pytest.mark.parametrize(
    ("text", "day"),
    [("2026年12月5日です", "2026-12-05"), ("2026-12-05", "2026-12-05"), ("2026. 12. 5.", "2026-12-05"),
     ("2026年2月30日", None), ("12月5日", None)],
)  # fmt: skip
def test_a_day_is_heard_as_it_is_written_in_each_language(hearing: Hearing, text: str, day: str | None) -> None:
    assert hearing.hear(turn(text), "permit_expiry_date").facts.get("permit_expiry_date") == day


@pytest.mark.parametrize(("text", "share"), [("30パーセントです", 30), ("占30%", 30), ("12.5 percent", 12.5)])
def test_a_share_is_heard_in_percent(hearing: Hearing, text: str, share: float) -> None:
    assert hearing.hear(turn(text), "own_share_percent").facts == {"own_share_percent": share}


def test_the_name_of_a_programme_in_a_question_is_no_answer(hearing: Hearing) -> None:
    asks = Turn(
        "それより、海外人材居住証は取れますか", "ja", "check_eligibility",
        programmes=("overseas-talent-residence-permit",), aspects=(), topic=None, facts=(),
    )  # fmt: skip
    assert not hearing.hear(asks, "degree_from").answered
    answers = Turn("B類です", "ja", "ask_policy", programmes=("work-permit-b",), aspects=(), topic=None, facts=())
    assert hearing.hear(answers, "work_permit_category").facts == {"work_permit_category": "b"}


def test_the_words_of_an_answer_count_before_its_intent(hearing: Hearing) -> None:
    assert hearing.hear(turn("没换单位", intent="deny"), "same_employer").facts == {"same_employer": True}
    assert hearing.hear(turn("换了", intent="deny"), "same_employer").facts == {"same_employer": False}


def test_no_to_a_choice_is_its_option_none_where_it_has_one(hearing: Hearing) -> None:
    assert hearing.hear(turn("没有"), "vocational_level").facts == {"vocational_level": "none"}
    assert not hearing.hear(turn("没有"), "degree_from").answered


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("아니요", "degree"),
        ("いいえ", "degree"),
        ("아니요 박사후연구원 아니에요", "months_per_year_in_china"),
        ("no, my wife is the manager there", "related_work_years"),
        ("いいえ、それは前の会社の話です", "related_work_years"),
    ],
)
def test_a_no_to_something_else_is_not_taken_for_none(hearing: Hearing, text: str, asked: str) -> None:
    heard = hearing.hear(turn(text, intent="deny"), asked)
    assert not heard.answered and not heard.facts


@pytest.mark.parametrize(("text", "years"), [("no", 0), ("没有", 0), ("아직 없어요", 0), ("no work experience", 0)])
def test_a_bare_no_or_one_to_what_was_asked_is_none(hearing: Hearing, text: str, years: int) -> None:
    assert hearing.hear(turn(text, intent="deny"), "related_work_years").facts == {"related_work_years": years}


def test_whoever_is_from_hong_kong_is_not_asked_about_it(hearing: Hearing) -> None:
    said = {"entity": "nationality", "value": "HK"}
    assert hearing.hear(turn("我是香港人", facts=(said,)), None).facts == {
        "nationality": "HK",
        "hong_kong_macao_taiwan_resident": True,
    }


@pytest.mark.parametrize(
    ("text", "asked", "answer"),
    [
        ("没有小孩", "children_count", 0),
        ("没有工作许可", "has_work_permit", False),
        ("没有违章", "driving_licence", None),
        ("no violations", "driving_licence", None),
        ("no violations", "clean_traffic_record", None),
        ("no criminal record", "clean_record", None),
        ("no car yet", "driving_licence", None),
        ("no license", "driving_licence", False),
        ("no driving licence", "driving_licence", False),
        ("I have no work permit", "has_work_permit", False),
        ("there are no disputes", "ip_or_noncompete_dispute", False),
        ("no kids at all", "children_count", 0),
        ("no work experience", "related_work_years", 0),
        ("no employer yet", "has_employer", False),
        ("no we work from home", "driving_licence", False),
        ("no", "driving_licence", False),
        ("違反はありません", "driving_licence", None),
        ("違反はありません", "clean_traffic_record", None),
        ("免許はありません", "driving_licence", False),
        ("子供はいません", "children_count", 0),
        ("子供はいません", "driving_licence", None),
        ("特にありません", "driving_licence", False),
        ("違います", "driving_licence", False),
        ("위반은 없습니다", "driving_licence", None),
        ("위반은 없어요", "clean_traffic_record", None),
        ("운전면허는 없어요", "driving_licence", False),
        ("아이는 없어요", "children_count", 0),
        ("아이는 없어요", "driving_licence", None),
        ("아직 없어요", "driving_licence", False),
        ("없습니다", "driving_licence", False),
        ("没有违章", "clean_traffic_record", None),
        ("没有不良记录", "clean_school_record", None),
    ],
)
def test_there_being_none_of_something_answers_only_the_question_for_it(
    hearing: Hearing, text: str, asked: str, answer: object
) -> None:
    assert hearing.hear(turn(text, intent="deny"), asked).facts.get(asked) == answer


@pytest.mark.parametrize("text", ["高中以上", "博士及以下", "up to a doctorate or lower", "박사 이하", "博士以下です"])
def test_bounds_of_which_nothing_was_made_are_no_answer(hearing: Hearing, text: str) -> None:
    assert not hearing.hear(turn(text), "degree").answered

"""Pay in renminbi by the year; foreign currencies are recognised and not converted."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.nlu.facts.extraction import extract
from knowledge.language import detect


@pytest.mark.parametrize(
    ("text", "yearly"),
    [
        ("400,000 RMB a year", 400_000),
        ("30k a month", 360_000),
        ("35k per month before tax", 420_000),
        ("my salary is 48k x 13", 624_000),
        ("rmb 30.000 per month", 360_000),
        ("I earn 50k a month", 600_000),
        ("I will earn 400k a year", 400_000),
        ("between 25 and 35 ten thousand", {"low": 250_000, "high": 350_000}),
        ("less than 70k a year", {"low": 0, "high": 70_000}),
        ("correction: salary is 450k not 540k", 450_000),
        ("年薪40万", 400_000),
        ("月薪3万", 360_000),
        ("40万一年", 400_000),
        ("月領三萬八人民幣", 456_000),
        ("4万8乘13薪", 624_000),
        ("税前五万五一个月", 660_000),
        ("合同写的38000一月", 456_000),
        ("年薪30多万", {"low": 300_000, "high": 400_000}),
        ("税后30万", {"low": 300_000, "high": None}),
        ("更正一下 年薪45万不是54万", 450_000),
        ("年収40万元", 400_000),
        ("月給３万元", 360_000),
        ("手取りじゃなくて額面52万", 520_000),
        ("給料は25万元弱", {"low": 0, "high": 250_000}),
        ("年収は100万元以上あります", {"low": 1_000_000, "high": None}),
        ("연봉 40만 위안", 400_000),
        ("월급 3만 위안이요", 360_000),
        ("연봉은사십이만이요", 420_000),
        ("세전으로 한달에 5만2천위안 받아요", 624_000),
        ("about 30 to 40万", {"low": 300_000, "high": 400_000}),
        ("40万", 400_000),
    ],
)
def test_pay_is_found_by_the_year(facts: Callable[..., dict[str, Any]], text: str, yearly: Any) -> None:
    assert facts(text)["annual_salary_cny"] == yearly


@pytest.mark.parametrize(
    ("text", "amount", "currency", "period"),
    [
        ("$90k", 90_000, "USD", None),
        ("$90k per year", 90_000, "USD", "year"),
        ("80 000 euros per year", 80_000, "EUR", "year"),
        ("roughly 120,000 pounds yearly", 120_000, "GBP", "year"),
        ("HK$50,000 per month", 50_000, "HKD", "month"),
        ("一年90k美金", 90_000, "USD", "year"),
        ("八万欧元", 80_000, "EUR", None),
        ("年収600万円", 6_000_000, "JPY", "year"),
        ("年収600万", 6_000_000, "JPY", "year"),
        ("日本円で1200万円ぐらい", 12_000_000, "JPY", None),
        ("연봉 5000만원", 50_000_000, "KRW", "year"),
        ("연봉 1억", 100_000_000, "KRW", "year"),
        ("한국돈으로 1억 2천", 120_000_000, "KRW", None),
    ],
)
def test_foreign_pay_is_not_converted(
    facts: Callable[..., dict[str, Any]], text: str, amount: int, currency: str, period: str | None
) -> None:
    assert facts(text) == {"foreign_salary": {"amount": amount, "currency": currency, "period": period}}


@pytest.mark.parametrize(
    ("text", "assumed"),
    [("年薪40万", True), ("40万", True), ("年薪40万元", False), ("400,000 RMB", True), ("400,000 RMB a year", False)],
)
def test_what_is_not_written_is_marked_as_assumed(text: str, assumed: bool) -> None:
    [fact] = extract(text, detect(text))
    assert fact.extra.get("assumed", False) is assumed


@pytest.mark.parametrize(
    ("text", "tax"),
    [
        ("I paid about 150k tax last year", 150_000),
        ("去年交了15万个税", 150_000),
        ("税22万", 220_000),
        ("税大概22万", 220_000),
        ("세금은 15만쯤 냈어요", 150_000),
        ("稅大概繳了十二萬", 120_000),
        ("去年の個人所得税は13万元", 130_000),
        ("작년 소득세 13만 위안 냈어요", 130_000),
    ],
)
def test_income_tax_is_not_pay(facts: Callable[..., dict[str, Any]], text: str, tax: int) -> None:
    assert facts(text) == {"annual_income_tax_cny": tax}


def test_pay_and_tax_of_one_message_are_told_apart(facts: Callable[..., dict[str, Any]]) -> None:
    both = {"annual_salary_cny": 800_000, "annual_income_tax_cny": 150_000}
    assert facts("我年薪80万交了15万税") == both
    assert facts("I earn 800k and paid 150k in income tax last year") == both
    assert facts("세금 15만 내고 연봉 80만이에요") == both


@pytest.mark.parametrize(
    "text",
    [
        "投了120万美金",
        "1.2 million usd invested",
        "房租8000一个月",
        "I pay 8000 yuan a month for rent",
        "补贴30万一年",
        "the subsidy is 300k RMB a year",
        "投資額は100万ドル",
        "투자금 100만 달러",
        "2024年平均工资12434元一个月",
        "工资3万",  # by the month or by the year?
    ],
)
def test_other_amounts_are_no_pay(facts: Callable[..., dict[str, Any]], text: str) -> None:
    assert not {"annual_salary_cny", "foreign_salary"} & set(facts(text))

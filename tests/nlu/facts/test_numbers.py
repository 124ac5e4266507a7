"""Numbers are read as people write them in four languages."""

from typing import Any

import pytest

from bot.nlu.facts.numbers import find_quantities, value_of
from bot.nlu.folding import fold


def _range(low: float, high: float) -> dict[str, float]:
    return {"low": low, "high": high}


@pytest.mark.parametrize(
    ("text", "value", "written"),
    [
        ("34", 34, "34"),
        ("１２００", 1200, "１２００"),
        ("400,000", 400_000, "400,000"),
        ("30.000", 30_000, "30.000"),
        ("80 000 euros", 80_000, "80 000"),
        ("1.5", 1.5, "1.5"),
        ("40万", 400_000, "40万"),
        ("40 萬", 400_000, "40 萬"),
        ("40만", 400_000, "40만"),
        ("3万5", 35_000, "3万5"),
        ("3万5千", 35_000, "3万5千"),
        ("5万2千元", 52_000, "5万2千"),
        ("1억 2천만", 120_000_000, "1억 2천만"),
        ("1억 2천", 120_000_000, "1억 2천"),
        ("5천만원", 50_000_000, "5천만"),
        ("30k", 30_000, "30k"),
        ("50w", 500_000, "50w"),
        ("1.2 million", 1_200_000, "1.2 million"),
        ("740 thousand", 740_000, "740 thousand"),
        ("RMB400,000", 400_000, "400,000"),
        ("三十五", 35, "三十五"),
        ("四十万", 400_000, "四十万"),
        ("三万五", 35_000, "三万五"),
        ("一百零五", 105, "一百零五"),
        ("两千三", 2_300, "两千三"),
        ("二〇二一年", 2021, "二〇二一"),
        ("四十万一年", 400_000, "四十万"),
        ("서른네 살", 34, "서른네"),
        ("스무 살", 20, "스무"),
        ("삼십오 세", 35, "삼십오"),
        ("연봉사십이만이요", 420_000, "사십이만"),
        ("칠 년", 7, "칠"),
        ("thirty-four", 34, "thirty-four"),
        ("two hundred and fifty thousand", 250_000, "two hundred and fifty thousand"),
        ("a hundred thousand", 100_000, "a hundred thousand"),
        ("two and a half", 2.5, "two and a half"),
        ("30多万", _range(300_000, 400_000), "30多万"),
        ("三十多岁", _range(30, 39), "三十多"),
        ("十多年", _range(10, 19), "十多"),
        ("两三年", _range(2, 3), "两三"),
        ("三四十万", _range(300_000, 400_000), "三四十万"),
        ("30-40万", _range(300_000, 400_000), "30-40万"),
        ("30到40万", _range(300_000, 400_000), "30到40万"),
        ("30万〜40万", _range(300_000, 400_000), "30万〜40万"),
        ("30에서 40만", _range(300_000, 400_000), "30에서 40만"),
        ("30万から40万", _range(300_000, 400_000), "30万から40万"),
        ("300k RMB - 400k RMB", _range(300_000, 400_000), "300k RMB - 400k"),
        ("8000到1万", _range(8_000, 10_000), "8000到1万"),
        ("between 25 and 35 ten thousand", _range(250_000, 350_000), "25 and 35 ten thousand"),
        ("2 or 3 months", _range(2, 3), "2 or 3"),
        ("三、四年", _range(3, 4), "三、四"),
    ],
)
def test_a_number_or_range_is_read(text: str, value: Any, written: str) -> None:
    [quantity] = find_quantities(fold(text))
    assert value_of(quantity.low, quantity.high) == value
    assert text[quantity.start : quantity.end] == written


@pytest.mark.parametrize("text", ["20%", "20 percent", "B2", "covid19", "半年", "만 나이", "network", "someone"])
def test_other_writing_is_no_number(text: str) -> None:
    assert find_quantities(fold(text)) == ()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("not 45, I'm 41", [45, 41]),
        ("5 and 6", [5, 6]),
        ("from 2019 to 2023", [2019, 2023]),
        ("만 34세", [34]),
        ("2021-05-03", [2021, 5, 3]),
        ("5 years and 3 months", [5, 3]),
    ],
)
def test_numbers_that_belong_apart_stay_apart(text: str, values: list[int]) -> None:
    assert [value_of(quantity.low, quantity.high) for quantity in find_quantities(fold(text))] == values

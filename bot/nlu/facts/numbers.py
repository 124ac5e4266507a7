"""Finds the numbers and ranges of numbers written in a folded text, in four languages.

Never decides what a number is about; it may be a year, a price or a street number.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice

from bot.nlu.facts import numerals

Plain = int | float
Value = Plain | dict[str, Plain | None]

_MONEY_WORD = r"(?=\s?(?:rmb|cny|yuan|eur|€|usd|dollar|gbp|pound|jpy|yen|krw|won))"
_DIGITS = (
    rf"(?:\d{{1,3}}(?:\s\d{{3}})+{_MONEY_WORD}|"
    r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?:\.000)+(?!\d)|\d{1,15}(?:\.\d{1,6})?)"
)
_SCALES = "[十百千万亿십백천만억]"
_CODES = "|".join(rf"(?<={code})" for code in ("rmb", "cny", "usd", "jpy", "krw", "eur", "gbp", "hkd", "sgd", "hsk"))
_COUNTER = r"\s?(?:年|个|月|岁|日|天|级|名|人|位|分|%|개|년|살|세|명|급|해|달|[.\d])"
_SINO = "일이삼사오육륙칠팔구"
_SINO_UNIT = rf"[{_SINO}십백천만억]|\s?(?:위안|원|元|rmb|년|명|개월|달러|엔)"
_ENGLISH = "|".join(sorted([*numerals.ENGLISH_UNITS, *numerals.ENGLISH_SCALES], key=len, reverse=True))
_TENS, _UNITS = (
    "|".join(sorted(table, key=len, reverse=True)) for table in (numerals.NATIVE_TENS, numerals.NATIVE_UNITS)
)

_ALONE_KO = "하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉"  # as a whole answer: "둘이요"
_NUMERAL = re.compile(
    rf"""
    (?:(?<![a-z0-9_])|{_CODES})(?P<latin>{_DIGITS})
        (?: (?P<more>\s?[多几余여])?\s?
            (?P<scaled>{_SCALES}+(?:\s?{_DIGITS}\s?{_SCALES}+)*(?:(?:\d{{4}}|\d)(?!{_COUNTER}))?)
          | (?P<suffix>\s?(?:(?:ten\s|hundred\s)?thousand|million|billion|mn|mio|k|w)(?![a-z])
              |[kwm](?=rmb|cny|usd|yuan)|m(?![a-z])) )?
  | (?P<han>[〇零一壹二两三四五六七八九十百千万亿]{{1,16}})(?:(?P<han_more>[多几余])(?P<han_scale>[十百千万亿]+))?
  | (?:(?<![가-힣])|(?=(?:{_TENS})(?:{_UNITS})?\s?살))
        (?P<native>(?:{_TENS})(?:{_UNITS})?|(?:{_UNITS})(?=\s?(?:살|명|달|해|년|분|사람))
            |(?:{_ALONE_KO})(?=(?:이?요|이에요|예요|입니다)?[.!\s]*$))
  | (?P<sino>(?![십백천만억](?!{_SINO_UNIT}))[{_SINO}십백천만억]{{0,15}}[십백천만억]
        (?:[{_SINO}](?=\s?(?:세|년|개월|명|급|살)|$))?)
  | (?:(?<![가-힣])|(?<=[은는]))(?P<one>[{_SINO}](?=\s?(?:년|개월|명|급)))
  | (?<![a-z])(?P<english>(?:a\s(?=hundred|thousand|million))?
        (?:{_ENGLISH})(?:(?:\s|-|\sand\s)(?:{_ENGLISH})){{0,8}})(?![a-z])
    """,
    re.VERBOSE,
)
_MOST_QUANTITIES, _TOO_MUCH = 40, 10**13
_PERCENT = re.compile(r"\s?(?:%|percent|per cent|パーセント|프로|퍼센트)")
_AND_A_HALF = re.compile(r"\s(?:and\s)?a?\s?half\b")
_MORE = re.compile("[多几余여](?![少大])")
_UNIT = r"(?:\s?(?:元|块|rmb|cny|yuan|人民币|위안|円|엔|원|usd|dollars?|years?|yrs?|年|년|岁|세|个?月|months?|개월))?"
_JOIN = re.compile(rf"{_UNIT}\s*(?:-|~|to|and|or|到|至|から|에서|부터|或者?|、)\s*(?:[$€£¥₩]|rmb|cny)?\s?")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number (`low == high`) or a range, at `start` to `end` of the text.

    `scale` is the multiplier written with it, 1 where there was none; `words` is true for anything but digits.
    """

    low: Decimal
    high: Decimal
    start: int
    end: int
    scale: int
    words: bool

    @property
    def is_year(self) -> bool:
        """Tell whether it looks like a calendar year."""
        return self.low == self.high and self.scale == 1 and 1900 <= self.low <= 2100 and self.low % 1 == 0


def plain(number: Decimal) -> Plain:
    """Return an int where the number is whole, otherwise a float of at most four decimals."""
    return int(number) if number == number.to_integral_value() else round(float(number), 4)


def value_of(low: Decimal, high: Decimal | None) -> Value:
    """Return a plain number, or `{"low", "high"}` where they differ; high None means no upper end."""
    if low == high:
        return plain(low)
    return {"low": plain(low), "high": None if high is None else plain(high)}


def find_quantities(folded: str) -> tuple[Quantity, ...]:
    """Return the quantities of a folded text in order, without percentages; of a long list of them the first 40.

    >>> [(int(q.low), int(q.high)) for q in find_quantities("月薪3万5到4万, 5 years, 三十多岁, 两三年, 마흔한 살")]
    [(35000, 40000), (5, 5), (30, 39), (2, 3), (41, 41)]
    """
    found = (_read(folded, match) for match in _NUMERAL.finditer(folded) if not _PERCENT.match(folded, match.end()))
    sensible = (quantity for quantity in found if quantity and quantity.high < _TOO_MUCH)
    return tuple(_joined(folded, list(islice(sensible, _MOST_QUANTITIES))))


def _read(folded: str, match: re.Match[str]) -> Quantity | None:
    start, end = match.start(), match.end()
    if match["english"] or match["native"]:
        parse = numerals.parse_english if match["english"] else numerals.parse_korean_native
        low = parse(match[0])
        if low is None:
            return None
        half = _AND_A_HALF.match(folded, end)
        extra = Decimal("0.5") if half else Decimal(0)
        return Quantity(low + extra, low + extra, start, half.end() if half else end, 1, words=True)
    if match["latin"] and not match["scaled"]:
        scale = numerals.LATIN_SCALES[match["suffix"].strip()] if match["suffix"] else 1
        low = numerals.parse_digits(match["latin"]) * scale
        more = scale == 1 and low >= 10 and low % 10 == 0 and _MORE.match(folded, end)
        return Quantity(low, low + 9 if more else low, start, end + 1 if more else end, scale, words=False)
    head = match["latin"] or match["han"] or match["sino"] or match["one"]
    tail = match["scaled"] or match["han_scale"] or ""
    if re.search("[千万亿].*一$", head) and re.match(r"年|个?月", folded[end:]):
        head, end = head[:-1], end - 1  # "四十万一年": the last character belongs to "a year"
    words = match["latin"] is None
    spread = _neighbours(head) if words else None
    low, high = spread or (numerals.parse_east_asian(head + tail),) * 2
    if low is None or high is None:
        return None
    scale = max((numerals.BIG_SCALES.get(c, 1) for c in head + tail), default=1)
    if scale == 1 and tail[:1] in ("千", "천"):
        scale = 1_000
    if match["more"] or match["han_more"]:  # 30多万
        high = low + _step(low / scale) * scale
    elif not spread and (scale > 1 or low % 10 == 0) and _MORE.match(folded, end):  # 30万多, 三十多(岁)
        high, end = low + (scale if scale > 1 else _step(low) - 1), end + 1
    return Quantity(low, high, start, end, scale, words)


def _step(number: Decimal) -> int:
    return 10 if number % 10 == 0 else 1


def _neighbours(written: str) -> tuple[Decimal | None, Decimal | None] | None:
    """Return both ends of "两三", "三四十万": two digits that follow each other, then only scales."""
    digits = [numerals.HAN_DIGITS.get(c) for c in written[:2]]
    if len(digits) < 2 or None in digits or digits[1] != (digits[0] or 0) + 1 or not digits[0]:
        return None
    if any(c in numerals.HAN_DIGITS for c in written[2:]):
        return None
    return numerals.parse_east_asian(written[0] + written[2:]), numerals.parse_east_asian(written[1:])


def _joined(folded: str, quantities: list[Quantity]) -> Iterator[Quantity]:
    """Yield the quantities with "30 to 40万" made one range; the first takes over the second's multiplier."""
    waiting: Quantity | None = None
    for quantity in quantities:
        if waiting is not None:
            both = _range(folded, waiting, quantity)
            if both is not None:
                yield both
                waiting = None
                continue
            yield waiting
        waiting = quantity
    if waiting is not None:
        yield waiting


def _range(folded: str, first: Quantity, second: Quantity) -> Quantity | None:
    between = folded[first.end : second.start]
    if (
        len(between) > 16
        or not _JOIN.fullmatch(between)
        or first.is_year
        or re.match(r"-\d{1,2}\b", folded[second.end :])
    ):
        return None
    if "and" in between and not re.search(r"between\s\D{0,12}$", folded[: first.start]):
        return None
    low = first.low * second.scale if first.scale == 1 and first.low * second.scale < second.high else first.low
    if low >= second.high or (re.search("or|或|、", between) and second.high > 2 * low + 1):
        return None
    return replace(second, low=low, start=first.start)

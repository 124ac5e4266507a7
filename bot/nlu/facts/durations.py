"""Finds stretches of time in a message: "5 years", "两年半", "3년 6개월", "半年".

Never says what they were spent on; `careers` does.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.nlu.facts.bounds import qualify
from bot.nlu.facts.model import Fact, Reading
from bot.nlu.facts.numbers import Quantity
from bot.nlu.facts.wording import words

_PER_YEAR = {"year": Decimal(1), "month": Decimal(12), "week": Decimal(52), "day": Decimal(365)}
_UNITS = {
    "month": words(
        r"\s?个(?P<half>半)?月",
        r"[\s-]?(?:months?|mos?(?=\s|$|[.,]))(?![a-z])",
        r"\s?[ヶケかカヵ箇]月",
        r"\s?(?:개월|달(?![러라]))",
    ),
    "year": words(
        r"\s?(?:个|整)?年(?![级代纪底初末度后目生薪次号中]|\d+月)間?",
        r"\s?\+?[\s-]?(?:(?:consecutive|continuous|full|whole|straight) )?(?:years?|yrs?|y(?=\s|$"
        r"|[,.]))(?![a-z])(?![\s-]old)",
        r"\s?(?:년(?!생|도|대|제|차|\s?내내|\s?\d+월)|해(?=\s|를))",
    ),
    "week": words(r"\s?(?:个?星期|周(?![岁年末]))", r"[\s-]?weeks?(?![a-z])", r"\s?週間", r"\s?주(?=\s|$|[,.뒤후간])"),
    "day": words(r"\s?(?:天|日(?![本元期常]))間?", r"[\s-]?days?(?![a-z])", r"\s?일(?![하이을])"),
}
# "In the 5th year" is four years and more: 5年目, 第5年, 5년차.
_NTH_BEFORE = words(r"第\s?$")
_NTH = words(r"\s?年目", r"\s?년\s?차(?![이별례])")
_AFTER_MONTH = words(r"[月월]\s?$")
_HALF = words(r"半", r"\s(?:and a half)(?![a-z])", r"\s?반")
_HALF_YEAR = words(r"半年", r"(?<![a-z])half (?:a |the )?year(?![a-z])", r"반년")
# "a year", but not the year of "twice a year" and "10,000 a year".
_A_YEAR = words(
    r"(?:(?<![a-z0-9])a (?P<unit>year|month) and a half|(?:^|(?<=[,.:] )|(?<=for )|(?<=about )|(?<=over )|(?<=only )"
    r"|(?<=just )|(?<=almost )|(?<=nearly )|(?<=than )|(?<=within ))a (?P<unit2>year|month)"
    r"|(?<![a-z0-9])a (?P<unit3>year|month)(?= ago))(?![a-z])"
)
_AND = words(r"\s?[零又,、と]?\s?", r",?\s?(?:and\s)?")
_MORE = words(r"[多余]|出头", r"\s?\+", r"余り", r"\s?여(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A length of time at `start` to `end`; `amount` counts `unit`: "year", "month", "week" or "day".

    `ordinal` is true for "in the 5th year", which is four to five.
    """

    amount: Quantity
    unit: str
    start: int
    end: int
    ordinal: bool = False

    def in_unit(self, unit: str) -> Quantity:
        """Return the length in another unit, with 12 months, 52 weeks or 365 days to a year."""
        factor = _PER_YEAR[unit] / _PER_YEAR[self.unit]
        return replace(self.amount, low=self.amount.low * factor, high=self.amount.high * factor)

    def fact(self, name: str, folded: str, *, unit: str, assumed: bool) -> Fact:
        """Return a fact whose value is the length in `unit`; "at least" and "about" around it are read."""
        found = qualify(folded, self.in_unit(unit), start=self.start, end=self.end)
        return Fact(
            name, found.value, self.start, found.end, extra=found.extra | ({"assumed": True} if assumed else {})
        )


def find_stretches(reading: Reading) -> tuple[Stretch, ...]:
    """Return the stretches of time of a message in order; a calendar year ("in 2021", 2021年) is none."""
    found: list[Stretch] = []
    for stretch in (s for quantity in reading.quantities for s in _stretches(reading.folded, quantity)):
        last = found[-1] if found else None
        parts = last and (last.unit, stretch.unit) == ("year", "month")
        if last and parts and _AND.fullmatch(reading.folded, last.end, stretch.start):
            found[-1] = _together(last, stretch)
        else:
            found.append(stretch)
    for match in _HALF_YEAR.finditer(reading.folded):
        half = Quantity(Decimal("0.5"), Decimal("0.5"), match.start(), match.end(), 1, words=True)
        found.append(Stretch(half, "year", match.start(), match.end()))
    for match in _A_YEAR.finditer(reading.folded):
        one = Decimal("1.5") if match["unit"] else Decimal(1)
        single = Quantity(one, one, match.start(), match.end(), 1, words=True)
        found.append(Stretch(single, match["unit"] or match["unit2"] or match["unit3"], match.start(), match.end()))
    return tuple(sorted(found, key=lambda stretch: stretch.start))


def _stretches(folded: str, quantity: Quantity) -> Iterator[Stretch]:
    if quantity.is_year or quantity.scale != 1 or quantity.high > 1000:
        return
    if nth := _nth(folded, quantity):
        yield nth
        return
    for unit, pattern in _UNITS.items():
        match = pattern.match(folded, quantity.end)
        if not match or (unit == "day" and _AFTER_MONTH.search(folded, max(0, quantity.start - 3), quantity.start)):
            continue
        half = _HALF.match(folded, match.end()) or match.groupdict().get("half")
        end = half.end() if half and not isinstance(half, str) else match.end()
        more = None if half else _MORE.match(folded, end)
        amount = _longer(quantity, Decimal("0.5")) if half else quantity
        if more and amount.low == amount.high:
            amount = replace(amount, high=amount.low + 1)
        yield Stretch(amount, unit, quantity.start, more.end() if more else end)
        return


def _nth(folded: str, quantity: Quantity) -> Stretch | None:
    first = _NTH_BEFORE.search(folded, max(0, quantity.start - 2), quantity.start)
    year = _UNITS["year"].match(folded, quantity.end) if first else _NTH.match(folded, quantity.end)
    if not year or quantity.low < 1:
        return None
    start = first.start() if first else quantity.start
    return Stretch(replace(quantity, low=quantity.low - 1), "year", start, year.end(), ordinal=True)


def _longer(quantity: Quantity, extra: Decimal) -> Quantity:
    return replace(quantity, low=quantity.low + extra, high=quantity.high + extra)


def _together(years: Stretch, months: Stretch) -> Stretch:
    rest = months.in_unit("year")
    amount = replace(years.amount, low=years.amount.low + rest.low, high=years.amount.high + rest.high)
    return Stretch(amount, "year", years.start, months.end)

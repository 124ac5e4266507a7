"""Finds what the person earns, and the income tax paid on it, from amounts in four languages.

Never converts a currency, and never takes rent, fees, subsidies or investments for pay.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from bot.nlu.facts import money_words as said
from bot.nlu.facts.bounds import qualify
from bot.nlu.facts.currencies import Currency, currency_of
from bot.nlu.facts.model import Fact, Reading
from bot.nlu.facts.numbers import Quantity, value_of

Period = Literal["year", "month"]

_YEARLY_FROM = 100_000  # an amount without a period is taken for a year's pay from here on
_LEAST_A_YEAR, _MOST_A_YEAR = 12_000, 100_000_000
# Without a currency, a yearly amount above this is yen in Japanese and won in Korean.
_HOME_CURRENCY_ABOVE = 2_000_000
_HOME_CURRENCY = {"ja": "JPY", "ko": "KRW"}


@dataclass(frozen=True, slots=True)
class _Amount:
    """An amount with the words around it, up to the edges of its clause."""

    quantity: Quantity
    currency: Currency
    before: str
    after: str
    language: str | None

    @property
    def period(self) -> Period | None:
        """What is right after the amount decides; otherwise the last word before it."""
        if said.MONTH_AFTER.match(self.after) or self.months_a_year:
            return "month"
        if said.YEAR_AFTER.match(self.after):
            return "year"
        found: list[tuple[int, Period]] = [(m.end(), "month") for m in said.MONTH_BEFORE.finditer(self.before)]
        found += [(m.end(), "year") for m in said.YEAR_BEFORE.finditer(self.before)]
        return max(found)[1] if found else None

    @property
    def months_a_year(self) -> Decimal | None:
        """How many monthly wages a year has, where written ("x 13", 13薪)."""
        match = said.TIMES.match(self.after)
        return Decimal(match["times"]) if match else None

    @property
    def is_tax(self) -> bool:
        """The word for tax or pay that is nearest before the amount decides; a word for tax may also follow it."""
        before = said.BEFORE_OR_AFTER_TAX.sub(" ", self.before)
        tax = max((match.end() for match in said.TAX.finditer(before)), default=-1)
        pay = max((match.end() for match in said.PAY.finditer(before)), default=-1)
        return tax > pay or bool(said.TAX_AFTER.match(said.BEFORE_OR_AFTER_TAX.sub(" ", self.after)))

    @property
    def is_pay(self) -> bool:
        return bool(said.PAY.search(self.before) or said.PAY_AFTER.search(self.after[:24]))

    @property
    def is_net(self) -> bool:
        around = f"{self.before} {self.after[:24]}"
        return bool(said.NET.search(said.NOT_NET.sub(" ", around)))


def find_money(reading: Reading) -> Iterator[Fact]:
    """Yield `annual_salary_cny`, `annual_income_tax_cny` and `foreign_salary` facts.

    `assumed` marks a salary whose currency or period is not written; `net` one after tax, of which only the lower
    bound is known. An amount that no word calls pay has `unit` "cny" where that is written, for questions about other
    money. An amount of unclear period below 100,000 is no fact.
    """
    folded = reading.folded
    for quantity in reading.quantities:
        currency = currency_of(folded, quantity, language=reading.language)
        if currency.code is None and (quantity.is_year or said.OTHER_UNIT.match(folded, quantity.end)):
            continue
        edges = [edge.end() for edge in said.EDGE.finditer(folded, max(0, quantity.start - 40), currency.start)]
        start = edges[-1] if edges else max(0, quantity.start - 40)
        edge = said.EDGE.search(folded, currency.end)
        after = folded[currency.end : min(edge.start() if edge else len(folded), currency.end + 40)]
        amount = _Amount(quantity, currency, folded[start : currency.start], after, reading.language)
        fact = _fact(folded, amount)
        if fact:
            yield fact


def _fact(folded: str, amount: _Amount) -> Fact | None:
    code, period, about_pay = amount.currency.code, amount.period, amount.is_pay
    if said.NOT_PAY.search(f"{amount.before} {amount.after}") and not said.PAY_NEAR.search(amount.before):
        return None
    if amount.is_tax:
        return _tax(folded, amount, period)
    told = about_pay or period is not None
    if code not in ("CNY", None):
        return _foreign(amount, code, period, told=told, assumed=False)
    if code is None and not told and amount.quantity.scale != 10_000:
        return None
    if code is None and not about_pay and amount.quantity.high < 1_000:
        return None
    if period is None and amount.quantity.low < _YEARLY_FROM:
        return None
    factor = Decimal(1) if period != "month" else amount.months_a_year or Decimal(12)
    yearly = amount.quantity.high * factor
    home = _HOME_CURRENCY.get(amount.language or "")
    if code is None and home and yearly > _HOME_CURRENCY_ABOVE:
        return _foreign(amount, home, period, told=told, assumed=True)
    if not _LEAST_A_YEAR <= yearly <= _MOST_A_YEAR:
        return None
    found = qualify(folded, amount.quantity, start=amount.currency.start, end=amount.currency.end, factor=factor)
    value, extra = found.value, dict(found.extra)
    if amount.is_net and not isinstance(value, dict):
        value, extra["net"] = value_of(Decimal(str(value)), None), True
    if code is None or period is None:
        extra["assumed"] = True
    if code and not told:
        extra["unit"] = "cny"
    start, end = _with_words(folded, amount, found.end)
    return Fact("annual_salary_cny", value, start, end, "plain" if told else "bare", extra)


def _tax(folded: str, amount: _Amount, period: Period | None) -> Fact | None:
    if amount.currency.code not in ("CNY", None):
        return None
    factor = Decimal(12) if period == "month" else Decimal(1)
    found = qualify(folded, amount.quantity, start=amount.currency.start, end=amount.currency.end, factor=factor)
    if not 100 <= amount.quantity.high * factor <= _MOST_A_YEAR:
        return None
    extra = found.extra | ({"assumed": True} if amount.currency.code is None else {})
    return Fact("annual_income_tax_cny", found.value, amount.currency.start, found.end, extra=extra)


def _foreign(amount: _Amount, code: str, period: Period | None, *, told: bool, assumed: bool) -> Fact:
    value = {"amount": value_of(amount.quantity.low, amount.quantity.high), "currency": code, "period": period}
    extra: dict[str, object] = {"assumed": True} if assumed else {}
    return Fact("foreign_salary", value, amount.currency.start, amount.currency.end, "plain" if told else "bare", extra)


def _with_words(folded: str, amount: _Amount, end: int) -> tuple[int, int]:
    """Return the offsets with the pay word right before the amount ("年薪40万") and the period right after it."""
    lead = said.PAY_RIGHT_BEFORE.search(amount.before)
    tail = said.PERIOD_RIGHT_AFTER.match(folded, end)
    return amount.currency.start - (len(lead[0]) if lead else 0), tail.end() if tail else end

"""Reads a message that is nothing but a number, for the question it answers: "34", "about 5 years", "3万元", "40%".

Never guesses what the number is about; the dialogue knows what it asked.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bot.nlu.facts.bounds import qualify
from bot.nlu.facts.currencies import currency_of
from bot.nlu.facts.durations import find_stretches
from bot.nlu.facts.model import Fact, Reading
from bot.nlu.facts.numbers import Quantity
from bot.nlu.facts.numerals import parse_east_asian
from bot.nlu.facts.statements import Clause, denied, is_only_an_answer
from bot.nlu.facts.wording import words

_MOST = Decimal(10) ** 10
_COUNTED = words(
    r"\s?(?:个人|[人名位个])", r"\s?(?:people|persons)(?![a-z])", r"\s?(?:명|사람|개(?!월)|위|점|번|회|시간|편)"
)

# To what was understood, not to the number that follows: "no 41".
_SAYS_NO = words(r"no,?(?: (?:wait|sorry|actually|it's|its|i mean|i meant))*")
_NO_AMOUNT = words(r"一(?=[下共点直起])")  # 更正一下: a 一 that counts nothing
_PERCENT = words(
    r"百分之(?P<of_hundred>\d{1,3}|[一二两三四五六七八九十]{1,3})(?!百)",
    r"(?P<percent>\d{1,3}(?:\.\d{1,2})?)\s?(?:%|percent(?![a-z])|per cent(?![a-z])|パーセント|퍼센트|프로)",
    r"(?P<tenths>[\d一二三四五六七八九])割",
)


def find_number(reading: Reading, clauses: Sequence[Clause], *, beside: Sequence[tuple[int, int]] = ()) -> Fact | None:
    """Return the `number` of a message that holds one number and nothing else but what stands at `beside`, or None.

    Its extra `unit` is "year", "month", "week", "day", "percent" or "cny" where one is written.
    """
    folded = reading.folded
    facts: list[Fact] = []
    spans = list(beside)
    end_before = 0
    for start, end, unit, quantity in _items(reading):
        if start < end_before or any(start < taken_end and taken < end for taken, taken_end in beside):
            continue
        if beside and (quantity.words or quantity.high == 1):
            continue  # 一年90k: part of how the other is said
        if unit == "year" and quantity.high > 60:
            return None  # "89年的" is the year of something
        found = qualify(folded, quantity, start=start, end=end)
        spans.append((start, found.end))
        end_before = found.end
        before = folded[:start].strip(" ,.")
        refused = not _SAYS_NO.fullmatch(before) and denied(folded, clauses, start=start, end=quantity.end)
        if before != "-" and quantity.high < _MOST and not refused:
            extra = found.extra | ({"unit": unit} if unit else {})
            facts.append(Fact("number", found.value, start, found.end, extra=extra))
    return facts[0] if len(facts) == 1 and is_only_an_answer(folded, spans) else None


def _items(reading: Reading) -> Iterator[tuple[int, int, str | None, Quantity]]:
    """Yield start, end, unit and quantity of every number in order, the longer of two readings first."""
    items: list[tuple[int, int, str | None, Quantity]] = [
        (stretch.start, stretch.end, stretch.unit, stretch.amount) for stretch in find_stretches(reading)
    ]
    items += [(match.start(), match.end(), "percent", _percent(match)) for match in _PERCENT.finditer(reading.folded)]
    for quantity in reading.quantities:
        if _NO_AMOUNT.match(reading.folded, quantity.start):
            continue
        currency = currency_of(reading.folded, quantity, language=reading.language)
        counted = _COUNTED.match(reading.folded, quantity.end)
        if currency.code == "CNY":
            items.append((currency.start, currency.end, "cny", quantity))
        else:
            items.append((quantity.start, counted.end() if counted else quantity.end, None, quantity))
    return iter(sorted(items, key=lambda item: (item[0], -item[1])))


def _percent(match: re.Match[str]) -> Quantity:
    """Return a percentage; 割 are tenths."""
    written = parse_east_asian(match["of_hundred"] or match["percent"] or match["tenths"]) or Decimal(0)
    value = written * 10 if match["tenths"] else written
    return Quantity(value, value, match.start(), match.end(), 1, words=False)

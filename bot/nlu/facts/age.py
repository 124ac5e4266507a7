"""Finds the age of the person, in completed years or as a range, in four languages.

Never takes a bare number for an age unless words right before it say so.
"""

import re
from collections.abc import Iterator

from bot.nlu.facts.bounds import qualify
from bot.nlu.facts.model import Fact, Reading
from bot.nlu.facts.numbers import Quantity
from bot.nlu.facts.numerals import NATIVE_TENS
from bot.nlu.facts.wording import words

_AGES = range(14, 100)
_UNIT = words(
    r"\s?周?岁(?!月)",
    r"[\s-]?(?:years?[\s-]old|yrs?[\s-]old|years? of age|y/?o(?![a-z])|y\.o\.)",
    r"\s?(?:さい|才(?=です|で|の|に|だ|[、。,]|$))",
    r"\s?(?:세(?![대가기계율금는])|살(?![았고])|살고(?!\s?있))",
)
# Words right before a number that make it an age without a unit.
_BEFORE = words(
    r"(?:年龄|岁数|今年|年纪)(?:是|为|改成|改为|应该是|刚?满|刚好|[:\s])*$|(?:刚|已经?)满$|我(?:今年|现在|其实|都|才|已经|是)*$",
    r"(?<![a-z])(?:i am|i'm|im|i m|(?:^|(?<=[,.;] ))am|aged?|(?:my )?age(?: is| to)?|(?:just )?turned)"
    r"\s?(?:now |already |only |just |was |=|:)?\s?$|(?<![a-z])(?:i am|i'm|im|i m) (?:an? )?[a-z]{2,12}"
    r"(?: [a-z]{2,12})?, $",
    r"年齢は?(?:[:\s]|満)*$|今年で?$|満$",
    r"나이(?:로)?(?:는|가)?[:\s]*$|올해\s?(?:로\s)?$|만\s?$",
)
# "I'm 29 yrs" is an age where it goes on no further: "I'm 20 years in this job".
_I_AM = re.compile(r"(?<![a-z])(?:i am|i'm|im|i m|(?:^|(?<=[,.;] ))am)\s(?:now |already |only |just )?$")
_YEARS_ALONE = re.compile(r"\s?(?:years?|yrs?|y)(?=\s?(?:$|[,.;!]))")
_LEAST_IN_YEARS = 18
_NO_UNIT_AFTER = words(
    r"^\s?(?:$|[,.;!。、)?]|了(?!\d)|吧)",
    r"^\s(?:now|and|with|from|but|today|yesterday|already|so|old|can|male|female|single|married)(?![a-z])",
    r"^(?:です|だ|の間違い|でし)",
    r"^(?:입니다|이에요|예요|이요|요|인데|이고|이라)",
)
_EXACTLY_BEFORE = words(
    r"(?:准确(?:地说|来说)?是?|正確には)$", r"(?:exactly|to be exact,?|precisely) $", r"정확히는?\s?$"
)
# Native Korean tens with a copula are an age without a unit ("서른넷인데").
_NATIVE_TENS = re.compile("|".join(NATIVE_TENS))
_COPULA = words(r"입니다|이에요|예요|이요|인데|이고")
_FULL_YEARS_BEFORE = words(r"满$", r"만\s?$")
_DECADE = words(
    r"\s?(?:多岁|几岁|来岁)",
    r"s(?![a-z])",
    r"代(?:前半|中盤|後半)?(?![金码价理表替])",
    r"\s?대(?= ?(?:초|중|후|입|예|이|개|직|엔|여|남|$))",
)
_IN_MY = re.compile(r"in my (?:(?:early|mid|late)[\s-])?$")
_DECADE_WORDS = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60}
_IN_MY_DECADE = re.compile(rf"(?<![a-z])in my (?:(?:early|mid|late)[\s-])?(?P<decade>{'|'.join(_DECADE_WORDS)})")


def find_age(reading: Reading) -> Iterator[Fact]:
    """Yield `age` facts."""
    found: list[Fact] = []
    for quantity in reading.quantities:
        if quantity.scale == 1 and quantity.low in _AGES and quantity.high in _AGES:
            fact = _age(reading.folded, quantity, after_decade=bool(found))
            if fact:
                found.append(fact)
    yield from found
    for match in _IN_MY_DECADE.finditer(reading.folded):
        yield _decade(_DECADE_WORDS[match["decade"]], match.start("decade"), match.end("decade"))


def _age(folded: str, quantity: Quantity, *, after_decade: bool) -> Fact | None:
    before = folded[max(0, quantity.start - 24) : quantity.start]
    unit = _UNIT.match(folded, quantity.end)
    if not unit and quantity.low >= _LEAST_IN_YEARS and _I_AM.search(before):
        unit = _YEARS_ALONE.match(folded, quantity.end)
    if unit:
        found = qualify(folded, quantity, start=quantity.start, end=unit.end(), strict_step=1)
        full = _FULL_YEARS_BEFORE.search(before)
        start = quantity.start - (len(full[0]) if full and isinstance(found.value, int) else 0)
        return Fact("age", found.value, start, found.end, extra=found.extra)
    decade = _DECADE.match(folded, quantity.end)
    if decade and quantity.low == quantity.high and quantity.low % 10 == 0:
        if decade[0] == "s" and not _IN_MY.search(before):
            return None
        return _decade(int(quantity.low), quantity.start, decade.end())
    korean = quantity.low >= 20 and _NATIVE_TENS.match(folded, quantity.start)
    cue = (
        (korean and _COPULA.match(folded, quantity.end))
        or _BEFORE.search(before)
        or (after_decade and _EXACTLY_BEFORE.search(before))
    )
    if cue and _NO_UNIT_AFTER.match(folded[quantity.end : quantity.end + 16]):
        found = qualify(folded, quantity, start=quantity.start, end=quantity.end, strict_step=1)
        return Fact("age", found.value, quantity.start, quantity.end, extra=found.extra)
    return None


def _decade(low: int, start: int, end: int) -> Fact:
    return Fact("age", {"low": low, "high": low + 9}, start, end)

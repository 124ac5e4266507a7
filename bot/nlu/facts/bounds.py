"""Reads how a number is qualified: "about", "at least", "under", and the same in the other languages.

Never changes the number itself where the qualifier only makes it approximate.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.nlu.facts.numbers import Quantity, Value, plain, value_of
from bot.nlu.facts.wording import words

_AT_LEAST_BEFORE = words(
    r"(?:超过|至少|不少于|不低于|多于|高于|大于|最少)\s?$",
    r"(?:at least|more than|over|above|>=?|no less than)\s?(?:rmb|cny|[$¥€£])?\s?$",
    r"(?:少なくとも|最低でも)\s?$",
    r"(?:최소|적어도)\s?$",
)
_AT_LEAST_AFTER = words(
    r"以上|出头|超え|越え",
    r"\+|(?:or|and) (?:more|above|over)|plus(?![a-z])",
    r"を?超え",
    r"이상|(?:을|를)? ?(?:조금 ?)?넘",
)
_AT_MOST_BEFORE = words(
    r"(?:[不没未]到|不足|未满|少于|低于|不超过|最多|小于)\s?$",
    r"(?:at most|less than|under|below|up to|no more than|<=?)\s?(?:rmb|cny|[$¥€£])?\s?$",
)
_AT_MOST_AFTER = words(
    r"以下|以内|以里|不到|未满",
    r"or (?:less|under|below)",
    r"弱|に届か",
    r"미만|이하|이내|이? ?좀? ?안 ?[돼되됩]|이? 안(?=[이에입])|안(?=[이에입]|$)|밖에 안",
)
_ABOUT_BEFORE = words(
    r"(?:大概|大约|约|差不多|将近|近|快)\s?$",
    r"(?:about|around|roughly|approximately|approx\.?|nearly|almost|some|~)\s?$",
    r"(?:およそ|だいたい|約)\s?$",
    r"(?:약|대략|거의|한)\s?$",
)
_ABOUT_AFTER = words(
    r"左右|上下|前后|多一?点|的?样子", r"or so|ish(?![a-z])", r"くらい|ぐらい|ほど|程度|前後|強", r"정도|쯤|가량|남짓"
)

_STRICT = words(r"[不没未]到|不足|未满|少于|低于|小于|弱", r"less than|under|below|<(?!=)", r"미만|안")


@dataclass(frozen=True, slots=True)
class Qualified:
    """A value as it was qualified, and the offsets that include the qualifier after it."""

    value: Value
    end: int
    extra: dict[str, object]


def qualify(
    folded: str, quantity: Quantity, *, start: int, end: int, factor: Decimal = Decimal(1), strict_step: int = 0
) -> Qualified:
    """Return the value of `quantity` times `factor`, with the bound or doubt that stands around `start` to `end`.

    An upper bound becomes a range from 0, a lower bound one without an upper end. `strict_step` is what "under"
    takes off the bound (1 for whole years of age).
    """
    low, high = quantity.low * factor, quantity.high * factor
    before, after = folded[max(0, start - 16) : start], re.compile(r"\s?(?:的|の)?")
    position = after.match(folded, end)
    tail_at = position.end() if position else end
    if low == high:
        if match := _AT_MOST_AFTER.match(folded, tail_at) or _AT_MOST_BEFORE.search(before):
            less = strict_step if _STRICT.search(match[0]) else 0
            last = match.end() if match.re is _AT_MOST_AFTER else end
            return Qualified({"low": 0, "high": plain(high - less)}, last, {})
        if match := _AT_LEAST_AFTER.match(folded, tail_at):
            return Qualified(value_of(low, None), match.end(), {})
        if "+" in folded[quantity.end : end] or _AT_LEAST_BEFORE.search(before):  # "5+ years"
            return Qualified(value_of(low, None), end, {})
    match = _ABOUT_AFTER.match(folded, tail_at)
    about = match or _ABOUT_BEFORE.search(before)
    return Qualified(value_of(low, high), match.end() if match else end, {"approximate": True} if about else {})

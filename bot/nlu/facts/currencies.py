"""Names the currency written next to an amount, as an ISO code, in four languages.

Never converts an amount: a foreign currency is only recognised.
"""

import re
from dataclasses import dataclass

from bot.nlu.facts.numbers import Quantity
from knowledge import han

# Code -> (symbols and codes before the amount, words after it); folded Han forms, first match wins.
_WRITTEN = {
    "HKD": (r"hk\$|hkd", r"港[币元]|香港ドル|hkd|hong kong dollars?|홍콩\s?달러"),
    "SGD": (r"s\$|sgd", r"新加坡元|新币|シンガポールドル|sgd|singapore dollars?|싱가포르\s?달러"),
    "AUD": (r"a\$|au\$|aud", r"澳[元币]|豪ドル|aud|australian dollars?|aussie dollars?|호주\s?달러"),
    "CAD": (r"c\$|ca\$|cad", r"加[元币]|カナダドル|cad|canadian dollars?|캐나다\s?달러"),
    "TWD": (r"nt\$|ntd|twd", r"新?台币|台湾ドル|ntd|twd|대만\s?달러"),
    "USD": (
        r"us\$|usd|\$|미화\s?",
        r"美[元金]|刀(?!具)|米?ドル|usd|us\$|\$|(?:us )?dollars?|bucks|(?:미국?\s?)?달러|불(?=이|입|정|$)",
    ),
    "JPY": (r"jpy|日本円で", r"日[元币圆]|円|jpy|yen|엔(?!지니어)"),
    "KRW": (r"krw|₩|한국\s?돈으?로?", r"韩[元币圆]|ウォン|krw|won|원(?![서래인장활칙])"),
    "EUR": (r"€|eur", r"欧元|ユーロ|euros?|eur|€|유로"),
    "GBP": (r"£|gbp", r"英镑|英ポンド|ポンド|gbp|pounds?(?: sterling)?|£|파운드"),
    "CHF": (r"chf", r"瑞士法郎|瑞郎|スイスフラン|chf|swiss francs?|francs?|스위스\s?프랑"),
    "INR": (r"₹|inr", r"印?度?卢比|ルピー|inr|rupees?|루피"),
    "RUB": (r"₽|rub", r"卢布|ルーブル|rub|r(?:o)?ubles?|루블"),
    "THB": (r"฿|thb", r"泰铢|バーツ|thb|baht|바트"),
    "MYR": (r"rm(?=\s?\d)|myr", r"马币|林吉特|リンギット|myr|ringgit|링깃"),
    "VND": (r"₫|vnd", r"越南盾|ドン|vnd|dong"),
    "CNY": (
        r"rmb|cny|人民币|¥|renminbi",
        r"元(?:人民[币元])?|块钱?|人民[币元]|¥|rmb|cny|yuan|renminbi|kuai|위안화?|위엔|인민폐",
    ),
}
_BEFORE = {code: re.compile(rf"(?<![a-z])(?:{han.fold(before)})\s?$") for code, (before, _) in _WRITTEN.items()}
_AFTER = {code: re.compile(rf"(?:多|余)?\s?(?:{han.fold(after)})(?![a-z])") for code, (_, after) in _WRITTEN.items()}


@dataclass(frozen=True, slots=True)
class Currency:
    """The ISO `code` of an amount, with the offsets of amount and currency together; None where none is written."""

    code: str | None
    start: int
    end: int


def currency_of(folded: str, quantity: Quantity, *, language: str | None) -> Currency:
    """Return the currency written right after or right before `quantity`; "¥" is yen in a Japanese message.

    >>> from bot.nlu.facts.numbers import find_quantities
    >>> [currency_of(t, find_quantities(t)[0], language=None).code for t in ("40万元", "600万円", "$90k", "34")]
    ['CNY', 'JPY', 'USD', None]
    """
    before = folded[max(0, quantity.start - 12) : quantity.start]
    for code, pattern in _AFTER.items():
        if match := pattern.match(folded, quantity.end):
            if code == "CNY" and match[0].strip() == "¥" and language == "ja":
                code = "JPY"
            lead = _BEFORE[code].search(before)
            return Currency(code, quantity.start - (len(lead[0]) if lead else 0), match.end())
    for code, pattern in _BEFORE.items():
        if match := pattern.search(before):
            if code == "CNY" and match[0].strip() == "¥" and language == "ja":
                code = "JPY"
            return Currency(code, quantity.start - len(match[0]), quantity.end)
    return Currency(None, quantity.start, quantity.end)

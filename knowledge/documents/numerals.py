"""Numbers as they are written in policy texts, and back: 十二, １２, XII, ⑫, c, ハ, 다.

Never guesses: what is not a number in one of these ways gives None.
"""

import re
import unicodedata

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "○": 0}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ROMAN_FORM = re.compile(r"C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_KANA = "イロハニホヘトチリヌルヲ"
_HANGUL = "가나다라마바사아자차카타파하"
CHINESE_DIGITS = "零〇一二三四五六七八九十百千两"


def to_int(written: str) -> int | None:
    """Return the value of a Chinese, Arabic, Roman, circled or lettered number; white space is ignored.

    A single letter counts from a = 1, except I, V and X, which are read as Roman numbers.

    >>> [to_int(n) for n in ("十二", "一百零三", "二〇二三", "１ ２", "XII", "⑫", "c", "ハ", "다", "件")]
    [12, 103, 2023, 12, 12, 12, 3, 3, 3, None]
    """
    text = unicodedata.normalize("NFKC", "".join(written.split())).strip("().")
    if text.isascii() and text.isdigit():
        return int(text)
    if text and all(c in CHINESE_DIGITS + "○" for c in text):
        return _from_chinese(text)
    upper = text.upper()
    if upper and upper.isascii() and _ROMAN_FORM.fullmatch(upper) and (len(upper) > 1 or upper in "IVX"):
        return _from_roman(upper)
    if len(text) == 1:
        if text.isascii() and text.isalpha():
            return ord(text.lower()) - ord("a") + 1
        for alphabet in (_KANA, _HANGUL):
            if text in alphabet:
                return alphabet.index(text) + 1
    return None


def to_chinese(value: int) -> str:
    """Return `value` (1 to 9,999) as it is counted in headings.

    >>> [to_chinese(n) for n in (1, 10, 12, 20, 103, 2023)]
    ['一', '十', '十二', '二十', '一百零三', '二千零二十三']
    """
    digits, written, gap = "零一二三四五六七八九", "", False
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            written += ("零" if gap and written else "") + digits[digit] + sign
            gap = False
        else:
            gap = True
    return written[1:] if written.startswith("一十") else written


def to_roman(value: int) -> str:
    """Return `value` (1 to 399) in Roman numerals.

    >>> to_roman(14)
    'XIV'
    """
    steps = (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    )
    written = ""
    for step, sign in steps:
        written += sign * (value // step)
        value %= step
    return written


def to_letter(value: int) -> str:
    """Return the list letter of `value`: a to z, then aa, bb and so on, as word processors do.

    >>> to_letter(3), to_letter(27)
    ('c', 'aa')
    """
    rounds, index = divmod(value - 1, 26)
    return chr(ord("a") + index) * (rounds + 1)


def _from_chinese(text: str) -> int:
    if not any(c in _UNITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total, digit = 0, 0
    for c in text:
        if c in _UNITS:
            total += (digit or 1) * _UNITS[c]
            digit = 0
        else:
            digit = _DIGITS[c]
    return total + digit


def _from_roman(text: str) -> int:
    values = [_ROMAN[c] for c in text]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))

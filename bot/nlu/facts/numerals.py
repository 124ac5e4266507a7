"""Reads one written numeral: digits with 万 or 만, Chinese and Japanese characters, Korean words, English words.

Never looks at what surrounds the numeral; finding numerals in a sentence is the business of `numbers`.
"""

import re
from decimal import Decimal

HAN_DIGITS = {
    c: n for n, group in enumerate(["〇零", "一壹", "二两", "三", "四", "五", "六", "七", "八", "九"]) for c in group
}
SINO_DIGITS = {
    c: n for n, group in enumerate(["영", "일", "이", "삼", "사", "오", "육륙", "칠", "팔", "구"]) for c in group
}
SMALL_SCALES = {"十": 10, "百": 100, "千": 1_000, "십": 10, "백": 100, "천": 1_000}
BIG_SCALES = {"万": 10_000, "亿": 100_000_000, "만": 10_000, "억": 100_000_000}
LATIN_SCALES = {
    "k": 1_000, "w": 10_000, "m": 1_000_000, "mn": 1_000_000, "mio": 1_000_000, "million": 1_000_000,
    "billion": 1_000_000_000, "thousand": 1_000, "ten thousand": 10_000, "hundred thousand": 100_000,
}  # fmt: skip
NATIVE_TENS = {"열": 10, "스물": 20, "스무": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60, "일흔": 70, "여든": 80}
NATIVE_UNITS = {
    "하나": 1, "한": 1, "둘": 2, "두": 2, "셋": 3, "세": 3, "석": 3, "넷": 4, "네": 4,
    "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9,
}  # fmt: skip
_SMALL_WORDS = re.findall(
    r"\w+",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen",
)
_TENS_WORDS = re.findall(r"\w+", "twenty thirty forty fifty sixty seventy eighty ninety")
ENGLISH_UNITS = {word: n for n, word in enumerate(_SMALL_WORDS)} | {w: 10 * n for n, w in enumerate(_TENS_WORDS, 2)}
ENGLISH_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}

_PIECE = re.compile(r"\d[\d,]*(?:\.\d+)?|\S")


def parse_digits(written: str) -> Decimal:
    """Return the value of Latin digits; a comma, a space, or a point before "000" separates thousands.

    >>> parse_digits("1,200.5"), parse_digits("30.000")
    (Decimal('1200.5'), Decimal('30000'))
    """
    if re.fullmatch(r"\d{1,3}(?:\.000)+", written):
        written = written.replace(".", "")
    return Decimal(re.sub("[, ]", "", written))


def parse_east_asian(written: str) -> Decimal | None:
    """Return the value of digits or characters with East Asian scales, or None where it is not a numeral.

    A last digit after a scale counts in the next lower place, as people say it ("三万五").

    >>> [int(parse_east_asian(w)) for w in ("40万", "3万5千", "三万五", "三十五", "1억 2천만", "二〇二一", "사십이만")]
    [400000, 35000, 35000, 35, 120000000, 2021, 420000]
    >>> parse_east_asian("一千零一夜") is None
    True
    """
    total = section = Decimal(0)
    digit: Decimal | None = None
    last_scale, after_zero, plain = 1, False, ""
    for piece in _PIECE.findall(written):
        if piece[0].isascii():
            value: Decimal | None = parse_digits(piece)
        else:
            known = HAN_DIGITS.get(piece, SINO_DIGITS.get(piece))
            value = None if known is None else Decimal(known)
        if value is not None:
            plain += str(value)
            if digit is not None and last_scale > 1:
                return None
            after_zero = after_zero or (value == 0 and last_scale > 1)
            digit = value if value or last_scale == 1 else None
        elif piece in SMALL_SCALES:
            last_scale = SMALL_SCALES[piece]
            section += (Decimal(1) if digit is None else digit) * last_scale
            digit = None
        elif piece in BIG_SCALES:
            last_scale = BIG_SCALES[piece]
            total += ((section + (digit or 0)) or Decimal(1)) * last_scale
            section, digit = Decimal(0), None
        else:
            return None
    if last_scale == 1:
        return Decimal(plain) if plain else None
    if digit is not None:
        lower = last_scale > 10 and digit < 10 and not after_zero
        section += digit * last_scale / 10 if lower else digit
    elif total >= 100_000_000 and section >= 1_000:
        section *= 10_000  # "1억 2천" leaves the last 만 out
    return total + section


def parse_korean_native(written: str) -> Decimal | None:
    """Return the value of a native Korean numeral.

    >>> parse_korean_native("서른네"), parse_korean_native("스무"), parse_korean_native("나")
    (Decimal('34'), Decimal('20'), None)
    """
    for tens, value in NATIVE_TENS.items():
        if written.startswith(tens):
            rest = written[len(tens) :]
            if not rest:
                return Decimal(value)
            return Decimal(value + NATIVE_UNITS[rest]) if rest in NATIVE_UNITS else None
    return Decimal(NATIVE_UNITS[written]) if written in NATIVE_UNITS else None


def parse_english(written: str) -> Decimal | None:
    """Return the value of English number words.

    >>> [int(parse_english(w)) for w in ("thirty-four", "two hundred and fifty thousand", "a hundred thousand")]
    [34, 250000, 100000]
    """
    total = section = Decimal(0)
    for word in re.split(r"[\s-]+", written):
        if word in ENGLISH_UNITS:
            section += ENGLISH_UNITS[word]
        elif word == "hundred":
            section = (section or Decimal(1)) * 100
        elif word in ENGLISH_SCALES:
            total += (section or Decimal(1)) * ENGLISH_SCALES[word]
            section = Decimal(0)
        elif word not in ("a", "and"):
            return None
    return total + section

"""Reads Han characters as Korean does, so that 경제 and 经济 are comparable.

Never decides what a word means, nor which of several readings of a character is meant: it knows one of each.
"""

from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("hanja.tsv")


@cache
def _readings() -> dict[str, str]:
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith("#"))


def korean_reading(text: str) -> str:
    """Return Han text folded by `knowledge.han` as Hangul, normalised with `even_initials`; the rest stays.

    >>> korean_reading("永久居留") == even_initials("영구거류")
    True
    """
    readings = _readings()
    return even_initials("".join(readings.get(character, character) for character in text))


def even_initials(text: str) -> str:
    """Return Hangul with the initials that the law of initials changes made equal (녀/여, 로/노, 류/유).

    >>> even_initials("거류"), even_initials("유학"), even_initials("노동")
    ('거유', '유학', '노동')
    """
    return "".join(map(_even_syllable, text))


@cache
def _even_syllable(character: str) -> str:
    if not "가" <= character <= "힣":
        return character
    index = ord(character) - ord("가")
    initial, rest = divmod(index, 588)
    vowel = rest // 28
    before_i_or_y = vowel in (2, 3, 6, 7, 12, 17, 20)
    rieul, nieun, ieung = 5, 2, 11
    if initial == rieul:
        initial = ieung if before_i_or_y else nieun
    elif initial == nieun and before_i_or_y:
        initial = ieung
    return chr(ord("가") + initial * 588 + rest)

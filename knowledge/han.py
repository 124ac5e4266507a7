"""Folds Han characters of China, Taiwan and Japan to one form and gives their Korean reading.

Never decides what a word means: it only makes 経済, 經濟, 经济 and 경제 comparable.
"""

from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("han.tsv")


@cache
def _tables() -> tuple[dict[int, str], dict[str, str]]:
    folding: dict[int, str] = {}
    readings: dict[str, str] = {}
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        character, folded, reading = line.split("\t")
        if character != folded:
            folding[ord(character)] = folded
        if reading:
            readings[folded] = reading
    return folding, readings


def fold(text: str) -> str:
    """Return `text` with every Han character in its simplified form, one for one.

    >>> fold("経済 經濟 检验検験")
    '经济 经济 检验检验'
    """
    return text.translate(_tables()[0])


def korean_reading(text: str) -> str:
    """Return folded Han text as Hangul, normalised with `even_initials`; other characters stay.

    >>> korean_reading(fold("永久居留")) == even_initials("영구거류")
    True
    """
    readings = _tables()[1]
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

"""Folds text for comparing: width, case, and traditional or Japanese Han forms, character by character.

Never changes the length of a text, so that an offset in the folded text is the same offset in the original.
"""

import unicodedata

from bot.nlu.characters import PAIRS

_HAN = {ord(pair[0]): pair[1] for pair in PAIRS.split()}
_QUOTES = dict.fromkeys(map(ord, "’‘ʼ´`"), "'") | dict.fromkeys(map(ord, "“”„"), '"')
_SIGNS = {ord("〜"): "~", ord("∼"): "~", ord("–"): "-", ord("—"): "-", ord("−"): "-", ord("‐"): "-", ord("‑"): "-"}
_KEPT = {ord("…"): "…", ord("İ"): "İ"}


class _FoldTable(dict[int, str]):
    """A table for `str.translate` that works a character out when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        wide = unicodedata.normalize("NFKC", character)
        single = wide if len(wide) == 1 else character
        lower = single.lower()
        folded = lower if len(lower) == 1 else single
        self[code] = result = _HAN.get(ord(folded), folded)
        return result


_TABLE = _FoldTable({**_HAN, **_QUOTES, **_SIGNS, **_KEPT})


def fold(text: str) -> str:
    """Return `text` in half width, lower case and simplified Han forms; the result has the same length.

    >>> fold("我３４歲，Work Permit　Ａ類")
    '我34岁,work permit a类'
    """
    return text.translate(_TABLE)


def fold_han(text: str) -> str:
    """Return `text` with only its Han forms folded, as needed for the source of a regular expression.

    >>> fold_han(r"\\\\d+歳(?P<Age>)")
    '\\\\\\\\d+岁(?P<Age>)'
    """
    return text.translate(_HAN)

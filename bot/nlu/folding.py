"""Folds text for comparing: width, case, signs, and Han forms as `knowledge.han` does, character by character.

Never changes the length of a text, so that an offset in the folded text is the same offset in the original.
"""

import unicodedata

from knowledge import han

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
        self[code] = folded = han.fold(lower if len(lower) == 1 else single)
        return folded


_TABLE = _FoldTable(_QUOTES | _SIGNS | _KEPT)


def fold(text: str) -> str:
    """Return `text` in half width, lower case and simplified Han forms; the result has the same length.

    >>> fold("我３４歲，Work Permit　Ａ類")
    '我34岁,work permit a类'
    """
    return text.translate(_TABLE)

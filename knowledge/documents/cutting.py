"""Cuts a passage that is too long: at its enumeration, between its paragraphs, at the ends of its sentences.

Never cuts inside a word where any other place exists, and never loses a character.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.documents import markers

MAX_CHARS = 1200
ENUMERATION_CHARS = 450
MIN_MEMBER_CHARS = 60
MAX_LEAD_CHARS = 120
_BREAKS = (
    re.compile(r"\n+"),
    re.compile(r"[。！？][”’」』）)]*|[.!?][\"')\]]*(?=\s)"),
    re.compile(r"[；;]"),
    re.compile(r"[，、,：:]|\s"),
)
_NUMBER = re.compile(r"[（(]?(?:第?[一二三四五六七八九十]{1,2}是?|\d{1,2}|[①-⑳])[)）]?")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a paragraph: `number` is that of the member of an enumeration which it holds, or None."""

    start: int
    end: int
    number: str | None = None


def members(text: str) -> list[Piece]:
    """Return the members of the enumeration in `text` if it is long enough to be cut, else one piece.

    Words before the first member stay with it unless they are long.
    """
    whole = [Piece(0, len(text))]
    if len(text) <= ENUMERATION_CHARS:
        return whole
    for offsets in markers.enumerations(text):
        if (len(text) - offsets[0]) / len(offsets) < MIN_MEMBER_CHARS:
            continue
        ends = [*offsets[1:], len(text)]
        pieces = [
            Piece(start, end, _NUMBER.match(text[start:]).group()) for start, end in zip(offsets, ends, strict=True)
        ]
        lead = text[: offsets[0]].strip()
        if len(lead) > MAX_LEAD_CHARS:
            return [Piece(0, offsets[0]), *pieces]
        return [Piece(0, pieces[0].end, pieces[0].number), *pieces[1:]]
    return whole


def balanced(text: str) -> Iterator[tuple[int, int]]:
    """Yield the bounds of pieces of `text`, none longer than `MAX_CHARS` and of about one length.

    >>> [end - start for start, end in balanced("一句话。" * 400)]
    [800, 800]
    """
    if len(text) <= MAX_CHARS:
        yield 0, len(text)
        return
    middle = _middle(text)
    for offset, part in ((0, text[:middle]), (middle, text[middle:])):
        for start, end in balanced(part):
            yield offset + start, offset + end


def _middle(text: str) -> int:
    """Return the best place to cut `text` at: the one nearest to its middle among the strongest there are."""
    centre = len(text) // 2
    for pattern in _BREAKS:
        places = [m.end() for m in pattern.finditer(text) if 0.2 * len(text) <= m.end() <= 0.8 * len(text)]
        if places:
            return min(places, key=lambda place: abs(place - centre))
    return centre

"""Finds many fixed phrases in a text at once, tolerant of width, case, Han forms, spaces, hyphens and brackets.

Never matches part of a Latin word, of a longer Katakana word, or a short Korean word inside a longer one.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.nlu.folding import fold

# Characters that may be missing or added between the characters of a phrase.
_LOOSE = re.compile(r"[\s\-_'\"·・‧()\[\]「」『』《》〈〉【】]")
_LATIN = re.compile(r"[a-z0-9]")
_KATAKANA = re.compile(r"[ァ-ヺー]")
_HANGUL = re.compile(r"[가-힣]")
_PLURAL = re.compile(r"'?e?s'?(?![a-z0-9])")
_ARTICLE_A = re.compile(
    r"\s+(?!work|permit|visa|talent|and\b|or\b|is\b|in\b|for\b|as\b|with\b|by\b|if\b|from\b|without\b|please\b)[a-z]"
)
_BRACKETS = dict(zip(")]」』》〉】", "([「『《〈【", strict=True))


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found at `text[start:end]`, with the value it stands for."""

    value: str
    start: int
    end: int


def squeeze(text: str) -> str:
    """Return the form in which phrases are compared.

    >>> squeeze("外國高端人才（Ａ類）") == squeeze("外国高端人才 A类")
    True
    """
    return _LOOSE.sub("", fold(text))


class PhraseIndex:
    """Phrases with a value each, ready to be found. Phrases are given as written; of equal ones the first counts."""

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        values: dict[str, str] = {}
        for phrase, value in phrases:
            key = squeeze(phrase)
            if key:
                values.setdefault(key, value)
        by_start: dict[str, list[str]] = defaultdict(list)
        for key in sorted(values, key=len, reverse=True):
            by_start[key[:2]].append(key)
        self._values: Mapping[str, str] = values
        self._by_start: Mapping[str, list[str]] = dict(by_start)

    def find(self, text: str) -> list[Match]:
        """Return the phrases in `text` in order, longest first where they overlap."""
        folded = fold(text)
        places = [place for place, character in enumerate(folded) if not _LOOSE.match(character)]
        squeezed = "".join(folded[place] for place in places)
        found: list[tuple[int, Match]] = []
        for index in range(len(squeezed)):
            for key in (*self._by_start.get(squeezed[index : index + 2], ()), *self._by_start.get(squeezed[index], ())):
                if squeezed.startswith(key, index):
                    start, end = places[index], places[index + len(key) - 1] + 1
                    if _is_whole(folded, start, end, key):
                        plural = _PLURAL.match(folded, end) if _LATIN.match(key[-1]) else None
                        end = plural.end() if plural else end
                        found.append((len(key), Match(self._values[key], start, _closed(text, start, end))))
        found.sort(key=lambda pair: (-pair[0], pair[1].start))
        kept: list[Match] = []
        for _, match in found:
            if all(match.end <= other.start or other.end <= match.start for other in kept):
                kept.append(match)
        return sorted(kept, key=lambda match: match.start)


def _is_whole(folded: str, start: int, end: int, key: str) -> bool:
    before, after = folded[start - 1 : start], folded[end : end + 1]
    if _LATIN.match(key[0]) and before and _LATIN.match(before):
        return False
    if _LATIN.match(key[-1]) and after and _LATIN.match(after) and not _PLURAL.match(folded, end):
        return False
    if key[-1] == "a" and folded[end - 2 : end - 1].isspace() and _ARTICLE_A.match(folded, end):
        return False  # "which class a person belongs to"
    if _KATAKANA.match(key[0]) and before and _KATAKANA.match(before):
        return False
    if _KATAKANA.match(key[-1]) and after and _KATAKANA.match(after):
        return False
    return not (len(key) <= 2 and _HANGUL.match(key[0]) and before and _HANGUL.match(before))


def _closed(text: str, start: int, end: int) -> int:
    """Return `end` behind a closing bracket that belongs to one opened inside the phrase."""
    following = fold(text[end : end + 1])
    opening = _BRACKETS.get(following)
    inside = fold(text[start:end])
    return end + 1 if opening and inside.count(opening) > inside.count(following) else end

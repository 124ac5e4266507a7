"""Finds the date or the year of birth, in four languages and in Japanese and Taiwanese eras.

Never computes an age: what day it is, is not known here.
"""

import re
from collections.abc import Iterator
from datetime import date

from bot.nlu.facts.model import Fact, Reading
from bot.nlu.facts.wording import words
from knowledge import han

_MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
_ERAS = {"昭和": 1925, "平成": 1988, "民国": 1911}
_Y = r"19[2-9]\d|20[01]\d"
_D = r"3[01]|[12]\d|0?[1-9]"
_NAME = "|".join(_MONTHS)
_DATES = (
    re.compile(
        rf"(?<!\d)(?P<y>{_Y})\s?(?:[-/.年]|년)\s?(?P<m>1[0-2]|0?[1-9])\s?(?:[-/.月]"
        rf"|월)\s?(?P<d>{_D})(?!\d)(?:\s?[日号일])?"
    ),
    re.compile(rf"(?<![a-z\d])(?P<d>{_D})(?:st|nd|rd|th)?(?: of)? (?P<name>{_NAME})[a-z]*\.?,? (?P<y>{_Y})(?!\d)"),
    re.compile(rf"(?<![a-z\d])(?P<name>{_NAME})[a-z]*\.? (?P<d>{_D})(?:st|nd|rd|th)?,? (?P<y>{_Y})(?!\d)"),
    re.compile(rf"(?<!\d)(?P<left>{_D})[/.-](?P<right>{_D})[/.-](?P<y>{_Y})(?!\d)"),
    re.compile(rf"(?P<era>{'|'.join(_ERAS)})(?P<era_year>[1-9]\d?)年(?P<m>1[0-2]|[1-9])月(?P<d>{_D})日"),
)
_YEAR = re.compile(
    rf"(?<![\d.])(?:(?P<y>{_Y})(?!\d)|(?P<era>{'|'.join(_ERAS)})(?P<era_year>[1-9]\d?)|(?P<short>[4-9]\d"
    r"|0\d)(?=\s?[年년]))"
    r"(?:\s?[年년](?:\s?\d{1,2}\s?[月월])?)?"
)
_BEFORE = words(
    r"(?:出生于?|生于|生日|出生日期|出生年月日?)\s?[:是]?\s?$",
    r"(?<![a-z])(?:born(?: on(?: the)?| in)?|birth ?day|date of birth|birth ?date|dob)\s?(?:is|was|:)?\s?$",
    r"(?:誕生日|生年月日)\s?[:は]?\s?$",
    r"(?:생일|생년월일|출생일?)(?:은|는|이)?[:\s]*$",
)
_AFTER = words(r"(?:出生|生(?![活产效意物命态日])|的生日)", r"(?:うまれ)", r"\s?(?:출생|생(?![활각산])|에 태어)")
_HAN_LETTERS = re.compile(han.fold(r"[\W年]*"))


def find_birth(reading: Reading) -> Iterator[Fact]:
    """Yield `birth_date` (ISO) and `birth_year` facts; a whole date needs no cue when the message is nothing else."""
    folded = reading.folded
    dated: list[range] = []
    for pattern in _DATES:
        for match in pattern.finditer(folded):
            day = _to_date(match)
            alone = not folded[: match.start()].strip() and _HAN_LETTERS.fullmatch(folded, match.end())
            if day and (_has_cue(folded, match) or (alone and day.year < 2010)):
                dated.append(range(match.start(), match.end()))
                yield Fact("birth_date", day.isoformat(), match.start(), match.end())
    for match in _YEAR.finditer(folded):
        part_of_date = any(match.start() in span for span in dated) or re.match(r"[-/.]?\d", folded[match.end() :])
        if _has_cue(folded, match) and not part_of_date:
            yield Fact("birth_year", _year(match), match.start(), match.end())


def _has_cue(folded: str, match: re.Match[str]) -> bool:
    return bool(_BEFORE.search(folded[max(0, match.start() - 20) : match.start()]) or _AFTER.match(folded, match.end()))


def _year(match: re.Match[str]) -> int:
    parts = match.groupdict()
    if parts.get("era"):
        return _ERAS[parts["era"]] + int(parts["era_year"])
    if parts.get("short"):
        return int(parts["short"]) + (1900 if parts["short"] >= "40" else 2000)
    return int(parts["y"])


def _to_date(match: re.Match[str]) -> date | None:
    """Return the date written, or None where it does not exist or day and month cannot be told apart."""
    parts = match.groupdict()
    if parts.get("left"):
        left, right = int(parts["left"]), int(parts["right"])
        if left != right and left <= 12 and right <= 12:
            return None
        day, month = (left, right) if left > 12 or left == right else (right, left)
    else:
        month = _MONTHS[parts["name"]] if parts.get("name") else int(parts["m"])
        day = int(parts["d"])
    try:
        return date(_year(match), month, day)
    except ValueError:
        return None

"""Finds the year of graduation, and the years since where it was this year or last, in four languages.

Never knows what day it is: a year that is written is given as it is. `careers` finds years since that are written.
"""

import re
from collections.abc import Iterator

from bot.nlu.facts.model import Fact, Reading
from bot.nlu.facts.wording import each
from knowledge import han

_Y = r"(?P<year>(?:19[6-9]|20[0-3])\d)(?!\d)"
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]* "
_PATTERNS = each(
    rf"{_Y}\s?年(?:的|从)?(?:\s?\d{{1,2}}\s?月(?:份)?)?(?:从[^,。]{{1,12}}?)?(?:本科|硕士|博士|大学"
    r"|研究生)?毕业(?!证|论文)",
    rf"毕业(?:于|时间是?|年份是?|是)?\s?{_Y}年?",
    r"(?<!\d)(?P<year>[019]\d|(?:19[6-9]|20[0-3])\d)届",
    r"(?<![a-z])(?:graduated?|finished (?:uni\w*|college|school|my (?:phd|master'?s|bachelor'?s|degree|studies))"
    r"|got my (?:degree|phd|master'?s|bachelor'?s|doctorate)|class)"
    rf"(?: from (?:\w+ ?){{1,5}}?)?\s(?:back )?(?:in |of )?(?:the )?(?:(?:spring|summer|autumn|fall"
    rf"|winter) )?(?:of )?(?:{_MONTH})?{_Y}",
    rf"{_Y}\s?年(?:の)?(?:\d{{1,2}}月)?に?(?:大学院?を)?(?:卒業?(?!予定|見込)|修了)",
    rf"(?:卒業|修了)は\s?{_Y}年?",
    rf"{_Y}\s?년(?:도)?에?\s?(?:\d{{1,2}}월에?\s?)?(?:대학(?:교|원)?(?:를|을)?\s?)?졸업(?!\s?예정)",
    rf"졸업\s?(?:은|년도는?|연도는?)?\s?{_Y}년?",
)


# The completed years since a graduation in the year so named; "last June" may have been this year's or last.
_SINCE_WHEN = tuple(
    (re.compile(han.fold(when)), since)
    for when, since in (
        ("前年|一昨年|おととし|재작년|the year before", {"low": 1, "high": 2}),
        ("今|本|上个?月|先月|올해|금년|지난달|이번|this|last (?:month|week|semester)", 0),
        ("去年|昨年|작년|지난해|last", {"low": 0, "high": 1}),
    )
)
_SEASON_EN = (
    r"(?:year|spring|summer|autumn|fall|winter|month|week|semester"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)"
)
_WHEN_EN = rf"(?P<when>the year before last|(?:this|last) {_SEASON_EN})(?![a-z])"
_FINISHED_EN = (
    r"(?:graduated|(?:finished|completed|got) (?:uni\w*|college|school|my (?:phd|master\S*|bachelor\S*|degree|studies"
    r"|doctorate)))"
)
_PART_ZH = r"(?:年初|年底|初|底|[春夏秋冬][天季]?|[上下]半年|暑假|\s?\d{1,2}\s?月(?:份|初|底)?)?"
_RELATIVE = each(
    rf"(?P<when>今年|去年|前年|上个?月){_PART_ZH}(?:才|刚刚?|已经?|正式|(?:从|在)[^,。?]{{1,12}}?)*"
    r"(?:本科|硕士|博士|大学|研究生)?毕业(?!证|论文|典礼|设计|季|后|吗|生)",
    rf"(?<![a-z]){_FINISHED_EN}(?: from (?:\w+ ?){{1,5}}?)?(?: just| only| earlier)?(?: (?:in|on) {_MONTH.rstrip()})?"
    rf" {_WHEN_EN}",
    rf"(?<![a-z]){_WHEN_EN},? (?:i )?(?:just |only )?{_FINISHED_EN}(?![a-z])",
    r"(?P<when>一昨年|おととし|去年|昨年)(?:の)?(?:\d{1,2}月|春|夏|秋|冬)?(?:に|、)?(?:[^、。?]{1,10}?(?:を|から))?"
    r"(?:大学(?:院)?|修士|博士)?(?:課程)?を?(?:卒業|修了)(?!予定|見込|論文|式|後)",
    r"(?P<when>今年|先月|今月)(?:の)?(?:\d{1,2}月|春|夏|秋|冬)?(?:に|、)?(?:[^、。?]{1,10}?(?:を|から))?"
    r"(?:大学(?:院)?|修士|博士)?(?:課程)?を?(?:卒業|修了)(?=し(?:まし)?た|したばかり)",
    r"(?P<when>재작년|작년|지난해)(?:에)?\s?(?:초|말|봄|여름|가을|겨울)?(?:에)?\s?(?:\d{1,2}월(?:에)?\s?)?"
    r"(?:[^\s,.?]{1,8}(?:를|을|에서)\s)?(?:대학(?:교|원)?(?:를|을)?\s?)?졸업(?!\s?예정|\s?논문|식|\s?후)",
    r"(?P<when>올해|금년|지난달|이번 ?달)(?:에)?\s?(?:초|봄|여름|가을|겨울)?(?:에)?\s?(?:\d{1,2}월(?:에)?\s?)?"
    r"(?:막\s?|갓\s?)?(?:[^\s,.?]{1,8}(?:를|을|에서)\s)?(?:대학(?:교|원)?(?:를|을)?\s?)?졸업(?=\s?(?:했|하였|한|하고)|을\s?했)",
)


def find_graduation(reading: Reading) -> Iterator[Fact]:
    """Yield `graduation_year` facts, and `years_since_graduation` where the year is named by today's."""
    yield from _relative(reading)
    taken: list[range] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(reading.folded):
            if not any(match.start("year") in span for span in taken):
                taken.append(range(match.start(), match.end()))
                year = int(match["year"])
                century = 0 if year > 99 else 2000 if year < 60 else 1900
                yield Fact("graduation_year", century + year, match.start(), match.end())


def _relative(reading: Reading) -> Iterator[Fact]:
    """Yield the completed years since: none for this year's graduates, none or one for last year's."""
    for pattern in _RELATIVE:
        for match in pattern.finditer(reading.folded):
            since = next(value for words, value in _SINCE_WHEN if words.match(match["when"]))
            yield Fact("years_since_graduation", since, match.start(), match.end())

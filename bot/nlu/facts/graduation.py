"""Finds the year of graduation, in four languages.

Never computes the years since; `durations` finds those where they are written.
"""

from collections.abc import Iterator

from bot.nlu.facts.model import Fact, Reading
from bot.nlu.facts.wording import each

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


def find_graduation(reading: Reading) -> Iterator[Fact]:
    """Yield `graduation_year` facts."""
    taken: list[range] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(reading.folded):
            if not any(match.start("year") in span for span in taken):
                taken.append(range(match.start(), match.end()))
                year = int(match["year"])
                century = 0 if year > 99 else 2000 if year < 60 else 1900
                yield Fact("graduation_year", century + year, match.start(), match.end())

"""Finds the HSK level of the person and the hours of a TEFL course, in four languages.

Never reads a score ("HSK 5 180 points") for a level; levels above 6 count as 6, the highest a rule knows.
"""

import re
from collections.abc import Iterator

from bot.nlu.facts.bounds import qualify
from bot.nlu.facts.model import Fact, Reading
from bot.nlu.facts.wording import each, words

_WRITTEN = {
    written: level
    for level, group in enumerate(
        ["1一壹일", "2二两이", "3三삼", "4四사", "5五오", "6六육", "7七칠", "8八팔", "9九구"], 1
    )
    for written in group
} | {
    word: level
    for level, word in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"], 1)
}
_N = rf"(?P<level>{'|'.join(_WRITTEN)})"

_LEVELS = each(
    rf"hsk(?:は|の|さっき)?\s?(?:本当は\s?)?{_N}\s?級",
    rf"(?:hsk|중국어)\s?(?:는|은|가)?\s?{_N}\s?급",
    r"(?:新)?(?:hsk|汉语水平|汉语|中文水平)(?:考试|证书)?(?:是|过了|已?通过了?|达到|有"
    rf"|[\s:-])*(?:第)?{_N}\s?(?:级|(?![0-9a-z分年个%]))",
    rf"(?<![a-z])hsk[\s-]*(?:certificate |exam |test )?(?:at |is )?(?:a )?(?:(?:level|lvl|grade)\s?)?{_N}"
    r"(?![0-9a-z%]|\s(?:times|years?|points?|months?))",
    rf"(?<![a-z])(?:level|lvl) {_N} (?:in|of|on) (?:the )?hsk(?![a-z])",
)
_NO_CHINESE = words(
    r"(?:没(?:有)?(?:考过|参加过|过)?|无)\s?hsk|hsk\s?(?:没考过?|没有|零)|(?:不会|完全不懂)(?:说|讲)?(?:中文"
    r"|汉语|普通话)",
    r"(?<![a-z])(?:no hsk|(?:don't|do not|can't|cannot) speak (?:any |much )?(?:chinese|mandarin)"
    r"|no (?:chinese|mandarin)(?! (?:passport|citizen|national)))(?![a-z])",
    r"hskは?(?:受けたことが?(?:ない|ありません)|ない|なし|持ってい?ません)"
    r"|中国語は?(?:ほとんど|全然|まったく)?(?:でき|話せ)(?:ません|ない)",
    r"hsk\s?(?:는|은|가)?\s?(?:없|본 ?적 ?없|안 ?봤)|중국어\s?(?:는|를)?\s?(?:거의\s?|전혀\s?)?(?:못|할 ?줄 ?모)",
)
_TEFL = re.compile(r"(?<![a-z])(?:tefl|tesol|celta)(?![a-z])")
_HOURS = words(r"\s?个?(?:小时|课时|学时)", r"[\s-]?(?:hours?|hrs?|h)(?![a-z])", r"\s?時間", r"\s?시간")


def find_hsk(reading: Reading) -> Iterator[Fact]:
    """Yield `hsk_level` facts, 0 for "no Chinese at all"."""
    taken: list[range] = []
    for pattern in _LEVELS:
        for match in pattern.finditer(reading.folded):
            if not any(match.start("level") in span for span in taken):
                taken.append(range(match.start(), match.end()))
                yield Fact("hsk_level", min(6, _WRITTEN[match["level"]]), match.start(), match.end())
    for match in _NO_CHINESE.finditer(reading.folded):
        yield Fact("hsk_level", 0, match.start(), match.end())


def find_tefl(reading: Reading) -> Iterator[Fact]:
    """Yield `tefl_hours` facts."""
    for quantity in reading.quantities:
        unit = _HOURS.match(reading.folded, quantity.end)
        if unit and _TEFL.search(reading.folded[max(0, quantity.start - 30) : quantity.end + 30]):
            found = qualify(reading.folded, quantity, start=quantity.start, end=unit.end())
            yield Fact("tefl_hours", found.value, quantity.start, found.end, extra=found.extra)

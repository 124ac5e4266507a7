"""Finds the person's average mark out of 100, in four languages.

Never takes another average (of wages, of hours), nor a grade point average out of 4 or 5.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from bot.nlu.facts.bounds import qualify
from bot.nlu.facts.model import Fact, Reading
from bot.nlu.facts.numbers import Quantity
from bot.nlu.facts.wording import words

_MARKS = range(40, 101)  # below, it is more likely points of another scale
_BEFORE = words(
    r"(?:平均(?:成绩|分数?|得分)?|均分)(?:是|为|有|都|大概|大约|差不多|约|[:\s])*$",
    r"(?<![a-z])(?<!on )(?<!the )(?:(?:an|my|grade|mark|score|overall|academic|university|uni|final|degree|weighted) )*"
    r"(?:average|mean)(?: (?:score|mark|grade|point)s?)?(?: at (?:university|uni|college))?"
    r"(?:(?: is| was| of| about| around| roughly|:| =| -))*\s$",
    r"(?:成績は)?平均(?:点|成績|スコア)?(?:は|が|で|:)?(?:約|だいたい|およそ)?$",
    r"(?:성적은?\s|학점은?\s)?평균(?:\s?(?:점수|성적|학점))?(?:은|는|이|가)?[:\s]*(?:약|한|대략)?\s?$",
)
# Where nothing else is counted after the number.
_AFTER = words(
    r"分(?!钟|之|公)|(?=\s?(?:左右|以上|[,。;!]|$))",
    r"(?:\s?%|\s?(?:points?|marks?|percent|per cent)(?![a-z]))?(?:\s?(?:out of|/)\s?100)?"
    r"(?=\s?(?:$|[,.;!)])|\s(?:and|at|in|from|with|i|but|or)(?![a-z]))",
    r"\s?[点%](?!以下)|(?=です|でし|だ)",
    r"\s?(?:점|퍼센트|%)|(?=\s?(?:이|예|입|정도|쯤|요))",
)
_PERCENT = re.compile(r"(?<![\d.])(?P<mark>\d{2,3}(?:\.\d{1,2})?)(?=\s?(?:%|percent|per cent))")


def find_score(reading: Reading) -> Iterator[Fact]:
    """Yield `average_score` facts; "80 or more", which mostly tells what a policy asks for, is a `bare` one."""
    for quantity in (*reading.quantities, *_percentages(reading.folded)):
        if quantity.scale != 1 or not _MARKS[0] <= quantity.low <= quantity.high <= _MARKS[-1]:
            continue
        cue = _BEFORE.search(reading.folded, max(0, quantity.start - 40), quantity.start)
        tail = _AFTER.match(reading.folded, quantity.end) if cue else None
        if cue and tail:
            found = qualify(reading.folded, quantity, start=quantity.start, end=tail.end())
            bounded = isinstance(found.value, dict)
            value = (
                {**found.value, "high": found.value["high"] or 100} if isinstance(found.value, dict) else found.value
            )
            yield Fact(
                "average_score", value, cue.start(), found.end, "bare" if bounded else "plain", extra=found.extra
            )


def _percentages(folded: str) -> Iterator[Quantity]:
    for match in _PERCENT.finditer(folded):
        mark = Decimal(match["mark"])
        yield Quantity(mark, mark, match.start(), match.end(), 1, words=False)

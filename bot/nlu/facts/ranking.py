"""Finds the world rank of the person's university, in four languages.

Never takes a year or a list of companies ("QS 2025", "Fortune 500") for a rank.
"""

from collections.abc import Iterator

from bot.nlu.facts.bounds import qualify
from bot.nlu.facts.model import Fact, Reading
from bot.nlu.facts.numbers import Quantity
from bot.nlu.facts.wording import words

_LIST = r"(?:qs|arwu|us ?news|u\.s\. news|times(?: higher education)?|软科|泰晤士|the(?= (?:world )?rank))"

_BEFORE = words(
    r"(?:(?:世界|全球|国际|大学|学校|我校|qs|软科|泰晤士|arwu)(?:大学)?(?:排名|排行榜?|排)|(?:qs|软科|泰晤士"
    r"|arwu)|排名|排在?|名列)"
    r"(?:世界|全球)?(?:第|是|为|大概|大约|在|约|[\s:])*$",
    rf"(?<![a-z])(?:ranks?|ranked|ranking|world rank\w*|{_LIST}(?: world)?(?: university)?(?: rank\w*)?)\s?"
    r"(?:(?:is|was|of|at|as|in|no\.?|number|around|about|place)\s|no\. ?|[#:]\s?)*$",
    r"(?:世界(?:ランキング|ランク)?|qs(?:ランキング)?|ランキング|ランク)(?:は|で|の|が)?(?:世界で?)?(?:第|約|\s)*$",
    r"(?:세계|qs|랭킹|순위)\s?(?:대학)?\s?(?:랭킹|순위)?(?:는|은|로|이|가)?\s?(?:약|세계)?\s?$",
)
_AFTER = words(
    r"\s?(?:名|位)(?!额|老师|学)",
    r"\s?位(?!置)",
    r"\s?위",
    r"(?:st|nd|rd|th)?(?:\s(?:in the world|worldwide|globally|in (?:the )?(?:qs|arwu|world)(?: rank\w*)?"
    r"|by qs))?(?![a-z0-9%])(?!\s?[年个岁万分级类元月日番])",
)
# "30th in the world", 世界30位の大学: needs no cue before.
_ORDINAL = words(r"(?:st|nd|rd|th) (?:in the (?:world|qs)|worldwide)", r"位の大学", r"위 ?(?:대학|안에 ?드는)")
_TOP_BEFORE = words(
    r"(?:世界|全球|qs|软科|泰晤士|排名)(?:排名|大学|上)?的?(?:排)?前\s?$",
    r"(?<![a-z])top[\s-]?$",
    r"トップ\s?$",
    r"(?:상위|톱|탑)\s?$",
)
_TOP_AFTER = words(
    r"(?:名|位)?(?=的?(?:大学|高校|名校|学校|院校|毕业|$|[,.。;吗]))",
    r"(?=(?: world| global| qs)? (?:univ|uni\b|school|college)|\s(?:in (?:the )?(?:world|qs|arwu)|worldwide"
    r"|globally))|(?=\s?(?:$|[.,!?;]))",
    r"位?(?:以内)?(?=の大学|校|です|$)",
    r"위?\s?(?=대학|이내|안)",
)
_COMPANIES = words(r"500强|财富|企业|公司|fortune|フォーチュン|포춘|top[\s-]?500 compan|トップ500企業")


def find_rank(reading: Reading) -> Iterator[Fact]:
    """Yield `university_world_rank` facts: a rank, or a range from 1 for "top 100"."""
    for quantity in reading.quantities:
        whole = quantity.low % 1 == 0 and quantity.scale == 1 and 1 <= quantity.low <= 3000
        near = reading.folded[max(0, quantity.start - 30) : quantity.end + 16]
        if whole and not quantity.is_year and not _COMPANIES.search(near):
            fact = _rank(reading.folded, quantity)
            if fact:
                yield fact


def _rank(folded: str, quantity: Quantity) -> Fact | None:
    before = folded[max(0, quantity.start - 40) : quantity.start]
    top, tail = _TOP_BEFORE.search(before), _TOP_AFTER.match(folded, quantity.end)
    if top and tail:
        start = quantity.start - len(top[0].rpartition(" ")[2] or top[0])
        return Fact("university_world_rank", {"low": 1, "high": int(quantity.high)}, start, tail.end())
    ordinal = _ORDINAL.match(folded, quantity.end)
    tail = ordinal or (_AFTER.match(folded, quantity.end) if _BEFORE.search(before) else None)
    if tail is None:
        return None
    found = qualify(folded, quantity, start=quantity.start, end=tail.end())
    value = found.value
    if isinstance(value, dict) and value["low"] == 0:
        value = {"low": 1, "high": value["high"]}
    return Fact("university_world_rank", value, quantity.start, found.end, extra=found.extra)

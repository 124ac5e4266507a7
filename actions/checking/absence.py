"""Tells whether "there is none of that" is a no to a question: only where the question asks for that.

Never takes the absence of something bad for a no: without violations a record is good.
"""

import re

from knowledge.eligibility.model import Fact
from knowledge.search.text import normalise

_BAD = re.compile(
    r"不良|违|犯|处分|前科|罚|violation|fine|offen[cs]|convict|criminal|crime|record|penalt|disciplin"
    r"|위반|범죄|전과|처벌|처분|징계|벌점"
)
_PARTS = re.compile(r"[\u4e00-\u9fff]|[ァ-ヺー]{2,}|[a-z][a-z']+|[가-힣]{2,}")
_PLURAL = re.compile(r"(?:'s|(?<=[a-z]{2})s)$")
_PARTICLE = re.compile(r"(?<=[가-힣]{2})(?:은|는|이|가|도|을|를)$")
_CALLED_OTHERWISE = {  # in questions
    "kid": "child", "license": "licence", "job": "employer", "certification": "certificate", "diploma": "degree",
    "아이": "자녀", "아기": "자녀", "경험": "경력",
}  # fmt: skip


def asks_for(thing: str, fact: Fact) -> bool:
    """Return whether the question for `fact` asks for `thing`, going by what they share: 小孩 and 孩子, "kids", 경험.

    Args:
        thing: what there is none of, normalised.
        fact: the fact that was asked for.
    """
    if _BAD.search(thing):
        return False
    asked = normalise(" ".join((*fact.question.values(), *fact.label.values())))
    return any(part in asked for part in map(_plain, _PARTS.findall(thing)))


def _plain(part: str) -> str:
    """Return a word without its ending, as questions have it.

    >>> _plain("kids"), _plain("경험이"), _plain("孩")
    ('child', '경력', '孩')
    """
    stem = _PARTICLE.sub("", _PLURAL.sub("", part))
    return _CALLED_OTHERWISE.get(stem, stem)

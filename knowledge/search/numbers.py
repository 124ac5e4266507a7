"""Finds document numbers such as 沪科建复〔2023〕17号 in a question and writes them one way.

Never knows which documents there are.
"""

import re

_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,12}[〔\[(（]\s*(?:19|20)\d\d\s*[〕\])）]\s*(?:第\s*)?\d+\s*号")
_BRACKETS = str.maketrans("[](（)）", "〔〕〔〔〕〕")


def plain_number(number: str) -> str:
    """Return a document number without spaces and 第, in the brackets that official texts use.

    >>> plain_number("沪科建复[2023] 第17号")
    '沪科建复〔2023〕17号'
    """
    return re.sub(r"[\s第]", "", number).translate(_BRACKETS)


def possible_numbers(question: str) -> list[str]:
    """Return what may be a document number, plain.

    Its first characters may be words of the question, so every end of it counts.

    >>> possible_numbers("请问沪府(2023)7号")
    ['请问沪府〔2023〕7号', '问沪府〔2023〕7号', '沪府〔2023〕7号']
    """
    found = map(plain_number, _NUMBER.findall(question))
    return list(dict.fromkeys(number[start:] for number in found for start in range(number.index("〔") - 1)))

"""Finds what a message only supposes of the visitor: "what if I earned 700,000?", 如果年薪90万呢, 学士なら, 박사라면요.

Never takes it for told: it is read as if it were, and marked.
"""

import re
from dataclasses import replace

from bot.nlu.facts.extraction import MAX_CHARS, extract
from bot.nlu.facts.model import Fact
from bot.nlu.facts.wording import words
from bot.nlu.folding import fold

# A word that opens what is supposed. What stands before it is no part of it.
_OPENS = words(
    r"如果|假如|要是|假设|假使|若是|万一|换成|改成",
    r"(?<![a-z])(?:(?:what|how) (?:happens )?(?:if|about|with)|and (?:if|with)(?= )|suppos(?:e|ing)|assuming|imagine"
    r"|if(?= (?:i|i'm|i've|i'd|my|we|it)(?![a-z])))(?: it (?:was|were|is)(?= \d))?",
    r"もし(?:も)?(?!も?し)|仮に|たとえば",
    r"만약에?|만일|가령",
)
# What closes it, and says by itself that it only supposes where it is the end of a message.
_CLOSES = words(
    r"(?:的话)?(?:呢|会怎么?样|怎么样)\W*$|的话\W*$",
    r"(?<=[\w\u3040-\u9fff])(?:だったら|であれば|であったら|なら(?:ば)?|だと(?:したら|すると)?|(?:の|だった)場合"
    r"|(?<=[いっしん])[ただ]ら)(?:は|、)?(?:どう(?:なりますか|ですか|でしょうか)?)?\W*$",
    r"(?<=[가-힣\d])(?:이었다면|였다면|이라면|라면|으면|이면|면|일 경우|인 경우)(?:은|는|에는)?(?:요)?"
    r"(?:\s?(?:어떻게 (?:되나요|돼요|될까요|됩니까)|어때요|어떤가요))?\W*$",
)
# What is asked of it: "…, would I get it?" It supposes nothing itself.
_ASKED = words(
    r"[?!;。、]|,(?!\d{3}(?!\d))|的话|(?:会|能|可以|够|行|还)(?=.{0,12}[吗?])",
    r"\s(?:then|instead|now)(?=\W*$)"
    r"|\s(?=(?:can|could|would|will|do|does|am|is|what|how) (?:i|it|that|my|we)(?![a-z]))",
    r"(?<=면)(?:요)?\s",
)
_SAID_AS_PAST = re.compile(r"\b[Ii] (?:was|were)\b")  # "if I were 39" is "I am 39", at the same place


def suppose(text: str, language: str | None = None) -> list[Fact]:
    """Return the facts that `text` supposes of the visitor, as `extract` would if they were told; none of what is told.

    >>> [(f.name, f.value) for f in suppose("what if I earned 700,000?", "en")]
    [('annual_salary_cny', 700000)]
    >>> [(f.name, f.value) for f in suppose("90万呢？", "zh")], suppose("I earn 700,000", "en")
    ([('annual_salary_cny', 900000)], [])
    """
    folded = fold(text[:MAX_CHARS])
    opening = _OPENS.search(folded)
    start = opening.end() if opening else 0
    asked = _ASKED.search(folded, start) if opening else None
    end = asked.start() if asked and asked.start() > start else len(folded)
    closing = _CLOSES.search(folded[:end], start)
    if opening is None and closing is None:
        return []
    supposed = text[start : closing.start() if closing else end]
    alone = " " * start + _SAID_AS_PAST.sub(lambda said: "I am".rjust(len(said[0])), supposed)
    return [replace(fact, extra={**fact.extra, "supposed": True}) for fact in extract(alone, language)]

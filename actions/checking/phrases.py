"""Tells by a few fixed words what a message is, where its intent does not: a yes or a no first, "which of them".

Never reads a language it is not given words for.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from knowledge import han
from knowledge.content import parse_yaml
from knowledge.search.text import normalise

_FILE = Path(__file__).with_name("phrases.yml")
_EDGES = re.compile(r"^[\s\W_]+|[\s\W_]+$")
_FILLER = 6  # characters after a no that add nothing to it: "sorry", 現在は


@cache
def _phrases() -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    content = parse_yaml(_FILE.read_text(encoding="utf-8"), name=_FILE.name)
    return {
        key: {language: re.compile(han.fold(pattern)) for language, pattern in patterns.items()}
        for key, patterns in content.items()
    }


def asks_of_everything(text: str, language: str) -> bool:
    """Return whether a question is about all programmes at once.

    >>> asks_of_everything("What am I eligible for?", "en"), asks_of_everything("Am I eligible?", "en")
    (True, False)
    """
    return _phrases()["everything"][language].search(normalise(text)) is not None


def asks_of_programmes(text: str, language: str) -> bool:
    """Return whether a question speaks of what can be applied for, whatever it asks of it.

    >>> asks_of_programmes("Which permit fits me?", "en"), asks_of_programmes("What must I do first?", "en")
    (True, False)
    """
    return _phrases()["of_programmes"][language].search(normalise(text)) is not None


def asks(text: str, language: str) -> bool:
    """Return whether a message asks something, with a question mark or by its words.

    >>> asks("I'm 34, can I buy a flat", "en"), asks("我34岁，博士", "zh")
    (True, False)
    """
    return _phrases()["asks"][language].search(normalise(text)) is not None


def absent(text: str) -> str | None:
    """Return what a message opens by saying that there is none of; None where it does not, or is a yes or a no.

    >>> absent("没有孩子"), absent("没有，只有一年"), absent("no kids"), absent("no, not yet")
    ('孩子', None, 'kids', None)
    """
    if opening(text) is not None:
        return None
    found = [match["thing"] for p in _phrases()["there_is_none_of"].values() if (match := p.search(normalise(text)))]
    return found[0] if found else None


def opening(text: str) -> bool | None:
    """Return the yes or the no that a message begins with, in any language; None where it begins with neither.

    >>> opening("Yes, our incubator is in Yangpu"), opening("no, not yet"), opening("no kids")
    (True, False, None)
    """
    said = normalise(text).strip()
    for key, meaning in (("opens_with_yes", True), ("opens_with_no", False)):
        if any(pattern.search(said) for pattern in _phrases()[key].values()):
            return meaning
    return None


def only_denies(text: str) -> bool:
    """Return whether a message begins with a word that denies what was said: not one for "there is none".

    >>> only_denies("아니요"), only_denies("없어요")
    (True, False)
    """
    return any(pattern.search(normalise(text).strip()) for pattern in _phrases()["denies"].values())


def after_no(text: str) -> str | None:
    """Return what a message says after the no that it begins with; None where that is all, or it begins with none.

    >>> after_no("no, I am no postdoc"), after_no("아니요"), after_no("没有孩子")
    ('i am no postdoc', None, None)
    """
    said = normalise(text).strip()
    for pattern in _phrases()["opens_with_no"].values():
        if found := pattern.search(said):
            rest = _EDGES.sub("", said[found.end() :])
            return rest if len(rest) > _FILLER else None
    return None


def bounds(text: str) -> bool:
    """Return whether a message only bounds what it names.

    >>> bounds("硕士以上"), bounds("a master's degree")
    (True, False)
    """
    return any(pattern.search(normalise(text)) for pattern in _phrases()["bounds_an_answer"].values())


def corrects(text: str) -> bool:
    """Return whether a message says that it corrects something.

    >>> corrects("sorry, I meant 59"), corrects("すみません、39でした"), corrects("59")
    (True, True, False)
    """
    return any(pattern.search(normalise(text)) for pattern in _phrases()["corrects_itself"].values())


def resumes(text: str) -> bool:
    """Return whether a message only asks to go on.

    >>> resumes("ok, continue please"), resumes("계속"), resumes("yes")
    (True, True, False)
    """
    return any(pattern.search(normalise(text).strip()) for pattern in _phrases()["resumes"].values())


def asks_a_or_b(text: str) -> bool:
    """Return whether a message speaks of categories A and B by their letters.

    >>> asks_a_or_b("Am I A or B?"), asks_a_or_b("AかBか"), asks_a_or_b("저는 A예요 B예요?"), asks_a_or_b("class B")
    (True, True, True, False)
    """
    return any(pattern.search(normalise(text)) for pattern in _phrases()["a_or_b"].values())


def compares(text: str, language: str) -> bool:
    """Return whether a message asks how things differ.

    >>> compares("A类和B类有什么差别", "zh"), compares("A还是B比较好？", "zh")
    (True, False)
    """
    return _phrases()["compares"][language].search(normalise(text)) is not None


def asks_result(text: str) -> bool:
    """Return whether a message asks for the result of a check and nothing else.

    >>> asks_result("so what's my result?"), asks_result("그래서 결과가뭐예요"), asks_result("when is the result out?")
    (True, True, False)
    """
    return any(pattern.search(normalise(text).strip()) for pattern in _phrases()["asks_result"].values())


def without_doing(text: str, language: str) -> str:
    """Return a text, normalised, without the words for what is done with whatever is talked of.

    >>> without_doing("prepare the tax papers", "en").split(), without_doing("要准备材料", "zh").split()
    (['the', 'tax', 'papers'], ['材料'])
    """
    return _phrases()["doing"][language].sub(" ", normalise(text))

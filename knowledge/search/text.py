"""Cuts text into the terms that search compares: single and paired CJK characters, words, numbers.

Never uses a word segmenter: on policy text pairs of characters rank better than words and cost nothing.
"""

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

import snowballstemmer
import yaml

from knowledge.han import fold

_STOP_FILE = Path(__file__).with_name("stopwords.yml")
_NUMBER = r"\d+(?:[.,]\d+)*"
_KOREAN_PARTICLES = frozenset("은는을를이")  # not 가, 도, 로, 의: words of the subject end so (허가, 제도, 경로, 회의)
_HANGUL = re.compile(r"[\uac00-\ud7a3]+")
_PUNCTUATION = ".,?!:;\"'()"
_RUNS = re.compile(
    rf"({_NUMBER})|([a-z][a-z'’\-]*)|([\u4e00-\u9fff\u3400-\u4dbf々]+)|([\u3041-\u30ff]+)|([\uac00-\ud7a3]+)"
)


def normalise(text: str) -> str:
    """Return `text` as it is compared: NFKC, lower case, Han folded, typographic apostrophes plain."""
    return fold(unicodedata.normalize("NFKC", text).lower()).replace("’", "'")


@cache
def _stops() -> tuple[frozenset[str], dict[str, re.Pattern[str]]]:
    content = yaml.safe_load(_STOP_FILE.read_text(encoding="utf-8"))
    phrases = {
        language: re.compile("|".join(map(re.escape, sorted(map(normalise, content[language]), key=len, reverse=True))))
        for language in ("zh", "ja", "ko")
    }
    return frozenset(content["en"]), phrases


@cache
def _stemmer() -> "snowballstemmer.stemmer":
    return snowballstemmer.stemmer("porter")


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    return str(_stemmer().stemWord(word.removesuffix("'s").replace("'", "")))


def _number(digits: str) -> str:
    """Return a number in one spelling: 2,795 and 2795 are the same term, 37.7 keeps its point."""
    return re.sub(r"[,](?=\d{3})", "", digits).rstrip(".,")


def terms(text: str) -> list[str]:
    """Return all terms of a passage, in order, with repetitions.

    >>> terms("工作许可 A类 2,795")
    ['工', '作', '许', '可', '工作', '作许', '许可', 'a', '类', '2795']
    """
    found: list[str] = []
    for number, word, han, kana, hangul in _RUNS.findall(normalise(text)):
        if number:
            found.append(_number(number))
        elif word:
            found.extend(stem for part in word.split("-") if (stem := _stem(part)))
        else:
            run = han or kana or hangul
            if not hangul or len(run) == 1:  # a single syllable of Korean says nothing, it is mostly an ending
                found.extend(run)
            if len(run) > 2 and run[-1] in _KOREAN_PARTICLES:
                run = run[:-1]
            found.extend(run[i : i + 2] for i in range(len(run) - 1))
    return found


def query_terms(text: str, language: str) -> list[str]:
    """Return the terms of a question, without the words that only make it a question.

    Of Korean, a single syllable counts only where it stands alone (집): otherwise it is what an ending left over.
    Falls back to all terms where nothing else is left ("how much?").

    >>> query_terms("How do I get a work permit?", "en")
    ['work', 'permit']
    """
    return content_terms(text, language) or terms(text)


def content_terms(text: str, language: str) -> list[str]:
    """Return the terms of a question that say what it is about; none where nothing does."""
    words, phrases = _stops()
    stripped = normalise(text)
    if language in phrases:
        stripped = phrases[language].sub(" ", stripped)
    found = terms(" ".join(part for part in stripped.split() if part.strip(_PUNCTUATION) not in words))
    if language != "ko":
        return found
    whole = {part.strip(_PUNCTUATION) for part in normalise(text).split()}
    return [term for term in found if len(term) > 1 or not _HANGUL.fullmatch(term) or term in whole]

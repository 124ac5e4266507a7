"""Knows from `asked.yml` what a question asks for: how long, how much, which papers, what it gives.

Never knows about what: programmes are named in the question, and the glossary knows their names.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from knowledge.content import parse_yaml
from knowledge.search.text import normalise, terms

ELIGIBILITY = "eligibility"
_FILE = Path(__file__).with_name("asked.yml")


@dataclass(frozen=True, slots=True)
class _Aspect:
    """What can be asked for: how it is asked, what a text that tells it has in it, how cards and sections are named."""

    id: str
    asks: Mapping[str, re.Pattern[str]]
    tells: Mapping[str, re.Pattern[str]]
    titled: Mapping[str, re.Pattern[str]]
    headed: Mapping[str, re.Pattern[str]]
    within: bool
    beside: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a section should tell: by aspect, patterns of what tells it and the words it is asked with."""

    tells: Mapping[str, re.Pattern[str]]
    words: Mapping[str, frozenset[str]]


@cache
def _aspects() -> tuple[_Aspect, ...]:
    content = parse_yaml(_FILE.read_text(encoding="utf-8"), name=_FILE.name)
    return tuple(
        _Aspect(
            id=id_,
            asks={lang: _any_of(words, whole=lang == "en") for lang, words in aspect["asks"].items()},
            tells=_compiled(aspect.get("tells", {})),
            titled=_compiled(aspect.get("titled", {})),
            headed=_compiled(aspect.get("headed", {})),
            within=aspect.get("within", False),
            beside=aspect.get("beside", False),
        )
        for id_, aspect in content.items()
    )


def _compiled(patterns: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    return {lang: re.compile(pattern, re.IGNORECASE) for lang, pattern in patterns.items()}


def _any_of(words: Sequence[str], *, whole: bool) -> re.Pattern[str]:
    alternatives = "|".join(re.escape(normalise(word)) for word in words)
    return re.compile(rf"\b(?:{alternatives})\b" if whole else alternatives)


def _asked(question: str, language: str) -> Iterator[_Aspect]:
    normal = normalise(question)
    return (aspect for aspect in _aspects() if not aspect.within and aspect.asks[language].search(normal))


def wanted_of_section(question: str, *, language: str) -> Wanted:
    """Return what tells a section that answers `question` from the others of its card.

    >>> sorted(wanted_of_section("How many days before the end must I renew?", language="en").words)
    ['deadline']
    """
    rest = normalise(question)
    found = [(aspect, aspect.asks[language].findall(rest)) for aspect in _aspects() if aspect.within]
    for aspect, phrases in found:
        if phrases:
            rest = aspect.asks[language].sub(" ", rest)
    found += [(aspect, aspect.asks[language].findall(rest)) for aspect in _aspects() if not aspect.within]
    asked = [(aspect, phrases) for aspect, phrases in found if phrases]
    if any(aspect.headed and not aspect.beside for aspect, _ in asked):
        asked = [(aspect, phrases) for aspect, phrases in asked if not aspect.beside]
    return Wanted(
        tells={aspect.id: aspect.tells[language] for aspect, _ in asked if aspect.tells},
        words={aspect.id: frozenset(terms(" ".join(phrases))) for aspect, phrases in asked},
    )


def told_in(question: str, *, language: str) -> Iterator[re.Pattern[str]]:
    """Yield what a text that answers `question` has in it."""
    return (aspect.tells[language] for aspect in _asked(question, language) if aspect.tells)


def aspects_asked(question: str, *, language: str) -> frozenset[str]:
    """Return the ids of what `question` asks for.

    >>> sorted(aspects_asked("How long does it take, and which documents?", language="en"))
    ['duration', 'papers']
    """
    return frozenset(aspect.id for aspect in _asked(question, language))


def without_asking_whether(question: str, *, language: str) -> str:
    """Return `question` without the words that only ask whether one qualifies.

    >>> without_asking_whether("Do I qualify as a teacher?", language="en")
    'do i   as a teacher?'
    """
    (aspect,) = (aspect for aspect in _aspects() if aspect.id == ELIGIBILITY)
    return aspect.asks[language].sub(" ", normalise(question))


def aspects_titled(title: str, *, language: str) -> frozenset[str]:
    """Return the ids of what a card with this title is about.

    >>> aspects_titled("Work permit documents", language="en")
    frozenset({'papers'})
    """
    return frozenset(aspect.id for aspect in _aspects() if aspect.titled and aspect.titled[language].search(title))


def aspects_headed(heading: str, *, language: str) -> frozenset[str]:
    """Return the ids of what a section with this heading is about.

    >>> sorted(aspects_headed("Time and cost", language="en"))
    ['duration', 'money']
    """
    return frozenset(aspect.id for aspect in _aspects() if aspect.headed and aspect.headed[language].search(heading))


def aspects_throughout(title: str, *, language: str) -> frozenset[str]:
    """Return the ids of what all sections of a card with this title are about, so that it tells none from another.

    >>> aspects_throughout("Bringing your family", language="en")
    frozenset({'family'})
    """
    return frozenset(aspect.id for aspect in _aspects() if aspect.beside and aspect.headed[language].search(title))

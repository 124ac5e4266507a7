"""Prepares a question of one language for passages of another: glossary terms, shared characters, Korean readings.

Never claims to translate. What neither the glossary nor the characters carry over counts as not covered.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from knowledge.glossary import Glossary, spellings
from knowledge.hanja import even_initials, korean_reading
from knowledge.search.text import content_terms, normalise, terms

_LATIN = re.compile(r"[a-z]+")
_HANGUL_PAIR = re.compile(r"[가-힣]{2}")
_CODE_CHARS = 3  # a Latin word no longer than this is a code that every language writes (HSK, PhD, R)
_HEAVIEST_CONCEPT = 3.0
_CONCEPT_THERE = 0.6  # a passage that has this share of a name's pairs of characters speaks of it


@dataclass(frozen=True, slots=True)
class Carried:
    """A question carried into another language.

    `concepts` are the glossary terms found, each with its spellings in the passages' language; `rest` are the terms of
    the question that no glossary term explains, already in the form in which passages can have them.
    """

    concepts: tuple[tuple[str, ...], ...]
    rest: tuple[str, ...]

    def terms(self) -> list[str]:
        """Return the terms to rank by."""
        found = [term for names in self.concepts for term in terms(names[0])]
        return found + list(self.rest)


class Bridge:
    """Carries questions between two languages by the glossary and the characters they share."""

    def __init__(self, glossary: Glossary) -> None:
        self._lookups: dict[str, dict[str, int]] = {}
        self._names: list[dict[str, tuple[str, ...]]] = []
        self._programmes = [term.programme for term in glossary.terms]
        for term in glossary.terms:
            self._names.append({lang: _normalised(names) for lang, names in term.names.items()})
        for language in ("zh", "en", "ja", "ko"):
            self._lookups[language] = {
                _joined(name, language): number
                for number, names in reversed(list(enumerate(self._names)))
                for name in names[language]
                if len(name) > 1
            }
        self._patterns = {lang: _pattern(list(lookup), lang) for lang, lookup in self._lookups.items()}

    def carry(self, question: str, *, source: str, target: str) -> Carried:
        """Return `question`, asked in `source`, as something that passages in `target` can be searched for."""
        text = _joined(normalise(question), source)
        concepts: list[tuple[str, ...]] = []
        rest = text
        pattern = self._patterns[source]
        if pattern is not None:
            for match in pattern.finditer(text):
                names = self._names[self._lookups[source][match[0]]][target]
                if names not in concepts:
                    concepts.append(names)
            rest = pattern.sub(" ", text)
        return Carried(
            concepts=tuple(concepts),
            rest=tuple(_shared(content_terms(rest, source), source=source, target=target)),
        )

    def programmes(self, question: str, *, language: str) -> set[str]:
        """Return the ids of the programmes that `question` names."""
        pattern = self._patterns[language]
        found = pattern.findall(_joined(normalise(question), language)) if pattern else []
        numbers = {self._lookups[language][name] for name in found}
        return {programme for number in numbers if (programme := self._programmes[number])}

    def without_programmes(self, question: str, *, language: str) -> str:
        """Return what `question` says beside the names of programmes, normalised."""
        lookup = self._lookups[language]

        def kept(match: re.Match[str]) -> str:
            return " " if self._programmes[lookup[match[0]]] else match[0]

        text = _joined(normalise(question), language)
        pattern = self._patterns[language]
        return pattern.sub(kept, text) if pattern else text

    def with_own_names(self, question: str, *, language: str) -> str:
        """Return a question with the English terms in it put into its own language; codes stay as they are."""
        pattern = self._patterns["en"]
        if language == "en" or pattern is None:
            return question

        def own(match: re.Match[str]) -> str:
            name = match[0]
            return name if len(name) <= _CODE_CHARS else f" {_core(self._names[self._lookups['en'][name]][language])} "

        return pattern.sub(own, normalise(question))

    @staticmethod
    def coverage(carried: Carried, *, passage: str, passage_terms: frozenset[str]) -> float:
        """Return the share of the question that a passage has.

        A concept counts by the length of its name (外国专家基础研究项目 tells more than 工资), a number 1, another
        term ½.
        """
        total = covered = 0.0
        for names in carried.concepts:
            weight = min(_HEAVIEST_CONCEPT, max(1.0, len(names[0]) / 2))
            total += weight
            covered += weight * _concept_coverage(names, passage=passage, passage_terms=passage_terms)
        for term in carried.rest:
            weight = 1.0 if term[0].isdigit() else 0.5
            total += weight
            covered += weight * (term in passage_terms)
        return covered / total if total else 0.0


def passage_terms(text: str, *, readable_by: str) -> list[str]:
    """Return the terms of a passage for questions in another language; Korean ones meet it by its readings."""
    found = terms(text)
    if readable_by == "ko":
        reading = korean_reading(normalise(text))
        found += _HANGUL_PAIR.findall(reading) + _HANGUL_PAIR.findall(reading[1:])
    return found


def _normalised(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return all spellings, normalised: without notes in parentheses first, they are what texts use."""
    every = [spelling for name in names for spelling in reversed(spellings(name))]
    return tuple(dict.fromkeys(normalise(name).strip() for name in every))


def _core(names: tuple[str, ...]) -> str:
    """Return the shortest of the names that is part of the official one: 工作许可 of 外国人来华工作许可."""
    official = names[0]
    return min((name for name in names if len(name) > 1 and name in official), key=len)


def _joined(text: str, language: str) -> str:
    """Korean is compared without spaces (they are often missing); other languages keep theirs."""
    return text.replace(" ", "") if language == "ko" else text


def _pattern(names: list[str], language: str) -> re.Pattern[str] | None:
    if not names:
        return None
    alternatives = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    if language == "en":
        return re.compile(rf"(?<![a-z])(?:{alternatives})(?![a-rt-z])")
    return re.compile(alternatives)


def _shared(rest: list[str], *, source: str, target: str) -> list[str]:
    """Return those forms of the remaining terms that a passage of the target language could have.

    Kana, Hangul without a reading and English words stay in: they cannot be found, which lowers the coverage.
    """
    if source == "ko" and target in ("zh", "ja"):
        pairs = [even_initials(term) for term in rest if _HANGUL_PAIR.fullmatch(term)]
        return pairs + [term for term in rest if term[0].isdigit() or _LATIN.fullmatch(term)]
    return [term for term in rest if len(term) > 1 or term[0].isdigit()]


def _concept_coverage(names: tuple[str, ...], *, passage: str, passage_terms: frozenset[str]) -> float:
    """Return how much of the best of a concept's names a passage has."""
    best = 0.0
    for name in names:
        if name in passage:
            return 1.0
        pairs = _pairs(name)
        if pairs:
            best = max(best, len(pairs & passage_terms) / len(pairs))
    return best if best >= _CONCEPT_THERE else 0.0


@lru_cache(maxsize=20_000)
def _pairs(name: str) -> frozenset[str]:
    return frozenset(term for term in terms(name) if len(term) > 1)

"""Sentences in four languages by key, read from a YAML file.

Never holds a sentence that lacks a language.
"""

import re
from pathlib import Path

from knowledge.content import parse_yaml
from knowledge.errors import InvalidContent
from knowledge.language import LANGUAGES

_CLOSING = {"“": "”", "「": "」"}
_INNER = {"“": "‘", "”": "’", "「": "『", "」": "』"}
_QUOTE = re.compile("[“”「」]")


class Words:
    """Sentences by key and language."""

    def __init__(self, sentences: dict[str, dict[str, str]]) -> None:
        self._sentences = sentences
        self._plain: dict[tuple[str, str], str] = {}  # those said without values

    def say(self, key: str, language: str, **values: object) -> str:
        """Return the sentence `key` in `language` with `{name}` places filled, quotes within quotes as inner ones.

        Raises:
            KeyError: there is no such key; a test checks that every key used exists.
        """
        if values:
            return nested(self._sentences[key][language].format(**values))
        said = self._plain.get((key, language))
        if said is None:
            said = self._plain[key, language] = nested(self._sentences[key][language].format())
        return said

    def has(self, key: str) -> bool:
        """Return whether the sentence exists."""
        return key in self._sentences

    def keys(self) -> frozenset[str]:
        """Return all keys."""
        return frozenset(self._sentences)


def nested(text: str) -> str:
    """Return a text with quotes inside quotes in their inner form; as it is where a quote is not closed.

    >>> nested("“浦东新区“明珠计划””"), nested("「「高精尖」人材」と「博士」")
    ('“浦东新区‘明珠计划’”', '「『高精尖』人材」と「博士」')
    """
    if text.count("“") + text.count("「") < 2:
        return text
    waited: list[str] = []
    parts, end = [], 0
    for match in _QUOTE.finditer(text):
        sign = match[0]
        if sign not in _CLOSING and (not waited or waited.pop() != sign):
            return text
        parts += [text[end : match.start()], _INNER[sign] if waited else sign]
        end = match.end()
        if sign in _CLOSING:
            waited.append(_CLOSING[sign])
    return text if waited else "".join((*parts, text[end:]))


def read_words(*paths: Path) -> Words:
    """Return the sentences of all of `paths`.

    Raises:
        InvalidContent: naming every key that lacks a language, or that stands in two of the files.
    """
    sentences: dict[str, dict[str, str]] = {}
    problems = []
    for path in paths:
        for key, texts in parse_yaml(path.read_text(encoding="utf-8"), name=path.name).items():
            if key in sentences:
                problems.append(f"{path.name}: '{key}' stands in another file, too")
            said = {language: str(texts.get(language) or "").strip() for language in LANGUAGES}
            problems += [f"{path.name}: '{key}' has no text in {lang}" for lang, text in said.items() if not text]
            sentences[key] = said
    if problems:
        raise InvalidContent(problems)
    return Words(sentences)

"""Loads the assistant's own sentences, `actions/words.yml`, in four languages.

Never holds policy: what a policy says stands in the cards.
"""

from pathlib import Path

from knowledge.content import parse_yaml
from knowledge.errors import InvalidContent
from knowledge.language import LANGUAGES

_FILE = Path(__file__).with_name("words.yml")


class Words:
    """Sentences by key and language."""

    def __init__(self, sentences: dict[str, dict[str, str]]) -> None:
        self._sentences = sentences

    def say(self, key: str, language: str, **values: object) -> str:
        """Return the sentence `key` in `language` with `{name}` places filled.

        Raises:
            KeyError: there is no such key; a test checks that every key used exists.
        """
        return self._sentences[key][language].format(**values)

    def has(self, key: str) -> bool:
        """Return whether the sentence exists."""
        return key in self._sentences

    def keys(self) -> frozenset[str]:
        """Return all keys."""
        return frozenset(self._sentences)


def load_words(path: Path = _FILE) -> Words:
    """Return the sentences of `path`.

    Raises:
        InvalidContent: naming every key that lacks a language.
    """
    content = parse_yaml(path.read_text(encoding="utf-8"), name=path.name)
    problems = [
        f"{path.name}: '{key}' has no text in {language}"
        for key, texts in content.items()
        for language in LANGUAGES
        if not str(texts.get(language) or "").strip()
    ]
    if problems:
        raise InvalidContent(problems)
    return Words({key: {lang: str(texts[lang]).strip() for lang in LANGUAGES} for key, texts in content.items()})

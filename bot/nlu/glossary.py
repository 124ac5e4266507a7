"""Reads what the components need of the glossary file: names of programmes, and Chinese terms for word segmentation.

Never checks the file for its authors; the app does that when it loads it. Strings not understood are left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

LANGUAGES = ("zh", "en", "ja", "ko")
_BRACKETED = re.compile(r"\s*[（(][^（）()]*[）)]\s*")


class GlossaryNotFound(FileNotFoundError):
    """There is no glossary where the configuration says; start Rasa in the project's folder or set `glossary`."""


@dataclass(frozen=True, slots=True)
class GlossaryTerms:
    """`programmes`: (name as written, programme id), whole names first; `chinese`: all Chinese names, no brackets."""

    programmes: tuple[tuple[str, str], ...]
    chinese: tuple[str, ...]


def read_glossary(path: Path) -> GlossaryTerms:
    """Return the terms of the file at `path`.

    A name with a part in brackets also counts without it, unless two programmes would share what is left.

    Raises:
        GlossaryNotFound: when there is no file; the message says what to configure.
    """
    if not path.is_file():
        raise GlossaryNotFound(
            f"no glossary at {path}: start Rasa in the project's folder, or set `glossary` in config.yml"
        )
    terms = (yaml.safe_load(path.read_text(encoding="utf-8")) or {}).get("terms") or []
    whole = [(name, str(term["programme"])) for term in terms if term.get("programme") for name in _names(term)]
    taken = {name for name, _ in whole}
    bare = [(_without_brackets(name), programme) for name, programme in whole]
    owners: dict[str, set[str]] = {}
    for name, programme in bare:
        owners.setdefault(name, set()).add(programme)
    shortened = [(name, programme) for name, programme in bare if name not in taken and len(owners[name]) == 1]
    chinese = dict.fromkeys(_without_brackets(name) for term in terms for name in _names(term, languages=("zh",)))
    return GlossaryTerms((*whole, *shortened), tuple(chinese))


def _names(term: dict[str, Any], *, languages: tuple[str, ...] = LANGUAGES) -> Iterator[str]:
    also = term.get("also") or {}
    for language in languages:
        for name in (term.get(language), *(also.get(language) or [])):
            if name:
                yield str(name)


def _without_brackets(name: str) -> str:
    """Return a name without its bracketed parts.

    >>> _without_brackets("外国高端人才（A类）")
    '外国高端人才'
    """
    return _BRACKETED.sub(" ", name).strip() or name

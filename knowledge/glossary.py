"""Loads the glossary, `knowledge/glossary.yml`: official terms in four languages with what people call them.

Never translates a sentence; search uses it to look a question's terms up in the documents' language.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from knowledge.content import check_keys, parse_yaml
from knowledge.errors import InvalidContent
from knowledge.language import LANGUAGES


@dataclass(frozen=True, slots=True)
class Term:
    """One concept. `names[language]` starts with the official term; `programme` is set when it names a programme.

    `forbidden[language]` is what our own texts must not call it. Visitors may: such a name can be among `names` too.
    """

    id: str
    names: dict[str, tuple[str, ...]]
    programme: str | None
    forbidden: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Glossary:
    """All terms, by id."""

    terms: tuple[Term, ...]

    def programme_name(self, programme: str, *, language: str) -> str | None:
        """Return the official name of a programme, or None where the glossary has none."""
        return next(iter(self.programme_names(programme, language=language)), None)

    def programme_names(self, programme: str, *, language: str) -> tuple[str, ...]:
        """Return all that a programme is called, the official name first; nothing for an unknown one."""
        return next((t.names[language] for t in self.terms if t.programme == programme), ())

    def forbidden_in(self, text: str, *, language: str) -> tuple[str, ...]:
        """Return the names in a text of ours that it must not use. Latin letters count as whole words only."""
        return tuple(
            name
            for term in self.terms
            for name in term.forbidden.get(language, ())
            if re.search(rf"(?<![A-Za-z]){re.escape(name)}(?![A-Za-z])", text, re.IGNORECASE)
        )


def load_glossary(path: Path) -> Glossary:
    """Return the glossary.

    Raises:
        InvalidContent: with every problem in the file.
    """
    content = parse_yaml(path.read_text(encoding="utf-8"), name=path.name)
    problems: list[str] = []
    terms: list[Term] = []
    for entry in content["terms"]:
        where = f"{path.name}: term '{entry.get('id')}'"
        found = check_keys(
            entry,
            where=where,
            required={"id": str, **dict.fromkeys(LANGUAGES, str)},
            optional=("programme", "also", "forbidden"),
        )
        found = found or _wrong_lists(entry, where=where)
        problems += found
        if not found:
            also, forbidden = _lists(entry, "also"), _lists(entry, "forbidden")
            names = {lang: tuple(dict.fromkeys((entry[lang], *also.get(lang, ())))) for lang in LANGUAGES}
            terms.append(Term(id=entry["id"], names=names, programme=entry.get("programme"), forbidden=forbidden))
    if problems:
        raise InvalidContent(problems)
    return Glossary(terms=tuple(terms))


def _lists(entry: Mapping[str, Any], key: str) -> dict[str, tuple[str, ...]]:
    return {language: tuple(map(str, names or ())) for language, names in (entry.get(key) or {}).items()}


def _wrong_lists(entry: Mapping[str, Any], *, where: str) -> list[str]:
    """Return a sentence for every list of names that is none, and every official name that is forbidden."""
    problems: list[str] = []
    for key in ("also", "forbidden"):
        lists = entry.get(key) or {}
        if not isinstance(lists, dict):
            problems.append(f"{where}: '{key}' must have a list of names for a language, as {{en: [name]}}")
            continue
        for language, names in lists.items():
            if language not in LANGUAGES:
                problems.append(f"{where}: unknown language '{language}' in '{key}'")
            elif not isinstance(names or [], list):
                problems.append(f"{where}: '{key}' must have a list of names in {language}, as [{names}]")
            elif key == "forbidden" and entry[language] in map(str, names or []):
                problems.append(f"{where}: '{entry[language]}' is both its official name and forbidden in {language}")
    return problems


def spellings(name: str) -> tuple[str, ...]:
    """Return a name with and without its parenthesised part, longest first.

    >>> spellings("外国高端人才（A类）")
    ('外国高端人才（A类）', '外国高端人才')
    """
    bare = re.sub(r"\s*[（(][^）)]*[）)]", "", name).strip()
    return (name, bare) if bare and bare != name else (name,)

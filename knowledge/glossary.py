"""Loads the glossary, `knowledge/glossary.yml`: official terms in four languages with what people call them.

Never translates a sentence; search uses it to look a question's terms up in the documents' language.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from knowledge.content import check_keys, parse_yaml
from knowledge.errors import InvalidContent
from knowledge.language import LANGUAGES


@dataclass(frozen=True, slots=True)
class Term:
    """One concept. `names[language]` starts with the official term; `programme` is set when it names a programme."""

    id: str
    names: dict[str, tuple[str, ...]]
    programme: str | None


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
        problems += found
        if not found:
            also = entry.get("also") or {}
            names = {lang: tuple(dict.fromkeys([entry[lang], *map(str, also.get(lang) or [])])) for lang in LANGUAGES}
            terms.append(Term(id=entry["id"], names=names, programme=entry.get("programme")))
    if problems:
        raise InvalidContent(problems)
    return Glossary(terms=tuple(terms))


def spellings(name: str) -> tuple[str, ...]:
    """Return a name with and without its parenthesised part, longest first.

    >>> spellings("外国高端人才（A类）")
    ('外国高端人才（A类）', '外国高端人才')
    """
    bare = re.sub(r"\s*[（(][^）)]*[）)]", "", name).strip()
    return (name, bare) if bare and bare != name else (name,)

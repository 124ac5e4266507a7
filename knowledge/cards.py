"""Loads the cards, `knowledge/cards/<id>.<language>.md`, and checks that the four versions of a card agree.

Never renders a card; `actions` chooses what of it is said.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from knowledge.content import check_keys, read_front_matter
from knowledge.errors import InvalidContent
from knowledge.language import LANGUAGES
from knowledge.model import Card, Section, Source

_REQUIRED: dict[str, type | tuple[type, ...]] = {
    "id": str,
    "language": str,
    "title": str,
    "programmes": list,
    "owner": str,
    "effective": dict,
    "reviewed": dict,
    "sources": list,
    "questions": list,
}
_DAYS = {"effective": ("from", "to"), "reviewed": ("on", "next")}
_OPEN = "effective"  # whose days may be null
_SHARED = ("programmes", "owner", "effective_from", "effective_to", "reviewed_on", "review_due", "sources")


def load_cards(folder: Path, *, sources: dict[str, Source]) -> tuple[Card, ...]:
    """Return all cards of `folder`, sorted by id and language.

    Raises:
        InvalidContent: with every problem in every file: wrong front matter, an unknown source, a language missing,
            versions of a card that differ in anything but their words.
    """
    problems: list[str] = []
    cards: list[Card] = []
    for path in sorted(folder.glob("*.md")):
        try:
            cards.append(_load(path, sources=sources))
        except InvalidContent as error:
            problems += error.problems
    problems += _differences(cards)
    if problems:
        raise InvalidContent(problems)
    return tuple(sorted(cards, key=lambda card: (card.id, card.language)))


def _load(path: Path, *, sources: dict[str, Source]) -> Card:
    header, body = read_front_matter(path)
    problems = check_keys(header, where=path.name, required=_REQUIRED)
    if not problems:
        problems = _wrong_days(header, where=path.name) + _wrong_ids(header, where=path.name)
    if problems:
        raise InvalidContent(problems)
    if path.name != f"{header['id']}.{header['language']}.md" or header["language"] not in LANGUAGES:
        problems.append(f"{path.name}: the file must be named <id>.<language>.md after its id and language")
    problems += [f"{path.name}: unknown source '{s}'" for s in header["sources"] if s not in sources]
    problems += [
        f"{path.name}: '{key}' must not be empty" for key in ("sources", "programmes", "questions") if not header[key]
    ]
    short, sections = split_body(body)
    if not short:
        problems.append(f"{path.name}: the short answer before the first heading is missing")
    problems += [f"{path.name}: the section '{s.heading}' is empty" for s in sections if not s.body]
    if problems:
        raise InvalidContent(problems)
    return _card(header, short=short, sections=sections)


def _wrong_days(header: Mapping[str, Any], *, where: str) -> list[str]:
    """Return a sentence for everything in `effective` and `reviewed` that is not a day under one of their keys."""
    problems: list[str] = []
    for key, names in _DAYS.items():
        days = header[key]
        or_open = ", or null to leave that side open" if key == _OPEN else ""
        problems += [
            f"{where}: unknown key '{name}' in '{key}'; known are {', '.join(names)}"
            for name in days
            if name not in names
        ]
        for name in names:
            if name not in days:
                problems.append(f"{where}: '{name}' is missing in '{key}'; write a day as 2026-11-20{or_open}")
            elif not (_is_day(days[name]) or (key == _OPEN and days[name] is None)):
                problems.append(
                    f"{where}: '{name}' in '{key}' is '{days[name]}'; write a day as 2026-11-20 instead{or_open}"
                )
    return problems


def _is_day(value: object) -> bool:
    """A day with a time is a `date` for Python too, but cannot be compared with one."""
    return isinstance(value, date) and not isinstance(value, datetime)


def _wrong_ids(header: Mapping[str, Any], *, where: str) -> list[str]:
    return [
        f"{where}: '{key}' must hold ids, not '{id_}'"
        for key in ("programmes", "sources")
        for id_ in header[key]
        if not isinstance(id_, str)
    ]


def _card(header: dict[str, Any], *, short: str, sections: tuple[Section, ...]) -> Card:
    return Card(
        id=header["id"],
        language=header["language"],
        title=header["title"],
        programmes=tuple(header["programmes"]),
        owner=header["owner"],
        effective_from=header["effective"]["from"],
        effective_to=header["effective"]["to"],
        reviewed_on=header["reviewed"]["on"],
        review_due=header["reviewed"]["next"],
        sources=tuple(header["sources"]),
        questions=tuple(map(str, header["questions"])),
        short=short,
        sections=sections,
    )


def split_body(body: str) -> tuple[str, tuple[Section, ...]]:
    """Return the short answer (what stands before the first heading) and the headed sections.

    >>> split_body("Yes.\\n\\n## Who\\nAll.")
    ('Yes.', (Section(heading='Who', body='All.'),))
    """
    short, *rest = re.split(r"^## +", body, flags=re.MULTILINE)
    parts = [part.partition("\n") for part in rest]
    return short.strip(), tuple(Section(heading=h.strip(), body=b.strip()) for h, _, b in parts)


def _differences(cards: list[Card]) -> list[str]:
    versions: dict[str, dict[str, Card]] = defaultdict(dict)
    for card in cards:
        versions[card.id][card.language] = card
    problems: list[str] = []
    for id_, by_language in versions.items():
        missing = [language for language in LANGUAGES if language not in by_language]
        if missing:
            problems.append(f"{id_}: no version in {', '.join(missing)}")
        first, *others = by_language.values()
        for card in others:
            differing = [name for name in _SHARED if getattr(card, name) != getattr(first, name)]
            if len(card.sections) != len(first.sections):
                differing.append("number of sections")
            problems += [f"{id_}: {name} differs between {first.language} and {card.language}" for name in differing]
    return problems

"""Loads the cards, `knowledge/cards/<id>.<language>.md`, and checks that the four versions of a card agree.

Never renders a card; `actions` chooses what of it is said.
"""

import re
from collections import defaultdict
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


def _card(header: dict[str, Any], *, short: str, sections: tuple[Section, ...]) -> Card:
    return Card(
        id=header["id"],
        language=header["language"],
        title=header["title"],
        programmes=tuple(header["programmes"]),
        owner=header["owner"],
        effective_from=header["effective"].get("from"),
        effective_to=header["effective"].get("to"),
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

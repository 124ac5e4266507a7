"""Turns the tree of a body into passages that can each be read as an answer: no scraps, no giants.

Never reorders and never leaves a gap: the passages of a tree follow each other over all its blocks.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from knowledge.documents import cutting
from knowledge.documents.layout import Block
from knowledge.documents.markers import STATUTE_KINDS, Marker
from knowledge.documents.markup import BOLD_LEVEL
from knowledge.documents.numerals import to_chinese
from knowledge.documents.outline import Section, attach, caption, compose
from knowledge.documents.packing import Passage, pack

KEEP_CHARS = 450
SMALL_CHARS = 90
SMALL_SENTENCE_CHARS = 120
MAX_HEADING_LEAD_CHARS = 60
# Sections that are named by what is in them, and sections that stand alone under their heading however short.
_NAMED = STATUTE_KINDS | {"appendix", "heading"}
_PARAGRAPHS = frozenset({"paragraph", "lead"})
_CLOSED = STATUTE_KINDS | {"appendix", "cn", "decimal", "symbol"}
_NEVER_SMALL = STATUTE_KINDS | {"article", "appendix", "decimal", "cn", "symbol", "clause"}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a section stands: the headings and the markers above it."""

    path: tuple[str, ...] = ()
    chain: tuple[Marker, ...] = ()

    def below(self, section: Section) -> "_Place":
        path = (*self.path, section.heading) if section.heading else self.path
        return _Place(path, (*self.chain, section.marker) if section.marker else self.chain)


def passages(root: Section) -> list[Passage]:
    """Return the passages of the tree below `root`, in order."""
    return pack(list(_parts(root, _Place())))


def _of_section(section: Section, place: _Place) -> list[Passage]:
    number = compose(place.chain)
    whole = Passage(
        section.start, section.end, number, own=_own(section) or number, path=place.path,
        small=_is_small(section), loose=_is_bare(section), closed=_is_closed(section),
    )  # fmt: skip
    if _fits(section):
        return [whole]
    found = pack(list(_parts(section, place)))
    if len(found) > 1:
        return [replace(passage, small=False) for passage in found]
    if section.sections and section.kind in _NAMED:
        whole = replace(whole, number=found[0].number, own=found[0].own, path=found[0].path)
    return [replace(whole, loose=found[0].loose)]


def _parts(section: Section, place: _Place) -> Iterator[Passage]:
    counted = 0
    for part in (section.head, *section.content) if section.head else section.content:
        if isinstance(part, Section):
            counted += part.kind in _PARAGRAPHS
            found = _of_section(part, place.below(part))
            yield from _as_paragraph(found, section, part, counted)
            continue
        counted += not part.bullet
        if part is section.head and _is_heading_only(section):
            counted -= _is_bare_heading(section)
            yield Passage(part.start, part.end, compose(place.chain), path=place.path, loose=True)
        elif part is section.head and section.kind == "lead" and section.heading:
            yield from _of_block(part, replace(place, path=place.path[:-1]), article=0)
        else:
            yield from _of_block(part, place, article=counted if section.kind == "article" else 0)


def _as_paragraph(found: list[Passage], section: Section, part: Section, counted: int) -> list[Passage]:
    """Number the unnumbered paragraphs of an article that is too long for one passage."""
    if section.kind != "article" or part.kind not in _PARAGRAPHS or counted < 2:
        return found
    return [replace(p, number=_paragraph_number(p.number, counted)) for p in found]


def _paragraph_number(number: str | None, counted: int) -> str | None:
    if counted < 2 or not number or not number.startswith("第") or "款" in number:
        return number
    return f"{number}第{to_chinese(counted)}款"


def _of_block(block: Block, place: _Place, *, article: int) -> Iterator[Passage]:
    number = _paragraph_number(compose(place.chain), article) if article else compose(place.chain)
    pieces = cutting.members(block.text)
    lead = () if place.path or len(pieces) == 1 else _lead(block.text)
    for piece in pieces:
        text = block.text[piece.start : piece.end]
        path = (*place.path, *lead)
        start = block.start + piece.start
        end = start + len(text.rstrip())
        if not piece.number:
            yield Passage(start, end, number, own=number, path=path, small=len(pieces) == 1 and _is_listed(text))
            continue
        said = caption(text[text.index(piece.number) :])
        kind = "one_is" if piece.number[0].isalnum() and piece.number[0] not in "①②③④⑤⑥⑦⑧⑨" else ""
        cited = attach(number or "", piece.number, kind=kind)
        yield Passage(start, end, cited, own=piece.number, path=(*path, said) if said else path)


def _lead(text: str) -> tuple[str, ...]:
    """Return what an enumeration without a heading is about: its first sentence, or its first words."""
    first = caption(text)
    short = text.split("，")[0]
    if first and len(first) <= cutting.MAX_LEAD_CHARS:
        return (first,)
    return (short,) if 6 <= len(short) <= MAX_HEADING_LEAD_CHARS else ()


def _fits(section: Section) -> bool:
    """Tell whether a section is one passage: short enough, and nothing below it could stand alone."""
    size = section.end - section.start
    if section.kind == "article":
        return size <= cutting.MAX_CHARS
    return size <= KEEP_CHARS and all(_is_small(child) and _fits(child) for child in section.sections)


def _is_small(section: Section) -> bool:
    if section.kind in _NEVER_SMALL or 0 < section.head.level < BOLD_LEVEL:
        return False
    if _asks(section) or any(child.kind in _NEVER_SMALL for child in section.sections):
        return False
    size = section.end - section.start
    return size < SMALL_CHARS or (not section.content and _is_listed(section.head.text))


def _is_listed(text: str) -> bool:
    """Tell whether `text` is an item of a list: short, or one sentence of moderate length."""
    return len(text) < SMALL_CHARS or (len(text) < SMALL_SENTENCE_CHARS and caption(text) is None)


def _is_heading_only(section: Section) -> bool:
    """Tell whether the head of a section says nothing without what is below it."""
    head = section.head.text
    if section.kind == "lead":
        return len(head) <= MAX_HEADING_LEAD_CHARS
    return bool(section.content) and (_is_bare_heading(section) or (section.heading or "") == head.rstrip("：:"))


def _is_bare_heading(section: Section) -> bool:
    return bool(section.marker) and section.marker.end >= len(section.head.text)


def _is_bare(section: Section) -> bool:
    """Tell whether a section is a heading with nothing below it."""
    if section.content:
        return False
    return (
        section.kind == "heading" or section.kind in STATUTE_KINDS | {"appendix", "symbol"} or _is_bare_heading(section)
    )


def _is_closed(section: Section) -> bool:
    headed = section.kind in _CLOSED or 0 < section.head.level < BOLD_LEVEL
    return _asks(section) or (bool(section.content) and headed)


def _asks(section: Section) -> bool:
    """Tell whether a section is a question with its answer, which never shares a clause with another."""
    return bool(section.content) and section.head.text.endswith(("？", "?"))


def _own(section: Section) -> str | None:
    return section.marker.number if section.marker else None

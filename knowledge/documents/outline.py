"""The tree of a body: sections under their headings, and the numbers and headings by which they are cited.

Never cuts a paragraph and never leaves one out; `passages` decides what becomes a clause.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.documents.acceptance import MAX_HEADING_CHARS
from knowledge.documents.layout import Block
from knowledge.documents.markers import STATUTE_KINDS, Marker
from knowledge.documents.ranking import Ranked
from knowledge.documents.wrapping import is_terminated

# Kinds whose numbers run through the whole document, not anew under each heading.
_COUNTED_THROUGH = ("article", "appendix")
# Kinds whose first member stands in the line of what they belong to ("제2조 ① …", 第二条 and its first line).
_SECOND_FIRST = frozenset({"clause", "circled"})
MAX_CAPTION_CHARS = 50
MIN_CAPTION_CHARS = 4
_SENTENCE = re.compile(r".*?(?:[。！？]|[.!?](?=\s))[”’」』）]*\s*")
_BRACKETED = re.compile(r"[（(【\[][^（）()【】\[\]]{1,40}[)）】\]]")


@dataclass(frozen=True, slots=True)
class Section:
    """A block and what stands below it; the root of a body has no head.

    `heading` is what it adds to the path of the clauses below it, or None. `content` follows the head.
    """

    head: Block | None
    marker: Marker | None
    kind: str
    heading: str | None
    content: tuple["Block | Section", ...]

    @property
    def start(self) -> int:
        """Return the offset of the first character."""
        return self.head.start if self.head else self.content[0].start

    @property
    def end(self) -> int:
        """Return the offset behind the last character."""
        return self.content[-1].end if self.content else self.head.end

    @property
    def sections(self) -> tuple["Section", ...]:
        """Return the sections directly below this one."""
        return tuple(part for part in self.content if isinstance(part, Section))


def build(ranked: Sequence[Ranked]) -> Section:
    """Return the root of the tree of `ranked`, which is not empty."""
    return Section(None, None, "root", None, _nest(ranked))


def compose(chain: Sequence[Marker]) -> str | None:
    """Return the number of a clause from the markers above it, outermost first, as one would cite it.

    >>> cn, paren = Marker("cn", "一", 1, 2), Marker("cn_paren", "（二）", 2, 3)
    >>> compose([cn, paren]), compose([Marker("chapter", "第一章", 1, 4), Marker("article", "第三条", 3, 4)])
    ('一（二）', '第三条')
    """
    number = above = prefix = ""
    for marker in chain:
        if marker.kind == "appendix":
            prefix, number, above = marker.number, "", ""
        elif marker.kind in STATUTE_KINDS:
            above, number = marker.number, ""
        elif marker.kind in ("article", "decimal"):
            number = marker.number
        elif marker.number:
            number = attach(number, marker.number, kind=marker.kind)
    parts = [part for part in (prefix, number or above) if part]
    return "·".join(parts) or None


def attach(number: str, own: str, *, kind: str) -> str:
    """Return `own` below `number`; a sign stands between two that would run together.

    >>> attach("一", "1", kind="arabic"), attach("二", "三是", kind="one_is")
    ('一、1', '二·三是')
    """
    if not number:
        return own
    if kind in ("one_is", "clause"):
        return f"{number}·{own}"
    if number[-1].isalnum() and own[0].isalnum():
        return f"{number}{'.' if number[-1].isascii() else '、'}{own}"
    return number + own


def caption(text: str, *, skip: int = 0) -> str | None:
    """Return the first sentence of `text` without its stop if it is short and more follows, else None.

    The first `skip` characters (a number) belong to it but end no sentence.

    >>> caption("4. 出台便利化措施。在全国率先出台审批政策。", skip=3), caption("只有一句。")
    ('4. 出台便利化措施', None)
    """
    match = _SENTENCE.match(text, skip)
    if not match or match.end() == len(text):
        return None
    first = text[: match.end()].strip().rstrip("。.")
    return first if skip + MIN_CAPTION_CHARS <= len(first) <= MAX_CAPTION_CHARS else None


def gaps(root: Section) -> Iterator[str]:
    """Yield a sentence for each place where the numbering of `root` skips, repeats or goes back."""
    yield from _gaps_below(root, "the document")
    for kind in _COUNTED_THROUGH:
        yield from _series([section for section in _walk(root) if section.kind == kind], "the document")


def _nest(ranked: Sequence[Ranked]) -> tuple[Block | Section, ...]:
    parts: list[Block | Section] = []
    index = 0
    while index < len(ranked):
        entry = ranked[index]
        index += 1
        if entry.rank is None:
            parts.append(entry.block)
            continue
        end = index
        while end < len(ranked) and (ranked[end].rank is None or ranked[end].rank > entry.rank):
            end += 1
        content = _nest(ranked[index:end])
        parts.append(
            Section(entry.block, entry.marker, entry.kind, _heading(entry, has_content=bool(content)), content)
        )
        index = end
    return tuple(parts)


def _heading(entry: Ranked, *, has_content: bool) -> str | None:
    text = entry.block.text
    if entry.kind == "paragraph":
        return None
    if entry.kind == "lead":
        sentences = [match.group() for match in _SENTENCE.finditer(text)]
        last = text[sum(map(len, sentences)) :].strip("：: ") or text.strip("：: ")
        return last if len(last) <= MAX_HEADING_CHARS else None
    rest = text[entry.marker.end :] if entry.marker else text
    if entry.kind == "article":
        if match := _BRACKETED.match(rest):
            return text[: entry.marker.end + match.end()]
        return text if len(rest) <= MAX_CAPTION_CHARS and rest and has_content and not is_terminated(text) else None
    if not rest and not has_content:
        return None
    sentence = _SENTENCE.match(rest)
    if len(text) <= MAX_HEADING_CHARS and has_content and (not sentence or sentence.end() == len(rest)):
        return text.rstrip("：:")
    if entry.marker:
        return caption(text, skip=entry.marker.end)
    return text if len(text) <= MAX_HEADING_CHARS else None


def _walk(section: Section) -> Iterator[Section]:
    for child in section.sections:
        yield child
        yield from _walk(child)


def _gaps_below(section: Section, where: str) -> Iterator[str]:
    kinds = dict.fromkeys(child.kind for child in section.sections if child.marker)
    for kind in kinds:
        if kind not in _COUNTED_THROUGH:
            yield from _series([child for child in section.sections if child.kind == kind], where)
    for child in section.sections:
        label = child.heading or (child.marker.number if child.marker else where)
        yield from _gaps_below(child, f"“{label}”")


def _series(members: Sequence[Section], where: str) -> Iterator[str]:
    last: Marker | None = None
    for marker in (member.marker for member in members if member.marker):
        if marker.value is None or (marker.inserted and last and marker.value == last.value):
            continue
        first = 2 if marker.kind in _SECOND_FIRST else 1
        if last is None and marker.value > first:
            yield f"The numbering in {where} begins with {marker.number}, not with the first number."
        elif last is not None and marker.value == last.value:
            yield f"The number {marker.number} stands twice in {where}."
        elif last is not None and marker.value != 1 and marker.value != last.value + 1:
            skipped = f"{last.number} is followed by {marker.number}"
            yield f"In {where}, {skipped}: look whether something is missing."
        last = marker

"""Decides for each paragraph of a body how deep it stands: heading, numbered item, lead-in or plain text.

Never changes order or text; what it decides is a rank, and a smaller rank contains the greater ones after it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.documents import markers
from knowledge.documents.acceptance import MAX_HEADING_CHARS, PUNCTUATION, accepted_markers
from knowledge.documents.layout import Block
from knowledge.documents.markers import RANKS, Marker
from knowledge.documents.markup import BOLD_LEVEL
from knowledge.documents.matter import is_title
from knowledge.documents.wrapping import is_terminated

MAX_UNNUMBERED_CHARS = {"wide": 25, "latin": 70}
MIN_BELOW_CHARS = 20
_LEAST = 0.05
_PARAGRAPH_RANK = 5.5
_ATTACHED_TITLE_RANK = 0.5
_BELOW_DECIMALS = 8.6
_CONCLUSION = re.compile(r"总之[，,]|综上(?:所述)?[，,]|特此")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_QUESTION = re.compile(r"(?:问|問|Q|질문|문)\s?\d*\s?[：:.．、]|.{4,80}[？?]$")
_ANSWER = re.compile(r"(?:答|A|답변|답)\s?\d*\s?[：:.．、]")
_CAPTION = re.compile(r"[（(【][^（）()【】]{1,30}[)）】]")


@dataclass(frozen=True, slots=True)
class Ranked:
    """A block with its place. `rank` is None for text that belongs to whatever is open.

    `kind` is a kind of marker, "heading", "lead" (a sentence that announces a list), "paragraph" (text that
    closes what is open before it) or "text".
    """

    block: Block
    kind: str = "text"
    rank: float | None = None
    marker: Marker | None = None


def rank_blocks(blocks: Sequence[Block]) -> list[Ranked]:
    """Return the blocks of one body with their ranks."""
    found = accepted_markers(blocks)
    ranked: list[Ranked] = []
    opened: list[Ranked] = []
    for index, block in enumerate(blocks):
        entry = _rank(block, found=found, index=index, blocks=blocks, opened=opened)
        if entry.rank is not None:
            opened = [open_entry for open_entry in opened if (open_entry.rank or 0) < entry.rank] + [entry]
        ranked.append(entry)
    return ranked


def _rank(
    block: Block, *, found: Sequence[Marker | None], index: int, blocks: Sequence[Block], opened: list[Ranked]
) -> Ranked:
    marker = found[index]
    below = blocks[index + 1] if index + 1 < len(blocks) else None
    first_below = found[index + 1] if below else None
    if block.bullet:
        return Ranked(block)
    if 0 < block.level < BOLD_LEVEL:
        return Ranked(block, marker.kind if marker else "heading", 1 + block.level / 10, marker)
    if marker:
        rank = _marker_rank(marker, found=found, index=index, opened=opened)
        return Ranked(block, marker.kind, rank, marker)
    after_attachment = index == 0 or (found[index - 1] is not None and found[index - 1].kind == "appendix")
    if (
        after_attachment
        and (is_title(block.text) or (index and len(block.text) <= MAX_HEADING_CHARS))
        and not is_terminated(block.text)
    ):
        return Ranked(block, "heading", _ATTACHED_TITLE_RANK)
    begins = first_below if first_below and first_below.value == 1 and not below.level else None
    announces = block.text[-1] in "：:" and below is not None
    if begins and (announces or block.level or _is_heading(block, below) or _CAPTION.fullmatch(block.text)):
        rank = _marker_rank(begins, found=found, index=index + 1, opened=opened) - _LEAST
        return Ranked(block, "lead" if announces else "heading", rank)
    if _CAPTION.fullmatch(block.text) and first_below and first_below.kind == "article":
        return Ranked(block, "heading", RANKS["article"] - _LEAST)
    if block.level or (not first_below and below and _is_heading(block, below)):
        return Ranked(block, "heading", _free_rank(opened, kind="heading"))
    if below and _QUESTION.match(block.text) and _ANSWER.match(below.text):
        return Ranked(block, "heading", _free_rank(opened, kind="heading"))
    if announces and below.bullet:
        return Ranked(block, "lead", _free_rank(opened, kind="lead"))
    return _text(block, opened)


def _text(block: Block, opened: list[Ranked]) -> Ranked:
    if _CONCLUSION.match(block.text):
        return Ranked(block, "paragraph", -1.0)
    if opened and opened[-1].kind == "lead":
        return Ranked(block, "paragraph", opened[-1].rank)
    in_article = any(entry.kind == "article" for entry in opened)
    if in_article and (opened[-1].rank or 0) >= _PARAGRAPH_RANK:
        return Ranked(block, "paragraph", _PARAGRAPH_RANK)
    return Ranked(block)


def _marker_rank(marker: Marker, *, found: Sequence[Marker | None], index: int, opened: list[Ranked]) -> float:
    """Return the rank of a marker; one that begins a list inside a list of a deeper kind goes below that.

    "1、" may contain "（一）", other than as a rule: it does when the outer list goes on after.
    """
    korean = any(entry.marker and entry.marker.number.startswith("제") for entry in opened)
    if marker.kind == "clause" or (marker.kind == "circled" and korean):
        return _PARAGRAPH_RANK
    rank = RANKS["arabic"] + marker.number.count(".") / 10 if marker.kind == "decimal" else RANKS[marker.kind]
    listed = [entry for entry in opened if entry.marker and (entry.rank or 0) >= RANKS["cn"]]
    for entry in listed:
        if entry.marker.kind == marker.kind and 0 < (entry.block.level or 0) < BOLD_LEVEL:
            return max(rank, (entry.rank or 0) + _LEAST)
        if entry.marker.kind == marker.kind:
            return entry.rank or rank
    if listed and marker.value == 1 and (listed[-1].rank or 0) > rank:
        outer = listed[-1].marker
        later = next((m for m in found[index + 1 :] if m and m.kind == outer.kind), None)
        if outer.value is not None and later and later.value == outer.value + 1:
            return (listed[-1].rank or 0) + _LEAST
    return rank


def _free_rank(opened: list[Ranked], *, kind: str) -> float:
    """Return the rank of a heading or lead-in without a number: that of the last such, or below all else."""
    for entry in opened:
        if entry.kind == kind and not entry.marker and (entry.rank or 0) > RANKS["article"]:
            return entry.rank or 0
    innermost = max(opened[-1].rank or 0 if opened else 0, RANKS["cn"])
    return _BELOW_DECIMALS if RANKS["arabic"] <= innermost < _BELOW_DECIMALS else innermost + _LEAST


def _is_heading(block: Block, below: Block) -> bool:
    """Tell whether a line without a number is a heading: short, unpunctuated, and above something longer."""
    text = block.text
    wide = bool(_WIDE.search(text))
    limit = MAX_UNNUMBERED_CHARS["wide" if wide else "latin"]
    if (
        not 2 <= len(text) <= limit
        or PUNCTUATION.search(text)
        or is_terminated(text)
        or not re.search(r"[^\W\d]", text)
    ):
        return False
    if not wide and (not text[0].isupper() or len(text.split()) > 9):
        return False
    return (
        below.bullet or markers.find(below.text) is not None or len(below.text) >= max(MIN_BELOW_CHARS, len(text) + 1)
    )

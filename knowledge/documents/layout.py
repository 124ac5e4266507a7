"""Brings a raw text into the one layout that clauses are cut from: a block per paragraph, even spacing.

Never loses a visible character but the marks of Markdown and page numbers; offsets are exact.
"""

from dataclasses import dataclass

from knowledge.documents.markup import read_lines
from knowledge.documents.wrapping import join


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or list item of a layout: `layout.text[start:end] == text`.

    `level` is 0, the depth of a heading (1 to 6) or `markup.BOLD_LEVEL`.
    """

    text: str
    start: int
    level: int
    bullet: bool

    @property
    def end(self) -> int:
        """Return the offset behind the last character."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Layout:
    """A text in its normal form and the blocks it consists of, in order."""

    text: str
    blocks: tuple[Block, ...]


def normalise(raw_text: str) -> Layout:
    """Return the layout of `raw_text`: list items are one line apart, all else is two.

    >>> normalise("# 标题\\n\\n\\n第一段。\\n- 甲\\n\\n- 乙\\n").text
    '标题\\n\\n第一段。\\n\\n- 甲\\n- 乙'
    """
    blocks: list[Block] = []
    parts: list[str] = []
    offset = 0
    for line in join(read_lines(raw_text), paged="\f" in raw_text):
        if blocks:
            separator = "\n" if line.bullet and blocks[-1].bullet else "\n\n"
            parts.append(separator)
            offset += len(separator)
        blocks.append(Block(line.text, offset, line.level, line.bullet))
        parts.append(line.text)
        offset += len(line.text)
    return Layout("".join(parts), tuple(blocks))

"""Reads Markdown: its headings, paragraphs, lists and tables as the lines of a raw text.

Never renders HTML or follows a link; the words of a link stay, its address goes.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from knowledge.documents.encoding import decode
from knowledge.documents.errors import UnreadableDocument
from knowledge.documents.html_reader import html_as_text
from knowledge.documents.tables import rows_as_text

_FRONT_MATTER = re.compile(r"---\n(.*?)\n(?:---|\.\.\.)\n", re.DOTALL)


def read_markdown(path: Path, data: bytes) -> str:
    """Return the words of the Markdown in `data`; `path` is for messages only."""
    try:
        return markdown_as_text(decode(data, path=path, markup=False))
    except RecursionError as error:
        raise UnreadableDocument(path, "The HTML in it is nested too deeply: give the text as DOCX or TXT.") from error


def markdown_as_text(written: str) -> str:
    """Return the words of `written`: headings marked with #, list items with - or their number.

    >>> markdown_as_text("条件\\n===\\n3. [护照](https://example.org)\\n4. *照片*")
    '# 条件\\n\\n3. 护照\\n\\n4. 照片'
    """
    written = written.replace("\r\n", "\n").lstrip("\ufeff")
    front = _FRONT_MATTER.match(written)
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = parser.parse(written[front.end() :] if front else written)
    lines = front.group(1).split("\n") if front else []
    return "\n\n".join([*lines, *_lines(tokens)])


def _lines(tokens: Sequence[Token]) -> Iterator[str]:
    prefix = level = ""
    row: list[str] = []
    rows: list[list[str]] = []
    cell = False
    for token in tokens:
        if token.type == "heading_open":
            level = "#" * int(token.tag[1]) + " "
        elif token.type == "list_item_open":
            prefix = f"{token.info}{token.markup} " if token.info else "- "
        elif token.type == "table_open":
            rows = []
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close":
            rows.append(row)
        elif token.type == "table_close":
            yield from rows_as_text(rows)
            rows = []
        elif token.type in ("th_open", "td_open", "th_close", "td_close"):
            cell = token.nesting == 1
        elif token.type == "inline" and cell:
            row.append(_words(token).replace("\n", " "))
        elif token.type == "inline":
            yield level + prefix + _words(token)
            prefix = level = ""
        elif token.type in ("fence", "code_block"):
            yield prefix + token.content.rstrip("\n")
            prefix = ""
        elif token.type == "html_block":
            yield html_as_text(token.content)
        elif token.type == "list_item_close":
            prefix = ""


def _words(token: Token) -> str:
    """Return the text of an inline token; a paragraph wholly in bold keeps its marks: it may be a heading."""
    children = [child for child in token.children or () if child.type != "text" or child.content]
    words = "".join(
        "\n" if child.type in ("softbreak", "hardbreak")
        else ("\n" if child.content.lower().startswith("<br") else "") if child.type == "html_inline"
        else child.content
        for child in children
    )  # fmt: skip
    closes = [index for index, child in enumerate(children) if child.type == "strong_close"]
    wholly_bold = bool(children) and children[0].type == "strong_open" and closes == [len(children) - 1]
    return f"**{words}**" if wholly_bold else words

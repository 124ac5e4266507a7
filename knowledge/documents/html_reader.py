"""Reads HTML: headings, paragraphs, lists and tables of a page as the lines of a raw text.

Never reads scripts, menus, controls or hidden text, and never loads anything that a page refers to.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from bs4 import BeautifulSoup, CData, NavigableString, Tag

from knowledge.documents.encoding import decode
from knowledge.documents.errors import UnreadableDocument
from knowledge.documents.tables import rows_as_text

MAX_SPAN = 50
_SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "nav",
        "iframe",
        "object",
        "svg",
        "canvas",
        "button",
        "input",
        "datalist",
        "select",
        "textarea",
        "audio",
        "video",
    ]
)
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "aside",
        "body",
        "html",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "tr",
        "td",
        "th",
        "caption",
        "form",
        "blockquote",
        "pre",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "figure",
        "figcaption",
        "address",
        "details",
        "summary",
        "center",
        "hr",
        "thead",
        "tbody",
        "tfoot",
        "fieldset",
    ]
)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def read_html(path: Path, data: bytes) -> str:
    """Return the words of the page in `data`; `path` is for messages only."""
    text = decode(data, path=path, markup=True)
    if "<" not in text:
        raise UnreadableDocument(path, "It holds no HTML: give it the ending .txt if it is plain text.")
    try:
        return html_as_text(text)
    except RecursionError as error:
        raise UnreadableDocument(path, "Its elements are nested too deeply: give the text as DOCX or TXT.") from error


def html_as_text(markup: str) -> str:
    """Return the words of `markup`, headings marked with # and list items with - or their number.

    >>> html_as_text("<h2>条件</h2><ol start=3><li>护照</li></ol><p>甲<b>乙</b></p>")
    '## 条件\\n\\n3. 护照\\n\\n甲乙'
    """
    soup = BeautifulSoup(_XML_DECLARATION.sub("", markup), "lxml")
    body = soup.body or soup
    main = body.find("main") or body.find(attrs={"role": "main"})
    root = main if main and 2 * len(main.get_text()) > len(body.get_text()) else body
    return "\n\n".join(line for line in _lines(root) if line.strip())


def _lines(tag: Tag) -> Iterator[str]:
    """Yield the paragraphs below `tag`; a run of inline content is a paragraph."""
    run: list[str] = []
    for child in tag.children:
        if isinstance(child, Tag) and _is_skipped(child):
            continue
        if isinstance(child, Tag) and _holds_blocks(child):
            yield from _split(run)
            run = []
            yield from _block(child)
        elif isinstance(child, Tag):
            run.append(_inline(child))
        elif type(child) in (NavigableString, CData):
            run.append(re.sub(r"\s+", " ", child))
    yield from _split(run)


def _holds_blocks(tag: Tag, *, itself: bool = True) -> bool:
    if itself and tag.name in _BLOCKS:
        return True
    return any(isinstance(below, Tag) and below.name in _BLOCKS for below in tag.descendants)


def _split(run: list[str]) -> Iterator[str]:
    for line in "".join(run).split("\n"):
        if line.strip():
            yield " ".join(line.split())


def _block(tag: Tag) -> Iterator[str]:
    if re.fullmatch(r"h[1-6]", tag.name) and not _holds_blocks(tag, itself=False):
        words = " ".join(_inline(tag).split())
        if words:
            yield f"{'#' * int(tag.name[1])} {words}"
    elif tag.name in ("ul", "ol"):
        yield from _list(tag)
    elif tag.name == "table":
        yield from _table(tag)
    elif tag.name == "pre":
        yield tag.get_text()
    elif tag.name == "p" and _is_bold(tag):
        yield f"**{' '.join(_inline(tag).split())}**"
    else:
        yield from _lines(tag)


def _list(tag: Tag) -> Iterator[str]:
    number = int(tag.get("start")) if str(tag.get("start", "")).isdecimal() else 1
    for item in tag.children:
        if not isinstance(item, Tag) or _is_skipped(item):
            continue
        if item.name != "li":
            yield from _block(item)
            continue
        first, *rest = list(_lines(item)) or [""]
        if first:
            yield (f"{number}. {first}" if tag.name == "ol" else first if first.startswith("- ") else f"- {first}")
        yield from rest
        number += 1


def _table(table: Tag) -> Iterator[str]:
    if caption := table.find("caption"):
        yield from _lines(caption)
    own = [row for row in table.find_all("tr") if row.find_parent("table") is table and not _is_skipped(row)]
    grid = _grid(own)
    if table.find("table") or len(grid) < 2 or max(map(len, grid), default=0) < 2:
        for row in own:
            for cell in row.find_all(["td", "th"], recursive=False):
                yield from _lines(cell)
        return
    yield from rows_as_text(grid)


def _grid(rows: list[Tag]) -> list[list[str]]:
    """Return the cells of a table with merged ones repeated wherever they reach."""
    held: dict[tuple[int, int], str] = {}
    grid: list[list[str]] = []
    for row_index, row in enumerate(rows):
        column = 0
        for cell in row.find_all(["td", "th"], recursive=False):
            while (row_index, column) in held:
                column += 1
            words = " ".join(" ".join(_lines(cell)).split())
            for down in range(_span(cell, "rowspan")):
                for across in range(_span(cell, "colspan")):
                    held[row_index + down, column + across] = words
        width = max((c for r, c in held if r == row_index), default=-1) + 1
        grid.append([held.get((row_index, c), "") for c in range(width)])
    return grid


def _span(cell: Tag, name: str) -> int:
    written = str(cell.get(name, "1")).strip()
    return min(max(int(written), 1), MAX_SPAN) if written.isdecimal() else 1


def _inline(tag: Tag) -> str:
    parts: list[str] = []
    for child in tag.children:
        if isinstance(child, Tag):
            parts.append("\n" if child.name == "br" else "" if _is_skipped(child) else _inline(child))
        elif type(child) in (NavigableString, CData):
            parts.append(re.sub(r"\s+", " ", child))
    return "\n" if tag.name == "br" else "".join(parts)


def _is_bold(tag: Tag) -> bool:
    children = [child for child in tag.children if isinstance(child, Tag) or str(child).strip()]
    words = tag.get_text(strip=True)
    return bool(words) and len(words) <= 60 and all(isinstance(c, Tag) and c.name in ("b", "strong") for c in children)


def _is_skipped(tag: Tag) -> bool:
    hidden = tag.has_attr("hidden") or bool(_HIDDEN.search(str(tag.get("style", ""))))
    return tag.name in _SKIPPED or hidden

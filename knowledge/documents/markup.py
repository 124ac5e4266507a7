"""Takes a raw text apart into lines: marks, page numbers and form feeds off, what they meant remembered.

Never drops a character that is not white space, a mark of Markdown, invisible, or part of a page number.
"""

import re
import unicodedata
from dataclasses import dataclass, replace

BOLD_LEVEL = 7
MAX_BOLD_HEADING_CHARS = 80

_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x85\u2028\u2029]")
_RULE = re.compile(r"(?:[-*_=—－]\s*){3,}")
_HEADING = re.compile(r"(#{1,6})\s+(.*?)(?:\s+#+)?")
_BOLD_LINE = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).)+)(?<=\S)\1")
_EMPHASIS = (
    re.compile(r"\*\*\*(?=\S)((?:(?!\*\*).)+?)(?<=\S)\*\*\*"),
    re.compile(r"\*\*(?=\S)((?:(?!\*\*).)+?)(?<=\S)\*\*"),
    re.compile(r"(?<!\w)__(?=[^\s_])((?:(?!__).)+?)(?<=[^\s_])__(?!\w)"),
    re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+)(?<=\S)\*(?![\w*])"),
    re.compile(r"(?<!\w)_(?=[^\s_])([^_]+)(?<=\S)_(?!\w)"),
)
_BULLET = re.compile(r"(?:[-*+–•·●○▪◦]\s|[•·●○▪◦□➢✓√]|——|\|.*\|$)\s*\S")
_ORNAMENT = re.compile(r"([•·●◆■※★])\s?\S.*\1")
_PAGE_NUMBER = re.compile(
    r"(?:[-—–－―~·]{1,2}\s*\d{1,4}\s*[-—–－―~·]{1,2}|第\s*\d{1,4}\s*页(?:\s*[,，/]?\s*共\s*\d{1,4}\s*页)?|"
    r"page\s+\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|\d{1,4}\s*(?:ページ|頁|쪽))",
    re.IGNORECASE,
)
_EDGE_NUMBER = re.compile(r"(\d{1,4})(?:\s*/\s*\d{1,4})?")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that holds words.

    `level` is 0, or the depth of a heading (1 to 6; `BOLD_LEVEL` for a line wholly in bold or ornamented).
    `indent` is in columns (a Chinese character is two). `gap` says what stands before the line: nothing, a
    blank line, the edge of a page or a drawn rule.
    """

    text: str
    level: int = 0
    bullet: bool = False
    indent: int = 0
    gap: str = "none"


def read_lines(raw_text: str) -> list[Line]:
    """Return the lines of `raw_text` that hold words.

    >>> [(line.text, line.level, line.gap) for line in read_lines("## 一、**总则**\\n- 2 -\\n正文")]
    [('一、总则', 2, 'none'), ('正文', 0, 'page')]
    """
    lines: list[Line] = []
    pages = [page.split("\n") for page in _visible(raw_text).split("\f")]
    numbered = _edge_numbers(pages)
    gap = "none"
    for page_index, page in enumerate(pages):
        gap = "page" if page_index else gap
        for line_index, written in enumerate(page):
            text = " ".join(written.split())
            if not text:
                gap = "blank" if gap == "none" else gap
            elif (page_index, line_index) in numbered or _PAGE_NUMBER.fullmatch(_folded(text)):
                gap = "page"
            elif _RULE.fullmatch(text):
                gap = "rule"
            else:
                lines.append(_line(text, indent=_indent(written), gap=gap))
                gap = "none"
    return [line for line in lines if line.text]


def strip_emphasis(text: str) -> str:
    """Return `text` without balanced marks of emphasis; single stars and blanks to fill in stay.

    >>> strip_emphasis("**一是**主动公开*全文，签名____")
    '一是主动公开*全文，签名____'
    """
    for pattern in _EMPHASIS:
        text = pattern.sub(r"\1", text)
    return text


def _line(text: str, *, indent: int, gap: str) -> Line:
    line = Line(text, indent=indent, gap=gap)
    if match := _HEADING.fullmatch(text):
        line = replace(line, text=match.group(2), level=len(match.group(1)))
    elif (
        _BOLD_LINE.fullmatch(text) and len(text) <= MAX_BOLD_HEADING_CHARS and text.strip("*_")[-1] not in "。；;，,"
    ) or (_ORNAMENT.fullmatch(text) and len(text) <= MAX_BOLD_HEADING_CHARS):
        line = replace(line, level=BOLD_LEVEL)
    elif _BULLET.match(text):
        line = replace(line, bullet=True)
    return replace(line, text=strip_emphasis(line.text))


def _visible(raw_text: str) -> str:
    composed = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", raw_text))
    return "".join(c for c in composed if c in "\n\t\f\u200d" or unicodedata.category(c) not in ("Cc", "Cf", "Cs"))


def _indent(written: str) -> int:
    leading = written[: len(written) - len(written.lstrip())]
    return sum({"\t": 4, "\u3000": 2}.get(c, 1) for c in leading)


def _edge_numbers(pages: list[list[str]]) -> set[tuple[int, int]]:
    """Return where bare numbers at the edges of pages count with the pages, on two pages at least."""
    found: dict[int, set[tuple[int, int]]] = {}
    for page_index, page in enumerate(pages if len(pages) > 1 else []):
        filled = [index for index, line in enumerate(page) if line.strip()]
        for index in {filled[0], filled[-1]} if filled else ():
            if match := _EDGE_NUMBER.fullmatch(_folded(page[index].strip())):
                found.setdefault(int(match.group(1)) - page_index, set()).add((page_index, index))
    return set().union(*(places for places in found.values() if len({page for page, _ in places}) > 1))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text) if len(text) <= 30 else text

"""Reads the text layer of a PDF: its lines, where they are indented, and the edges of its pages.

Never recognises pictures of text, and never tries to get round a password.
"""

import io
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from knowledge.documents.errors import UnreadableDocument

MIN_CHARS_PER_PAGE = 10
MAX_UNREADABLE_SHARE = 0.1
MIN_RUNNING_PAGES = 3
_BROKEN = (
    PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError, RecursionError,
    AssertionError, NotImplementedError, ImportError, MemoryError,
)  # fmt: skip
_RADICALS = re.compile(r"[\u2e80-\u2fdf]")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page; `x` is where it begins and `size` the size of its letters, both in points."""

    text: str
    x: float
    size: float


def read_pdf(path: Path, data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text layer of `data`, pages each ended by a form feed, and warnings about pages without one.

    Raises:
        UnreadableDocument: the file is locked or broken, or has no usable text layer.
    """
    pages = _pages(path, data)
    letters = [sum(len("".join(line.text.split())) for line in page) for page in pages]
    text = "".join(f"{page}\n\f" for page in _drop_running_lines([_indented(page, _margin(pages)) for page in pages]))
    if sum(letters) < MIN_CHARS_PER_PAGE * max(1, len(pages)) // 2:
        raise UnreadableDocument(
            path,
            "It has no text layer (a scan or a picture): run text recognition on it, or give a DOCX.",
        )
    if _unreadable_share(text) > MAX_UNREADABLE_SHARE:
        raise UnreadableDocument(
            path,
            "The letters of its text layer cannot be decoded: export it with its fonts, or give a DOCX.",
        )
    empty = [str(number) for number, count in enumerate(letters, start=1) if count < MIN_CHARS_PER_PAGE]
    if not empty:
        return text, ()
    return text, (f"No text on page {', '.join(empty)}: if these are scans, what they say is missing.",)


def _pages(path: Path, data: bytes) -> list[list[_Line]]:
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _locked(path)
        return [_lines(page) for page in reader.pages]
    except _BROKEN as error:
        if b"/Encrypt" in data:
            raise _locked(path) from error
        raise UnreadableDocument(
            path, "It is damaged: open it in a PDF viewer and print it to a new PDF, then give that one."
        ) from error


def _locked(path: Path) -> UnreadableDocument:
    return UnreadableDocument(path, "It is encrypted: remove the password (print it to a new PDF), then give that one.")


def _lines(page: PageObject) -> list[_Line]:
    fragments: list[tuple[str, float, float]] = []

    def visit(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        fragments.append((text, x, abs(size * tm[3] * cm[3]) or size or 1.0))

    page.extract_text(visitor_text=visit)
    lines: list[_Line] = []
    open_line = False
    for text, x, size in fragments:
        for index, part in enumerate(text.split("\n")):
            open_line = open_line and index == 0
            if open_line and part:
                lines[-1] = _Line(lines[-1].text + part, lines[-1].x, lines[-1].size)
            elif part.strip():
                lines.append(_Line(part.lstrip(), x, size))
                open_line = True
    return [_Line(_RADICALS.sub(_unified, line.text), line.x, line.size) for line in lines]


def _unified(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match.group())


def _margin(pages: list[list[_Line]]) -> float:
    """Return where most lines begin, in points from the left."""
    starts = Counter(round(line.x) for page in pages for line in page)
    return float(min((x for x, _ in starts.most_common(1)), default=0))


def _indented(page: list[_Line], margin: float) -> list[str]:
    return [("\u3000" * 2 if line.x - margin > 1.2 * line.size else "") + line.text.rstrip() for line in page]


def _drop_running_lines(pages: list[list[str]]) -> list[str]:
    """Keep a head or foot that runs through the pages on the first only: elsewhere it cuts a sentence."""
    edges = Counter(page[index].strip() for page in pages if len(page) > 2 for index in (0, -1))
    running = {words for words, count in edges.items() if count >= MIN_RUNNING_PAGES and 2 * count > len(pages)}
    seen: set[str] = set()
    kept: list[str] = []
    for page in pages:
        lines = []
        for index, line in enumerate(page):
            words = line.strip()
            at_edge = index in (0, len(page) - 1)
            if not (at_edge and words in running and words in seen):
                lines.append(line)
            if at_edge and words in running:
                seen.add(words)
        kept.append("\n".join(lines))
    return kept


def _unreadable_share(text: str) -> float:
    letters = [c for c in text if not c.isspace()]
    unreadable = sum(c == "\ufffd" or unicodedata.category(c) in ("Co", "Cn", "Cc") for c in letters)
    return unreadable / max(1, len(letters))

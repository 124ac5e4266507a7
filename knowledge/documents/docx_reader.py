"""Reads DOCX: paragraphs with their printed numbers, headings, tables, text boxes and notes, in order.

Never reads what a tracked change struck out, and never opens a packed file that would swell beyond measure.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree

from knowledge.documents.docx_numbering import BULLET, Numbering
from knowledge.documents.errors import UnreadableDocument
from knowledge.documents.tables import rows_as_text

MAX_UNPACKED_BYTES = 300 * 1024 * 1024
MAX_TITLE_CHARS = 60
_DAMAGED = "It is damaged: open it in Word or LibreOffice, save it again as DOCX, and give that one."
_BREAKS = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_SKIPPED = frozenset(
    [
        *map(qn, ("w:del", "w:moveFrom", "w:txbxContent", "w:pPr", "w:rPr", "w:instrText")),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    ]
)


def read_docx(path: Path, data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the words of the document in `data`, and a warning if it holds changes not accepted yet.

    Raises:
        UnreadableDocument: the file is broken, not a document, or packed beyond measure.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(item.file_size for item in archive.infolist()) > MAX_UNPACKED_BYTES:
                raise UnreadableDocument(path, "It would unpack to more than 300 MB: split it into several documents.")
            if "word/document.xml" not in archive.namelist():
                raise UnreadableDocument(path, "It is a packed file but not a DOCX: save it in Word as .docx.")
        document = docx.Document(io.BytesIO(data))
        reader = _Reader(document)
        lines = [line for line in reader.blocks(document.element.body) if line.strip()]
    except (
        zipfile.BadZipFile, PackageNotFoundError, etree.XMLSyntaxError, KeyError, ValueError, AttributeError,
        NotImplementedError, RuntimeError, EOFError, zlib.error,
    ) as error:  # fmt: skip
        raise UnreadableDocument(path, _DAMAGED) from error
    changed = next(document.element.body.iter(qn("w:ins"), qn("w:del")), None) is not None
    warning = "It holds tracked changes: insertions were read as accepted, deletions left out."
    return "\n\n".join(lines), (warning,) if changed else ()


class _Reader:
    """Walks one document once, from its start to its end."""

    def __init__(self, document: WordDocument) -> None:
        self._numbering = Numbering(document)
        self._names = {style.style_id: (style.name or "").lower() for style in document.styles}
        self._has_title = any(
            self._names.get(element.get(qn("w:val")) or "") == "title"
            for element in document.element.body.iter(qn("w:pStyle"))
        )
        self._notes = _notes(document)

    def blocks(self, parent: BaseOxmlElement) -> Iterator[str]:
        """Yield the lines of all paragraphs and tables below `parent`."""
        for child in parent:
            if child.tag == qn("w:p"):
                for box in _text_boxes(child):
                    yield from self.blocks(box)
                yield from self._paragraph(child)
                yield from self._notes_of(child)
            elif child.tag == qn("w:tbl"):
                yield from self._table(child)
            elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")):
                yield from self.blocks(child)

    def _paragraph(self, paragraph: CT_P) -> Iterator[str]:
        first, *rest = _words(paragraph).strip().split("\n")
        label = self._numbering.label(paragraph) if first else ""
        space = " " if label == BULLET or (label and (label[-1].isalnum() or first[:1].isascii())) else ""
        line = f"{label}{space}{first}".strip()
        level = self._level(paragraph)
        if level:
            yield f"{'#' * level} {line}"
        elif line and len(line) <= MAX_TITLE_CHARS and not rest and _is_bold(paragraph):
            yield f"**{line}**"
        else:
            yield line
        yield from rest

    def _level(self, paragraph: CT_P) -> int:
        """Return the depth of a heading by its style, 0 for other paragraphs; a title is above them."""
        style = paragraph.pPr.find(qn("w:pStyle")) if paragraph.pPr is not None else None
        name = self._names.get(style.get(qn("w:val")) or "", "") if style is not None else ""
        if name == "title":
            return 1
        if name.startswith("heading ") and name[8:].isdigit():
            return min(int(name[8:]) + self._has_title, 6)
        return 0

    def _table(self, table: BaseOxmlElement) -> Iterator[str]:
        grid: list[list[str]] = []
        nested = next(table.iterdescendants(qn("w:tbl")), None) is not None
        for row in table.iterchildren(qn("w:tr")):
            cells: list[str] = []
            for cell in row.iterchildren(qn("w:tc")):
                lines = [line for line in self.blocks(cell) if line.strip()]
                if nested:
                    yield from lines
                words = " ".join(line.strip("*") for line in lines)
                if _continues_above(cell) and grid and len(cells) < len(grid[-1]):
                    words = grid[-1][len(cells)]
                cells.extend([words] * _span(cell))
            grid.append(cells)
        if nested:
            return
        if len(grid) < 2 or max(map(len, grid), default=0) < 2:
            yield from (cell for row in grid for cell in dict.fromkeys(row))
        else:
            yield from rows_as_text(grid)

    def _notes_of(self, paragraph: CT_P) -> Iterator[str]:
        for kind in ("footnote", "endnote"):
            for reference in paragraph.iter(qn(f"w:{kind}Reference")):
                if note := self._notes.get((kind, reference.get(qn("w:id")))):
                    yield f"（注：{note}）"


def _words(paragraph: CT_P) -> str:
    parts: list[str] = []
    stack = list(reversed(list(paragraph)))
    while stack:
        element = stack.pop()
        if element.tag in _SKIPPED:
            continue
        if element.tag == qn("w:t"):
            parts.append(element.text or "")
        elif element.tag in _BREAKS:
            parts.append(_BREAKS[element.tag])
        else:
            stack.extend(reversed(list(element)))
    return "".join(parts)


def _text_boxes(paragraph: CT_P) -> Iterator[BaseOxmlElement]:
    fallback = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
    for box in paragraph.iter(qn("w:txbxContent")):
        if not any(ancestor.tag in (fallback, qn("w:txbxContent")) for ancestor in box.iterancestors()):
            yield box


def _is_bold(paragraph: CT_P) -> bool:
    runs = [run for run in paragraph.iter(qn("w:r")) if "".join(t.text or "" for t in run.iter(qn("w:t"))).strip()]
    marks = [run.rPr.find(qn("w:b")) if run.rPr is not None else None for run in runs]
    return bool(runs) and all(mark is not None and mark.get(qn("w:val")) not in ("0", "false") for mark in marks)


def _span(cell: BaseOxmlElement) -> int:
    properties = cell.find(qn("w:tcPr"))
    span = properties.find(qn("w:gridSpan")) if properties is not None else None
    return min(max(int(span.get(qn("w:val"))), 1), 50) if span is not None else 1


def _continues_above(cell: BaseOxmlElement) -> bool:
    properties = cell.find(qn("w:tcPr"))
    merge = properties.find(qn("w:vMerge")) if properties is not None else None
    return merge is not None and merge.get(qn("w:val")) != "restart"


def _notes(document: WordDocument) -> dict[tuple[str, str | None], str]:
    found: dict[tuple[str, str | None], str] = {}
    for relation in document.part.rels.values():
        kind = next((k for k in ("footnote", "endnote") if relation.reltype.endswith(f"/{k}s")), None)
        if kind is None or relation.is_external:
            continue
        root = etree.fromstring(relation.target_part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
        for note in root.iter(qn(f"w:{kind}")):
            words = " ".join("".join(t.text or "" for t in note.iter(qn("w:t"))).split())
            if words:
                found[kind, note.get(qn("w:id"))] = words
    return found

"""Works out the numbers that Word prints before paragraphs but does not keep in their text.

Never changes a document; a list that it does not understand gets no number.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.oxml.xmlchemy import BaseOxmlElement

from knowledge.documents.numerals import to_chinese, to_letter, to_roman

BULLET = "-"
_CHINESE = frozenset(
    [
        "chineseCounting",
        "chineseCountingThousand",
        "chineseLegalSimplified",
        "japaneseCounting",
        "ideographDigital",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
        "koreanDigital2",
    ]
)
_REFERENCE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list: how it counts, what it prints ("第%1条"), where it starts.

    `legal` levels print the numbers of all levels above them in digits.
    """

    form: str
    pattern: str
    start: int
    legal: bool


class Numbering:
    """Counts the numbered paragraphs of one document; call `label` once for each, in order."""

    def __init__(self, document: WordDocument) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._styles = {style.style_id: style.element for style in document.styles if style.element.pPr is not None}
        part = next(
            (rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")),
            None,
        )
        if part is not None:
            self._read(part.element)

    def label(self, paragraph: CT_P) -> str:
        """Return what Word prints before `paragraph` (a `w:p` element): a number, `BULLET` or nothing."""
        number_id, depth = self._reference(paragraph)
        levels = self._levels.get(self._lists.get(number_id, ""), {})
        if depth not in levels or number_id == "0":
            return ""
        level = levels[depth]
        counts = self._counts.setdefault(self._lists[number_id], {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        if level.form == "bullet":
            return BULLET
        if level.form == "none":
            return ""
        return _REFERENCE.sub(
            lambda match: self._written(levels, counts, int(match.group(1)) - 1, level), level.pattern
        )

    def _written(self, levels: dict[int, _Level], counts: dict[int, int], depth: int, current: _Level) -> str:
        other = levels.get(depth, current)
        form = "decimal" if current.legal else other.form
        return _count(counts.get(depth, other.start), form)

    def _reference(self, paragraph: CT_P) -> tuple[str, int]:
        """Return the list and level that a paragraph, or else its style, belongs to."""
        properties = paragraph.pPr
        for source in _with_styles(properties, self._styles):
            numbering = source.find(qn("w:numPr")) if source is not None else None
            if numbering is not None and numbering.find(qn("w:numId")) is not None:
                depth = numbering.find(qn("w:ilvl"))
                return _value(numbering.find(qn("w:numId"))), int(_value(depth)) if depth is not None else 0
        return "", 0

    def _read(self, root: BaseOxmlElement) -> None:
        for abstract in root.findall(qn("w:abstractNum")):
            levels: dict[int, _Level] = {}
            for element in abstract.findall(qn("w:lvl")):
                form, pattern, start = (element.find(qn(f"w:{name}")) for name in ("numFmt", "lvlText", "start"))
                levels[int(element.get(qn("w:ilvl")))] = _Level(
                    _value(form) if form is not None else "decimal",
                    _value(pattern) if pattern is not None else "",
                    int(_value(start)) if start is not None else 1,
                    element.find(qn("w:isLgl")) is not None,
                )
            self._levels[abstract.get(qn("w:abstractNumId"))] = levels
        for number in root.findall(qn("w:num")):
            self._lists[number.get(qn("w:numId"))] = _value(number.find(qn("w:abstractNumId")))


def _with_styles(properties: BaseOxmlElement | None, styles: dict[str, BaseOxmlElement]) -> Iterator[BaseOxmlElement]:
    """Yield the properties of a paragraph and of the styles that it is based on."""
    if properties is None:
        return
    yield properties
    style = properties.find(qn("w:pStyle"))
    seen: set[str] = set()
    while style is not None and (name := _value(style)) in styles and name not in seen:
        seen.add(name)
        yield styles[name].pPr
        style = styles[name].find(qn("w:basedOn"))


def _value(element: BaseOxmlElement) -> str:
    return element.get(qn("w:val")) or ""


def _count(value: int, form: str) -> str:
    if value < 1:
        return str(value)
    if form in _CHINESE:
        return to_chinese(value)
    if form == "decimalEnclosedCircle" and value <= 20:
        return chr(ord("①") + value - 1)
    if form in ("lowerRoman", "upperRoman"):
        return to_roman(value) if form == "upperRoman" else to_roman(value).lower()
    if form in ("lowerLetter", "upperLetter"):
        return to_letter(value) if form == "lowerLetter" else to_letter(value).upper()
    if form == "ganada" and value <= 14:
        return "가나다라마바사아자차카타파하"[value - 1]
    return f"{value:02d}" if form == "decimalZero" else str(value)

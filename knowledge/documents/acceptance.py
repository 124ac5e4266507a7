"""Tells the numbers that paragraphs begin with from what only looks like one, by the text around them.

Never invents a marker: it returns what `markers.find` gives, or leaves it out.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from knowledge.documents import markers
from knowledge.documents.layout import Block
from knowledge.documents.markers import Marker
from knowledge.documents.wrapping import is_terminated

MAX_HEADING_CHARS = 80
PUNCTUATION = re.compile(r"[，。；：！？,;:!?]")


def accepted_markers(blocks: Sequence[Block]) -> list[Marker | None]:
    """Return the marker of each block; what only looks like one is left out."""
    found: list[Marker | None] = []
    article: Marker | None = None
    clause_count = 1
    for block in blocks:
        marker = None if block.bullet else markers.find(block.text)
        heading = len(block.text) <= MAX_HEADING_CHARS and not is_terminated(block.text)
        if marker and marker.kind == "bare":
            if article and marker.value == clause_count + 1:
                clause_count += 1
                marker = replace(marker, kind="clause")
            elif heading and not PUNCTUATION.search(block.text) and marker.number.isdigit():
                marker = replace(marker, kind="arabic")
            else:
                marker = replace(marker, kind="cn") if heading or article else None
        elif marker and marker.kind == "decimal":
            parts = marker.number.replace("．", ".").split(".")
            marker = marker if "0" not in parts and (heading or _continues(marker, found)) else None
        elif marker and marker.kind in ("symbol", "appendix"):
            listed = marker.kind == "appendix" and marker.value is None and re.match(r".{2,4}[：:]\s*\S", block.text)
            marker = marker if heading and not listed else None
        if marker and marker.kind == "one_is" and any(markers.enumerations(block.text)):
            marker = None
        if marker and marker.kind == "article":
            article, clause_count = marker, 1
        elif marker and marker.kind in ("chapter", "appendix"):
            article = None
        found.append(marker)
    return found


def _continues(marker: Marker, found: Sequence[Marker | None]) -> bool:
    """Tell whether a decimal number goes on from one before it: 5.2 after 5.1, or 5.1 after 5."""
    *above, last = marker.number.replace("．", ".").split(".")
    before = {m.number.replace("．", ".") for m in found if m and m.kind in ("decimal", "arabic")}
    expected = ".".join(above) if last == "1" else ".".join([*above, str(int(last) - 1)])
    return expected in before

"""Writes a table as text that can be read and found row by row: the header is repeated in each row.

Never drops a cell that holds words.
"""

import re
from collections.abc import Sequence

_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def rows_as_text(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return one list item per row below the header; empty cells are left out.

    A cell that was merged across columns is given in each of them and written once. A table of one column has
    no header; one of a single row is written as it is.

    >>> rows_as_text([["类别", "年龄"], ["A类", "不限"], ["B类", ""]])
    ['- 类别：A类；年龄：不限', '- 类别：B类']
    """
    filled = [[" ".join(cell.split()) for cell in row] for row in rows if any(cell.strip() for cell in row)]
    if not filled:
        return []
    wide = any(_WIDE.search(cell) for row in filled for cell in row)
    colon, stop = ("：", "；") if wide else (": ", "; ")
    if len(filled) == 1 or max(map(len, filled)) == 1:
        return ["- " + stop.join(_once(row)) for row in filled]
    header, *body = filled
    if len(_once(header)) == 1 and max(map(len, filled)) > 1:
        return [_once(header)[0], *rows_as_text(body)]
    return ["- " + stop.join(_labelled(header, row, colon=colon)) for row in body]


def _labelled(header: Sequence[str], row: Sequence[str], *, colon: str) -> list[str]:
    labels = [*header, *[""] * (len(row) - len(header))]
    cells: list[tuple[str, str]] = []
    for label, cell in zip(labels, row, strict=False):
        if not cell:
            continue
        if cells and cells[-1] == (label, cell):
            continue
        cells.append((label, cell))
    return [f"{label.rstrip('：:')}{colon}{cell}" if label and label != cell else cell for label, cell in cells]


def _once(row: Sequence[str]) -> list[str]:
    return [cell for index, cell in enumerate(row) if cell and (index == 0 or cell != row[index - 1])]

"""What a measurement gives: figures, each with its goal where there is one, and the table they are printed in.

Never judges beyond "met" and "not met", and never fails on a figure.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from rich.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured value. `at_most` or `at_least` is the goal in the same unit, both None where there is none."""

    name: str
    value: float
    unit: str
    at_most: float | None = None
    at_least: float | None = None

    @property
    def verdict(self) -> str:
        """The goal and whether it is met, empty without a goal.

        >>> Figure(name="p95", value=12.0, unit="ms", at_most=20.0).verdict
        'at most 20 ms: met'
        """
        if self.at_most is not None:
            return self._against(self.at_most, word="at most", met=self.value <= self.at_most)
        if self.at_least is not None:
            return self._against(self.at_least, word="at least", met=self.value >= self.at_least)
        return ""

    def _against(self, goal: float, *, word: str, met: bool) -> str:
        return f"{word} {goal:g} {self.unit}".rstrip() + (": met" if met else ": not met")


def percentiles(name: str, times_ms: Sequence[float], *, p95_at_most: float | None = None) -> list[Figure]:
    """Return p50 and p95 of `times_ms` as figures."""
    p50, p95 = (float(value) for value in np.percentile(times_ms, [50, 95]))
    return [
        Figure(name=f"{name}, p50", value=p50, unit="ms"),
        Figure(name=f"{name}, p95", value=p95, unit="ms", at_most=p95_at_most),
    ]


def figure_table(title: str, figures: Sequence[Figure]) -> Table:
    """Return the figures as a table."""
    table = Table("figure", "value", "goal", title=title, title_justify="left")
    table.columns[1].justify = "right"
    for figure in figures:
        table.add_row(figure.name, f"{figure.value:,.2f} {figure.unit}".rstrip(), figure.verdict)
    return table

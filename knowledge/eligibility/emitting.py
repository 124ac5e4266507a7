"""Puts together the source of a function, line by line.

Never knows what the lines mean.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager


class Block:
    """The body of a function that is being written."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._depth = 1
        self._names = 0

    def add(self, line: str) -> None:
        """Add a line at the present depth."""
        self.lines.append("    " * self._depth + line)

    def new(self) -> str:
        """Return a variable's name that was not used yet."""
        self._names += 1
        return f"v{self._names}"

    @contextmanager
    def deeper(self) -> Iterator[None]:
        """Add lines one level deeper."""
        self._depth += 1
        yield
        self._depth -= 1

    @contextmanager
    def nested(self) -> Iterator[ExitStack]:
        """Collect levels that all end together."""
        with ExitStack() as levels:
            yield levels


def band_tree(block: Block, name: str, bands: Sequence[tuple[float, float]], *, first: str) -> None:
    """Add the points of the band that the variable `name` is in to `sure`, by halving the bands.

    `first` is the keyword of the first line: "if", or "elif" after another case.
    """
    if len(bands) <= 2:
        _linear(block, name, bands, first=first)
        return
    middle = len(bands) // 2
    block.add(f"{first} {name} >= {bands[middle][0]!r}:")
    with block.deeper():
        rest = bands[middle + 1 :]
        if rest:
            _linear_or_tree(block, name, bands[middle:])
        else:
            block.add(f"sure += {bands[middle][1]!r}")
    block.add("else:")
    with block.deeper():
        _linear_or_tree(block, name, bands[:middle])


def _linear_or_tree(block: Block, name: str, bands: Sequence[tuple[float, float]]) -> None:
    """Like `band_tree` where the value is known to be at least at the first band, or below the next one."""
    band_tree(block, name, bands, first="if")


def _linear(block: Block, name: str, bands: Sequence[tuple[float, float]], *, first: str) -> None:
    for keyword, (start, points) in zip((first, *["elif"] * len(bands)), reversed(bands), strict=False):
        block.add(f"{keyword} {name} >= {start!r}: sure += {points!r}")

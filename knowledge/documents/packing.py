"""Merges what is too short to be found or read alone with its neighbour in the same section.

Never merges across a letterhead, a signature or a closing, and never beyond the longest allowed clause.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.documents.cutting import MAX_CHARS

MIN_CHARS = 40
GROUP_CHARS = 600


@dataclass(frozen=True, slots=True)
class Passage:
    """A clause in the making: the bounds of its text, its number and path.

    `own` is the last part of its number. `small` items of a list are grouped; a `loose` heading goes to what
    follows; a `closed` one is a headed section that stands alone however short; a `fixed` one is not even
    given a heading.
    """

    start: int
    end: int
    number: str | None
    path: tuple[str, ...] = ()
    own: str | None = None
    small: bool = False
    loose: bool = False
    closed: bool = False
    fixed: bool = False

    @property
    def size(self) -> int:
        """Return the length in characters."""
        return self.end - self.start


def pack(passages: Sequence[Passage]) -> list[Passage]:
    """Return the passages of one section with headings, list items and scraps merged.

    >>> [p.size for p in pack([Passage(0, 9, "1", loose=True), Passage(10, 99, "1"), Passage(100, 130, "1")])]
    [130]
    """
    return _merge_scraps(_group(_attach_headings(passages)))


def _attach_headings(passages: Sequence[Passage]) -> list[Passage]:
    done: list[Passage] = []
    for passage in passages:
        if done and done[-1].loose and not passage.fixed:
            done[-1] = replace(passage, start=done[-1].start)
        else:
            done.append(passage)
    return done


def _group(passages: Sequence[Passage]) -> list[Passage]:
    done: list[Passage] = []
    for passage in passages:
        if done and done[-1].small and passage.small and passage.end - done[-1].start <= GROUP_CHARS:
            done[-1] = replace(merged(done[-1], passage), small=True)
        else:
            done.append(passage)
    return done


def _merge_scraps(passages: Sequence[Passage]) -> list[Passage]:
    done = list(passages)
    index = 0
    while index < len(done):
        if done[index].size >= MIN_CHARS or not _is_open(done[index]):
            index += 1
            continue
        around = [i for i in (index - 1, index + 1) if 0 <= i < len(done) and _can_take(done[i], done[index])]
        if not around:
            index += 1
            continue
        other = min(around, key=lambda i: done[i].size)
        first, second = sorted((index, other))
        done[first : second + 1] = [merged(done[first], done[second])]
        index = first
    return done


def _can_take(neighbour: Passage, scrap: Passage) -> bool:
    size = max(neighbour.end, scrap.end) - min(neighbour.start, scrap.start)
    return _is_open(neighbour) and size <= MAX_CHARS


def _is_open(passage: Passage) -> bool:
    return not (passage.fixed or passage.loose or passage.closed)


def merged(first: Passage, second: Passage) -> Passage:
    """Return two neighbours as one, with the part of the path that they share and a number from … to."""
    shared = []
    for one, other in zip(first.path, second.path, strict=False):
        if one != other:
            break
        shared.append(one)
    number, own = first.number or second.number, second.own or first.own
    if first.number and second.number and first.number != second.number and own:
        number = f"{first.number.split('–')[0]}–{own}"
    return Passage(first.start, second.end, number, tuple(shared), own=own)

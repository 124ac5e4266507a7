"""The logic of what is possible: sets of no, borderline and yes, kept as bits.

Never takes a missing fact for a no: a condition of which everything is known is one of the three; with facts missing it
is the set of what it still can be. `all` is as good as its worst part and `any` as its best, for every way in which the
parts can turn out.
"""

from collections.abc import Iterable
from itertools import product

NO, BORDERLINE, YES = 1, 2, 4
OPEN = NO | YES
LEVELS = (NO, BORDERLINE, YES)


def _combine(left: int, right: int, *, worst: bool) -> int:
    choose = min if worst else max
    return sum({choose(a, b) for a, b in product(LEVELS, LEVELS) if a & left and b & right})


def _first(mask: int, rest: int, table: tuple[int, ...], held: int) -> int:
    borderline = table[BORDERLINE << 3 | rest] if mask & BORDERLINE else 0
    return (held if mask & YES else 0) | borderline | (rest if mask & NO else 0)


# [left << 3 | right]; row and column 0 (nothing possible) do not occur.
ALL: tuple[int, ...] = tuple(_combine(left, right, worst=True) for left in range(8) for right in range(8))
ANY: tuple[int, ...] = tuple(_combine(left, right, worst=False) for left in range(8) for right in range(8))
NOT: tuple[int, ...] = tuple(
    (YES if mask & NO else 0) | (mask & BORDERLINE) | (NO if mask & YES else 0) for mask in range(8)
)
IN_PRINCIPLE: tuple[int, ...] = tuple((mask & ~NO) | BORDERLINE if mask & NO else mask for mask in range(8))
UNCLEAR: tuple[int, ...] = tuple((mask & ~YES) | BORDERLINE if mask & YES else mask for mask in range(8))
# What is unknown is taken to hold, and what is known counts: the best that is still possible.
ASSUMED: tuple[int, ...] = tuple(next((one for one in (YES, BORDERLINE, NO) if one & mask), 0) for mask in range(8))
# What the verdict can be by an outcome that qualifies (or one that does not) and, where it does not hold, by the rest.
FIRST: tuple[int, ...] = tuple(_first(mask, rest, ANY, YES) for mask in range(8) for rest in range(8))
FIRST_NOT: tuple[int, ...] = tuple(_first(mask, rest, ALL, NO) for mask in range(8) for rest in range(8))


def all_of(masks: Iterable[int]) -> int:
    """Return what "all of these hold" can be."""
    result = YES
    for mask in masks:
        result = ALL[result << 3 | mask]
    return result


def any_of(masks: Iterable[int]) -> int:
    """Return what "one of these holds" can be."""
    result = NO
    for mask in masks:
        result = ANY[result << 3 | mask]
    return result


def n_of(masks: Iterable[int], n: int) -> int:
    """Return what "at least n of these hold" can be: the n-th best of the parts, in every way they can turn out."""
    return sum({YES if yes >= n else BORDERLINE if sure >= n else NO for yes, sure in counts(masks)})


def counts(masks: Iterable[int]) -> set[tuple[int, int]]:
    """Return how many are yes, and how many yes or borderline, in every way they can turn out."""
    reached = {(0, 0)}
    for mask in masks:
        reached = {
            (yes + (level == YES), sure + (level >= BORDERLINE))
            for yes, sure in reached
            for level in LEVELS
            if level & mask
        }
    return reached

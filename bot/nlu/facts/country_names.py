"""Names of countries and words for their people, by which the finders know them, with their ISO codes.

Never decides whose country it is.
"""

import re

from bot.nlu.facts.countries import TABLE
from bot.nlu.folding import fold


def _codes() -> tuple[dict[str, str], dict[str, str], set[str]]:
    """Return the names of countries, the words for their people (both folded, to codes), and the starred ones."""
    countries: dict[str, str] = {}
    people: dict[str, str] = {}
    starred: set[str] = set()
    for row in TABLE.strip().splitlines():
        code, *cells = (cell.strip() for cell in row.split("|"))
        for column, cell in enumerate(cells):
            for name in cell.split(","):
                folded = fold(name.strip().rstrip("*"))
                (people if column == 2 else countries)[folded] = code
                if name.strip().endswith("*"):
                    starred.add(folded)
    return countries, people, starred


COUNTRIES, PEOPLE, STARRED = _codes()


def either(names: dict[str, str], *, ascii_only: bool) -> str:
    """Return a pattern of the names in Latin letters, or of all the others, the longest first."""
    chosen = [name for name in names if name.isascii() == ascii_only or (ascii_only and name == "türkiye")]
    return "|".join(re.escape(name) for name in sorted(chosen, key=len, reverse=True))

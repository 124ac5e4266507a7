"""What a search returns.

Never holds anything that is not shown or decided by: ranking details stay in the engine.
"""

from dataclasses import dataclass
from typing import Literal

from knowledge.model import Card, Clause, Source
from knowledge.search.gate import Zone


@dataclass(frozen=True, slots=True)
class Hit:
    """A card or a clause that may answer. `confidence` is 0 to 1; `section` the card's section that fits best.

    `language` is that of the text shown; where it differs from the question's, the hit was matched across languages.
    """

    id: str
    kind: Literal["card", "passage"]
    title: str
    snippet: str
    confidence: float
    language: str
    programmes: tuple[str, ...]
    sources: tuple[Source, ...]
    card: Card | None = None
    clause: Clause | None = None
    section: int | None = None


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Hits, best first, and what may be done with the best one.

    `outside` says that the question is clearly about something the store holds nothing on.
    """

    zone: Zone
    hits: tuple[Hit, ...]
    outside: bool = False

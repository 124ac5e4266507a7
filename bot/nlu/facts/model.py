"""What the fact finders read and what they find: a folded message with its quantities, and facts with offsets.

Never knows a rule of a policy; a fact is what the visitor wrote about a person, not what it is worth.
"""

from dataclasses import dataclass, field, replace
from typing import Literal

from bot.nlu.facts.numbers import Quantity, find_quantities
from bot.nlu.folding import fold

Strength = Literal["bare", "plain", "own"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A message prepared for the finders. `folded` has the length of `text`; `language` None means unknown."""

    text: str
    folded: str
    language: str | None
    quantities: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing said about the person, found at `text[start:end]`.

    `value` is JSON-able. `strength` says how far the words alone make it a statement about the person: `own`
    ("my permit expires in 20 days"), `plain` ("5 years of experience"), or `bare` ("Japan"), which tells
    something only when the whole message is an answer. `extra` are further keys of the entity.
    """

    name: str
    value: object
    start: int
    end: int
    strength: Strength = "plain"
    extra: dict[str, object] = field(default_factory=dict)

    def negated(self) -> "Fact | None":
        """Return what is left of it under a "not": yes becomes no, anything else says nothing."""
        return replace(self, value=False) if self.value is True else None


def read(text: str, language: str | None) -> Reading:
    """Return `text` folded, with the quantities in it."""
    folded = fold(text)
    return Reading(text=text, folded=folded, language=language, quantities=find_quantities(folded))

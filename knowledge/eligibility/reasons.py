"""What an evaluation finds: what a programme comes to, and the reasons for it as a tree.

Never finds anything itself; `evaluation` does.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from knowledge.eligibility.binding import Bound
from knowledge.eligibility.model import Condition, PointsItem, Version
from knowledge.eligibility.points import Points
from knowledge.eligibility.profile import Answer


@dataclass(slots=True, kw_only=True, eq=False)  # not frozen: a check makes hundreds, and frozen ones take twice as long
class Reason:
    """Why something is as it is: a condition or points item, what it can be, and the reasons below it. Never changed.

    Equal only to itself, so that what follows from it can be kept: where `nothing_known`, it is the same for everybody.

    `mask` is a set of NO, BORDERLINE and YES; 0 for points items, which have `points` instead. `bare` is what it would
    be without what softens it. `marks` are out of waived, assumed, borderline, in_principle, award. `target` is the
    programme that a reference points to as a whole.
    """

    of: Condition | PointsItem
    version: Version
    mask: int = 0
    bare: int = 0
    points: Points | None = None
    fact: str = ""
    answer: Answer | None = None
    marks: tuple[str, ...] = ()
    children: tuple["Reason", ...] = ()
    target: "Evaluation | None" = None
    nothing_known: bool = False

    def walk(self) -> Iterator["Reason"]:
        """Yield this reason and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Evaluation:
    """What came out for one programme. Equal only to itself, as a reason is.

    `outcomes` are those still possible, first first; `tree` has the conditions (or outcomes) and `points` the items.
    """

    bound: Bound
    mask: int
    outcomes: tuple[str, ...]
    points: Points | None
    tree: tuple[Reason, ...]
    items: tuple[Reason, ...]
    assumed: tuple[Reason, ...]
    nothing_known: bool = False


@dataclass(frozen=True, slots=True)
class NothingKnown:
    """What comes out for everybody of whom nothing is known that it depends on; added to where it is first found."""

    reasons: dict[Condition, Reason] = field(default_factory=dict)
    evaluations: dict[Bound, Evaluation] = field(default_factory=dict)

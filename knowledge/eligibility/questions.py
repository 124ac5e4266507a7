"""Chooses the next question: the one whose answer can decide most of the programmes asked about together.

Never asks what can change nothing any more. What is sensitive comes last, and what few people can say yes to comes
after what most can: a quick yes that nobody gives decides nothing. Among equals the one that is easiest to answer comes
first, then the one that brings most of them nearer, then the order of the facts file: what an owner wrote first is
asked first.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from knowledge.eligibility.binding import Bound
from knowledge.eligibility.hypotheses import Hypotheses
from knowledge.eligibility.kleene import BORDERLINE, NO, YES
from knowledge.eligibility.model import Fact
from knowledge.eligibility.profile import Answers, Profile

_DECIDED = (NO, BORDERLINE, YES)
_Rank = tuple[bool, bool, int, int, float, int]  # sensitive, rare, decides (negative), effort, nearer (negative), place


@dataclass(frozen=True, slots=True)
class Question:
    """The fact to ask for; an answer can decide `decides` of the `open` programmes."""

    fact: str
    decides: int
    open: int


class Questions:
    """Chooses questions over one edition of the rules."""

    def __init__(self, hypotheses: Hypotheses, *, facts: Mapping[str, Fact]) -> None:
        self._hypotheses = hypotheses
        self._facts = facts
        self._places = {fact: place for place, fact in enumerate(facts)}

    def next(self, open_: Sequence[tuple[Bound, set[str]]], profile: Profile, answers: Answers) -> Question | None:
        """Return the next question, or None where nothing that can be asked is left.

        Args:
            open_: the programmes that are not decided, each with the facts that can still change it.
            profile: what was answered; what is not known or was given as a range is not asked again.
            answers: all that follows from it on the day asked about.
        """
        best: tuple[_Rank, Question] | None = None
        for hoped, fact in sorted(self._candidates(open_, profile)):
            if best is not None and best[0] <= hoped:
                break  # nothing that follows can be better
            decides = self._decides(fact, open_, answers)
            rank = _deciding(hoped, decides)
            if best is None or rank < best[0]:
                best = rank, Question(fact, decides, len(open_))
        return best[1] if best else None

    def _candidates(self, open_: Sequence[tuple[Bound, set[str]]], profile: Profile) -> Iterator[tuple[_Rank, str]]:
        """Yield the facts that can be asked, each with the best rank it can have: as if it decided all it bears on."""
        shares: dict[str, list[float]] = {}  # of each programme that a fact bears on, as far as it brings it nearer
        for _, missing in open_:
            for fact in missing:
                shares.setdefault(fact, []).append(1 / len(missing))
        for id_, nearer in shares.items():
            known = self._facts[id_]
            if self._can_ask(known, profile):
                rank = (
                    known.sensitive,
                    known.rare,
                    -len(nearer),
                    known.effort,
                    -round(sum(nearer), 9),
                    self._places[id_],
                )
                yield rank, id_

    def _can_ask(self, fact: Fact, profile: Profile) -> bool:
        source = fact.derived.source if fact.derived else ""
        answered = fact.id in profile.answers or fact.id in profile.dont_know or source in profile.answers
        return fact.asked and not answered

    def _decides(self, fact: str, open_: Sequence[tuple[Bound, set[str]]], answers: Answers) -> int:
        """Return how many of the programmes an answer can decide."""
        return sum(
            any(
                self._hypotheses.check(bound, {**answers, fact: value})[0] in _DECIDED
                for value in self._hypotheses.values(bound, fact)
            )
            for bound, missing in open_
            if fact in missing
        )


def _deciding(rank: _Rank, decides: int) -> _Rank:
    """Return `rank` for a fact that can decide this many programmes."""
    return (*rank[:2], -decides, *rank[3:])

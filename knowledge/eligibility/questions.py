"""Chooses the next question: the one whose answer decides most of the programmes asked about together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.eligibility.binding import Bound
from knowledge.eligibility.hypotheses import Hypotheses
from knowledge.eligibility.kleene import BORDERLINE, NO, YES
from knowledge.eligibility.model import Fact
from knowledge.eligibility.profile import Answers, Profile

_VALUES_AT_MOST = 6  # tried for each fact and programme
_DECIDED = (NO, BORDERLINE, YES)
_BEARS_ON = 0.2  # of what a deciding answer counts is what an answer counts that only brings a programme nearer


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

    def next(
        self, open_: Sequence[tuple[Bound, set[str]]], profile: Profile, answers: Answers, *, day: date
    ) -> Question | None:
        """Return the next question, or None where nothing that can be asked is left.

        Args:
            open_: the programmes that are not decided, each with the facts that can still change it.
            profile: what was answered; what is not known or was given as a range is not asked again.
            answers: all that follows from it on `day`.
            day: the day asked about.
        """
        candidates = sorted({fact for _, missing in open_ for fact in missing if self._can_ask(fact, profile)})
        best: tuple[tuple[bool, float, int], Question] | None = None
        for place, fact in enumerate(candidates):
            share, decides = self._weigh(fact, open_, answers, day=day)
            known = self._facts[fact]
            rank = (known.sensitive, -share, known.effort * 1000 + place)
            if best is None or rank < best[0]:
                best = rank, Question(fact, decides, len(open_))
        return best[1] if best else None

    def _can_ask(self, fact: str, profile: Profile) -> bool:
        known = self._facts[fact]
        source = known.derived.source if known.derived else ""
        asked = fact in profile.answers or fact in profile.dont_know or source in profile.answers
        return known.asked and not asked

    def _weigh(
        self, fact: str, open_: Sequence[tuple[Bound, set[str]]], answers: Answers, *, day: date
    ) -> tuple[float, int]:
        """Return how much an answer decides, summed over the programmes, and how many it can decide."""
        share, decides = 0.0, 0
        for bound, missing in open_:
            if fact not in missing:
                continue
            values = self._hypotheses.values(bound, fact, day=day)
            step = max(1, len(values) // _VALUES_AT_MOST)
            tried = values[::step]
            decided = sum(
                self._hypotheses.check(bound, {**answers, fact: value}, day=day)[0] in _DECIDED for value in tried
            )
            share += decided / len(tried) + _BEARS_ON / len(missing)
            decides += decided > 0
        return round(share, 9), decides

"""Checks a person against programmes: verdicts with reasons, what would change them, and the next question.

One engine serves one edition of the rules; `service` puts a new one in its place. Never words anything.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial

from knowledge.eligibility.binding import Binder, Bound
from knowledge.eligibility.changes import Change, Changes
from knowledge.eligibility.cliffs import Cliff, Cliffs
from knowledge.eligibility.hypotheses import Hypotheses
from knowledge.eligibility.located import suggestion
from knowledge.eligibility.model import Programme, RuleSet
from knowledge.eligibility.profile import Profile
from knowledge.eligibility.questions import Question, Questions
from knowledge.eligibility.reasons import Evaluation
from knowledge.eligibility.relevance import missing_facts, outcome_facts
from knowledge.eligibility.testing import verdict_of
from knowledge.errors import UnknownProgramme


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came out for one programme; `evaluation` is None where no rule is on file for the day.

    `missing` are the facts that can still change the verdict.
    """

    programme: Programme
    verdict: str
    evaluation: Evaluation | None
    missing: list[str] = field(default_factory=list)
    changes: Sequence[Change] = ()
    cliffs: Sequence[Cliff] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """The results for all programmes asked about, and the next question (None: nothing left to ask)."""

    as_of: date
    rules_version: str
    profile: Profile
    results: tuple[Result, ...]
    next_question: Question | None


class Eligibility:
    """The rules of one edition, ready to be asked."""

    def __init__(self, rules: RuleSet) -> None:
        self.rules = rules
        self._binder = Binder(rules)
        self.hypotheses = Hypotheses(rules.facts)
        self._changes = Changes(self.hypotheses, facts=rules.facts)
        self._cliffs = Cliffs(self.hypotheses, binder=self._binder, facts=rules.facts)
        self._questions = Questions(self.hypotheses, facts=rules.facts)

    def prepare(self, as_of: date) -> None:
        """Make what is the same for everybody and checks for a day need, by its rules and by those to come.

        What was not prepared is made when it is first needed, and somebody waits for it.
        """
        for id_ in self.rules.programmes:
            bound = self.bound(id_, as_of)
            if bound is not None:
                self.hypotheses.prepare(bound)
                self._cliffs.prepare(bound, day=as_of)

    def check(
        self, profile: Profile, *, programmes: Iterable[str] | None = None, as_of: date, explain: bool = True
    ) -> Check:
        """Return verdicts and the next question.

        Args:
            profile: what is known of the person.
            programmes: ids to check; all where None.
            as_of: the day that the rules and all counted facts are taken on.
            explain: whether to look for changes and dates to come, too.

        Raises:
            UnknownProgramme: there are no rules for one of `programmes`.
        """
        wanted = list(dict.fromkeys(programmes)) if programmes is not None else list(self.rules.programmes)
        for id_ in wanted:
            if id_ not in self.rules.programmes:
                raise UnknownProgramme(f"there are no rules for '{id_}'{suggestion(id_, self.rules.programmes)}")
        known_on = cache(partial(profile.on, facts=self.rules.facts))
        answers = known_on(as_of)
        evaluator = self.hypotheses.evaluator(answers)
        results = []
        open_, unsettled = [], []
        for id_ in wanted:
            bound = self.bound(id_, as_of)
            if bound is None:
                results.append(Result(programme=self.rules.programmes[id_], verdict="no_rule", evaluation=None))
                continue
            evaluation = evaluator.evaluate(bound)
            verdict = verdict_of(evaluation.mask)
            missing = missing_facts(evaluation)
            if missing:
                open_.append((bound, missing))
            elif unsure := outcome_facts(evaluation):
                unsettled.append((bound, unsure))
            decided_against = verdict in ("does_not_qualify", "borderline")
            results.append(
                Result(
                    programme=bound.programme,
                    verdict=verdict,
                    evaluation=evaluation,
                    missing=sorted(missing),
                    changes=self._changes.find(bound, answers, evaluator) if explain and decided_against else (),
                    cliffs=self._cliffs.find(bound, profile, known_on, evaluator, day=as_of) if explain else (),
                )
            )
        question = self._questions.next(open_, profile, answers)
        if question is None:  # it is known who qualifies, not yet as what
            question = self._questions.next(unsettled, profile, answers)
        return Check(
            as_of=as_of,
            rules_version=self.rules.version,
            profile=profile,
            results=tuple(results),
            next_question=question,
        )

    def bound(self, programme: str, day: date) -> Bound | None:
        """Return the rules of a programme on `day`; None where none is on file."""
        return self._binder.bind(programme, day)

"""Runs the tests that stand in rule files, and says what differs from what they expect.

Never changes what is expected, and never stops at the first difference.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from knowledge.eligibility.binding import Binder
from knowledge.eligibility.evaluation import Evaluator
from knowledge.eligibility.kleene import BORDERLINE, NO, YES
from knowledge.eligibility.located import Problems
from knowledge.eligibility.model import PointsItem, Programme, RuleSet, RuleTest, Version
from knowledge.eligibility.profile import read_profile
from knowledge.eligibility.reasons import Evaluation, Reason
from knowledge.eligibility.relevance import missing_facts
from knowledge.errors import InvalidFacts

VERDICTS = {YES: "qualifies", NO: "does_not_qualify"}
STATES = {YES: "met", NO: "not_met"}


def verdict_of(mask: int) -> str:
    """Return the verdict for what can come out.

    Borderline only where a plain no cannot come out: otherwise what is missing decides first, and it is open.
    """
    if mask in VERDICTS:
        return VERDICTS[mask]
    return "borderline" if mask & BORDERLINE and not mask & NO else "open"


def state_of(reason: Reason) -> str:
    """Return the state of one condition, as it is shown."""
    if "waived" in reason.marks or ("assumed" in reason.marks and reason.mask & YES):
        return "waived" if "waived" in reason.marks else "assumed"
    if reason.mask in STATES:
        return STATES[reason.mask]
    return "borderline" if reason.mask & BORDERLINE and not reason.mask & NO else "unknown"


@dataclass(frozen=True)
class Run:
    """One test that was run: what came out (None: no rule on file), and what differed."""

    test: RuleTest
    evaluation: Evaluation | None
    differences: tuple[str, ...]


def run_tests(programme: Programme, rules: RuleSet, *, binder: Binder | None = None) -> Iterator[Run]:
    """Yield the run of every test of a programme."""
    binder = binder or Binder(rules)
    for test in programme.tests:
        yield _run(test, programme, rules, binder)


def check_tests(rules: RuleSet, problems: Problems, *, only: Collection[str] | None = None) -> None:
    """Report every test that does not come out as expected, of the programmes in `only` (None: of all)."""
    binder = Binder(rules)
    for programme in rules.programmes.values():
        if only is not None and programme.id not in only:
            continue
        for run in run_tests(programme, rules, binder=binder):
            for difference in run.differences:
                problems.add(f"{programme.id}.yml", (run.test.line, 3), f"the test '{run.test.name}': {difference}")


def _run(test: RuleTest, programme: Programme, rules: RuleSet, binder: Binder) -> Run:
    try:
        profile = read_profile(test.facts, facts=rules.facts)
    except InvalidFacts as error:
        return Run(test, None, tuple(error.problems.values()))
    bound = binder.bind(programme.id, test.as_of)
    if bound is None:
        wanted = test.expect.get("verdict")
        return Run(test, None, () if wanted == "no_rule" else (f"no version is in force on {test.as_of}",))
    answers = profile.on(test.as_of, facts=rules.facts)
    evaluation = Evaluator(answers, facts=rules.facts).evaluate(bound)
    return Run(test, evaluation, tuple(_differences(test.expect, evaluation)))


def _differences(expect: Mapping[str, Any], found: Evaluation) -> Iterator[str]:
    for key, wanted in expect.items():
        match key:
            case "verdict":
                actual: Any = verdict_of(found.mask)
            case "outcome":
                actual = found.outcomes[0] if len(found.outcomes) == 1 else None
            case "points":
                points = found.points
                ends = [] if points is None else [points.low, points.high]
                actual = ends[0] if ends and ends[0] == ends[1] and not isinstance(wanted, list) else ends
            case "missing":
                actual, wanted = sorted(missing_facts(found)), sorted(wanted)
            case "flags":
                actual, wanted = sorted(flags_of(found)), sorted(wanted)
            case _:
                yield from _condition_differences(wanted, found)
                continue
        if actual != wanted:
            yield f"{key} is {_shown(actual)}, expected {_shown(wanted)}"


def _condition_differences(wanted: Mapping[str, str], found: Evaluation) -> Iterator[str]:
    own = found.bound.version  # the programmes referred to may use the same ids
    reasons = [reason for top in (*found.tree, *found.assumed) for reason in top.walk()]
    states = {r.of.id: state_of(r) for r in reasons if r.of.id}
    states.update({r.of.id: state_of(r) for r in reasons if r.version is own and r.of.id})
    for id_, state in wanted.items():
        if id_ not in states:
            yield f"there is no condition '{id_}'"
        elif states[id_] != state:
            yield f"the condition '{id_}' is {states[id_]}, expected {state}"


def flags_of(found: Evaluation) -> tuple[str, ...]:
    """Return the flags of a verdict: the status of its version, and of those of other programmes that it rests on.

    A yes that holds without a version of doubtful status has no flag of it.
    """
    flags = [found.bound.version.status]
    if found.mask in (YES, BORDERLINE):
        flags += sorted(_borrowed(found.tree[0], found.bound.version, found.mask))
    return tuple(dict.fromkeys(flag for flag in flags if flag))


def _borrowed(reason: Reason, own: Version, mask: int) -> set[str]:
    """Return the status of every other version without which `reason` would not be what it is."""
    status = {reason.version.status} if reason.version is not own and reason.version.status else set()
    bearing = [child for child in reason.children if child.mask == mask]
    below = [_borrowed(child, own, mask) for child in bearing]
    any_of = not isinstance(reason.of, PointsItem) and reason.of.kind == "any"
    if any_of and below:
        return status | (min(below, key=len) if not all(below) else set().union(*below))
    return status.union(*below)


def _shown(value: object) -> str:
    return str(value).lower() if value is None or isinstance(value, bool) else f"{value}".replace("'", "")

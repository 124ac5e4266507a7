"""Says which conditions, rows and outcomes of a programme no test of it reaches.

Never runs a test itself, and leaves out what nothing can reach.
"""

from collections.abc import Iterator, Mapping, Sequence

from knowledge.eligibility.evaluation import Evaluator
from knowledge.eligibility.kleene import BORDERLINE, NO
from knowledge.eligibility.model import Fact, PointsItem, Programme, Version
from knowledge.eligibility.profile import Exact
from knowledge.eligibility.reasons import Evaluation, Reason
from knowledge.eligibility.testing import Run, state_of


def not_reached(programme: Programme, runs: Sequence[Run], *, facts: Mapping[str, Fact]) -> list[str]:
    """Return what the runs of the tests did not reach, as `version: what`; what nothing can reach is left out."""
    found = []
    for version in programme.versions:
        evaluations = [
            run.evaluation for run in runs if run.evaluation and run.evaluation.bound.version.id == version.id
        ]
        if not evaluations:
            found.append(f"{version.id}: no test")
            continue
        found += [f"{version.id}: {what}" for what in _version(version, evaluations, facts)]
    return found


def _version(version: Version, evaluations: Sequence[Evaluation], facts: Mapping[str, Fact]) -> Iterator[str]:
    unknown = Evaluator({}, facts=facts).evaluate(evaluations[0].bound)
    reached = {one.outcomes[0] for one in evaluations if len(one.outcomes) == 1 or one.mask == BORDERLINE}
    for outcome in version.outcomes:
        possible = outcome.id in unknown.outcomes and (outcome.qualifies or unknown.mask & NO)
        if possible and outcome.id not in reached:
            yield f"outcome {outcome.id}"
    decided: dict[str, set[str]] = {}
    for evaluation in evaluations:
        for reason in (one for top in evaluation.tree for one in top.walk()):
            if reason.mask and reason.of.id and reason.version is evaluation.bound.version:
                decided.setdefault(reason.of.id, set()).add(state_of(reason))
    for id_, states in decided.items():
        if not states - {"unknown"}:
            yield f"condition {id_}: never decided"
    for item in version.points:
        reasons = [one for evaluation in evaluations for one in evaluation.items if one.of.id == item.id]
        yield from (f"{item.id}: {row}" for row in _rows(item, reasons))


def _rows(item: PointsItem, reasons: Sequence[Reason]) -> Iterator[str]:
    exact = [one.answer for one in reasons if isinstance(one.answer, bool | int | float | str)]
    for number, (start, _) in enumerate(item.bands):
        end = item.bands[number + 1][0] if number + 1 < len(item.bands) else float("inf")
        if not any(_number(value) >= start and _number(value) < end for value in exact):
            yield f"band from {start:g}"
    for option in item.choice or {}:
        if option not in {str(value).lower() if isinstance(value, bool) else value for value in exact}:
            yield f"option {option}"
    for number in range(len(item.rows)):
        if not any(_first(one) == number for one in reasons):
            yield f"row {number + 1}"


def _first(reason: Reason) -> int | None:
    """Return the row that gave the points; None where none did for certain."""
    for number, row in enumerate(reason.children):
        if row.mask != NO:
            return number if not row.mask & NO else None
    return None


def _number(value: Exact) -> float:
    return float(value)

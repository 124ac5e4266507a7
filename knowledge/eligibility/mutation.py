"""Plants one change at a time into the rules of a programme and looks whether one of its tests notices.

Never changes a file. What no test notices could be wrong without anybody seeing it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from knowledge.eligibility.binding import bind_values
from knowledge.eligibility.comparing import limits_of, state
from knowledge.eligibility.domains import samples
from knowledge.eligibility.model import (
    Comparison,
    Condition,
    Fact,
    Multiple,
    Outcome,
    PointsItem,
    Programme,
    RuleSet,
    Version,
)
from knowledge.eligibility.testing import run_tests

_STRICT = {"at_least": "above", "at_most": "below", "above": "at_least", "below": "at_most"}


@dataclass(frozen=True)
class Mutant:
    """A programme with one change; `what` names it: where, and what was changed."""

    what: str
    programme: Programme


def survivors(programme: Programme, rules: RuleSet) -> tuple[int, list[str]]:
    """Return how many changes were planted, and those that no test of the programme noticed."""
    count, unnoticed = 0, []
    for mutant in mutants(programme, rules):
        count += 1
        changed = replace(rules, programmes={**rules.programmes, programme.id: mutant.programme})
        if not any(run.differences for run in run_tests(mutant.programme, changed)):
            unnoticed.append(mutant.what)
    return count, unnoticed


def mutants(programme: Programme, rules: RuleSet) -> Iterator[Mutant]:
    """Yield every programme that differs from this one in one place."""
    for number, version in enumerate(programme.versions):
        for what, changed in _versions(version, rules):
            versions = list(programme.versions)
            versions[number] = changed
            yield Mutant(f"{version.id}: {what}", replace(programme, versions=tuple(versions)))


def _versions(version: Version, rules: RuleSet) -> Iterator[tuple[str, Version]]:
    if version.status:
        yield "status dropped", replace(version, status=None)
    for assumed in version.assumes:
        yield f"assumes {assumed} dropped", replace(version, assumes=tuple(a for a in version.assumes if a != assumed))
    for number, item in enumerate(version.points):
        for what, changed_item in _items(item, rules):
            items = _put(version.points, number, changed_item)
            yield f"{item.id}: {what}", replace(version, points=items)
    for number, outcome in enumerate(version.outcomes):
        for what, changed_outcome in _outcomes(outcome, rules):
            outcomes = _put(version.outcomes, number, changed_outcome)
            yield what, replace(version, outcomes=outcomes)


def _outcomes(outcome: Outcome, rules: RuleSet) -> Iterator[tuple[str, Outcome]]:
    yield f"outcome {outcome.id}: qualifies turned round", replace(outcome, qualifies=not outcome.qualifies)
    for what, when in _conditions(outcome.when, rules):
        if when is not None:
            yield f"outcome {outcome.id}: {what}", replace(outcome, when=when)


def _items(item: PointsItem, rules: RuleSet) -> Iterator[tuple[str, PointsItem | None]]:
    if item.award is None or item.award[2]:  # an award taken as 0 makes no difference
        yield "dropped", None
    for number, (start, points) in enumerate(item.bands):
        for by in (-1, 1):
            if number:
                yield (
                    f"band {start:g} moved by {by}",
                    replace(item, bands=_put(item.bands, number, (start + by, points))),
                )
            yield (
                f"points of band {start:g} changed by {by}",
                replace(item, bands=_put(item.bands, number, (start, points + by))),
            )
    for option, points in (item.choice or {}).items():
        yield f"points of {option} changed by 1", replace(item, choice={**(item.choice or {}), option: points + 1})
    for number, name in enumerate(("from", "base", "step", "cap") if item.per_unit else ()):
        for by in (-1, 1):
            per_unit = item.per_unit or ()
            yield f"{name} changed by {by}", replace(item, per_unit=_put(per_unit, number, per_unit[number] + by))
    for number, (when, points) in enumerate(item.rows):
        yield f"row {number + 1} dropped", replace(item, rows=item.rows[:number] + item.rows[number + 1 :])
        yield (
            f"points of row {number + 1} changed by 1",
            replace(item, rows=_put(item.rows, number, (when, points + 1))),
        )
        for what, changed_when in _conditions(when, rules):
            if changed_when is not None:
                yield f"row {number + 1}: {what}", replace(item, rows=_put(item.rows, number, (changed_when, points)))
    if item.award is not None:
        least, most, assumed = item.award
        yield "assumed award changed by 1", replace(item, award=(least, most, assumed + 1))


def _conditions(one: Condition, rules: RuleSet) -> Iterator[tuple[str, Condition | None]]:
    """Yield changed conditions; None where the change is that the condition is not there."""
    name = one.id or one.fact or one.kind
    if one.kind in ("all", "any") and len(one.parts) > 1:
        yield f"{name}: all and any swapped", replace(one, kind="any" if one.kind == "all" else "all")
    if one.kind == "n_of":
        for by in (-1, 1):
            yield f"{name}: n changed by {by}", replace(one, n=one.n + by)
    if one.kind == "not":
        yield f"{name}: not dropped", one.parts[0]
    if one.unless is not None:
        yield f"{name}: unless dropped", replace(one, unless=None)
    if one.unclear_at:
        yield f"{name}: unclear_at dropped", replace(one, unclear_at=())
    if one.in_principle:
        yield f"{name}: in principle dropped", replace(one, in_principle=False)
    if one.unclear:
        yield f"{name}: unclear dropped", replace(one, unclear=False)
    for number, comparison in enumerate(one.comparisons):
        for what, changed in _comparisons(comparison, rules.facts.get(one.fact), points=one.kind == "points"):
            mutant = replace(one, comparisons=_put(one.comparisons, number, changed))
            if not _same(one, mutant, rules):
                yield f"{name}: {what}", mutant
    for number, part in enumerate(one.parts):
        for what, changed_part in _parts(part, rules, droppable=len(one.parts) > 1):
            parts = _put(one.parts, number, changed_part)
            yield what, replace(one, parts=parts)
    if one.unless is not None:
        for what, changed_unless in _conditions(one.unless, rules):
            if changed_unless is not None:
                yield what, replace(one, unless=changed_unless)


def _same(one: Condition, other: Condition, rules: RuleSet) -> bool:
    """Return whether two conditions about a fact say the same of every value: such a change nobody can notice."""
    fact = rules.facts.get(one.fact)
    if fact is None or any(isinstance(c.value, Multiple) for c in (*one.comparisons, *other.comparisons)):
        return False
    plain, changed = bind_values(one), bind_values(other)
    values = samples(fact, None, limits_of(plain) | limits_of(changed))
    return all(state(plain, value, fact) == state(changed, value, fact) for value in values)


def _parts(part: Condition, rules: RuleSet, *, droppable: bool) -> Iterator[tuple[str, Condition | None]]:
    if droppable:
        yield f"{part.id or part.fact or part.kind}: dropped", None
    yield from _conditions(part, rules)


def _comparisons(one: Comparison, fact: Fact | None, *, points: bool) -> Iterator[tuple[str, Comparison]]:
    value = one.value
    if isinstance(value, Multiple):
        for by in (-1, 1):
            yield f"{one.op}: times changed by {by}", replace(one, value=Multiple(value.times + by, value.param))
    elif isinstance(value, bool):
        yield f"{one.op} turned round", replace(one, value=not value)
    elif one.op == "in" and isinstance(value, tuple):
        for option in value if len(value) > 1 else ():
            yield f"in: {option} dropped", replace(one, value=tuple(v for v in value if v != option))
    elif isinstance(value, date):
        for by in (-1, 1):
            yield f"{one.op}: moved by {by} day", replace(one, value=value + timedelta(days=by))
    elif isinstance(value, int | float) and (points or fact is not None):
        for by in (-1, 1):
            if fact is None or fact.low <= value + by <= fact.high:
                yield f"{one.op} {value:g}: moved by {by}", replace(one, value=value + by)
    elif fact is not None and fact.type == "choice":
        yield from _options(one, fact)
    if one.op in _STRICT and fact is not None and fact.type in ("integer", "choice") and isinstance(value, str):
        changed: Any = _STRICT[one.op]
        yield f"{one.op} made {changed}", replace(one, op=changed)


def _options(one: Comparison, fact: Fact) -> Iterator[tuple[str, Comparison]]:
    options = fact.option_ids
    place = options.index(str(one.value))
    for other in {max(place - 1, 0), min(place + 1, len(options) - 1)} - {place}:
        yield f"{one.op} {one.value}: made {options[other]}", replace(one, value=options[other])


def _put(row: Any, number: int, value: object | None) -> Any:
    """Return `row` with another value at a place, or without the place for None."""
    return (*row[:number], *(() if value is None else (value,)), *row[number + 1 :])

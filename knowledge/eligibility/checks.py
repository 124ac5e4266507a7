"""Checks what only shows when all rules are seen together: references, circles, parameters, outcomes out of reach.

Never looks at one file alone; `reading` does.
"""

from collections.abc import Collection, Iterator, Mapping

from knowledge.eligibility.binding import walk
from knowledge.eligibility.located import Located, Path, suggestion
from knowledge.eligibility.model import Condition, Multiple, Programme, RuleSet, Version


def check_programmes(rules: RuleSet, files: Mapping[str, Located], *, broken: Collection[str]) -> None:
    """Report into the files what does not fit together.

    Args:
        rules: what could be read.
        files: by programme.
        broken: names, without ending, of the files that have a mistake: what is not found may well be in them.
    """
    for programme in rules.programmes.values():
        file = files[programme.id]
        for number, version in enumerate(programme.versions):
            path: Path = ("versions", number)
            for condition in _conditions(version):
                _check_reference(condition, version, rules, file, path, broken)
                if "parameters" not in broken:
                    _check_parameter(condition, rules, file, path)
            _check_points(version, file, path)
            for assumed in version.assumes:
                if assumed not in rules.programmes and assumed not in broken:
                    near = suggestion(assumed, rules.programmes)
                    file.report((*path, "assumes"), f"there are no rules for '{assumed}'{near}")
            _check_outcomes(version, file, path)
    for circle in _circles(rules.programmes):
        files[circle[0]].report(("versions",), f"the references go in a circle: {' → '.join(circle)}")


def _conditions(version: Version) -> Iterator[Condition]:
    for outcome in version.outcomes:
        yield from walk(outcome.when)
    for item in version.points:
        for when, _ in item.rows:
            yield from walk(when)


def _check_reference(
    condition: Condition, version: Version, rules: RuleSet, file: Located, path: Path, broken: Collection[str]
) -> None:
    if condition.kind != "ref":
        return
    programme, outcome = condition.ref
    where = find(file, path, condition.id)
    if programme not in rules.programmes:
        if programme not in broken:
            file.report(where, f"there are no rules for '{programme}'{suggestion(programme, rules.programmes)}")
    elif outcome is not None:
        met = [other for other in rules.programmes[programme].versions if _meet(version, other)]
        for other in met or rules.programmes[programme].versions:
            known = {one.id for one in other.outcomes}
            if outcome not in known:
                said = f"'{programme}' has no outcome '{outcome}' in its version '{other.id}'"
                file.report(where, said + suggestion(outcome, known))


def _meet(one: Version, other: Version) -> bool:
    """Return whether there is a day on which both are in force."""
    return (one.end is None or other.start < one.end) and (other.end is None or one.start < other.end)


def _check_points(version: Version, file: Located, path: Path) -> None:
    """Report what stands where it cannot be: the total where there is none, a reference in a row of points."""
    for item in version.points:
        for one in (below for when, _ in item.rows for below in walk(when)):
            if one.kind in ("ref", "points"):
                file.report(find(file, path, item.id), f"'{one.kind}' cannot stand in a row of points")
    for one in (below for outcome in version.outcomes for below in walk(outcome.when)):
        if one.kind == "points" and not version.points:
            file.report(find(file, path, one.id), "there is no total: this version has no 'points'")


def _check_parameter(condition: Condition, rules: RuleSet, file: Located, path: Path) -> None:
    for one in condition.comparisons:
        if isinstance(one.value, Multiple) and one.value.param not in rules.parameters:
            near = suggestion(one.value.param, rules.parameters)
            file.report(find(file, path, condition.id), f"there is no parameter '{one.value.param}'{near}")


def _check_outcomes(version: Version, file: Located, path: Path) -> None:
    """Report an outcome behind one that always holds, or that more points than all items give would need."""
    most = sum(item.maximum for item in version.points)
    always = False
    reached = float("inf")
    for number, outcome in enumerate(version.outcomes):
        where = (*path, "outcomes", number)
        when = outcome.when
        if always:
            file.report(where, f"the outcome '{outcome.id}' cannot be reached: the one before it always holds")
        always = always or when.kind == "always"
        if when.kind == "points" and when.comparisons and when.comparisons[0].op == "at_least":
            needed = float(when.comparisons[0].value)  # type: ignore[arg-type]
            if needed > most:
                file.report(where, f"the outcome '{outcome.id}' needs {needed:g} points, and all items give {most:g}")
            if needed >= reached:
                file.report(where, f"the outcome '{outcome.id}' cannot be reached: fewer points do for one before it")
            reached = min(reached, needed)
    if not always and version.outcomes:
        file.report((*path, "outcomes"), "the last outcome must hold 'when: always', so that every case has one")


def find(file: Located, path: Path, id_: str) -> Path:
    """Return the path of the thing with an id below `path`; `path` itself where it is not found."""
    for place in file.places:
        if place[: len(path)] == path and place and place[-1] == "id" and file.at(place) == id_:
            return place[:-1]
    return path


def _targets(programme: Programme) -> set[str]:
    """Return the programmes that the rules of one refer to."""
    return {
        *(c.ref[0] for v in programme.versions for c in _conditions(v) if c.kind == "ref"),
        *(assumed for v in programme.versions for assumed in v.assumes),
    }


def reachable(rules: RuleSet, programme: str) -> set[str]:
    """Return the programmes that one refers to, directly or through others; some may have no rules."""
    found: set[str] = set()
    ahead = [programme]
    while ahead:
        id_ = ahead.pop()
        new = _targets(rules.programmes[id_]) - found if id_ in rules.programmes else set()
        found |= new
        ahead += new
    return found


def _circles(programmes: Mapping[str, Programme]) -> Iterator[list[str]]:
    points_to = {id_: _targets(programme) for id_, programme in programmes.items()}
    seen: set[str] = set()

    def visit(id_: str, trail: list[str]) -> Iterator[list[str]]:
        if id_ in trail:
            yield [*trail[trail.index(id_) :], id_]
        elif id_ in points_to and id_ not in seen:
            for target in sorted(points_to[id_]):
                yield from visit(target, [*trail, id_])
            seen.add(id_)

    for id_ in programmes:
        yield from visit(id_, [])

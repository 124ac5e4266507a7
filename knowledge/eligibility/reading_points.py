"""Reads the items of a points table. Reports points above the maximum and rows that nothing can reach.

Never adds anything up, and stops at no mistake.
"""

from collections.abc import Mapping
from typing import Any

from knowledge.eligibility.located import Located, Path, suggestion
from knowledge.eligibility.model import Fact, Place, PointsItem
from knowledge.eligibility.reading_conditions import ConditionReader

_KINDS = ("bands", "choice", "per_unit", "rows", "award")


def read_item(
    raw: Mapping[str, Any],
    path: Path,
    place: Place,
    *,
    file: Located,
    facts: Mapping[str, Fact],
    reader: ConditionReader,
) -> PointsItem:
    """Return the item of a points table at `path`, as far as it can be read."""
    kinds = [kind for kind in _KINDS if kind in raw]
    if len(kinds) != 1:
        file.report(path, f"a points item needs exactly one of {', '.join(_KINDS)}")
    kind = kinds[0] if kinds else ""
    spec: Any = raw.get(kind)
    name = spec["fact"] if isinstance(spec, dict) else ""
    fact = facts.get(name)
    if name and fact is None:
        file.report((*path, kind, "fact"), f"there is no fact '{name}'{suggestion(name, facts)}")
    elif fact is not None and kind in ("bands", "per_unit", "award") and fact.type not in ("integer", "number"):
        file.report((*path, kind, "fact"), f"'{kind}' needs a number, and '{name}' is none")
    item = PointsItem(
        id=raw["id"],
        label=raw["label"],
        maximum=raw["max"],
        place=reader.place_of(raw.get("source"), path, inherited=place),
        note=raw.get("note"),
        fact=name,
        bands=_bands(spec, (*path, kind), file=file, fact=fact) if kind == "bands" else (),
        choice=_choice(spec, (*path, kind), file=file, fact=fact) if kind == "choice" else None,
        per_unit=(spec["from"], spec["base"], spec["step"], spec["cap"]) if kind == "per_unit" else None,
        rows=tuple(
            (reader.read(row["when"], (*path, "rows", n, "when"), place, named=False), row["points"])
            for n, row in enumerate(spec)
        )
        if kind == "rows"
        else (),
        award=(spec["min"], spec["max"], spec["assume"]) if kind == "award" else None,
    )
    most = _most(item)
    if most > item.maximum:
        file.report((*path, kind), f"'{item.id}' can give {most} points, more than its 'max' of {item.maximum}")
    return item


def _bands(spec: Mapping[str, Any], path: Path, *, file: Located, fact: Fact | None) -> tuple[tuple[float, float], ...]:
    bands = []
    for start, points in spec["from"].items():
        if isinstance(start, str) or isinstance(points, str | bool) or not isinstance(points, int | float):
            file.report((*path, "from", start), f"a band is 'from this number: points', not '{start}: {points}'")
            continue
        bands.append((start, points))
    if [start for start, _ in bands] != sorted(start for start, _ in bands):
        file.report((*path, "from"), "the bands must be in ascending order")
    bands.sort()
    if fact is not None and bands and bands[0][0] > fact.low:
        file.report((*path, "from"), f"says nothing of '{fact.id}' below {bands[0][0]}; begin with '{fact.low}: 0'")
    for start, _ in bands:
        if fact is not None and start > fact.high:
            file.report((*path, "from", start), f"'{fact.id}' is at most {fact.high}; this band cannot be reached")
    return tuple(bands)


def _choice(spec: Mapping[str, Any], path: Path, *, file: Located, fact: Fact | None) -> dict[str, float]:
    points: dict[str, float] = dict(spec["points"])
    if fact is None:
        return points
    known = ("true", "false") if fact.type == "boolean" else fact.option_ids
    for option in points:
        if option not in known:
            file.report((*path, "points", option), f"'{fact.id}' cannot be '{option}'{suggestion(option, known)}")
    for option in known:
        if option not in points:
            file.report((*path, "points"), f"says nothing of '{option}'; write '{option}: 0'")
    return points


def _most(item: PointsItem) -> float:
    if item.bands:
        return max(points for _, points in item.bands)
    if item.choice is not None:
        return max(item.choice.values())
    if item.per_unit is not None:
        return item.per_unit[3]
    if item.award is not None:
        return item.award[1]
    return max((points for _, points in item.rows), default=0)

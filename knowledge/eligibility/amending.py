"""Works out a version that is written as the difference to the one before it. Reports what is not there to change.

Never changes the version before; the difference is applied to a copy.
"""

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from functools import partial
from typing import Any

from knowledge.eligibility.located import Located, Path, suggestion

_KEPT = ("source", "assumes", "note", "status", "conditions", "points", "outcomes")


def amended(
    raw: Mapping[str, Any], previous: Mapping[str, Any] | None, *, file: Located, path: Path
) -> dict[str, Any] | None:
    """Return the version in full; None where it amends a version that is not there.

    Args:
        raw: the version as it is written.
        previous: the version before it, in full.
        file: where mistakes are reported.
        path: of the version in the file.
    """
    if "amends" not in raw:
        if "change" in raw:
            file.report((*path, "change"), "'change' needs 'amends: previous'")
        return dict(raw)
    if previous is None:
        file.report((*path, "amends"), "there is no version before this one to amend")
        return None
    full = {key: deepcopy(previous[key]) for key in _KEPT if key in previous}
    full.update({key: value for key, value in raw.items() if key not in ("amends", "change")})
    change = raw.get("change", {})
    for number, item in enumerate(change.get("replace", ())):
        _apply(full, item.get("id"), partial(_replaced, item), file=file, path=(*path, "change", "replace", number))
    for number, id_ in enumerate(change.get("remove", ())):
        _apply(full, id_, lambda _: [], file=file, path=(*path, "change", "remove", number))
    for number, addition in enumerate(change.get("add", ())):
        _add(full, addition, file=file, path=(*path, "change", "add", number))
    return full


def _replaced(item: Any, _: Any) -> list[Any]:
    return [item]


def _lists(node: Any) -> Iterator[list[Any]]:
    """Yield every list of things with ids below `node`."""
    if isinstance(node, dict):
        for value in node.values():
            yield from _lists(value)
    elif isinstance(node, list):
        yield node
        for value in node:
            yield from _lists(value)


def _apply(full: dict[str, Any], id_: Any, put: Callable[[Any], list[Any]], *, file: Located, path: Path) -> None:
    ids = []
    for found in _lists({key: full.get(key) for key in ("conditions", "points", "outcomes")}):
        for place, item in enumerate(found):
            if isinstance(item, dict) and "id" in item:
                ids.append(str(item["id"]))
                if item["id"] == id_:
                    found[place : place + 1] = put(item)
                    return
    file.report(path, f"the version before has no '{id_}' to change{suggestion(id_, ids)}")


def _add(full: dict[str, Any], addition: Mapping[str, Any], *, file: Located, path: Path) -> None:
    into, item = addition["into"], addition["item"]
    if into in ("points", "outcomes") and into in full:
        full[into].append(item)
        return
    groups = dict(_groups(full.get("conditions")))
    if into in groups:
        groups[into].append(item)
    else:
        file.report(path, f"there is no group '{into}' to add to{suggestion(into, groups)}")


def _groups(node: Any) -> Iterator[tuple[str, list[Any]]]:
    if isinstance(node, dict):
        for key in ("all", "any"):
            if isinstance(node.get(key), list):
                yield str(node.get("id")), node[key]
        if isinstance(node.get("n_of"), dict):
            yield str(node.get("id")), node["n_of"]["of"]
        for value in node.values():
            yield from _groups(value)
    elif isinstance(node, list):
        for value in node:
            yield from _groups(value)

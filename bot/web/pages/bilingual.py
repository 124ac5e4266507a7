"""Puts two wordings of one check side by side: the visitor's language, and Chinese for whoever is shown the paper.

Never compares or judges: both come from the same evaluation, so their trees have the same shape.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Node = Mapping[str, Any]
Texts = tuple[str | None, ...]  # one a language, in the order of the wordings

_SIGNS = {"met": "✓", "not_met": "✗", "unknown": "?", "borderline": "△", "waived": "–", "assumed": "(✓)"}
_GROUPS = ("any", "n_of", "not", "points_table")  # "all" goes without saying
_DEEPEST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One condition as it is printed; `group` says how many of the lines below are needed, with `count` of them."""

    depth: int
    state: str | None
    sign: str
    states: Texts
    labels: Texts
    asked: Texts
    values: Texts
    given: bool
    points: Texts
    notes: Texts
    group: str | None
    count: int
    source: Node | None
    since: str | None


def lines(trees: Sequence[Node | None]) -> list[Line]:
    """Return the conditions of a result line by line; `trees` are its reasons, one tree a language."""
    known = [tree for tree in trees if tree is not None]
    return list(_below(known, 0)) if len(known) == len(trees) else []


def _below(nodes: Sequence[Node], depth: int) -> Iterator[Line]:
    parent = nodes[0]
    for children in zip(*(node.get("children") or () for node in nodes), strict=True):
        child = children[0]
        if child["kind"] == "row" or _is_another_way(child, parent):
            continue  # how points are given is told by the item, and one way is enough
        told = (child.get("label") or child["kind"] in _GROUPS) and not _says_the_same(child, parent)
        if told:
            yield _line(children, min(depth, _DEEPEST))
        yield from _below(children, depth + 1 if told else depth)


def _is_another_way(child: Node, parent: Node) -> bool:
    """Return whether a condition makes no difference, because another one that is met is enough."""
    return parent["kind"] == "any" and parent.get("state") == "met" and child.get("state") != "met"


def _says_the_same(child: Node, parent: Node) -> bool:
    """Return whether a condition only repeats the one above, as where that refers to another programme."""
    return bool(child.get("label") and child["label"] == parent.get("label") and len(parent["children"]) == 1)


def _line(nodes: Sequence[Node], depth: int) -> Line:
    node = nodes[0]
    state = node.get("state")
    silent = tuple(None for _ in nodes)
    asked = bool(node.get("fact")) and state != "assumed"  # what is taken to hold was not asked for
    return Line(
        depth=depth,
        state=state,
        sign=_SIGNS.get(state or "", ""),
        states=_each(nodes, "state_label") if node["kind"] != "item" else silent,
        labels=_each(nodes, "label"),
        asked=tuple(_asked(one) for one in nodes) if asked else silent,
        values=tuple(_value(one) for one in nodes) if asked else silent,
        given=node.get("value") is not None,
        points=tuple((one.get("points") or {}).get("text") for one in nodes),
        notes=_each(nodes, "note"),
        group=_group(node),
        count=node.get("n") or 0,
        source=None if node.get("children") and node["kind"] != "item" else node.get("source"),
        since=(node.get("version") or {}).get("from"),
    )


def _group(node: Node) -> str | None:
    """Return how many of the conditions below are needed, where that does not go without saying."""
    kind = node["kind"]
    if kind == "ref" and len(node.get("children") or ()) == 1:
        return _group(node["children"][0]) if _says_the_same(node["children"][0], node) else None
    return kind if (kind in _GROUPS and len(node.get("children") or ()) > 1) or kind == "points_table" else None


def _each(nodes: Sequence[Node], key: str) -> Texts:
    return tuple(node.get(key) for node in nodes)


def _asked(node: Node) -> str | None:
    """Return what a condition asks for, where its label does not say so already."""
    asked = node.get("asked_for")
    return str(asked) if asked and asked not in (node.get("label") or "") else None


def _value(node: Node) -> str | None:
    """Return the person's own value; of one counted from a date, with the date."""
    said, counted = node.get("value_text"), node.get("counted_from")
    if said and counted and node.get("value") is not None:
        return f"{said} ({counted['fact_label']}: {counted['value_text']})"
    return said

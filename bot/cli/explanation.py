"""Prints a check for a content owner: each verdict, then the tree of its reasons.

Never words anything itself but the few headings; the rest comes as visitors get it.
"""

from collections.abc import Iterator
from typing import Any

from rich.console import Console, Group
from rich.text import Text
from rich.tree import Tree

_SIGNS = {"met": "✓", "not_met": "✗", "unknown": "?", "borderline": "~", "waived": "–", "assumed": "="}
_STYLES = {
    "met": "green",
    "not_met": "red",
    "unknown": "yellow",
    "borderline": "magenta",
    "waived": "cyan",
    "assumed": "cyan",
}
_VERDICTS = {"qualifies": "met", "does_not_qualify": "not_met", "open": "unknown", "borderline": "borderline"}


def print_check(check: dict[str, Any], *, console: Console) -> None:
    """Print a rendered check."""
    signs = "   ".join(f"{sign} {state.replace('_', ' ')}" for state, sign in _SIGNS.items())
    console.print(f"rules {check['rules_version']} as of {check['as_of']}", style="bold", highlight=False)
    console.print(signs, style="dim", highlight=False)
    for result in check["results"]:
        console.print()
        console.print(_result(result))
    question = check["next_question"]
    if question:
        console.print()
        console.print(Text.assemble(("next question  ", "bold"), f"{question['fact']}: {question['text']}"))
        console.print(Text(f"  {question['why']}", style="dim"))


def _result(result: dict[str, Any]) -> Group:
    state = _VERDICTS[result["verdict"]]
    version = f" {result['version']}" if result["version"] else ""
    head = Text.assemble(
        (f"{_SIGNS[state]} {result['programme']}", f"bold {_STYLES[state]}"), (version, "dim"), f"  {result['summary']}"
    )
    tree = Tree(head)
    for line in _facts_of(result):
        tree.add(line)
    if result["reasons"] is not None:
        _grow(tree, result["reasons"]["children"])
    return Group(tree)


def _facts_of(result: dict[str, Any]) -> Iterator[Text]:
    """Yield what stands beside the tree: points, outcomes, flags, what is missing, changes and dates to come."""
    if "points" in result:
        yield _line("points", result["points"]["text"])
    if "outcome" in result:
        yield _line("outcome", f"{result['outcome']}: {result['outcome_label']}")
    else:
        for outcome in result.get("possible_outcomes", ()):
            yield _line("possible", f"{outcome['id']}: {outcome['label']}")
    for flag, label in zip(result["flags"], result["flag_labels"], strict=True):
        yield _line("flag", f"{flag}: {label}")
    if result["missing"]:
        yield _line("missing", ", ".join(result["missing"]))
    for change in result["changes"]:
        parts = [change, *change.get("and", ())]
        wanted = " + ".join(f"{part['fact']} → {part['to_label']}" for part in parts)
        yield _line("would help", f"{wanted}: {change['outcome_label']}")
    for coming in result["upcoming"]:
        yield _line("to come", coming["text"])
    if result["note"]:
        yield _line("note", result["note"])


def _line(name: str, text: str) -> Text:
    return Text.assemble((f"{name}  ", "bold"), text)


def _grow(tree: Tree, nodes: list[dict[str, Any]]) -> None:
    for node in nodes:
        state = node.get("state", "")
        branch = tree.add(Text.assemble((f"{_SIGNS.get(state, '·')} ", _STYLES.get(state, "")), *_said(node)))
        _grow(branch, node["children"])


def _said(node: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the parts of a line with their styles: what holds, the fact with its value, points, marks and source."""
    yield node.get("label") or node["kind"].replace("_", " "), ""
    if node.get("role"):
        yield f" ({node['role']})", "dim"
    if "fact" in node:
        asked = f", asked for {node['asked_for']}" if "asked_for" in node else ""
        yield f"  {node['fact']} = {node['value_text']}{asked}", "bold"
    if "points" in node:
        points = node["points"]
        yield f"  {points.get('text') or points['low']}", "blue"
    if node.get("marks"):
        yield f"  [{', '.join(node['marks'])}]", "cyan"
    if "source" in node:
        source = node["source"]
        where = [source.get("document_number") or source["title"], source.get("clause"), node["version"]["id"]]
        yield f"  ({', '.join(part for part in where if part)})", "dim"
    if "note" in node:
        yield f"  {node['note']}", "italic dim"

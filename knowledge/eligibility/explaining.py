"""Turns the reasons of one result into a tree in one language: every leaf with its fact, its source and its state.

Never judges: a tree of a "no" has the same shape as that of a "yes".
"""

from collections.abc import Iterable, Sequence
from datetime import date

from knowledge.eligibility.binding import only_reads
from knowledge.eligibility.fixed import Node, fixed_parts
from knowledge.eligibility.kleene import NO, YES
from knowledge.eligibility.model import Condition, PointsItem, RuleSet, Version
from knowledge.eligibility.points import Points
from knowledge.eligibility.profile import Answer, Profile, shown
from knowledge.eligibility.reasons import Evaluation, Reason
from knowledge.eligibility.testing import state_of
from knowledge.eligibility.wording import Wording


class Explainer:
    """Explains the results of one check."""

    def __init__(self, wording: Wording, *, rules: RuleSet, profile: Profile, day: date) -> None:
        self._wording = wording
        self._rules = rules
        self._profile = profile
        self._day = day
        self._fixed = fixed_parts(rules, wording.language)
        self._answered: dict[str, Node] = {}  # by fact: many conditions read the same
        self._made: dict[tuple[Reason, str | None, bool], Node] = {}
        counted = {fact.id for fact in rules.facts.values() if fact.derived and fact.derived.source in profile.answers}
        self._told = counted | profile.dont_know  # an unknown fact of which there is something to tell
        self._tables: set[int] = set()  # the points tables that stand in the present tree already
        self._tables_met = 0
        self._assuming = False

    def tree(self, found: Evaluation) -> Node:
        """Return why the verdict is what it is: outcomes or conditions, then the points table, then what is assumed."""
        self._tables = {id(found.bound.version)}
        version = found.bound.version
        children = self._outcomes(found) if has_own_outcomes(version) else [self._node(found.tree[0])]
        if found.points is not None:
            children.append(self._table(found.items, found.points))
        children += self._assumptions(found)
        top = Reason(of=found.tree[0].of, version=version, mask=found.mask)
        return {
            "kind": "programme",
            "id": found.bound.programme.id,
            "label": found.bound.programme.title[self._wording.language],
            **self._state(state_of(top)),
            "children": children,
        }

    def _outcomes(self, found: Evaluation) -> list[Node]:
        nodes = []
        for place, (outcome, reason) in enumerate(zip(found.bound.version.outcomes, found.tree, strict=True)):
            last_resort = outcome.when.kind == "always"  # comes out where none before it does
            state = _otherwise(found.tree[:place]) if last_resort else state_of(reason)
            nodes.append(
                {
                    "kind": "outcome",
                    "id": outcome.id,
                    "label": outcome.label[self._wording.language],
                    "qualifies": outcome.qualifies,
                    **self._state(state),
                    **self._fixed.noted(outcome.note),
                    "children": [] if last_resort else [self._node(reason)],
                }
            )
        return nodes

    def _assumptions(self, found: Evaluation) -> list[Node]:
        """Return what is taken to hold: unknown conditions in it are shown as assumed."""
        self._assuming = True
        nodes = [
            {
                "kind": "assumption",
                "id": bound.programme.id,
                "label": bound.programme.title[self._wording.language],
                **self._state(state_of(reason)),
                "marks": list(reason.marks),
                "children": [self._node(child) for child in reason.children],
            }
            for bound, reason in zip(found.bound.assumed, found.assumed, strict=True)
        ]
        self._assuming = False
        return nodes

    def _node(self, reason: Reason, *, role: str | None = None) -> Node:
        """Return the node of a reason, made once: for all of a check, or for everybody where nothing is known."""
        key = reason, role, self._assuming
        made = self._fixed.unknown if self._same_for_all(reason) else self._made
        if key not in made:
            met = self._tables_met
            node = self._new_node(reason, role)
            if self._tables_met > met:  # whether the table stands here depends on the tree
                return node
            made[key] = node
        return made[key]

    def is_same_for_all(self, found: Evaluation) -> bool:
        """Return whether everybody gets the same tree: nothing is known, nor is there anything else to tell."""
        return found.nothing_known and self._told.isdisjoint(found.bound.facts)

    def _same_for_all(self, reason: Reason) -> bool:
        if not reason.nothing_known or isinstance(reason.of, PointsItem):
            return False
        return self._told.isdisjoint(only_reads(reason.of) or ())

    def _new_node(self, reason: Reason, role: str | None) -> Node:
        if isinstance(reason.of, PointsItem):
            return self._item(reason, reason.of)
        one = reason.of
        state, marks = state_of(reason), list(reason.marks)
        if self._assuming and state == "unknown":
            state, marks = "assumed", [*marks, "assumed"]
        node: Node = {**self._fixed.condition(one, reason.version, day=self._day), **self._state(state), "marks": marks}
        if role:
            node["role"] = role
        if one.kind == "fact":
            node |= self._answer(one.fact, reason.answer)
        elif one.kind == "ref" and not reason.children:  # not in force on the day, so there are no reasons below it
            node |= {"flags": ["no_rule_on_file"], "flag_labels": [self._wording.say("flag_no_rule_on_file")]}
        elif reason.points is not None:
            node["points"] = self.points(reason.points)
        node["children"] = self._children(reason, one)
        return node

    def _children(self, reason: Reason, one: Condition) -> list[Node]:
        if not reason.children:
            return []
        *parts, last = reason.children
        if one.kind == "points":
            self._tables_met += 1
            if id(reason.version) in self._tables or reason.points is None:
                return []
            self._tables.add(id(reason.version))
            items = [child for child in reason.children if isinstance(child.of, PointsItem)]
            return [self._table(items, reason.points)]
        return [*map(self._node, parts), self._node(last, role="unless" if one.unless is not None else None)]

    def _table(self, items: Iterable[Reason], points: Points) -> Node:
        return {
            "kind": "points_table",
            "points": self.points(points),
            "children": [self._node(item) for item in items],
        }

    def _item(self, reason: Reason, item: PointsItem) -> Node:
        points = reason.points or Points(0, 0, item.maximum)
        if item.award is not None and reason.answer is None:
            state = "assumed"
        elif points.low < points.high:
            state = "unknown"
        else:
            state = "met" if points.high > 0 else "not_met"
        rows = zip(item.rows, reason.children, strict=True)
        return {
            **self._fixed.item(item, reason.version),
            **self._state(state),
            "marks": list(reason.marks),
            "points": self.points(points),
            **(self._answer(item.fact, reason.answer) if item.fact else {}),
            "children": [
                {
                    "kind": "row",
                    "points": {"low": plain(worth), "high": plain(worth), "max": plain(item.maximum)},
                    **self._state(state_of(child)),
                    "children": [self._node(child)],
                }
                for (_, worth), child in rows
            ],
        }

    def _state(self, state: str) -> Node:
        return self._fixed.states[state]

    def _answer(self, id_: str, answer: Answer | None) -> Node:
        """Return the answer to a fact; for a fact counted from a date, the date too."""
        if id_ not in self._answered:
            self._answered[id_] = self._read_out(id_, answer)
        return self._answered[id_]

    def _read_out(self, id_: str, answer: Answer | None) -> Node:
        fact = self._rules.facts[id_]
        unknown = answer is None and id_ in self._profile.dont_know
        node: Node = {
            "value": None if answer is None else shown(answer, fact),
            "value_text": self._wording.say("said_dont_know") if unknown else self._wording.value(answer, fact),
        }
        if unknown:
            node["dont_know"] = True
        source = fact.derived.source if fact.derived else ""
        if source in self._profile.answers:
            said = self._answer(source, self._profile.answers[source])
            node["counted_from"] = {"fact": source, "fact_label": self._wording.label(source), **said}
        return node

    def points(self, points: Points) -> Node:
        """Return points as JSON has them; `exact` false: the true range may be smaller."""
        return {
            "low": plain(points.low),
            "high": plain(points.high),
            "max": plain(points.maximum),
            "exact": points.exact,
            "text": self._wording.points(points),
        }


def _otherwise(before: Sequence[Reason]) -> str:
    """Return the state of an outcome that holds where none `before` it does."""
    if any(reason.mask == YES for reason in before):
        return "not_met"
    return "met" if all(reason.mask == NO for reason in before) else "unknown"


def has_own_outcomes(version: Version) -> bool:
    """Return whether an owner wrote the outcomes; otherwise they only say whether the conditions hold."""
    return version.outcomes[0].when is not version.conditions


def plain(value: float) -> float:
    """Return a whole number as an integer, as JSON shows it."""
    return int(value) if value == int(value) else value

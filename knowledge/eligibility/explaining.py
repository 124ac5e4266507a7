"""Turns the reasons of one result into a tree in one language: every leaf with its fact, its source and its state.

Never judges: a tree of a "no" has the same shape as that of a "yes".
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from knowledge.eligibility.binding import walk
from knowledge.eligibility.citing import source_of
from knowledge.eligibility.evaluation import Evaluation, Reason
from knowledge.eligibility.kleene import NO, YES
from knowledge.eligibility.model import Condition, Multiple, Place, PointsItem, RuleSet, Version
from knowledge.eligibility.points import Points
from knowledge.eligibility.profile import Answer, Profile, shown
from knowledge.eligibility.testing import state_of
from knowledge.eligibility.wording import Wording, number

Node = dict[str, Any]
_STATES = ("met", "not_met", "unknown", "borderline", "waived", "assumed")


class Explainer:
    """Explains the results of one check."""

    def __init__(self, wording: Wording, *, rules: RuleSet, profile: Profile, day: date) -> None:
        self._wording = wording
        self._rules = rules
        self._profile = profile
        self._day = day
        self._dated: dict[int, Mapping[str, Multiple]] = {}  # by version: the conditions with a dated parameter
        self._states = {state: {"state": state, "state_label": wording.say(f"state_{state}")} for state in _STATES}
        self._places: dict[tuple[int, int], Node] = {}  # by place and version: many conditions share them
        self._asked: dict[int, str] = {}  # by condition: several programmes refer to the same
        self._tables: set[int] = set()  # the points tables that stand in the present tree already
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
                    **self._noted(outcome.note),
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
        if isinstance(reason.of, PointsItem):
            return self._item(reason, reason.of)
        one = reason.of
        state, marks = state_of(reason), list(reason.marks)
        if self._assuming and state == "unknown":
            state, marks = "assumed", [*marks, "assumed"]
        node: Node = {"kind": one.kind, **({"role": role} if role else {}), **({"id": one.id} if one.id else {})}
        if label := self._label(one):
            node["label"] = label
        node |= self._state(state) | {"marks": marks} | self._noted(one.note)
        if one.kind == "fact":
            node |= self._fact(one.fact, reason.answer)
            node["asked_for"] = self._asked_for(one)
            node |= self._parameter(one, reason.version)
        elif one.kind == "n_of":
            node["n"] = one.n
        elif one.kind == "ref":
            node |= self._reference(one, reason)
        elif reason.points is not None:
            node["points"] = self.points(reason.points)
        if one.kind not in ("all", "any", "not", "n_of", "always"):
            node |= self._stands(one.place, reason.version)
        node["children"] = self._children(reason, one)
        return node

    def _children(self, reason: Reason, one: Condition) -> list[Node]:
        *parts, last = reason.children or (None,)
        if one.kind == "points":
            if id(reason.version) in self._tables or reason.points is None:
                return []
            self._tables.add(id(reason.version))
            items = [child for child in reason.children if isinstance(child.of, PointsItem)]
            return [self._table(items, reason.points)]
        nodes = [self._node(part) for part in parts if part is not None]
        if last is not None:
            nodes.append(self._node(last, role="unless" if one.unless is not None else None))
        return nodes

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
            "kind": "item",
            "id": item.id,
            "label": item.label[self._wording.language],
            **self._state(state),
            "marks": list(reason.marks),
            "points": self.points(points),
            **(self._fact(item.fact, reason.answer) if item.fact else {}),
            **self._noted(item.note),
            **self._stands(item.place, reason.version),
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
        return self._states[state]

    def _noted(self, note: dict[str, str] | None) -> Node:
        text = self._wording.text(note)
        return {"note": text} if text else {}

    def _label(self, one: Condition) -> str | None:
        if label := self._wording.text(one.label):
            return label
        if one.kind == "fact":
            return self._wording.say("fact_asked", fact=self._wording.label(one.fact), value=self._asked_for(one))
        if one.kind == "points":
            limit = self._wording.say("unit_points", value=number(one.comparisons[0].value))  # type: ignore[arg-type]
            return self._wording.say(f"asks_{one.comparisons[0].op}", value=limit)
        return None

    def _asked_for(self, one: Condition) -> str:
        if id(one) not in self._asked:
            self._asked[id(one)] = self._wording.asked_for(one.comparisons, self._rules.facts[one.fact])
        return self._asked[id(one)]

    def _fact(self, id_: str, answer: Answer | None) -> Node:
        """Return the fact read and the answer to it; for a fact counted from a date, the date too."""
        fact = self._rules.facts[id_]
        unknown = answer is None and id_ in self._profile.dont_know
        node: Node = {
            "fact": id_,
            "fact_label": self._wording.label(id_),
            "value": None if answer is None else shown(answer, fact),
            "value_text": self._wording.say("said_dont_know") if unknown else self._wording.value(answer, fact),
        }
        if unknown:
            node["dont_know"] = True
        source = fact.derived.source if fact.derived else ""
        if source in self._profile.answers:
            node["counted_from"] = self._fact(source, self._profile.answers[source])
        return node

    def _parameter(self, one: Condition, version: Version) -> Node:
        """Return the dated figure that a bound condition was computed from."""
        times = self._multiples(version).get(one.id) if one.id else None
        if times is None:
            return {}
        parameter = self._rules.parameters[times.param]
        value = parameter.value_on(self._day)
        return {
            "parameter": {
                "id": times.param,
                "label": parameter.label[self._wording.language],
                "value": value,
                "unit": parameter.unit,
                "times": times.times,
                "source": source_of(parameter.place, language=self._wording.language),
            }
        }

    def _multiples(self, version: Version) -> Mapping[str, Multiple]:
        if id(version) not in self._dated:
            self._dated[id(version)] = {
                one.id: compared.value
                for outcome in version.outcomes
                for one in walk(outcome.when)
                for compared in one.comparisons
                if isinstance(compared.value, Multiple)
            }
        return self._dated[id(version)]

    def _reference(self, one: Condition, reason: Reason) -> Node:
        """Return the programme that a condition points to; one not in force on the day has no reasons below it."""
        id_, outcome = one.ref
        node: Node = {"programme": id_, "programme_title": self._rules.programmes[id_].title[self._wording.language]}
        if outcome is not None:
            node["outcome"] = outcome
        if not reason.children:
            node |= {"flags": ["no_rule_on_file"], "flag_labels": [self._wording.say("flag_no_rule_on_file")]}
        return node

    def _stands(self, place: Place, version: Version) -> Node:
        key = (id(place), id(version))
        if key not in self._places:
            source = source_of(place, language=self._wording.language)
            self._places[key] = {"source": source, "version": version_of(version)}
        return self._places[key]

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


def version_of(version: Version) -> Node:
    """Return the version with its days: `from` included, `to` not (None: open)."""
    return {
        "id": version.id,
        "from": version.start.isoformat(),
        "to": version.end.isoformat() if version.end else None,
    }


def plain(value: float) -> float:
    """Return a whole number as an integer, as JSON shows it."""
    return int(value) if value == int(value) else value

"""Words what is the same for everybody: what a condition asks for, what it is called, where it stands.

Made once for an edition of the rules and a language. Never looks at answers.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from knowledge.eligibility.binding import Bound, walk
from knowledge.eligibility.citing import source_of, sources_of
from knowledge.eligibility.model import Condition, Multiple, Place, PointsItem, Programme, RuleSet, Version
from knowledge.eligibility.reasons import Evaluation, Reason
from knowledge.eligibility.wording import Wording, number

Node = dict[str, Any]
_STATES = ("met", "not_met", "unknown", "borderline", "waived", "assumed")


@lru_cache(maxsize=8)  # four languages, and those of an edition that is just being replaced
def fixed_parts(rules: RuleSet, language: str) -> "FixedParts":
    """Return what is the same for everybody in `language`."""
    return FixedParts(rules, Wording(language, facts=rules.facts))


class FixedParts:
    """The fixed parts of the nodes of explanations; callers copy them and never change them."""

    def __init__(self, rules: RuleSet, wording: Wording) -> None:
        self._rules = rules
        self._wording = wording
        self._language = wording.language
        self._conditions: dict[Condition, Node] = {}
        self._items: dict[PointsItem, Node] = {}
        self._sources: dict[Bound, list[Node]] = {}
        self._programmes: dict[str, tuple[Node, Node]] = {}  # by id
        self._versions: dict[Bound, Node] = {}
        self.unknown: dict[tuple[Reason, str | None, bool], Node] = {}  # whole nodes of which nothing is known
        self.results: dict[Evaluation, Node] = {}  # whole results of which nothing is known
        self._dated: dict[int, tuple[Version, Mapping[str, Multiple]]] = {}  # by id, with what keeps the id its own
        self.states = {state: {"state": state, "state_label": wording.say(f"state_{state}")} for state in _STATES}

    def programme(self, programme: Programme) -> tuple[Node, Node]:
        """Return how the result for a programme begins, and how it ends: what it is, who decides and what to do."""
        if programme.id not in self._programmes:
            self._programmes[programme.id] = (
                {"programme": programme.id, "title": programme.title[self._language]},
                {
                    "authority": self._wording.text(programme.authority),
                    "next_steps": self._wording.text(programme.next_steps),
                },
            )
        return self._programmes[programme.id]

    def version(self, bound: Bound) -> Node:
        """Return which version a result rests on, with its days."""
        if bound not in self._versions:
            dates = version_of(bound.version)
            self._versions[bound] = {"version": dates.pop("id"), "version_dates": dates}
        return self._versions[bound]

    def condition(self, one: Condition, version: Version, *, day: date) -> Node:
        """Return the fixed part of a condition of `version`, bound for a time that `day` is in."""
        if one not in self._conditions:
            self._conditions[one] = self._condition(one, version, day)
        return self._conditions[one]

    def item(self, item: PointsItem, version: Version) -> Node:
        """Return the fixed part of an item of a points table."""
        if item not in self._items:
            self._items[item] = {
                "kind": "item",
                "id": item.id,
                "label": item.label[self._language],
                **({"fact": item.fact, "fact_label": self._wording.label(item.fact)} if item.fact else {}),
                **self.noted(item.note),
                **self._stands(item.place, version),
            }
        return self._items[item]

    def sources(self, found: Evaluation) -> list[Node]:
        """Return all documents that a result rests on; the same for everybody, as the conditions are."""
        if found.bound not in self._sources:
            self._sources[found.bound] = sources_of(_places(found), language=self._language)
        return self._sources[found.bound]

    def noted(self, note: dict[str, str] | None) -> Node:
        """Return a note; empty where there is none."""
        text = self._wording.text(note)
        return {"note": text} if text else {}

    def _condition(self, one: Condition, version: Version, day: date) -> Node:
        node: Node = {"kind": one.kind, **({"id": one.id} if one.id else {})}
        if label := self._label(one):
            node["label"] = label
        node |= self.noted(one.note)
        if one.kind == "fact":
            node |= {"fact": one.fact, "fact_label": self._wording.label(one.fact), "asked_for": self._asked_for(one)}
            node |= self._parameter(one, version, day)
        elif one.kind == "n_of":
            node["n"] = one.n
        elif one.kind == "ref":
            node |= self._reference(one)
        if one.kind not in ("all", "any", "not", "n_of", "always"):
            node |= self._stands(one.place, version)
        return node

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
        return self._wording.asked_for(one.comparisons, self._rules.facts[one.fact])

    def _reference(self, one: Condition) -> Node:
        id_, outcome = one.ref
        title = self._rules.programmes[id_].title[self._language]
        return {"programme": id_, "programme_title": title, **({} if outcome is None else {"outcome": outcome})}

    def _stands(self, place: Place, version: Version) -> Node:
        return {"source": source_of(place, language=self._language), "version": version_of(version)}

    def _parameter(self, one: Condition, version: Version, day: date) -> Node:
        """Return the dated figure that a bound condition was computed from."""
        times = self._multiples(version).get(one.id) if one.id else None
        if times is None:
            return {}
        parameter = self._rules.parameters[times.param]
        return {
            "parameter": {
                "id": times.param,
                "label": parameter.label[self._language],
                "value": parameter.value_on(day),
                "unit": parameter.unit,
                "times": times.times,
                "source": source_of(parameter.place, language=self._language),
            }
        }

    def _multiples(self, version: Version) -> Mapping[str, Multiple]:
        """Return the conditions with a dated parameter by id, as they were before they were bound to a day."""
        if id(version) not in self._dated:
            multiples = {
                one.id: compared.value
                for outcome in version.outcomes
                for one in walk(outcome.when)
                for compared in one.comparisons
                if isinstance(compared.value, Multiple)
            }
            self._dated[id(version)] = version, multiples
        return self._dated[id(version)][1]


def _places(found: Evaluation) -> Iterator[Place]:
    """Yield where everything stands that a result rests on, its version first."""
    yield found.bound.version.place
    for top in (*found.tree, *found.items, *found.assumed):
        for reason in top.walk():
            yield reason.of.place


def version_of(version: Version) -> Node:
    """Return the version with its days: `from` included, `to` not (None: open)."""
    return {
        "id": version.id,
        "from": version.start.isoformat(),
        "to": version.end.isoformat() if version.end else None,
    }

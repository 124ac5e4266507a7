"""Words what would change a verdict, and what will change it by itself.

Never looks for changes; the engine found and checked them.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from knowledge.eligibility.changes import Change
from knowledge.eligibility.cliffs import Cliff
from knowledge.eligibility.explaining import has_own_outcomes, plain
from knowledge.eligibility.hypotheses import Result
from knowledge.eligibility.model import Outcome, Programme, RuleSet, Version
from knowledge.eligibility.profile import Exact, shown
from knowledge.eligibility.testing import verdict_of
from knowledge.eligibility.wording import Wording

Node = dict[str, Any]


class Prospects:
    """Words changes and dates to come for the results of one check on `day`."""

    def __init__(self, wording: Wording, *, rules: RuleSet, day: date) -> None:
        self._wording = wording
        self._rules = rules
        self._day = day

    def change(self, change: Change, version: Version) -> Node:
        """Return the facts that would have to be otherwise, and the outcome that comes out, or what decides then."""
        first, *others = facts = [self._value(fact, to) for fact, to in change.to]
        if change.outcome is None:
            return {**first, **self._depending(change.depends_on, self._facts(facts, "fact_asked"))}
        outcome = outcome_by_id(version, change.outcome)
        return {
            **first,
            **({"and": others} if others else {}),
            "outcome": outcome.id,
            "outcome_label": outcome.label[self._wording.language],
            "text": self._facts(facts, "fact_asked"),
        }

    def _depending(self, depends_on: Sequence[str], facts: str) -> Node:
        labels = [self._wording.label(fact) for fact in depends_on]
        key = "change_depends" if labels else "change_unclear"
        return {
            "outcome": None,
            "outcome_label": None,
            "depends_on": list(depends_on),
            "depends_on_labels": labels,
            "text": self._wording.say(key, facts=facts, depends=self._wording.joined(labels)),
        }

    def cliff(self, cliff: Cliff, programme: Programme) -> Node:
        """Return a change to come: when, what will be so then, and what is so before and after."""
        eve, day = (cliff.day - timedelta(days=1), cliff.day) if cliff.day else (self._day, self._day)
        before = self._side(cliff.before, cliff.outcome_before, programme.version_on(eve))
        after = self._side(cliff.after, cliff.outcome_after, programme.version_on(day))
        facts = [self._value(id_, plain(value)) for id_, value in cliff.facts]
        return {
            **({"on": cliff.day.isoformat()} if cliff.day else {}),
            "facts": facts,
            "before": before,
            "after": after,
            "text": self._sentence(cliff.day, facts, before, after),
        }

    def _sentence(self, day: date | None, facts: Sequence[Node], before: Node, after: Node) -> str:
        say, joined = self._wording.say, self._wording.joined
        what = joined(
            say(f"becomes_{name}", before=before[key], after=after[key])
            for name, key in (("verdict", "verdict_label"), ("outcome", "outcome_label"), ("points", "points_text"))
            if key in before and key in after and before[key] != after[key]
        )
        said = self._facts(facts, "fact_is")
        if day is None:
            return say("comes_when", facts=said, what=what)
        return say("comes_on_with" if said else "comes_on", day=self._wording.day(day), facts=said, what=what)

    def _facts(self, facts: Sequence[Node], key: str) -> str:
        say = self._wording.say
        return self._wording.joined(say(key, fact=one["fact_label"], value=one["to_label"]) for one in facts)

    def _side(self, found: Result, outcome: str | None, version: Version | None) -> Node:
        mask, low, high = found
        verdict = verdict_of(mask)
        node: Node = {"verdict": verdict, "verdict_label": self._wording.say(f"verdict_{verdict}")}
        if version is None:
            return node
        if outcome is not None:
            node["outcome"] = outcome
            if has_own_outcomes(version):
                node["outcome_label"] = outcome_by_id(version, outcome).label[self._wording.language]
        if version.points:
            node["points"] = {"low": plain(low), "high": plain(high)}
            node["points_text"] = self._wording.span(low, high)
        return node

    def _value(self, id_: str, value: Exact) -> Node:
        fact = self._rules.facts[id_]
        return {
            "fact": id_,
            "fact_label": self._wording.label(id_),
            "to": shown(value, fact),
            "to_label": self._wording.value(value, fact),
        }


def outcome_by_id(version: Version, id_: str) -> Outcome:
    """Return an outcome of a version."""
    return next(outcome for outcome in version.outcomes if outcome.id == id_)

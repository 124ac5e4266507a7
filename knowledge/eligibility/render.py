"""Renders a check as the JSON that visitors' programs get, worded in one of the four languages.

Never lets a language change anything but words: verdicts, outcomes, points and missing facts are the same in all.
"""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from knowledge.eligibility.engine import Check, Result
from knowledge.eligibility.explaining import Explainer, has_own_outcomes
from knowledge.eligibility.fixed import Node, fixed_parts, version_of
from knowledge.eligibility.model import Fact, Outcome, RuleSet
from knowledge.eligibility.profile import shown
from knowledge.eligibility.prospects import Prospects, outcome_by_id
from knowledge.eligibility.questions import Question
from knowledge.eligibility.reasons import Evaluation
from knowledge.eligibility.testing import flags_of
from knowledge.eligibility.wording import Wording


def render_check(
    check: Check, *, language: str, rules: RuleSet, explained: Collection[str] | None = None
) -> dict[str, Any]:
    """Return a check as JSON.

    Args:
        check: what the engine found.
        language: one of the four.
        rules: those that the check was made with.
        explained: ids of the programmes whose reasons are wanted; None: all. They are most of what there is to send.
    """
    wording = Wording(language, facts=rules.facts)
    renderer = _Renderer(check, wording=wording, rules=rules, explained=explained)
    return {
        "as_of": check.as_of.isoformat(),
        "rules_version": check.rules_version,
        "language": language,
        "note": wording.say("pre_check"),
        "results": [renderer.result(result) for result in check.results],
        "next_question": render_question(check.next_question, language=language, rules=rules),
    }


def render_question(question: Question | None, *, language: str, rules: RuleSet) -> dict[str, Any] | None:
    """Return a question as JSON, with why it is asked; None where nothing is left to ask."""
    if question is None:
        return None
    wording = Wording(language, facts=rules.facts)
    fact = rules.facts[question.fact]
    key = "decides_none" if question.decides == 0 else "decides_one" if question.open == 1 else "decides_some"
    return {
        "fact": fact.id,
        "text": fact.question[language],
        "label": fact.label[language],
        **_answers(fact, wording),
        "why": wording.say(
            "both_sentences",
            first=fact.why[language],
            second=wording.say(key, decides=question.decides, open=question.open),
        ),
        "decides": question.decides,
        "open": question.open,
    }


class _Renderer:
    """Renders the results of one check."""

    def __init__(self, check: Check, *, wording: Wording, rules: RuleSet, explained: Collection[str] | None) -> None:
        self._check = check
        self._explained = explained
        self._wording = wording
        self._language = wording.language
        self._rules = rules
        self._fixed = fixed_parts(rules, wording.language)
        self._explainer = Explainer(wording, rules=rules, profile=check.profile, day=check.as_of)
        self._prospects = Prospects(wording, rules=rules, day=check.as_of)

    def result(self, result: Result) -> Node:
        """Return the result for one programme, made once where it is the same for everybody."""
        found = result.evaluation
        if found is None or not self._is_same_for_all(result, found):
            return self._new_result(result)
        if found not in self._fixed.results:
            self._fixed.results[found] = self._new_result(result)
        return self._fixed.results[found]

    def _is_same_for_all(self, result: Result, found: Evaluation) -> bool:
        if result.changes or result.cliffs or not self._is_explained(result.programme.id):
            return False
        return self._explainer.is_same_for_all(found)

    def _new_result(self, result: Result) -> Node:
        programme, found = result.programme, result.evaluation
        head, guidance = self._fixed.programme(programme)
        if found is None:
            return head | self._no_rule(head["title"]) | guidance
        version = found.bound.version
        outcome = outcome_by_id(version, found.outcomes[0]) if len(found.outcomes) == 1 else None
        flags, missing = flags_of(found), result.missing
        return {
            **head,
            **self._fixed.version(found.bound),
            "verdict": result.verdict,
            "verdict_label": self._wording.say(f"verdict_{result.verdict}"),
            "summary": self._summary(result, found, missing),
            **self._outcome(found, outcome),
            **({"points": self._explainer.points(found.points)} if found.points else {}),
            "missing": missing,
            "missing_labels": [self._wording.label(fact) for fact in missing],
            "flags": list(flags),
            "flag_labels": [self._wording.say(f"flag_{flag}") for flag in flags],
            "reasons": self._explainer.tree(found) if self._is_explained(programme.id) else None,
            "changes": [self._prospects.change(change, version) for change in result.changes],
            "upcoming": [self._prospects.cliff(cliff, programme) for cliff in result.cliffs],
            "sources": self._fixed.sources(found),
            **guidance,
            "note": self._wording.text(version.note),
        }

    def _is_explained(self, programme: str) -> bool:
        return self._explained is None or programme in self._explained

    def _no_rule(self, title: str) -> Node:
        return {
            "version": None,
            "verdict": "open",
            "verdict_label": self._wording.say("verdict_open"),
            "summary": self._wording.say("says_no_rule", title=title, day=self._wording.day(self._check.as_of)),
            "missing": [],
            "missing_labels": [],
            "flags": ["no_rule_on_file"],
            "flag_labels": [self._wording.say("flag_no_rule_on_file")],
            "reasons": None,
            "changes": [],
            "upcoming": [],
            "sources": [],
            "note": None,
        }

    def _summary(self, result: Result, found: Evaluation, missing: Sequence[str]) -> str:
        """Return the verdict as a sentence, with what comes out where an owner wrote outcomes."""
        title, version = result.programme.title[self._language], found.bound.version
        if result.verdict == "open":
            return self._wording.say("says_open", title=title, missing=self._wording.labels(missing))
        if result.verdict == "borderline" or not has_own_outcomes(version):
            return self._wording.say(f"says_{result.verdict}", title=title)
        qualifies = result.verdict == "qualifies"
        possible = [outcome_by_id(version, id_) for id_ in found.outcomes]
        labels = [one.label[self._language] for one in possible if one.qualifies == qualifies]
        if not labels:
            return self._wording.say(f"says_{result.verdict}", title=title)
        outcome = self._wording.joined(labels, by="list_or")
        return self._wording.say(f"says_{result.verdict}_as", title=title, outcome=outcome)

    def _outcome(self, found: Evaluation, outcome: Outcome | None) -> Node:
        """Return the outcome, or those still possible where several are."""
        if outcome is None:
            possible = [outcome_by_id(found.bound.version, id_) for id_ in found.outcomes]
            return {"possible_outcomes": [{"id": o.id, "label": o.label[self._language]} for o in possible]}
        note = self._wording.text(outcome.note)
        return {
            "outcome": outcome.id,
            "outcome_label": outcome.label[self._language],
            **({"outcome_note": note} if note else {}),
        }


def _answers(fact: Fact, wording: Wording) -> Node:
    """Return what an answer may be: its type, and its unit, range or options where it has any."""
    node: Node = {"type": fact.type}
    if fact.unit:
        node["unit"] = fact.unit
    if fact.type in ("integer", "number", "date"):
        node["range"] = {"min": shown(fact.low, fact), "max": shown(fact.high, fact)}
    if fact.type == "choice":
        node["options"] = [{"id": option.id, "label": option.label[wording.language]} for option in fact.options]
    if fact.type == "boolean":
        node["options"] = [{"id": value, "label": wording.value(value, fact)} for value in (True, False)]
    return node


def render_facts(rules: RuleSet, language: str) -> list[dict[str, Any]]:
    """Return all facts as JSON: what may be answered, how each is asked and why; `asked` false: by an authority."""
    wording = Wording(language, facts=rules.facts)
    return [
        {
            "id": fact.id,
            "label": fact.label[language],
            "question": fact.question[language],
            "why": fact.why[language],
            **_answers(fact, wording),
            "ordered": fact.ordered,
            "asked": fact.asked,
            "sensitive": fact.sensitive,
            **({"counted_from": fact.derived.source} if fact.derived else {}),
        }
        for fact in rules.facts.values()
    ]


def render_programmes(rules: RuleSet, language: str, as_of: date) -> list[dict[str, Any]]:
    """Return all programmes that have rules, each with the version in force on `as_of` (None: no rule on file)."""
    wording = Wording(language, facts=rules.facts)
    listed = []
    for programme in rules.programmes.values():
        version = programme.version_on(as_of)
        flag = "no_rule_on_file" if version is None else version.status
        listed.append(
            {
                "id": programme.id,
                "title": programme.title[language],
                "version": version.id if version else None,
                "version_dates": {k: d for k, d in version_of(version).items() if k != "id"} if version else None,
                "flags": [flag] if flag else [],
                "flag_labels": [wording.say(f"flag_{flag}")] if flag else [],
                "authority": wording.text(programme.authority),
                "next_steps": wording.text(programme.next_steps),
                "note": wording.text(version.note) if version else None,
            }
        )
    return listed

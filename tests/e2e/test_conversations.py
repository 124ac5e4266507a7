"""Whole conversations with the real Rasa, written down as YAML: what is said, what must come back.

`conversations/*.yml` are about answers, `checks/*.yml` about eligibility. A step says one thing (`say`), or answers
the questions of a check until it is over: `answers` has what is said to the question for each fact, `otherwise` to any
other.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

FOLDER = Path(__file__).parent
LANGUAGES = {"zh", "en", "ja", "ko"}
QUESTIONS_AT_MOST = 60
OF_REPLY = {
    "kind",
    "answer_id",
    "programme",
    "document",
    "text",
    "not_text",
    "text_language",
    "buttons",
    "asks",
    "not_asks",
    "why",
    "verdict",
    "outcome",
    "points",
    "verdicts",
    "states",
}
KNOWN = {"say", "language", "answers", "otherwise", "never_asks", *OF_REPLY}


def cases_in(folder: str) -> list[Any]:
    return [
        pytest.param(case, id=f"{file.stem}: {case['name']}")
        for file in sorted((FOLDER / folder).glob("*.yml"))
        for case in yaml.safe_load(file.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize(("folder", "at_least"), [("conversations", 5), ("checks", 20)])
def test_every_language_has_conversations(folder: str, at_least: int) -> None:
    files = list((FOLDER / folder).glob("*.yml"))
    assert {file.stem for file in files} == LANGUAGES
    for file in files:
        assert len(yaml.safe_load(file.read_text(encoding="utf-8"))) >= at_least, file.name


@pytest.mark.e2e
@pytest.mark.parametrize("case", [*cases_in("conversations"), *cases_in("checks")])
def test_conversation(desk: Any, case: dict[str, Any]) -> None:
    asked = None
    for number, step in enumerate(case["steps"]):
        assert set(step) <= KNOWN, f"unknown key in step {number}: {set(step) - KNOWN}"
        assert set(step) & OF_REPLY, f"step {number} expects nothing"
        if "say" in step:
            reply = desk.say(step["say"], sender=f"case-{case['name']}", language=case.get("chosen"))
        else:
            reply = answer(desk, step, asked=asked, case=case)
        asked = reply["custom"].get("question", {}).get("fact")
        expect(step, reply, where=f"step {number}: {step.get('say', 'the check')!r} -> {reply['text'][:400]!r}")


def answer(desk: Any, step: dict[str, Any], *, asked: str | None, case: dict[str, Any]) -> dict[str, Any]:
    """Answer the questions of a check until none is asked any more; return the last reply."""
    assert asked, "no question was asked that could be answered"
    heard = []
    for _ in range(QUESTIONS_AT_MOST):
        assert asked not in step.get("never_asks", ()), f"asked for {asked}, which was said before"
        heard.append(asked)
        said = step["answers"].get(asked, step.get("otherwise"))
        assert said, f"asked for {asked}, after {heard}; the step has no answer"
        reply: dict[str, Any] = desk.say(said, sender=f"case-{case['name']}", language=case.get("chosen"))
        question = reply["custom"].get("question")
        if question is None:
            return reply
        assert question["fact"] != asked, f"{said!r} was not taken for an answer to {asked}: {reply['text'][:300]!r}"
        asked = str(question["fact"])
    raise AssertionError(f"more than {QUESTIONS_AT_MOST} questions: {heard}")


def expect(step: dict[str, Any], reply: dict[str, Any], *, where: str) -> None:
    """Compare a reply with what a step expects of it."""
    custom, text = reply["custom"], reply["text"]
    verdict = custom.get("verdict", {})
    assert custom["language"] == step["language"], where
    assert custom["kind"] == step.get("kind", "verdict" if "answers" in step else "answer"), where
    results = {one["programme"]: one["verdict"] for one in verdict.get("results", [verdict]) if one}
    question = custom.get("question", {})
    actual = {
        "answer_id": custom.get("answer_id"),
        "text_language": custom.get("text_language"),
        "asks": question.get("fact"),
        "verdict": verdict.get("verdict"),
        "outcome": verdict.get("outcome"),
        "points": [verdict["points"]["low"], verdict["points"]["high"]] if "points" in verdict else None,
    }
    for key, value in actual.items():
        if key in step:
            assert value == step[key], f"{key}: {where}"
    if "not_asks" in step:
        assert question.get("fact") not in step["not_asks"], where
    if "why" in step:
        assert question["why"] and question["why"] in text, where
    if "verdicts" in step:
        assert {id_: results.get(id_) for id_ in step["verdicts"]} == step["verdicts"], where
    if "states" in step:
        found = dict(states(verdict["reasons"]))
        assert {id_: found.get(id_) for id_ in step["states"]} == step["states"], where
    if "programme" in step:
        assert step["programme"] in custom["programmes"], where
    if "document" in step:
        assert step["document"] in [s.get("document_number") for s in custom["sources"]], where
    for part in step.get("text", []):
        assert part in text, where
    for part in step.get("not_text", []):
        assert part not in text, where
    if "buttons" in step:
        assert len(reply["buttons"]) >= step["buttons"], where
    if custom["kind"] in ("answer", "verdict"):
        assert custom["sources"], where
        assert all(source["basis"] for source in custom["sources"]), where


def states(node: dict[str, Any]) -> Any:
    """Yield the id and the state of every condition of a verdict's tree."""
    for child in node.get("children", ()):
        if "id" in child and "state" in child:
            yield child["id"], child["state"]
        yield from states(child)

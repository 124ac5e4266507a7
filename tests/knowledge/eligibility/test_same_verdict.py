"""The same person gets the same verdict in every language, in the chat and over HTTP."""

from collections.abc import Callable, Mapping
from datetime import date
from random import Random
from typing import Any

import pytest
from fastapi.testclient import TestClient

from actions.checking.check import Checking
from actions.checking.state import CheckState
from actions.decisions import Outcome
from actions.reply import Reply
from actions.words import Words, load_words
from bot.web.parts import Parts
from knowledge.eligibility.engine import Eligibility
from knowledge.eligibility.model import Fact, RuleSet
from knowledge.eligibility.profile import Profile, read_profile
from knowledge.eligibility.render import render_check
from knowledge.language import LANGUAGES
from tests.knowledge.eligibility.people import person
from tests.knowledge.eligibility.visitor import message, said

DAY = date(2026, 3, 1)
FAMILY = "work-permit"  # the chat checks its categories instead
# What says the same whatever the language; the rest of a rendered check are words.
_NO_WORDS = frozenset("""
    as_of results programme version verdict outcome possible_outcomes missing flags reasons children items kind id state
    fact value marks points low high max exact changes to and upcoming on facts before after basis next_question decides
    open
""".split())  # fmt: skip  # noqa: SIM905


def without_words(node: Any) -> Any:
    """Return a rendered check without its words."""
    if isinstance(node, Mapping):
        return {key: without_words(value) for key, value in node.items() if key in _NO_WORDS}
    return [without_words(one) for one in node] if isinstance(node, list) else node


@pytest.mark.parametrize("seed", range(4))
def test_every_programme_gives_the_same_in_every_language(shipped_rules: RuleSet, seed: int) -> None:
    profile = read_profile(person(shipped_rules, seed), facts=shipped_rules.facts)
    check = Eligibility(shipped_rules).check(profile, as_of=DAY)
    rendered = {language: render_check(check, language=language, rules=shipped_rules) for language in LANGUAGES}
    plain = {language: without_words(shown) for language, shown in rendered.items()}
    assert len(plain["en"]["results"]) == len(shipped_rules.programmes)
    for language in LANGUAGES:
        assert plain[language] == plain["en"]
    titles = {tuple(result["verdict_label"] for result in shown["results"]) for shown in rendered.values()}
    assert len(titles) == len(LANGUAGES)


def nothing_else() -> Outcome:
    raise AssertionError("an answer was not taken")


def nothing_found() -> Outcome:
    """Return what is said to a question that the store holds nothing on."""
    return Outcome(Reply(kind="handoff", language="en", text="-"), None)


class Visitor:
    """Somebody who goes through a check in the chat and answers what is asked; what is not told is not known."""

    def __init__(self, engine: Eligibility, words: Words, facts: Mapping[str, Any], language: str) -> None:
        rules = type("Rules", (), {"current": engine})()
        self._checking = Checking(rules, words=words, today=lambda: DAY, keep=lambda *_, **__: ("0", DAY))
        self._known: Mapping[str, Fact] = engine.rules.facts
        self._words, self._facts, self._language = words, facts, language
        self.asked: list[str] = []

    def check(self, programme: str) -> Mapping[str, Any]:
        """Return the verdict that the chat tells at the end."""
        start = message("?", self._language, intent="check_eligibility", programmes=(programme,))
        outcome, state = self._checking.take(start, CheckState(), nothing_found)
        while state.asked:
            assert state.asked not in self.asked, f"{state.asked} is asked twice"
            self.asked.append(state.asked)
            answer = message(self._answer(state.asked), self._language)
            outcome, state = self._checking.take(answer, state, nothing_else)
        assert outcome.reply.kind == "verdict" and outcome.reply.verdict is not None
        return outcome.reply.verdict

    def _answer(self, fact: str) -> str:
        if fact not in self._facts:
            return self._words.say("answer_dont_know", self._language)
        return said(self._known[fact], self._facts[fact], self._language, self._words)


@pytest.fixture(scope="module")
def words() -> Words:
    return load_words()


@pytest.fixture
def over_http(client: TestClient) -> Callable[..., Mapping[str, Any]]:
    """Give a function that checks facts over HTTP."""

    def check(programme: str, facts: Mapping[str, Any], language: str) -> Mapping[str, Any]:
        body = {"facts": facts, "programmes": [programme], "as_of": DAY.isoformat(), "language": language}
        response = client.post("/api/eligibility/check", json=body)
        assert response.status_code == 200, response.text
        (result,) = response.json()["results"]
        return dict(result)

    return check


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("seed", range(2))
def test_chat_tells_the_verdict_that_http_gives(
    parts: Parts, words: Words, over_http: Callable[..., Mapping[str, Any]], language: str, seed: int
) -> None:
    """The chat asks only what can matter; whoever sends everything over HTTP learns the same."""
    engine = parts.eligibility.engine
    random = Random(f"{seed} {language}")  # noqa: S311 - nothing secret
    for programme in random.sample(sorted(engine.rules.programmes.keys() - {FAMILY}), 10):
        asked = engine.check(Profile(), programmes=[programme], as_of=DAY, explain=False).results[0].missing
        everything = person(engine.rules, random.randrange(10_000), programmes=[programme])
        facts = {fact: value for fact, value in everything.items() if fact in asked}  # what is assumed is not asked
        visitor = Visitor(engine, words, facts, language)
        told = visitor.check(programme)
        sent = over_http(programme, facts, language)
        assert (told["verdict"], told.get("outcome")) == (sent["verdict"], sent.get("outcome")), (programme, facts)
        exactly = over_http(programme, {fact: facts.get(fact, {"dont_know": True}) for fact in visitor.asked}, language)
        assert {key: value for key, value in told.items() if key in exactly} == exactly

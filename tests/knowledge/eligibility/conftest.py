"""Rules to check against: a small folder, the shipped rules, and rules made of the few words that a test is about."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.content import KNOWLEDGE
from knowledge.eligibility.engine import Check, Eligibility
from knowledge.eligibility.loader import load_rules, read_files
from knowledge.eligibility.model import RuleSet
from knowledge.eligibility.profile import read_profile
from knowledge.eligibility.render import render_check
from knowledge.language import LANGUAGES
from knowledge.model import Source
from knowledge.sources import load_sources

RULES = Path(__file__).with_name("rules")
WAGES = Source(id="sal1", title="平均工资公告", language="zh", basis="official", issued_on=date(2024, 1, 1))
DAY = date(2026, 3, 1)
Rendered = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session")
def small_rules() -> RuleSet:
    """Give the rules of the folder beside this file."""
    return load_rules(read_files(RULES), sources={"sal1": WAGES})


@pytest.fixture(scope="session")
def shipped_rules() -> RuleSet:
    """Give the rules that ship. Their own tests are not run again."""
    sources = load_sources(KNOWLEDGE / "sources.yml")
    return load_rules(read_files(KNOWLEDGE / "rules"), sources=sources, run_tests=False)


@pytest.fixture(scope="session")
def checker() -> Callable[[RuleSet], Callable[..., Check]]:
    """Give a maker of functions that check facts against a rule set."""

    def make(rules: RuleSet) -> Callable[..., Check]:
        engine = Eligibility(rules)

        def check(*programmes: str, as_of: date = DAY, explain: bool = True, **facts: Any) -> Check:
            profile = read_profile(facts, facts=rules.facts)
            return engine.check(profile, programmes=programmes or None, as_of=as_of, explain=explain)

        return check

    return make


@pytest.fixture(scope="session")
def small_check(small_rules: RuleSet, checker: Callable[[RuleSet], Callable[..., Check]]) -> Callable[..., Check]:
    """Give a function that checks facts against the small folder."""
    return checker(small_rules)


@pytest.fixture(scope="session")
def shipped_check(shipped_rules: RuleSet, checker: Callable[[RuleSet], Callable[..., Check]]) -> Callable[..., Check]:
    """Give a function that checks facts against the rules that ship."""
    return checker(shipped_rules)


@pytest.fixture(scope="session")
def make_rules() -> Callable[..., RuleSet]:
    """Give a maker of rule sets: what a test does not name (labels, titles, sources) is filled in.

    `facts` are as in facts.yml. A programme is a condition, a version, or a list of versions, as in its file.
    """

    def make(facts: Mapping[str, Mapping[str, Any]], **programmes: Any) -> RuleSet:
        files = {"facts.yml": {"format": 1, "facts": {id_: _fact(id_, raw) for id_, raw in facts.items()}}}
        files["parameters.yml"] = {"format": 1, "parameters": {}}
        for name, raw in programmes.items():
            id_ = name.replace("_", "-")
            files[f"{id_}.yml"] = _programme(id_, raw)
        texts = {name: yaml.safe_dump(data, allow_unicode=True, sort_keys=False) for name, data in files.items()}
        return load_rules(texts, sources={})

    return make


def _text(words: str) -> dict[str, str]:
    return {language: f"{words} ({language})" for language in LANGUAGES}


def _fact(id_: str, raw: Mapping[str, Any]) -> dict[str, Any]:
    filled = {"label": _text(id_), "question": _text(f"{id_}?"), "why": _text(f"why {id_}"), "change": "none", **raw}
    if "options" in raw:
        filled["options"] = {option: {"label": _text(option)} for option in raw["options"]}
    return filled


def _programme(id_: str, raw: Any) -> dict[str, Any]:
    numbers = count(1)
    versions = raw if isinstance(raw, list) else [raw]
    return {
        "format": 1,
        "programme": id_,
        "title": _text(id_),
        "owner": "tests",
        "reviewed": {"on": date(2026, 1, 1), "next": date(2027, 1, 1)},
        "sources": {"book": {"title": {"en": "Book of rules"}, "basis": "seed"}},
        "versions": [_version(version, numbers) for version in versions],
    }


def _version(raw: Mapping[str, Any], numbers: Iterator[int]) -> dict[str, Any]:
    if not raw.keys() & {"conditions", "outcomes", "amends"}:
        raw = {"conditions": raw}
    version = {"id": f"v{next(numbers)}", "effective": {"from": date(2020, 1, 1), "to": None}, **raw}
    if "conditions" in raw:
        version["conditions"] = _named(raw["conditions"], numbers)
    if "points" in raw:
        version["points"] = [{"label": _text(item["id"]), **item} for item in raw["points"]]
    if "outcomes" in raw:
        version["outcomes"] = [{"label": _text(one["id"]), **one} for one in raw["outcomes"]]
    return version


def _named(raw: Mapping[str, Any], numbers: Iterator[int]) -> dict[str, Any]:
    """Return a condition in which every one has an id and a label."""
    named = {"id": f"c{next(numbers)}", **raw}
    named = {"label": _text(named["id"]), **named}
    for key in ("all", "any"):
        if key in raw:
            named[key] = [_named(part, numbers) for part in raw[key]]
    for key in ("not", "unless"):
        if key in raw:
            named[key] = _named(raw[key], numbers)
    if "n_of" in raw:
        named["n_of"] = {**raw["n_of"], "of": [_named(part, numbers) for part in raw["n_of"]["of"]]}
    return named


@pytest.fixture
def rendered(small_check: Callable[..., Check], small_rules: RuleSet) -> Rendered:
    def render(*programmes: str, language: str = "en", **facts: Any) -> dict[str, Any]:
        return render_check(small_check(*programmes, **facts), language=language, rules=small_rules)

    return render


@pytest.fixture
def only(rendered: Rendered) -> Rendered:
    """Give the one result of a check of one programme."""

    def render(programme: str, **facts: Any) -> dict[str, Any]:
        (result,) = rendered(programme, **facts)["results"]
        return dict(result)

    return render

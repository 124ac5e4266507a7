"""The assistant's own sentences: complete in four languages, and every key that is used exists."""

import ast
from pathlib import Path
from string import Formatter

import pytest

from actions.words import load_words
from knowledge.content import parse_yaml
from knowledge.errors import InvalidContent
from knowledge.language import LANGUAGES
from knowledge.words import read_words

PROJECT = Path(__file__).resolve().parents[2]
WORDS = load_words()
SENTENCES: dict[str, dict[str, str]] = parse_yaml(
    (PROJECT / "actions" / "words.yml").read_text(encoding="utf-8"), name="words.yml"
)
BASES = ("seed", "official", "secondary", "unverified")


def keys_said() -> set[str]:
    """Return every key that the code writes out in a call of `say` of the assistant's own words."""
    found = set()
    for package in ("actions", "bot"):
        for path in (PROJECT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "say":
                    if isinstance(node.func.value, ast.Name) and node.func.value.id == "wording":
                        continue  # those of verdicts stand in knowledge/eligibility/words.yml
                    key = node.args[0] if node.args else None
                    if isinstance(key, ast.Constant) and isinstance(key.value, str):
                        found.add(key.value)
    return found


def small_talk_intents() -> list[str]:
    """Return the intents after which the rules have action_small_talk."""
    rules = parse_yaml((PROJECT / "data" / "rules.yml").read_text(encoding="utf-8"), name="rules.yml")["rules"]
    steps = [rule["steps"] for rule in rules]
    return [first["intent"] for first, second in steps if second["action"] == "action_small_talk"]


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("key", sorted(SENTENCES))
def test_sentence_has_exactly_the_four_languages(key: str) -> None:
    assert set(SENTENCES[key]) == set(LANGUAGES)


@pytest.mark.parametrize("key", sorted(SENTENCES))
def test_sentence_has_the_same_places_in_every_language(key: str) -> None:
    assert len({frozenset(places(text)) for text in SENTENCES[key].values()}) == 1


def test_every_key_said_in_the_code_exists() -> None:
    said = keys_said()
    assert len(said) > 10
    assert said - WORDS.keys() == set()


@pytest.mark.parametrize("intent", small_talk_intents())
def test_small_talk_intent_has_words(intent: str) -> None:
    assert WORDS.has(intent)


@pytest.mark.parametrize("basis", BASES)
def test_basis_of_a_source_has_words(basis: str) -> None:
    assert WORDS.has(f"basis_{basis}")


def test_places_are_filled() -> None:
    assert "7" in WORDS.say("error_too_many_messages", "ko", seconds=7)


def test_value_with_braces_stays_as_it_is() -> None:
    assert "{x}" in WORDS.say("quotation", "en", text="{x}")


def test_sentence_without_a_language_is_named(tmp_path: Path) -> None:
    file = tmp_path / "words.yml"
    file.write_text("greet: {zh: 好, en: Hi, ja: ' '}\n", encoding="utf-8")
    with pytest.raises(InvalidContent) as caught:
        read_words(file)
    assert caught.value.problems == [
        "words.yml: 'greet' has no text in ja",
        "words.yml: 'greet' has no text in ko",
    ]

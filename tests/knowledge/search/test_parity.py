"""The same question is answered by the same card in whichever language it is asked."""

from pathlib import Path

import pytest

from knowledge.content import parse_yaml
from knowledge.glossary import Glossary
from knowledge.language import LANGUAGES
from knowledge.search.gate import Zone

PARITY = Path(__file__).parents[2] / "cases" / "parity.yml"
ENTRIES_AT_LEAST = 60


def load_parity() -> list[dict[str, str]]:
    """Return the entries: an id of a card, and a question in each language."""
    entries: list[dict[str, str]] = parse_yaml(PARITY.read_text(encoding="utf-8"), name=PARITY.name)
    return entries


@pytest.mark.parametrize("entry", load_parity(), ids=lambda entry: entry["id"])
def test_every_language_gets_the_same_card_first(shipped, entry: dict[str, str]) -> None:
    results = {language: shipped.ask(entry[language], language) for language in LANGUAGES}
    first = {language: result.hits[0].id for language, result in results.items()}
    declined = [language for language, result in results.items() if result.zone is Zone.DECLINE]
    assert (first, declined) == (dict.fromkeys(LANGUAGES, entry["id"]), [])


def test_every_programme_is_asked_about(shipped, glossary: Glossary) -> None:
    entries = load_parity()
    ids = [entry["id"] for entry in entries]
    main_programmes = {card.programmes[0] for card in shipped.snapshot.cards if card.id in ids}
    assert len(ids) == len(set(ids)) >= ENTRIES_AT_LEAST
    assert {term.programme for term in glossary.terms if term.programme} <= main_programmes


def test_every_entry_is_a_question_of_its_own_in_each_language(shipped) -> None:
    asked = [(language, entry[language]) for entry in load_parity() for language in LANGUAGES]
    given = {(card.language, text) for card in shipped.snapshot.cards for text in (card.title, *card.questions)}
    assert all(entry.keys() == {"id", *LANGUAGES} for entry in load_parity())
    assert len(asked) == len(set(asked))
    assert not given & set(asked)

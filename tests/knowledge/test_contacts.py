"""Contacts are read strictly, and name the same numbers as the card and the assistant's sentence on them."""

import re
from pathlib import Path

import pytest

from actions.words import load_words
from bot.content import KNOWLEDGE
from knowledge.cards import load_cards
from knowledge.contacts import Contact, load_contacts
from knowledge.errors import InvalidContent
from knowledge.language import LANGUAGES
from knowledge.sources import load_sources

_NUMBER = re.compile(r"(?<![\d.])(?:\d{3}-\d{3,4}-\d{4}|\d{3}-\d{5}|\d{8}|1\d{4})(?![\d-])")
_OF_ONE_LETTER = {"58601037"}  # printed on an official reply; whether it serves the public is not known
TEXT = "{zh: 一, en: one, ja: 一つ, ko: 하나}"
ENTRY = f"""
- id: line
  phone: "123-456"
  extension: "9"
  source: e24
  name: {TEXT}
  for: {TEXT}
  hours: null
  languages: null
  address: {TEXT}
"""
HEAD = "extension: {zh: '{phone}转{extension}', en: '{phone} x{extension}', ja: '{phone}', ko: '{phone}'}\ncontacts:"


@pytest.fixture(scope="module")
def shipped() -> tuple[Contact, ...]:
    return load_contacts(KNOWLEDGE / "contacts.yml", sources=load_sources(KNOWLEDGE / "sources.yml"))


def load(folder: Path, text: str) -> tuple[Contact, ...]:
    path = folder / "contacts.yml"
    path.write_text(text, encoding="utf-8")
    return load_contacts(path, sources=load_sources(KNOWLEDGE / "sources.yml"))


def numbers(text: str) -> set[str]:
    """Return the telephone numbers in a text."""
    return set(_NUMBER.findall(text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_card_on_contacts_names_the_same_numbers(shipped: tuple[Contact, ...], language: str) -> None:
    cards = load_cards(KNOWLEDGE / "cards", sources=load_sources(KNOWLEDGE / "sources.yml"))
    card = next(card for card in cards if card.id == "contacts" and card.language == language)
    told = numbers("\n".join((card.short, *(section.body for section in card.sections))))
    listed = {number for contact in shipped for number in numbers(contact.phone[language])}
    assert listed == told - _OF_ONE_LETTER and len(listed) == len(shipped) == 7
    for contact in shipped:
        for given in (contact.address, contact.hours):
            for part in re.findall(r"\d+(?::\d+)?", given[language]) if given else ():
                assert any(part in section.body for section in card.sections), f"{contact.id}: {part}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_assistant_names_no_other_numbers(shipped: tuple[Contact, ...], language: str) -> None:
    said = load_words().say("contact_lines", language)
    assert {"12367", "12345"} < numbers(said) <= {number for one in shipped for number in numbers(one.phone[language])}


def test_what_is_dialled_is_what_is_read(shipped: tuple[Contact, ...]) -> None:
    for contact in shipped:
        for language in LANGUAGES:
            assert re.sub(r"\D", "", contact.phone[language]) == re.sub(r"\D", "", contact.phone_href)
    assert {contact.id: contact.phone_href for contact in shipped}["work-permit-line-400"] == "tel:4008205114,9"


def test_an_entry_is_read_with_its_source(tmp_path: Path) -> None:
    (contact,) = load(tmp_path, HEAD + ENTRY)
    assert (contact.phone["zh"], contact.phone["en"], contact.phone_href) == (
        "123-456转9",
        "123-456 x9",
        "tel:123456,9",
    )
    assert contact.source and contact.source.id == "e24" and contact.hours is None and contact.address


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (HEAD + ENTRY + ENTRY, "contact 'line': the id stands twice"),
        (HEAD + ENTRY.replace("e24", "e999"), "contact 'line': there is no source 'e999' in sources.yml"),
        (HEAD + ENTRY.replace("123-456", "call me"), "contact 'line': 'phone' must be digits, with '-' between them"),
        (HEAD + ENTRY.replace('"9"', '"nine"'), "contact 'line': 'extension' must be digits"),
        (HEAD + ENTRY.replace("하나", "' '", 1), "contact 'line': 'name': 'ko' must not be empty"),
        (HEAD + ENTRY.replace("ko: 하나", "fr: un", 1), "contact 'line': 'name': unknown key 'fr'"),
        (HEAD + ENTRY.replace("  hours: null\n", ""), "contact 'line': 'hours' is missing"),
        (HEAD.replace("ja:", "it:") + ENTRY, "'extension': 'ja' is missing"),
        (HEAD + "\n- line", "contact 'line': must have 'id', 'phone' and the others"),
        ("[]", "must have 'contacts:'"),
    ],
)
def test_a_wrong_entry_is_refused_by_its_id(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(InvalidContent) as caught:
        load(tmp_path, text)
    assert any(problem in line for line in caught.value.problems)

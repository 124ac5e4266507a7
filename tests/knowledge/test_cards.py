"""Shipped cards load, and a wrong card is refused by the name of its file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.content import KNOWLEDGE
from knowledge.cards import load_cards, split_body
from knowledge.errors import InvalidContent
from knowledge.language import LANGUAGES
from knowledge.model import Source
from knowledge.sources import load_sources

CARD = """---
id: swim
language: {language}
title: Swimming
programmes: [swim]
owner: office
effective: {{from: 2024-01-01, to: null}}
reviewed: {{on: 2026-01-01, next: 2027-01-01}}
sources: [s9]
questions: [Where?]
---
Yes.

## Place
In the lake.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with one right card in four languages."""
    for language in LANGUAGES:
        (tmp_path / f"swim.{language}.md").write_text(CARD.format(language=language), encoding="utf-8")
    return tmp_path


@pytest.fixture
def problems(folder: Path, source: Source) -> Callable[..., list[str]]:
    """Change the English card and give what is said against it."""

    def load(old: str, new: str) -> list[str]:
        path = folder / "swim.en.md"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        with pytest.raises(InvalidContent) as caught:
            load_cards(folder, sources={source.id: source})
        return caught.value.problems

    return load


def test_shipped_cards_load_in_four_languages_each() -> None:
    cards = load_cards(KNOWLEDGE / "cards", sources=load_sources(KNOWLEDGE / "sources.yml"))
    ids = {card.id for card in cards}
    assert len(ids) >= 20
    assert {(card.id, card.language) for card in cards} == {(id_, lang) for id_ in ids for lang in LANGUAGES}


def test_right_card_is_read_with_its_short_answer_and_sections(folder: Path, source: Source) -> None:
    english = next(c for c in load_cards(folder, sources={source.id: source}) if c.language == "en")
    assert (english.short, english.sections[0].heading, english.sections[0].body) == ("Yes.", "Place", "In the lake.")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("title: Swimming\n", "", "swim.en.md: 'title' is missing"),
        ("title: Swimming", "title: [Swimming]", "swim.en.md: 'title' must be str, not list"),
        ("owner: office", "owner: office\ncolour: red", "swim.en.md: unknown key 'colour'"),
        ("owner: office", "owner: office\nowner: other", "swim.en.md:7: the key 'owner' is written twice"),
        ("id: swim", "id: dive", "swim.en.md: the file must be named <id>.<language>.md"),
        ("[s9]", "[s8]", "swim.en.md: unknown source 's8'"),
        ("{on: 2026-01-01, next: 2027-01-01}", "{}", "swim.en.md: 'on' is missing in 'reviewed'; write a day as 2026-"),
        (", next: 2027-01-01", "", "swim.en.md: 'next' is missing in 'reviewed'; write a day as 2026-"),
        ("{from: 2024-01-01, to: null}", "{}", "swim.en.md: 'to' is missing in 'effective'; write a day as 2026-"),
        ("to: null", "until: null", "swim.en.md: unknown key 'until' in 'effective'; known are from, to"),
        ("on: 2026-01-01", "on: soon", "swim.en.md: 'on' in 'reviewed' is 'soon'; write a day as 2026-"),
        ("on: 2026-01-01", "on: null", "swim.en.md: 'on' in 'reviewed' is 'None'; write a day as 2026-"),
        ("from: 2024-01-01", "from: 2024", "swim.en.md: 'from' in 'effective' is '2024'; write a day as 2026-"),
        (
            "to: null",
            "to: 2028-01-01 10:00:00",
            "swim.en.md: 'to' in 'effective' is '2028-01-01 10:00:00'; write a day",
        ),
        ("to: null", "to: 2026-02-30", "swim.en.md:7: there is no day '2026-02-30'; write one as 2026-"),
        ("[swim]", "[swim, 7]", "swim.en.md: 'programmes' must hold ids, not '7'"),
        ("[s9]", "[{}]", "swim.en.md: 'sources' must hold ids, not '{}'"),
        ("[Where?]", "[]", "swim.en.md: 'questions' must not be empty"),
        ("Yes.\n", "", "swim.en.md: the short answer before the first heading is missing"),
        ("In the lake.\n", "", "swim.en.md: the section 'Place' is empty"),
        ("---\nid", "id", "swim.en.md:1: must start with a front-matter block"),
    ],
)
def test_wrong_card_is_refused_by_the_name_of_its_file(
    problems: Callable[..., list[str]], old: str, new: str, problem: str
) -> None:
    assert any(found.startswith(problem) for found in problems(old, new))


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("[swim]", "[dive]", "programmes"),
        ("office", "harbour", "owner"),
        ("2024-01-01", "2025-01-01", "effective_from"),
        ("to: null", "to: 2028-01-01", "effective_to"),
        ("next: 2027", "next: 2028", "review_due"),
        ("## Place", "## Time\nAt noon.\n\n## Place", "number of sections"),
    ],
)
def test_versions_of_a_card_that_differ_are_refused(
    problems: Callable[..., list[str]], old: str, new: str, name: str
) -> None:
    assert any(found.startswith(f"swim: {name} differs between ") for found in problems(old, new))


def test_missing_language_is_named(folder: Path, source: Source) -> None:
    (folder / "swim.ko.md").unlink()
    with pytest.raises(InvalidContent, match="swim: no version in ko"):
        load_cards(folder, sources={source.id: source})


def test_problems_of_several_files_are_named_together(folder: Path, source: Source) -> None:
    for language in ("ja", "ko"):
        (folder / f"swim.{language}.md").write_text("nothing", encoding="utf-8")
    with pytest.raises(InvalidContent) as caught:
        load_cards(folder, sources={source.id: source})
    assert {p.split(":")[0] for p in caught.value.problems} >= {"swim.ja.md", "swim.ko.md"}


def test_body_without_headings_is_all_short_answer() -> None:
    assert split_body("Yes.\nSurely.") == ("Yes.\nSurely.", ())

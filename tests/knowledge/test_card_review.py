"""Versions of a card that part, wrong terms and sentences said twice are named; the shipped cards have none."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.commands import cli
from bot.content import KNOWLEDGE, main_programmes
from knowledge.card_review import numbers_in, review_cards
from knowledge.cards import load_cards
from knowledge.glossary import Glossary
from knowledge.model import Card, Section
from knowledge.sources import load_sources

MakeCard = Callable[..., Card]


def pair(make_card: MakeCard, ours: str, theirs: str) -> tuple[Card, Card]:
    """Give an English card and its Japanese version, each with one section."""
    english = make_card(short="Yes.", sections=(Section("Place", ours),))
    return english, make_card(language="ja", short="はい。", sections=(Section("場所", theirs),))


def test_shipped_cards_have_no_problems(glossary: Glossary) -> None:
    cards = load_cards(KNOWLEDGE / "cards", sources=load_sources(KNOWLEDGE / "sources.yml"))
    assert len(cards) >= 100
    assert review_cards(cards, glossary=glossary) == []


def test_every_programme_has_a_card_of_its_own(glossary: Glossary) -> None:
    programmes = {term.programme for term in glossary.terms if term.programme}
    assert len(programmes) >= 65
    assert programmes <= set(main_programmes().values())


def test_every_card_has_six_questions_of_its_own_in_every_language() -> None:
    cards = load_cards(KNOWLEDGE / "cards", sources=load_sources(KNOWLEDGE / "sources.yml"))
    asked = [(card.language, question) for card in cards for question in card.questions]
    assert [f"{card.id}.{card.language}" for card in cards if len(card.questions) < 6] == []
    assert [question for question, times in Counter(asked).items() if times > 1] == []


def test_same_numbers_in_other_writing_are_the_same(make_card: MakeCard, glossary: Glossary) -> None:
    cards = pair(make_card, "- 1,000 RMB since 2026-02.\n- Go.", "- 2026年2月から1,000元。\n- どうぞ。")
    assert review_cards(cards, glossary=glossary) == []


def test_other_amount_in_one_language_is_named_from_both_sides(make_card: MakeCard, glossary: Glossary) -> None:
    cards = pair(make_card, "It is 895,248 RMB.", "895,428元です。")
    assert review_cards(cards, glossary=glossary) == [
        "swimming (ja): section '場所': 895248 only in English",
        "swimming (ja): section '場所': 895428 not in English",
    ]


def test_number_that_moved_to_another_section_is_named(make_card: MakeCard, glossary: Glossary) -> None:
    sections = (Section("Age", "At least 18."), Section("Pay", "Any."))
    moved = (Section("年齢", "任意です。"), Section("給与", "18以上です。"))
    cards = (make_card(short="A.", sections=sections), make_card(language="ja", short="い。", sections=moved))
    assert len(review_cards(cards, glossary=glossary)) == 2


@pytest.mark.parametrize(
    ("theirs", "shape"),
    [("- 一つ。\n段落です。", "'LP'"), ("- 一つ。\n- 二つ。\n- 三つ。", "'LLL'")],
)
def test_other_structure_is_named(make_card: MakeCard, glossary: Glossary, theirs: str, shape: str) -> None:
    (problem,) = review_cards(pair(make_card, "- One.\n- Two.", theirs), glossary=glossary)
    assert shape in problem and "'LL' in English" in problem


def test_missing_section_is_named(make_card: MakeCard, glossary: Glossary) -> None:
    english = make_card(short="A.")
    other = make_card(language="ko", short="가.", sections=())
    assert review_cards((english, other), glossary=glossary) == ["swimming (ko): 0 sections, but 1 in English"]


def test_sentence_of_another_card_is_named_with_both(make_card: MakeCard, glossary: Glossary) -> None:
    sentence = "Only the authority decides about an application."
    cards = (make_card("diving", short=f"No. {sentence}"), make_card("rowing", short=f"{sentence} Yes."))
    assert review_cards(cards, glossary=glossary) == [f"diving, rowing (en): the same sentence: {sentence}"]


def test_call_said_on_two_cards_is_no_repetition(make_card: MakeCard, glossary: Glossary) -> None:
    cards = (make_card("diving", short="Call 12345."), make_card("rowing", short="Call 12345."))
    assert review_cards(cards, glossary=glossary) == []


def test_forbidden_term_is_named_but_visitors_may_use_it(make_card: MakeCard, glossary: Glossary) -> None:
    said = make_card("diving", short="Get a green card.")
    asked = make_card("rowing", questions=("where do I get a green card",))
    (problem,) = review_cards((said, asked), glossary=glossary)
    assert problem.startswith("diving (en): 'green card' is not what it is called")


def test_leading_zeros_and_separators_do_not_matter() -> None:
    assert numbers_in("2024-05-06: 1,000.5") == numbers_in("2024年5月6日 1000.5")


def test_command_is_content_with_what_ships() -> None:
    result = CliRunner().invoke(cli, ["cards", "check"])
    assert result.exit_code == 0
    assert "0 problems" in result.output


def test_command_names_what_is_wrong(tmp_path: Path) -> None:
    for path in (KNOWLEDGE / "cards").glob("pr-phd.*.md"):
        text = path.read_text(encoding="utf-8")
        (tmp_path / path.name).write_text(text.replace("2023-06", "2023-07"), encoding="utf-8")
    result = CliRunner().invoke(cli, ["cards", "check", "--folder", str(tmp_path)])
    assert result.exit_code == 1
    assert "only in English" in result.output

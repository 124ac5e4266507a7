"""What to bring for a programme: found in the cards, the nearest first, in every language."""

from datetime import date

import pytest

from knowledge.language import LANGUAGES
from knowledge.model import Card, Section
from knowledge.papers import papers_for

BODY = {"zh": "护照和证明", "en": "passport", "ja": "旅券", "ko": "여권"}


def card(id_: str, *programmes: str, headings: tuple[str, ...], title: str = "说明") -> list[Card]:
    """Return the versions of a card; `headings` and `title` are the Chinese ones."""
    day = date(2026, 1, 1)
    return [
        Card(
            id=id_,
            language=language,
            title=title if language == "zh" else id_,
            programmes=programmes,
            owner="service",
            effective_from=None,
            effective_to=None,
            reviewed_on=day,
            review_due=day,
            sources=("s",),
            questions=("q",),
            short="short",
            sections=tuple(
                Section(heading=heading if language == "zh" else f"{id_} {place}", body=BODY[language])
                for place, heading in enumerate(headings)
            ),
        )
        for language in LANGUAGES
    ]


def found(programme: str, *cards: list[Card]) -> list[tuple[str, int]]:
    every = [version for versions in cards for version in versions]
    return [(papers.cards["en"].id, papers.section) for papers in papers_for(programme, every)]


def test_sections_headed_by_papers_are_found_in_every_language() -> None:
    cards = card("visa", "visa", headings=("谁可以申请", "要准备的材料", "时间", "材料的翻译"))
    first, second = papers_for("visa", cards)
    assert [first.section, second.section] == [1, 3]
    assert {language: first.text(language) for language in LANGUAGES} == BODY


def test_card_of_the_programme_comes_before_others_about_it() -> None:
    other = card("a-renewal", "visa", headings=("延期的材料",))
    own = card("visa", "visa", headings=("材料",))
    assert found("visa", other, own) == [("visa", 0)]


def test_card_that_only_mentions_the_programme_is_not_about_its_papers() -> None:
    assert found("visa", card("sport", "sport", "visa", headings=("材料",))) == []


def test_card_on_papers_serves_all_programmes_it_names() -> None:
    papers = card("papers", "procedure", "visa", headings=("一般要准备的材料",), title="工作许可的材料")
    assert found("visa", papers) == [("papers", 0)]


@pytest.mark.parametrize("programmes", [("visa-b", "visa"), ("visa-b",)])
def test_more_general_programme_serves_where_the_own_card_has_none(programmes: tuple[str, ...]) -> None:
    own = card("visa-b", *programmes, headings=("谁可以申请",))
    general = card("visa", "visa", headings=("材料",))
    assert found("visa-b", own, general) == [("visa", 0)]


def test_section_on_applying_serves_where_it_names_papers() -> None:
    assert found("visa", card("visa", "visa", headings=("谁可以", "怎么申请"))) == [("visa", 1)]


def test_there_are_none_where_no_card_has_any() -> None:
    assert found("visa", card("visa", "visa", headings=("谁可以",))) == []
    assert found("visa") == []

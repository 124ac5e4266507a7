"""The glossary loads, names programmes, and is refused with every problem."""

from pathlib import Path

import pytest

from knowledge.errors import InvalidContent
from knowledge.glossary import Glossary, load_glossary, spellings
from knowledge.language import LANGUAGES


def test_every_shipped_term_has_a_name_in_four_languages(glossary: Glossary) -> None:
    assert len(glossary.terms) > 50
    assert all(term.names[language][0] for term in glossary.terms for language in LANGUAGES)


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("zh", "外国人来华工作许可"),
        ("en", "Foreigner's Work Permit"),
        ("ja", "外国人就労許可"),
        ("ko", "외국인 취업허가"),
    ],
)
def test_programme_has_its_official_name(glossary: Glossary, language: str, name: str) -> None:
    assert glossary.programme_name("work-permit", language=language) == name


def test_unknown_programme_has_no_name(glossary: Glossary) -> None:
    assert glossary.programme_name("moon-visa", language="en") is None


def test_wrong_terms_are_refused_by_file_and_id(tmp_path: Path) -> None:
    path = tmp_path / "glossary.yml"
    path.write_text(
        "terms:\n- {id: a, zh: 甲, en: a, ja: 甲}\n- {id: b, zh: 乙, en: b, ja: 乙, ko: 을, colour: red}\n",
        encoding="utf-8",
    )
    with pytest.raises(InvalidContent) as caught:
        load_glossary(path)
    missing, unknown = caught.value.problems
    assert missing == "glossary.yml: term 'a': 'ko' is missing"
    assert unknown.startswith("glossary.yml: term 'b': unknown key 'colour'")


def test_official_name_comes_first_and_once(tmp_path: Path) -> None:
    path = tmp_path / "glossary.yml"
    path.write_text("terms:\n- {id: a, zh: 甲, en: x, ja: 甲, ko: 갑, also: {en: [y, x]}}\n", encoding="utf-8")
    assert load_glossary(path).terms[0].names["en"] == ("x", "y")


def test_name_without_a_note_has_one_spelling() -> None:
    assert spellings("工资") == ("工资",)

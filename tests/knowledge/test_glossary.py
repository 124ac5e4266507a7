"""The glossary loads, names programmes, and is refused with every problem."""

from pathlib import Path

import pytest

from bot.settings import PROJECT
from knowledge.content import parse_yaml
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


@pytest.mark.parametrize(
    ("lists", "problem"),
    [
        ("forbidden: {en: [x]}", "'x' is both its official name and forbidden in en"),
        ("forbidden: {fr: [y]}", "unknown language 'fr' in 'forbidden'"),
        ("forbidden: {en: y}", "'forbidden' must have a list of names in en, as [y]"),
        ("also: {en: y}", "'also' must have a list of names in en, as [y]"),
        ("also: [y]", "'also' must have a list of names for a language"),
    ],
)
def test_wrong_list_of_names_is_refused(tmp_path: Path, lists: str, problem: str) -> None:
    path = tmp_path / "glossary.yml"
    path.write_text(f"terms:\n- {{id: a, zh: 甲, en: x, ja: 甲, ko: 갑, {lists}}}\n", encoding="utf-8")
    with pytest.raises(InvalidContent) as caught:
        load_glossary(path)
    (found,) = caught.value.problems
    assert found.startswith(f"glossary.yml: term 'a': {problem}")


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Get a Green Card here.", "en", ("green card",)),
        ("Evergreen cards are another matter.", "en", ()),
        ("申请绿卡", "zh", ("绿卡",)),
        ("申请绿卡", "ja", ()),
        ("Aランクと労働ビザ", "ja", ("労働ビザ", "Aランク")),
    ],
)
def test_forbidden_name_is_found_in_its_language_as_a_whole_word(
    glossary: Glossary, text: str, language: str, names: tuple[str, ...]
) -> None:
    assert glossary.forbidden_in(text, language=language) == names


def test_forbidden_name_is_understood_all_the_same(glossary: Glossary) -> None:
    assert "green card" in glossary.programme_names("permanent-residence", language="en")


def test_no_sentence_of_the_assistant_uses_a_forbidden_name(glossary: Glossary) -> None:
    sentences = parse_yaml((PROJECT / "actions" / "words.yml").read_text(encoding="utf-8"), name="words.yml")
    used = {
        f"{key} {language}": names
        for key, texts in sentences.items()
        for language, text in texts.items()
        if (names := glossary.forbidden_in(str(text), language=language))
    }
    assert len(sentences) > 20 and used == {}


def test_official_name_comes_first_and_once(tmp_path: Path) -> None:
    path = tmp_path / "glossary.yml"
    path.write_text("terms:\n- {id: a, zh: 甲, en: x, ja: 甲, ko: 갑, also: {en: [y, x]}}\n", encoding="utf-8")
    assert load_glossary(path).terms[0].names["en"] == ("x", "y")


def test_name_without_a_note_has_one_spelling() -> None:
    assert spellings("工资") == ("工资",)

"""YAML and front matter are read strictly, and every mistake is named with its place."""

from pathlib import Path

import pytest

from knowledge.content import check_keys, parse_yaml, read_front_matter
from knowledge.errors import InvalidContent


def test_key_written_twice_is_refused_with_its_line() -> None:
    with pytest.raises(InvalidContent, match=r"x\.yml:3: the key 'a' is written twice"):
        parse_yaml("a: 1\nb: 2\na: 3\n", name="x.yml")


def test_key_written_twice_deep_inside_is_refused() -> None:
    with pytest.raises(InvalidContent, match="'b' is written twice"):
        parse_yaml("a:\n- {b: 1, b: 2}\n", name="x.yml")


@pytest.mark.parametrize("word", ["on", "off", "yes", "no", "On", "NO", "y"])
def test_words_of_a_sentence_are_not_booleans(word: str) -> None:
    assert parse_yaml(f"{word}: {word}", name="x.yml") == {word: word}


@pytest.mark.parametrize(("word", "value"), [("true", True), ("false", False)])
def test_true_and_false_are_booleans(word: str, value: object) -> None:
    assert parse_yaml(f"a: {word}", name="x.yml")["a"] is value


def test_broken_yaml_is_refused_with_its_line() -> None:
    with pytest.raises(InvalidContent, match=r"^x\.yml:12: "):
        parse_yaml("a: 1\nb: [1\nc: 2\n", name="x.yml", first_line=10)


def test_control_character_is_refused_by_the_name_of_its_file() -> None:
    with pytest.raises(InvalidContent, match=r"^x\.yml:2: a character that must not stand in a text file"):
        parse_yaml("a: 1\nüüü: \x07\nb: 1\n", name="x.yml")


def test_day_that_the_calendar_does_not_have_is_refused_with_its_line() -> None:
    with pytest.raises(InvalidContent, match=r"^x\.yml:2: there is no day '2026-02-30'; write one as 2026-11-20$"):
        parse_yaml("a: 1\nb: 2026-02-30\n", name="x.yml")


def test_tag_that_would_run_code_is_refused() -> None:
    with pytest.raises(InvalidContent, match="could not determine a constructor"):
        parse_yaml("a: !!python/object/apply:os.getcwd []", name="x.yml")


def test_front_matter_and_body_are_parted(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\nid: a\n---\nBody --- goes on.\n\n---\nHere.\n", encoding="utf-8")
    assert read_front_matter(path) == ({"id": "a"}, "Body --- goes on.\n\n---\nHere.")


@pytest.mark.parametrize("text", ["No front matter", "x\n---\na: 1\n---\n", "---\na: 1\n"])
def test_file_without_front_matter_is_refused_by_name(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidContent, match=r"^a\.md:1: must start with a front-matter block"):
        read_front_matter(path)


def test_front_matter_that_is_a_list_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\n- a\n---\nBody\n", encoding="utf-8")
    with pytest.raises(InvalidContent, match="must be 'key: value' lines"):
        read_front_matter(path)


def test_unknown_key_is_named_with_the_known_ones() -> None:
    problems = check_keys({"a": 1, "z": 2}, where="x", required={"a": int}, optional=("b",))
    assert problems == ["x: unknown key 'z'; known are a, b"]


def test_missing_key_is_named() -> None:
    assert check_keys({}, where="x", required={"a": int}) == ["x: 'a' is missing"]


def test_wrong_type_is_named_with_the_right_one() -> None:
    assert check_keys({"a": "1"}, where="x", required={"a": (int, list)}) == ["x: 'a' must be int or list, not str"]


def test_right_content_has_no_problems() -> None:
    assert check_keys({"a": 1, "b": 2}, where="x", required={"a": int}, optional=("b",)) == []

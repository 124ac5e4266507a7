"""Han characters of three countries and their Korean readings meet."""

import pytest

from knowledge.han import even_initials, fold, korean_reading


@pytest.mark.parametrize("text", ["経済", "經濟", "经济"])
def test_three_forms_of_a_word_fold_to_one(text: str) -> None:
    assert fold(text) == "经济"


@pytest.mark.parametrize("text", ["abc 123", "かなカナ", "한글", "2,795。"])
def test_folding_leaves_everything_else_alone(text: str) -> None:
    assert fold(text) == text


def test_folding_keeps_the_length_so_that_offsets_hold() -> None:
    assert len(fold("東京都の検験と發展 abc")) == len("東京都の検験と發展 abc")


@pytest.mark.parametrize(
    ("han", "hangul"), [("永久居留", "영구거류"), ("经济", "경제"), ("劳动", "노동"), ("来华", "래화")]
)
def test_han_is_read_as_the_korean_word(han: str, hangul: str) -> None:
    assert korean_reading(han) == even_initials(hangul)


def test_reading_leaves_other_characters() -> None:
    assert korean_reading("abc永久") == "abc영구"


@pytest.mark.parametrize(("north", "south"), [("녀", "여"), ("로", "노"), ("류", "유"), ("력", "역"), ("리", "이")])
def test_the_law_of_initials_makes_two_spellings_equal(north: str, south: str) -> None:
    assert even_initials(north) == even_initials(south) == south


@pytest.mark.parametrize("text", ["나", "연장", "abc", "かな"])
def test_what_the_law_does_not_change_stays(text: str) -> None:
    assert even_initials(text) == text

"""Han characters are read as Korean words write them."""

import pytest

from knowledge.han import fold
from knowledge.hanja import even_initials, korean_reading


@pytest.mark.parametrize(
    ("han", "hangul"),
    [
        ("永久居留", "영구거류"),
        ("经济", "경제"),
        ("劳动", "노동"),
        ("来华", "래화"),
        ("連続", "연속"),
        ("聯絡", "연락"),
        ("予約", "예약"),
        ("欠格", "결격"),
        ("滬", "호"),
        ("濾", "여"),
    ],
)
def test_han_is_read_as_the_korean_word(han: str, hangul: str) -> None:
    assert korean_reading(fold(han)) == even_initials(hangul)


def test_reading_leaves_other_characters() -> None:
    assert korean_reading("abc永久") == "abc영구"


@pytest.mark.parametrize(("north", "south"), [("녀", "여"), ("로", "노"), ("류", "유"), ("력", "역"), ("리", "이")])
def test_the_law_of_initials_makes_two_spellings_equal(north: str, south: str) -> None:
    assert even_initials(north) == even_initials(south) == south


@pytest.mark.parametrize("text", ["나", "연장", "abc", "かな"])
def test_what_the_law_does_not_change_stays(text: str) -> None:
    assert even_initials(text) == text

"""Han characters of three countries meet in one form, and nothing else is changed."""

import sys

import pytest

from knowledge.han import PAIRS, fold

FOLDED = {c: fold(c) for c in map(chr, range(sys.maxunicode + 1)) if fold(c) != c}


@pytest.mark.parametrize("text", ["経済", "經濟", "经济"])
def test_three_forms_of_a_word_fold_to_one(text: str) -> None:
    assert fold(text) == "经济"


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("連續", "连续"),
        ("連続", "连续"),
        ("聯繫", "联系"),
        ("緒論", "绪论"),
        ("鉱業", "矿业"),
        ("礦業", "矿业"),
        ("妳", "你"),
    ],
)
def test_forms_meet_the_simplified_word(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize("text", ["abc 123", "かなカナ", "한글", "2,795。", r"\D(?P<Name>x)"])
def test_folding_leaves_everything_else_alone(text: str) -> None:
    assert fold(text) == text


@pytest.mark.parametrize("text", ["600万円", "沪港", "给予", "拖欠", "疏通"])
def test_a_form_with_a_meaning_of_its_own_is_kept(text: str) -> None:
    assert fold(text) == text


def test_folding_keeps_the_length_so_that_offsets_hold() -> None:
    assert len(fold("東京都の検験と發展 abc")) == len("東京都の検験と發展 abc")
    assert len(FOLDED) > 3_000 and {len(form) for form in FOLDED.values()} == {1}


def test_no_form_is_folded_twice() -> None:
    assert {character: form for character, form in FOLDED.items() if form in FOLDED} == {}


def test_every_pair_of_the_table_counts() -> None:
    pairs = PAIRS.split()
    assert {len(pair) for pair in pairs} == {2}
    assert sorted(pair[0] for pair in pairs) == sorted(FOLDED)

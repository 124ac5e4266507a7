"""Folding compares texts without moving a character."""

import pytest

from bot.nlu.folding import fold
from knowledge import han
from tests.nlu.samples import NASTY


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Work　Permit", "work permit"),
        ("３４歲", "34岁"),
        ("外國高端人才", "外国高端人才"),
        ("就労許可", "就劳许可"),
        ("永住権", "永住权"),
        ("ｱﾒﾘｶ", "アメリカ"),
        ("I’m “here”", 'i\'m "here"'),
        ("30〜40", "30~40"),
        ("博士後", "博士后"),
        ("600万円", "600万円"),
        ("취업허가", "취업허가"),
    ],
)
def test_width_case_and_han_forms_are_folded(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_folding_twice_changes_nothing_more() -> None:
    for text in NASTY.values():
        assert fold(fold(text)) == fold(text)


def test_a_pattern_keeps_its_escapes_when_its_han_is_folded() -> None:
    assert han.fold(r"\D\W(?P<Name>歳)") == r"\D\W(?P<Name>岁)"


@pytest.mark.parametrize("text", ["外國高端人才", "就労許可", "永住権", "連續五年", "給予", "１万円"])
def test_a_message_is_folded_as_search_folds_it(text: str) -> None:
    assert fold(text) == fold(han.fold(text)) == han.fold(fold(text))

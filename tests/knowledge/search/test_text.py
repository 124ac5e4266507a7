"""Texts and questions are cut into the terms that are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.search.text import content_terms, normalise, query_terms, terms


@pytest.mark.parametrize(
    ("one", "other"),
    [("許可", "许可"), ("経済", "經濟"), ("ＡＢＣ １２３", "abc 123"), ("John’s", "john's"), ("2,795", "2795")],
)
def test_two_spellings_of_the_same_give_the_same_terms(one: str, other: str) -> None:
    assert terms(one) == terms(other)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("工作许可", ["工", "作", "许", "可", "工作", "作许", "许可"]),
        ("취업허가", ["취업", "업허", "허가"]),
        ("Work-permits are renewed", ["work", "permit", "ar", "renew"]),
        ("37.7 of 2,795.", ["37.7", "of", "2795"]),
        ("A类", ["a", "类"]),
        ("!?", []),
    ],
)
def test_text_is_cut_into_words_numbers_and_pairs_of_characters(text: str, found: list[str]) -> None:
    assert terms(text) == found


@pytest.mark.parametrize(
    ("question", "language", "found"),
    [
        ("How do I get a work permit?", "en", ["work", "permit"]),
        ("什么是签证", "zh", ["签", "证", "签证"]),
        ("更新について教えてください", "ja", ["更", "新", "更新"]),
        ("서류 알려주세요", "ko", ["서류"]),
        ("조건은 무엇인가요", "ko", ["조건"]),  # without the particle
        ("집 살 수 있나요", "ko", ["집", "살"]),  # a syllable that stands alone is a word
        ("몇 시예요?", "ko", ["몇", "시예", "예요"]),  # and not what an ending leaves over
    ],
)
def test_question_words_are_left_out(question: str, language: str, found: list[str]) -> None:
    assert query_terms(question, language) == found


def test_question_of_question_words_only_keeps_them() -> None:
    assert content_terms("how much?", "en") == []
    assert query_terms("how much?", "en") == ["how", "much"]


def test_normalising_twice_changes_nothing_more() -> None:
    once = normalise("Ａ類 經濟 John’s 2,795")
    assert normalise(once) == once


@given(st.text(alphabet="ab'’-s .,5工ア가", max_size=12))
def test_term_is_never_empty(text: str) -> None:
    assert all(terms(text))
    assert all(query_terms(text, "en"))


def test_dashes_and_quotes_alone_are_no_term() -> None:
    assert terms("x-' b--'") == ["x", "b"]

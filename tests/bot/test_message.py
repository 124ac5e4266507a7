"""A visitor's text is taken in as it was meant, or refused with a reason."""

import pytest

from bot.errors import EmptyMessage, MessageTooLong, UnknownLanguage
from bot.message import MAX_CHARS, accept_language, accept_text, as_typed


@pytest.mark.parametrize("text", ["/restart", '"work permit" [A]{"x": 1}', "两\n行", "👩‍🔬 visa"])
def test_meaningful_characters_stay(text: str) -> None:
    assert accept_text(text) == text


def test_control_characters_and_outer_space_go() -> None:
    assert accept_text("  work\x00 per\x1bmit \n") == "work permit"


def test_decomposed_letters_are_composed() -> None:
    assert accept_text("cafe\u0301") == "café"


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "\x00\x07", "\ufeff", "\u202e\u202c", "\u2060\u200b"])
def test_text_without_content_is_refused(text: str) -> None:
    with pytest.raises(EmptyMessage):
        accept_text(text)


def test_longest_text_is_taken() -> None:
    assert accept_text("问" * MAX_CHARS) == "问" * MAX_CHARS


def test_longer_text_is_refused_with_its_length() -> None:
    with pytest.raises(MessageTooLong) as caught:
        accept_text("问" * (MAX_CHARS + 1))
    assert caught.value.length == MAX_CHARS + 1


@pytest.mark.parametrize("language", ["zh", "en", "ja", "ko"])
def test_the_four_languages_are_taken(language: str) -> None:
    assert accept_language(language) == language


@pytest.mark.parametrize("language", [None, ""])
def test_no_language_is_no_choice(language: str | None) -> None:
    assert accept_language(language) is None


@pytest.mark.parametrize("language", ["fr", "EN", "zh-CN", "english"])
def test_other_language_is_refused(language: str) -> None:
    with pytest.raises(UnknownLanguage, match=language):
        accept_language(language)


@pytest.mark.parametrize("text", ["age < 45 ≤ [A-12] *b* _i_", "\u200f١٢\u200e", "e\u0301", "🫨", "two\nlines\ttab"])
def test_what_is_shown_again_stays_as_it_was_typed(text: str) -> None:
    assert as_typed(text) == text


def test_what_cannot_be_kept_is_not_shown_again() -> None:
    assert as_typed(" a\x00\x1bb\ud800\r\nc\rd\x85 ") == "ab\nc\nd"


def test_what_is_shown_again_is_as_short_as_a_message() -> None:
    assert as_typed("\u200f" * MAX_CHARS) == "\u200f" * MAX_CHARS
    with pytest.raises(MessageTooLong):
        as_typed("\u200f" * (MAX_CHARS + 1))

"""Which language a message is in, and which language it is answered in."""

import pytest

from knowledge.language import clean, decide, detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("怎么申请工作许可", "zh"),
        ("申請工作許可需要多久", "zh"),
        ("在臨港上班滿三年，可以申請永居嗎", "zh"),
        ("工作许可", "zh"),
        ("很好", "zh"),
        ("A类", "zh"),
        ("我想办work permit，需要什么材料", "zh"),
        ("visa的有效期", "zh"),
        ("需要什么手続", "zh"),
        ("How do I renew my permit?", "en"),
        ("R visa", "en"),
        ("RENEW WORK PERMIT", "en"),
        ("hi", "en"),
        ("Ｈｏｗ ｄｏ Ｉ ｒｅｎｅｗ ｍｙ ｐｅｒｍｉｔ？", "en"),
        ("Ａ类", "zh"),
        ("永住権の条件", "ja"),
        ("就労ビザの更新", "ja"),
        ("在留資格", "ja"),
        ("申請書類", "ja"),
        ("経験", "ja"),
        ("年齢", "ja"),
        ("エンジニア", "ja"),
        ("ｶﾀｶﾅ", "ja"),
        ("work permit は何日?", "ja"),
        ("A類の条件は？", "ja"),
        ("취업허가 연장", "ko"),
        ("A류 조건이 뭐예요?", "ko"),
        ("永久居留 조건", "ko"),
        ("work permit 연장 어떻게", "ko"),
        ("HSK 4급", "ko"),
        ("ㅋㅋ", "ko"),
    ],
)
def test_script_and_words_tell_the_language(text: str, language: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize(
    "text", ["", "   ", "123", "🙂", "…", "HSK 5", "PhD", "MIT", "OK", "Shanghai", "ＨＳＫ　５", "ＯＫ"]
)
def test_digits_codes_and_names_tell_no_language(text: str) -> None:
    assert detect(text) is None


@pytest.mark.parametrize(
    ("text", "previous", "language"),
    [
        ("work permit", "zh", "zh"),
        ("work permit", "ja", "ja"),
        ("work permit", "ko", "ko"),
        ("ｗｏｒｋ ｐｅｒｍｉｔ", "ja", "ja"),
        ("PhD", "zh", "zh"),
        ("34", "ja", "ja"),
        ("", "ko", "ko"),
        ("外国人", "ja", "ja"),
    ],
)
def test_conversation_keeps_its_language_for_a_term_or_a_number(text: str, previous: str, language: str) -> None:
    assert decide(text, previous=previous) == language


@pytest.mark.parametrize(
    ("text", "previous", "language"),
    [
        ("How do I renew my work permit", "zh", "en"),
        ("Ｈｏｗ ｄｏ Ｉ ｒｅｎｅｗ ｉｔ", "ja", "en"),
        ("工作许可怎么办", "ja", "zh"),
        ("工作许可", "en", "zh"),
        ("工作许可", "ko", "zh"),
        ("취업", "zh", "ko"),
        ("ビザ", "zh", "ja"),
        ("在留資格", "zh", "ja"),
        ("ありがとう", "ko", "ja"),
    ],
)
def test_conversation_follows_a_message_that_clearly_leaves_its_language(
    text: str, previous: str, language: str
) -> None:
    assert decide(text, previous=previous) == language


def test_first_message_without_a_language_is_answered_in_english() -> None:
    assert decide("34", previous=None) == "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("English please", "en"),
        ("could you answer in Japanese please", "ja"),
        ("speak Korean", "ko"),
        ("请说中文", "zh"),
        ("请用英文回答", "en"),
        ("英語でお願いします", "en"),
        ("やっぱり日本語でお願いします", "ja"),
        ("中国語に切り替えてください。", "zh"),
        ("영어로 부탁드려요", "en"),
    ],
)
@pytest.mark.parametrize("previous", ["zh", "en", "ja", "ko", None])
def test_a_language_that_is_asked_for_is_taken(text: str, language: str, previous: str | None) -> None:
    assert decide(text, previous=previous) == language


@pytest.mark.parametrize(
    "text", ["Chinese", "Japanese", "中国語で授業を受けました", "英語を教えています", "答えは英語ですか"]
)
def test_the_name_of_a_language_alone_asks_for_nothing(text: str) -> None:
    assert decide(text, previous="ja") == "ja"


@pytest.mark.parametrize("text", ["怎么申请", "how long", "いつですか", "얼마나 걸려요"])
def test_first_message_decides_the_language_of_the_conversation(text: str) -> None:
    assert decide(text, previous=None) == detect(text)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  a\x00b ", "ab"),
        ("a\r\nb\tc", "a\nb\tc"),
        ("\ud800x", "x"),
        ("e\u0301", "é"),
        ("か\u3099", "が"),
        ("\u1100\u1161\u11a8", "각"),
        ("👩\u200d💻", "👩\u200d💻"),
        ("\x00 ", ""),
        ("abc\u202edef\u202c", "abcdef"),
        ("\ufeffwork\ufeff permit", "work permit"),
        ("\u2066签证\u2069\u200e", "签证"),
        ("工\u200b作\u2060许\u00ad可", "工作许可"),
        ("e\u200b\u0301", "é"),
        ("\u061ca\u200cb\u200f", "ab"),
        ("🏴\U000e0067\U000e0062\U000e007f", "🏴\U000e0067\U000e0062\U000e007f"),
        ("\u200d \u200d", ""),
        ("❤\ufe0f", "❤\ufe0f"),
    ],
)
def test_cleaning_composes_and_drops_what_cannot_be_shown(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned

"""Tells which of the four languages a text is written in.

Never imports anything but the standard library: the app and Rasa's environment both use it, so that a message
has one language and not two.
"""

import re
import unicodedata

LANGUAGES = ("zh", "en", "ja", "ko")
DEFAULT_LANGUAGE = "en"

_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u30fc\uff66-\uff9d]")
_HANGUL = re.compile(r"[\uac00-\ud7a3\u1100-\u11ff\u3131-\u318e]")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_LATIN_WORD = re.compile(r"[A-Za-z]+")
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}

_ZERO_WIDTH_JOINER = "\u200d"
# Invisible: the soft hyphen, zero-width spaces and joiners, and what turns the direction of the text around it. What
# is in the same category but belongs to emoji, the joiner and the tags of flags, is not among them.
_INVISIBLE = dict.fromkeys(
    [0x00AD, 0x061C, 0x180E, 0x200B, 0x200C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF]
)

# Written in Japan, but not in China (simplified or traditional): post-war forms and words of their own.
_JAPANESE_HAN = re.compile(
    r"[込働峠畑辻枠匂塀栃腺瀬沢択駅広図価気売読対応検険権県済続経労帰変実発歩顔験黒姫銭桜歳齢頼訳戻拠挙覚闘囲徳塩]|申請書類|手続|就労|永住|年収|在留|査証"
)
# A message that mixes scripts is Chinese when its Han part has one of these function words.
_CHINESE_WORDS = re.compile(
    r"[的了吗嗎呢吧么麼这這那哪怎什谁誰们們您你我他她还還没沒很]|多少|可以|需要|什么|如何|能不能|是否"
)
# An English sentence has at least so many words, two for each letter of another script, and one of these.
_ENGLISH_WORDS_AT_LEAST = 6
_ENGLISH_FUNCTION_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "is",
        "are",
        "do",
        "does",
        "can",
        "could",
        "what",
        "how",
        "where",
        "when",
        "which",
        "i",
        "my",
        "to",
        "of",
        "with",
    ]
)
# The whole message asks for a language: "English please", 请说中文, 英語でお願いします. A name alone does not, since
# "Chinese" may be the answer to a question about nationality.
_NAMES = {
    "en": "english|英语|英文|英語|영어",
    "zh": "chinese|mandarin|中文|汉语|漢語|普通话|中国語|중국어",
    "ja": "japanese|日语|日文|日語|日本語|にほんご|일본어",
    "ko": "korean|韩语|韩文|韓語|韓国語|한국어",
}
_WISHES = {
    language: re.compile(
        r"(?:(?:please |can you |could you |can we |sorry,? )?(?:speak|use|in|switch to|(?:answer|reply|continue) in"
        rf"|back to) (?:{names})(?: please)?|(?:{names}),? (?:please|pls)"
        rf"|(?:还是|還是)?(?:请|請)?(?:用|说|說|讲|講|换成|換成|改用|切换到|切換到)(?:{names})(?:回答|说|說|吧|交流)*"
        rf"|(?:やっぱり|すみません|では|じゃあ|ごめん)?[、,]?\s?(?:{names})(?:で(?:お願い|おねがい|答えて|話して|どうぞ)"
        rf"|に(?:して|切り替えて|戻して|変えて))[^、。？?]{{0,8}}"
        rf"|(?:그럼 |다시 |그냥 )?(?:{names})로 (?:해|말|답|대답|부탁|바꿔|전환)[^?]{{0,10}})[\s.!。！~〜]*",
        re.IGNORECASE,
    )
    for language, names in _NAMES.items()
}
# Amounts are written like this in every language here ("30 to 40万"), so they tell nothing of it.
_AMOUNT = re.compile(r"\d[\d,.]*\s*[百千]?[万萬億亿]?\s*[元円圓]?")


def clean(text: str) -> str:
    """Return `text` in the form in which it is stored and compared: NFC, nothing invisible, trimmed.

    Gone are control characters, marks that turn the direction of writing, and zero-width spaces; line breaks, tabs and
    the zero-width joiners inside emoji are kept.
    """
    kept = (c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs", "Cn"))
    composed = unicodedata.normalize("NFC", "".join(kept).translate(_INVISIBLE))
    return composed.strip().strip(_ZERO_WIDTH_JOINER).strip()


def detect(text: str) -> str | None:
    """Return the language of `text`, or None where its letters do not tell (digits, names, empty text).

    Kana decides for Japanese and Hangul for Korean. Han alone is Chinese unless it uses forms or words written
    only in Japan. Latin letters are English when nothing else is there but a short code ("A类" stays Chinese), or a
    term quoted in a whole English sentence.

    >>> [detect(t) for t in ("我能办A类吗", "永住権の条件", "permit は何日?", "취업비자", "how long", "HSK 5", "34")]
    ['zh', 'ja', 'ja', 'ko', 'en', None, None]
    >>> detect("what do i get with the 绿卡 and can my wife work"), detect("我的 work permit 快到期了 what to do")
    ('en', 'zh')
    """
    if _quotes_a_term(text):
        return "en"
    hangul, kana = len(_HANGUL.findall(text)), len(_KANA.findall(text))
    if hangul or kana:
        return "ko" if hangul >= kana else "ja"
    if _HAN.search(text):
        if _JAPANESE_HAN.search(text) and not _CHINESE_WORDS.search(text):
            return "ja"
        return "zh"
    words = _latin_words(text)
    if any(word.islower() and len(word) > 1 for word in words) or sum(len(w) > 3 for w in words) > 1:
        return "en"
    return None


def decide(text: str, *, previous: str | None) -> str:
    """Return the language to answer `text` in, given the language of the conversation so far.

    The conversation keeps its language while a message does not clearly leave it: a Latin term or two inside a
    Chinese, Japanese or Korean conversation, or Han without Chinese function words inside a Japanese one. It leaves it
    for the language that a message asks for.

    >>> decide("work permit", previous="ja"), decide("在留資格", previous="ja"), decide("需要什么材料", previous="ja")
    ('ja', 'ja', 'zh')
    >>> decide("30 to 40万", previous="en"), decide("年薪30万", previous="en")
    ('en', 'zh')
    >>> [decide(text, previous="ja") for text in ("English please", "英語でお願いします", "Chinese")]
    ['en', 'en', 'ja']
    """
    for language, wish in _WISHES.items():
        if wish.fullmatch(text.strip()):
            return language
    found = detect(text if previous is None else _AMOUNT.sub(" ", text))
    if previous is None or found is None or found == previous:
        return found or previous or DEFAULT_LANGUAGE
    if found == "en" and len(_latin_words(text)) <= 3:
        return previous
    if found == "zh" and previous == "ja" and not _CHINESE_WORDS.search(text):
        return previous
    return found


def _quotes_a_term(text: str) -> bool:
    """Return whether a sentence is English though a term in another script stands in it."""
    words = [word.lower() for word in _latin_words(text)]
    others = sum(len(script.findall(text)) for script in (_HAN, _KANA, _HANGUL))
    return len(words) >= max(_ENGLISH_WORDS_AT_LEAST, 2 * others) and not _ENGLISH_FUNCTION_WORDS.isdisjoint(words)


def _latin_words(text: str) -> list[str]:
    """Letters of full width, as East Asian keyboards give them, are letters all the same."""
    return _LATIN_WORD.findall(text.translate(_HALF_WIDTH))

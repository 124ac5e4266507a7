"""Finds whether the language somebody teaches is the mother tongue, in four languages.

Never takes a mother tongue for the language that is taught where nothing says so: "English is my mother tongue" is a
mere answer to the question, and tells nothing beside other things, unless teaching that language is told with it.
"""

from collections.abc import Iterator

from bot.nlu.facts import wording
from bot.nlu.facts.career_words import TEACHING
from bot.nlu.facts.model import Fact, Reading, Strength
from bot.nlu.facts.statements import is_only_an_answer
from bot.nlu.facts.wording import each

# One name for each language; Chinese is left out, since who speaks it natively tells that for the language test.
_TONGUES = (
    ("英语|英文|english|英語|영어", "english"),
    ("日语|日文|japanese|日本語|일본어|일어", "japanese"),
    ("韩语|韩文|korean|韓国語|한국어", "korean"),
    ("法语|法文|french|フランス語|프랑스어|불어", "french"),
    ("德语|德文|german|ドイツ語|독일어", "german"),
    ("西班牙语|西语|spanish|スペイン語|스페인어", "spanish"),
    ("俄语|俄文|russian|ロシア語|러시아어", "russian"),
    ("意大利语|italian|イタリア語|이탈리아어", "italian"),
    ("葡萄牙语|portuguese|ポルトガル語|포르투갈어", "portuguese"),
    ("阿拉伯语|arabic|アラビア語|아랍어", "arabic"),
)
_ANY = "|".join(names for names, _ in _TONGUES)
_KNOWN = each(*(rf"(?P<{name}>{names})" for names, name in _TONGUES))
_OWN_EN = r"(?:mother tongue|native (?:language|tongue)|first language|mother language)"
_YES = each(
    rf"(?P<tongue>{_ANY})(?:就|也)?是(?:我的?)?(?:第一)?母语|(?:是)?(?P<tongue2>{_ANY})母语(?:者|人士)?"
    rf"|(?:我的?)?母语(?:就|也)?(?:是|为|:)?(?P<tongue3>{_ANY})",
    rf"(?<![a-z])(?P<tongue>{_ANY}) (?:is|as) (?:my|a) {_OWN_EN}(?![a-z])"
    rf"|(?<![a-z])(?:my )?{_OWN_EN}(?: is|:) (?P<tongue2>{_ANY})(?![a-z])"
    rf"|(?<![a-z])(?:native (?P<tongue3>{_ANY})(?: speaker)?|(?P<tongue4>{_ANY}) native(?: speaker)?)(?![a-z])"
    r"(?! (?:teachers|speakers|only))",
    rf"(?P<tongue>{_ANY})(?:が|は)(?:母語|母国語|ネイティブ)|(?P<tongue2>{_ANY})の?ネイティブ(?:スピーカー)?"
    rf"|(?:母語|母国語)は(?P<tongue3>{_ANY})",
    rf"(?P<tongue>{_ANY})(?:가|이|는|은)\s?(?:제\s?)?모국어|(?:모국어|모어)(?:는|가)\s?(?P<tongue2>{_ANY})"
    rf"|(?P<tongue3>{_ANY})\s?(?:원어민|네이티브)",
)
_NO = each(
    rf"(?P<tongue>{_ANY})(?:并|也)?不是(?:我的?)?母语",
    rf"(?<![a-z])(?P<tongue>{_ANY}) (?:is not|isn't) my {_OWN_EN}(?![a-z])",
    rf"(?P<tongue>{_ANY})(?:が|は)(?:母語|母国語|ネイティブ)(?:では|じゃ)(?:ない|ありません)",
    rf"(?P<tongue>{_ANY})(?:가|이|는|은)\s?(?:제\s?)?모국어(?:가|는)?\s?아니",
)


def find_mother_tongue(reading: Reading) -> Iterator[Fact]:
    """Yield `teaches_mother_tongue` facts: a `bare` one that stands alone, or for who also teaches it."""
    folded = reading.folded
    teaches = wording.SELF.search(folded) and TEACHING.search(folded) and len(_named(folded)) == 1
    taken: list[range] = []
    for patterns, value in ((_NO, False), (_YES, True)):
        for pattern in patterns:
            for match in pattern.finditer(folded):
                if not any(match.start() < span.stop and span.start < match.end() for span in taken):
                    taken.append(range(match.start(), match.end()))
                    if teaches or is_only_an_answer(folded, [match.span()]):
                        strength: Strength = "plain" if teaches else "bare"
                        yield Fact("teaches_mother_tongue", value, match.start(), match.end(), strength)


def _named(folded: str) -> set[str]:
    """Return the languages that a text names, each by one name."""
    return {name for pattern, (_, name) in zip(_KNOWN, _TONGUES, strict=True) if pattern.search(folded)}

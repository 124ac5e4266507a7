"""Finds the nationality of the person as an ISO code, in four languages.

Never takes a language, an employer or a place of study for a nationality ("Japanese teacher", 在日本读书).
"""

import re
from collections.abc import Iterator

from bot.nlu.facts.country_names import COUNTRIES, PEOPLE, STARRED, either
from bot.nlu.facts.model import Fact, Reading
from bot.nlu.facts.wording import each, words

_SHORT = {
    "美": "US",
    "英": "GB",
    "日": "JP",
    "韩": "KR",
    "德": "DE",
    "法": "FR",
    "加": "CA",
    "澳": "AU",
    "印": "IN",
    "俄": "RU",
    "意": "IT",
}
_CODES = {**COUNTRIES, **PEOPLE, **_SHORT, "us": "US"}


_HAN = either(COUNTRIES, ascii_only=False)
_LAND = either(COUNTRIES, ascii_only=True)
_FOLK = either(PEOPLE, ascii_only=True)

_SAID = each(
    rf"(?<![原前曾现])(?P<name>{_HAN})(?:国?(?:籍|国籍)|公民|护照)",
    rf"(?:国籍|籍贯国)(?:是|为|[:\s])*(?P<name>{_HAN})|(?:持|拿)(?:有|着|的是|的)?(?P<name2>{_HAN})护照",
    rf"(?:^|[,、。;\s])(?P<name>{_HAN})人(?=[,、。;\s]|$)",
    rf"(?:我|本人)(?:们)?(?:都|也|其实|本来)?[是係](?:一名|一个|个)?(?P<name>{_HAN})人(?!才)",
    rf"我?(?<!不是)来自(?P<name>{_HAN})(?!的?(?:公司|企业|大学))",
    rf"(?P<name>{'|'.join(_SHORT)})籍(?!华)",
    r"(?<![a-z])(?:(?<=from the )|(?<=of the )|(?=us (?:citizen|national|passport)))(?P<name>us)(?: citizen| national"
    r"| passport)?(?![a-z])",
    rf"(?<![a-z])(?:i'm|i am|im|i'm an?|i am an?|we are)(?: an?| originally| actually| also)? (?P<name>{_FOLK})"
    r"(?=\s?(?:citizen|national|passport|guy|woman|man|and|but|with|by|or|who|living|working|,|\.|!|;|$|$))",
    rf"(?<![a-z])(?:i'm|i am|im) \d\d(?: years old)?,? (?:and )?(?:an? )?(?P<name>{_FOLK})(?=\s?(?:and|,|\.|!|;|$))",
    r"(?<![a-z])(?:i'm|i am|im|i come|we are|originally|citizen of|national of|passport (?:is )?from"
    r"|nationality:?(?: is)?)"
    rf" (?:from )?(?:the )?(?P<name>{_LAND})(?![a-z])(?! (?:university|college|company))",
    rf"(?<![a-z])(?P<name>{_FOLK}|{_LAND})(?: citizen(?:ship)?| national(?:ity)?(?!s)| passport(?! office))(?![a-z])",
    rf"(?<![a-z])nationality(?: is|:)? (?P<name>{_FOLK}|{_LAND})(?![a-z])",
    rf"(?<!元)(?P<name>{_HAN})(?:国籍|人(?=です|だ|で[、,\s]|なんです|の(?:男|女|研究|エンジニア|夫婦)|$|[、,。])|出身|のパスポート|から来(?:ました|た))|国籍は(?P<name2>{_HAN})",
    rf"(?<![가-힣])(?P<name>{_HAN})\s?(?:국적|사람|시민권|여권|인(?:입니다|이에요|이고|인데|이며|임)|에서 왔|출신)"
    rf"|국적(?:은|이)?[:\s]*(?P<name2>{_HAN})",
)
_BARE = re.compile(rf"(?<![a-z])(?:{_FOLK}|{_LAND})(?![a-z])|(?:{_HAN})(?:人|인|사람)?")
_FORMERLY = words(
    r"(?:以前|曾经?|原来|原本|过去|前|原)(?:是|有|为|拿)?(?:的)?$",
    r"(?<![a-z])(?:former|ex-?|previously|used to be|was|never had a|once)(?: an?)? ?$",
    r"(?:元|以前は|もともと)$",
    r"(?:전|예전엔?|원래|이전에?)\s?$",
)
# Words of another person: a country that stands alone beside them is most likely not the visitor's own.
_OTHER_PERSON = words(
    r"结婚|嫁|娶|太太|老婆|妻|丈夫|老公|配偶",
    r"(?<![a-z])(?:marri\w+|wife|husband|spouse)(?![a-z])",
    r"結婚|妻|(?<![丈工])夫|配偶者",
    r"결혼|아내|남편|배우자|와이프",
)
_US = re.compile(r"\bUS\b")


def find_nationality(reading: Reading) -> Iterator[Fact]:
    """Yield `nationality` facts; a country alone is a `bare` one. What somebody formerly was is not given."""
    taken: list[range] = []
    for pattern in _SAID:
        for match in pattern.finditer(reading.folded):
            parts = match.groupdict()
            name = parts.get("name") or parts.get("name2") or ""
            before = reading.folded[max(0, match.start() - 20) : match.start()]
            overlaps = any(match.start() < span.stop and span.start < match.end() for span in taken)
            if (
                overlaps
                or _FORMERLY.search(before)
                or re.search(r"(?:former|ex-|原|前|元|used to be) ?$", match[0].partition(name)[0])
            ):
                continue
            taken.append(range(match.start(), match.end()))
            start = match.start("name" if parts.get("name") else "name2")
            yield Fact("nationality", _CODES[name], start, match.end())
    if _OTHER_PERSON.search(reading.folded):
        return
    for match in [*_BARE.finditer(reading.folded), *_US.finditer(reading.text)]:
        name = match[0] if match[0] in _CODES else re.sub("(?:人|인|사람)$", "", match[0].lower())
        code = _CODES.get(name)
        if code and name not in STARRED and not any(match.start() in span for span in taken):
            before = reading.folded[max(0, match.start() - 20) : match.start()]
            if not _FORMERLY.search(before):
                yield Fact("nationality", code, match.start(), match.end(), "bare")

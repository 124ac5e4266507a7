"""Recognises the number a paragraph begins with: 第十二条, 一、, （一）, 1., 5.1, Article 3, 제3조, ①, 一是.

Never decides what a number means for the outline; `ranking` does that from all of them together.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.documents.numerals import to_int

# Depth of each kind of numbering when nothing else is known: a smaller rank contains a greater one.
RANKS = {
    "appendix": 0.0, "part": 2.0, "chapter": 3.0, "section": 4.0, "subsection": 4.3, "division": 4.6,
    "article": 5.0, "cn": 6.0, "letter_upper": 6.5, "cn_paren": 7.0, "arabic": 8.0, "arabic_bracket": 8.8,
    "arabic_paren": 9.0, "circled": 10.0, "one_is": 10.5, "letter": 11.0, "letter_paren": 11.2,
    "roman_paren": 11.4, "symbol": 12.0,
}  # fmt: skip
STATUTE_KINDS = frozenset({"part", "chapter", "section", "subsection", "division"})

_CN = r"(?:[零〇一二三四五六七八九十百千两]\s?){1,9}"
_AR = r"(?:[0-9０-９]\s?){1,4}"
_UNITS = r"(?!\s*(?:[万亿元%％倍年月日岁余多]|个百分点))"
# A number followed by one of these refers to a clause elsewhere and does not begin one.
_CITED = (
    r"(?!(?:规定|所|的|、|，|,|和|或|至|到|及|与|并|中|之规定|以外|第|款|项|に|の|から|まで|及び|又は|，"
    r"에|의|을|를|은|는|과|와|및|부터|까지|제|항|\s*(?:、|，|の規定|规定的|及び)))"
)
_CITED_EN = (
    r"(?![,;]|\s+(?:of|and|or|to|shall|applies|apply|is|are|above|below|in|under|does|must|may|sets|was|provides|"
    r"thereof|hereof)\b)"
)
_CITED_ITEM = r"(?!\s*(?:项|款|目|号|類|类|、|和|或|至|及|规定|に|の))"
_LEVELS = {
    "编": "part", "編": "part", "篇": "part", "편": "part", "分编": "chapter", "章": "chapter",
    "장": "chapter",
    "节": "section", "節": "section", "절": "section", "款": "subsection", "관": "subsection",
    "目": "division",
    "条": "article", "條": "article", "조": "article",
    "part": "part", "title": "part", "chapter": "chapter", "section": "section", "article": "article",
    "rule": "article", "clause": "article", "schedule": "appendix", "annex": "appendix",
    "appendix": "appendix",
}  # fmt: skip

_STATUTE = re.compile(
    rf"第\s?(?P<value>{_CN}|{_AR})(?P<unit>分编|[编編篇章节節条條款目])"
    rf"(?:\s?[之の]\s?(?P<sub>[一二三四五六七八九十]+|[0-9]+))?{_CITED}"
)
_KOREAN = re.compile(rf"제\s?(?P<value>\d{{1,4}})\s?(?P<unit>[편장절관조])(?:의\s?(?P<sub>\d+))?{_CITED}")
_ENGLISH = re.compile(
    r"(?P<unit>part|title|chapter|section|article|rule|clause|schedule|annex|appendix)\s+"
    rf"(?P<value>\d{{1,4}}|[IVXLC]{{1,7}}|[A-Z])\b(?:\.\d+)*{_CITED_EN}[.:：)]?",
    re.IGNORECASE,
)
_APPENDIX = re.compile(
    rf"(?:附\s?件|附\s?录|附\s?錄|附\s?表|別表|別紙|別添|별표|별지|붙임)(?:\s?第?\s?(?P<value>{_CN}|{_AR}))?(?:\s|[:：．.]|$)"
)
_SIMPLE = (
    (
        "decimal",
        re.compile(rf"(?P<value>\d{{1,3}}(?:[.．]\d{{1,3}}){{1,4}})[.．、]?(?=\s?[^\d\s.．]){_UNITS}"),
    ),
    (
        "cn",
        re.compile(
            r"(?P<value>[一二三四五六七八九十]{1,4})\s?[、．.]\s?(?![一二三四五六七八九十]{1,2}(?:类|级|等|期|批))"
        ),
    ),
    ("cn", re.compile(r"(?P<value>[Ⅰ-Ⅻ])\s?[、．.]?\s?|(?P<latin>[IVX]{1,5})[、．.]\s")),
    (
        "cn_paren",
        re.compile(rf"(?P<value>[（(]\s?[一二三四五六七八九十]{{1,4}}\s?[)）]|[㈠-㈩]){_CITED_ITEM}"),
    ),
    ("arabic", re.compile(rf"(?P<value>[0-9０-９]{{1,3}})\s?[.．、](?![0-9０-９]){_UNITS}|(?P<latin>[⒈-⒛])")),
    ("arabic_bracket", re.compile(r"(?P<value>[0-9０-９]{1,3}\s?[)）])")),
    ("arabic_paren", re.compile(rf"(?P<value>[（(]\s?[0-9０-９]{{1,3}}\s?[)）]|[⑴-⒇]){_CITED_ITEM}")),
    ("circled", re.compile(r"(?P<value>[①-⑳❶-❿])")),
    ("one_is", re.compile(r"(?P<value>[一二三四五六七八九十]{1,2}是)(?![否不])")),
    ("one_is", re.compile(r"(?P<value>第[一二三四五六七八九十])[，,]")),
    ("letter_upper", re.compile(r"(?P<value>[A-H])[.．、]\s")),
    (
        "letter",
        re.compile(
            r"(?P<value>[a-z])[.)）]\s|(?P<latin>[가나다라마바사아자차카타파하])[.)]\s|(?P<kana>[イロハニホヘト])\s"
        ),
    ),
    ("roman_paren", re.compile(r"(?P<value>[（(](?:i{1,3}|iv|vi{0,3}|ix|xi{0,3}|xiv|xv)[)）])")),
    ("letter_paren", re.compile(r"(?P<value>[（(][a-zA-Z][)）])")),
)
_BARE = re.compile(rf"(?P<value>[0-9０-９]{{1,2}}|[一二三四五六七八九十]{{1,3}})\s(?=[^\d\s]){_UNITS}")
_SYMBOL = re.compile(r"[»►▶◆■◎☆★※]\s?(?=\S)")
_SUPPLEMENT = re.compile(r"附\s?[则則](?=\s|$)|부\s?칙(?=\s|$|\()")


@dataclass(frozen=True, slots=True)
class Marker:
    """A number at the start of a paragraph; `end` is where the words after it begin.

    `number` is printed without its closing stop ("一", "（二）", "第十二条", "5.1"); `value` is its last part
    as a count, or None where the kind has none; `inserted` tells 第十二条之一 from 第十二条.
    """

    kind: str
    number: str
    value: int | None
    end: int
    inserted: bool = False


def find(text: str) -> Marker | None:
    """Return the number that `text` begins with, or None.

    A reference to another clause does not count ("第十二条规定的人员").

    >>> find("第十二条之一 申请人"), find("第十二条规定的人员"), find("（二）材料").number
    (Marker(kind='article', number='第十二条之一', value=12, end=7, inserted=True), None, '（二）')
    """
    for pattern in (_STATUTE, _KOREAN, _ENGLISH):
        if (match := pattern.match(text)) and (pattern is not _ENGLISH or match.group("unit")[0].isupper()):
            kind = _LEVELS[match.group("unit").lower()]
            inserted = bool(match.groupdict().get("sub"))
            number = match.group().rstrip(".:：)")
            if pattern is not _ENGLISH:
                number = "".join(number.split())
            return Marker(kind, number, to_int(match.group("value")), _skip(text, match.end()), inserted)
    if match := _APPENDIX.match(text):
        value = match.group("value")
        number = "".join(match.group().split()).rstrip(":：．.")
        return Marker("appendix", number, to_int(value) if value else None, _skip(text, match.end()))
    if match := _SUPPLEMENT.match(text):
        return Marker("chapter", "".join(match.group().split()), None, _skip(text, match.end()))
    return _find_simple(text)


def _find_simple(text: str) -> Marker | None:
    for kind, pattern in _SIMPLE:
        if match := pattern.match(text):
            written = next(value for value in match.groupdict().values() if value)
            number = "".join(written.split())
            value = to_int(number.removesuffix("是").removeprefix("第").replace("．", ".").split(".")[-1])
            return Marker(kind, number, value, _skip(text, match.end()))
    if match := _BARE.match(text):
        return Marker("bare", match.group("value"), to_int(match.group("value")), match.end())
    if match := _SYMBOL.match(text):
        return Marker("symbol", "", None, match.end())
    return None


_INLINE = (
    re.compile(
        r"(?<=[。；;：:，,\s”）])([一二三四五六七八九十]{1,2})是(?![否不])|^([一二三四五六七八九十]{1,2})是(?![否不])"
    ),
    re.compile(r"(?<=[。；;：:，,\s”])[（(]([一二三四五六七八九十]{1,2})[)）](?!\s*(?:项|款|目))"),
    re.compile(r"(?<=[。；;：:，,\s”])第([一二三四五六七八九十])[，,]|^第([一二三四五六七八九十])[，,]"),
    re.compile(r"(?<=[。；;：:，,\s”])[（(](\d{1,2})[)）](?!\s*(?:项|款|目))"),
    re.compile(r"(?<=[。；;：:，,\s”.])([①-⑳])|^([①-⑳])"),
)


def enumerations(text: str) -> Iterator[list[int]]:
    """Yield the offsets at which the members of each enumeration inside `text` begin, if it has two or more.

    Only what counts 1, 2, 3 … without a gap is an enumeration.

    >>> list(enumerations("措施包括：一是出台标准；二是优化服务。"))
    [[5, 12]]
    """
    for pattern in _INLINE:
        offsets: list[int] = []
        for match in pattern.finditer(text):
            if to_int(next(group for group in match.groups() if group)) == len(offsets) + 1:
                offsets.append(match.start())
        if len(offsets) > 1:
            yield offsets


def _skip(text: str, offset: int) -> int:
    return offset + len(text[offset:]) - len(text[offset:].lstrip())

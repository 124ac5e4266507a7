"""Document numbers: 沪科建复〔2023〕17号, 国务院令第732号, 令和5年法律第30号, 법률 제19000호 and their like.

Never takes a number out of running text, where it names another document.
"""

import re
import unicodedata

_OPEN, _CLOSE = r"[〔\[（(【［﹝]", r"[〕\]）)】］﹞]"
_YEARED = rf"[\u3400-\u9fffA-Za-z·\s]{{1,24}}{_OPEN}\s?(?:19|20)\d{{2}}\s?年?\s?{_CLOSE}\s?第?\s?\d{{1,5}}\s?[号號]"
_COUNT = r"[\d零〇一二三四五六七八九十百]{1,6}"
_DECREE = rf"[\u3400-\u9fff\s]{{2,30}}(?:令|公告|通告)\s?(?:(?:19|20)\d{{2}}\s?年\s?)?第\s?{_COUNT}\s?[号號]"
_BULLETIN = r"(?:19|20)\d{2}\s?年\s?第\s?\d{1,4}\s?号\s?(?:公告|通告)?"
_ERA_YEAR = r"(?:令和|平成|昭和)\s?[\d元一二三四五六七八九十]{1,3}\s?年"
_JAPANESE = rf"{_ERA_YEAR}\s?[\u3400-\u9fff]{{2,10}}第\s?{_COUNT}\s?号"
_KOREAN = r"[가-힣]{2,15}\s?제\s?(?:\d{4}-)?\d{1,6}\s?호"
_ANY = rf"(?:{_YEARED}|{_DECREE}|{_BULLETIN}|{_JAPANESE}|{_KOREAN})"
_LABEL = r"(?:发文字号|文号|文件编号|字号|番号|문서번호|Document No\.?|Reference(?: No\.?)?|No\.)\s?[：:]\s?"

NUMBER_LINE = re.compile(rf"(?:{_LABEL})?[（(]?\s?{_ANY}\s?[)）]?|{_LABEL}\S.{{1,60}}")
_ADOPTED = re.compile(
    r"(?:日|以)\s?((?:(?![日以通过])[\u3400-\u9fff]){2,20}(?:令|公告)\s?第\s?[\d零〇一二三四五六七八九十百]{1,6}\s?号)"
)
_LABELLED = re.compile(_LABEL)


def document_number(line: str) -> str | None:
    """Return the number that `line` consists of, without spaces and with 〔〕 about the year, or None.

    >>> document_number("浦人社提复[2024] 31 号"), document_number("根据国发〔2020〕5号")
    ('浦人社提复〔2024〕31号', None)
    """
    folded = unicodedata.normalize("NFKC", line).strip()
    if not NUMBER_LINE.fullmatch(folded) or re.match(r"根据|按照|依据|依照|《", folded):
        return None
    bare = _LABELLED.sub("", folded)
    if match := re.search(_ANY, bare):
        bare = match.group()
    bare = "".join(bare.split()) if not bare.isascii() else bare.strip()
    return re.sub(rf"{_OPEN}((?:19|20)\d{{2}})年?{_CLOSE}", r"〔\1〕", bare)


def decree_number(note: str) -> str | None:
    """Return the number of the decree that a note of adoption under the title names, or None.

    >>> decree_number("（2023年5月10日上海市人民政府令第5号公布 自2023年7月1日起施行）")
    '上海市人民政府令第5号'
    """
    match = _ADOPTED.search(note) if note[:1] in ("（", "(") else None
    return "".join(match.group(1).split()) if match else None


def slug(text: str) -> str:
    """Return `text` as a part of an id: letters and digits of any script, runs of all else become one hyphen.

    >>> slug("沪科建复〔2023〕17号"), slug("../Guide (v2).txt")
    ('沪科建复-2023-17', 'guide-v2-txt')
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    folded = re.sub(r"(?<=\d)[号號호]$", "", folded)
    return re.sub(r"[^\w]+|_+", "-", folded).strip("-")[:60].rstrip("-")

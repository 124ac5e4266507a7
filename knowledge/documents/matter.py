"""Tells letterhead, contents, signature and closing from the body of a document.

Never looks at what the body says, and never moves a block: every block gets one role, in order.
"""

import re
from collections.abc import Sequence
from typing import Literal

from knowledge.documents import markers
from knowledge.documents.dates import find_dates, is_date_line
from knowledge.documents.layout import Block
from knowledge.documents.reference import NUMBER_LINE
from knowledge.documents.wrapping import is_terminated

Role = Literal["front", "body", "signature", "back"]

MAX_FRONT_BLOCKS = 60
MAX_UNKNOWN_LINES = 2
MAX_LINE_CHARS = 80
MIN_TITLE_CHARS = 8
_TITLE = re.compile(
    r".{2,}(?:通知|意见|办法|规定|细则|答复|批复|复函|公告|通告|决定|决议|方案|条例|函|指南|规划|计划|措施|纲要|报告|公报|令|法|"
    r"章程|准则|标准|目录|清单|要点|制度|说明|问答|解读|規則|規程|法律|要領|について|高示|고시|지침|규정|법률?|시행령|시행규칙|안내)"
    r"(?:\s?[（(][^（）()]{2,20}[)）])?"
)
_ISSUER = re.compile(
    r"[\u3400-\u9fff·（）()、\s]{2,60}?(?:委员会|人民政府|政府|局|厅|部|办公室|办公厅|中心|院|署|总局|管委会|委|处|海关|银行|大学|协会|小组|"
    r"厅文件|省|庁|委員会)(?:文件|公告|令)?|[가-힣\s]{2,20}(?:부|청|위원회|처|센터)(?:장관)?"
)
_LABELLED = re.compile(
    r"(?:办理结果|公开属性|公开类别|索引号|索取号|主题分类|主题词|发布日期|成文日期|印发日期|生效日期|实施日期|有效性|有效期|发文字号|文号|"
    r"文件编号|发文机关|发布机构|制定机关|发布单位|签发人|密级|紧急程度|信息来源|来源|标题|名称|"
    r"Document No\.?|Reference|Issued by|Issuer|"
    r"Date(?: of issue)?|Effective(?: date)?|発行|発出者|公布日|施行日|문서번호|발행|시행일)\s?[：:].*"
)
_NOTE = re.compile(r"[（(].*(?:通过|公布|发布|施行|修正|修订|年).*[)）]")
_FORMULA = re.compile(r".{10,400}(?:答复|函复|回复|批复)如下[：:。]")
_NO_SALUTATION = re.compile(r"如下|以下|下列|包括|条件|材料|工作[：:]")
_CONTENTS = re.compile(r"目\s?[录錄次]|contents|table of contents|차\s?례|목\s?차", re.IGNORECASE)
_BACK = re.compile(
    r"(?:抄\s?送|抄\s?报|主\s?送|分\s?送|附件?\s?[：:]|附件\s?[0-9一二三四五六七八九十]+\s?[：:]|联系人|联系方式|联系电话|联系地址|承办单位|通讯地址|"
    r"电\s?话|传\s?真|地\s?址|邮\s?编|邮\s?箱|经办人|（此[页件]无正文|\(此[页件]无正文|（共印|（公开|（此件|（信息公开|此件|特此|此复|"
    r"(?:再次)?感谢.{0,60}[！。]$).{0,200}|.{0,80}\d\s?日\s?印发.{0,20}|[\d\s()+-]{5,20}"
)
_CLOSES = re.compile(r"抄\s?送|抄\s?报|.{0,80}\d\s?日\s?印发|[（(]此[页件]")


def assign_roles(blocks: Sequence[Block]) -> tuple[Role, ...]:
    """Return the role of each block. "front" is a run at the start, "back" one at the end; both may be empty.

    A "signature" is an issuer and a date between two parts (a notice, then what it issues).
    """
    front = _front_end(blocks)
    back = _back_start(blocks, first=front)
    counts: dict[Role, int] = {"front": front, "body": back - front, "back": len(blocks) - back}
    roles: list[Role] = [role for role, count in counts.items() for _ in range(count)]
    for index in range(front, back):
        if is_date_line(blocks[index].text) and index > front and _is_issuer(blocks[index - 1]):
            start = index - 1
            while start > front and (width := _back_width(blocks, last=start - 1, signed=True)):
                start = max(start - width, front)
            roles[start : index + 1] = ["signature"] * (index + 1 - start)
    return tuple(roles)


def is_title(text: str) -> bool:
    """Tell whether `text` ends as the title of a document does.

    >>> is_title("对新区政协七届三次会议第033号提案的答复"), is_title("上海市科学技术委员会")
    (True, False)
    """
    return MIN_TITLE_CHARS <= len(text) <= MAX_LINE_CHARS and bool(_TITLE.fullmatch(text))


def is_issuer(text: str) -> bool:
    """Tell whether `text` is the name of an authority and nothing else."""
    return len(text) <= MAX_LINE_CHARS and not find_dates(text) and bool(_ISSUER.fullmatch(text))


def is_labelled(text: str) -> bool:
    """Tell whether `text` is a line of a form about the document ("公开属性：主动公开")."""
    return bool(_LABELLED.fullmatch(text))


def is_salutation(text: str) -> bool:
    """Tell whether `text` addresses somebody.

    >>> is_salutation("史迅代表："), is_salutation("主要开展了以下工作：")
    (True, False)
    """
    return text[-1:] in "：:" and len(text) <= 200 and "。" not in text and not _NO_SALUTATION.search(text)


def is_title_only(front: Sequence[Block]) -> bool:
    """Tell whether a front holds a title and nothing else, so that it belongs to what follows."""
    return len(front) == 1 or not any(
        NUMBER_LINE.fullmatch(b.text) or is_labelled(b.text) or is_date_line(b.text) or is_issuer(b.text)
        or is_salutation(b.text) or is_contents(b.text)
        or _FORMULA.fullmatch(b.text) or _NOTE.fullmatch(b.text)
        for b in front
    )  # fmt: skip


def is_contents(text: str) -> bool:
    """Tell whether `text` is the heading of a table of contents."""
    return bool(_CONTENTS.fullmatch(text))


def _front_end(blocks: Sequence[Block]) -> int:
    end, index = 0, 0
    title_level, titled = _title_level(blocks), False
    while index < min(len(blocks), MAX_FRONT_BLOCKS, end + MAX_UNKNOWN_LINES + 1):
        block = blocks[index]
        if is_contents(block.text):
            end = index = _contents_end(blocks, start=index)
            continue
        marker = markers.find(block.text)
        if block.bullet or (marker and marker.kind != "one_is" and not NUMBER_LINE.fullmatch(block.text)):
            break
        if _is_front_line(block, opened=end > 0) or (title_level and block.level == title_level):
            end = index + 1
        elif is_terminated(block.text) or len(block.text) > MAX_LINE_CHARS or (block.level and titled):
            break
        elif index == 0 and len(blocks) > 1:
            end = 1
        titled = titled or is_title(block.text) or bool(title_level and block.level == title_level)
        index += 1
    return end


def _title_level(blocks: Sequence[Block]) -> int:
    """Return the level of the only heading of the highest level unless that is the letterhead, else 0."""
    top = min((block.level for block in blocks if block.level), default=0)
    headings = [block for block in blocks if block.level == top]
    return 0 if len(headings) != 1 or is_issuer(headings[0].text) else top


def _is_front_line(block: Block, *, opened: bool) -> bool:
    text = block.text
    if NUMBER_LINE.fullmatch(text) or is_labelled(text) or is_date_line(text) or is_issuer(text):
        return True
    if is_title(text) and not is_terminated(text):
        return True
    return opened and bool(is_salutation(text) or _FORMULA.fullmatch(text) or _NOTE.fullmatch(text))


def _contents_end(blocks: Sequence[Block], *, start: int) -> int:
    """Return where a table of contents ends: before its first entry comes again, or where its dots stop."""
    entries = [re.sub(r"[\s.．…·]+\d*$", "", block.text) for block in blocks[start + 1 :]]
    if not entries:
        return start + 1
    for offset, entry in enumerate(entries[1:], start=1):
        if "".join(entry.split()) == "".join(entries[0].split()):
            return start + 1 + offset
    dotted = 0
    while dotted < len(entries) and entries[dotted] != blocks[start + 1 + dotted].text:
        dotted += 1
    return start + 1 + dotted


def _back_start(blocks: Sequence[Block], *, first: int) -> int:
    start = len(blocks)
    while start > first and (width := _back_width(blocks, last=start - 1, signed=start < len(blocks))):
        start -= width
    if start > first and _is_numbered_heading(blocks[start - 1]):
        return next((i for i in range(start, len(blocks)) if _CLOSES.match(blocks[i].text)), len(blocks))
    return start


def _is_numbered_heading(block: Block) -> bool:
    """Tell whether a block is a heading, so that an address or a telephone number below it is its content."""
    return bool(block.level or markers.find(block.text)) and not is_terminated(block.text)


def _back_width(blocks: Sequence[Block], *, last: int, signed: bool) -> int:
    """Return how many blocks that end at `last` belong to the closing: a line, or a list of attachments."""
    block = blocks[last]
    if block.level or block.bullet:
        return 0
    if _BACK.fullmatch(block.text) or is_date_line(block.text) or _is_issuer(block):
        return 1
    below = blocks[last + 1].text if last + 1 < len(blocks) else ""
    if signed and is_date_line(below) and len(block.text) <= MAX_LINE_CHARS and not is_terminated(block.text):
        return 0 if markers.find(block.text) else 1
    first = last
    while signed and first > 0 and len(blocks[first].text) <= MAX_LINE_CHARS and not is_terminated(blocks[first].text):
        if re.match(r"附件?\s?[：:]", blocks[first].text):
            return last - first + 1
        first -= 1
    return 0


def _is_issuer(block: Block) -> bool:
    return is_issuer(block.text) and not block.level and not block.bullet and not markers.find(block.text)

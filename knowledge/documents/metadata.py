"""What a document says about itself: number, title, issuer, date of issue and language.

Never looks these up in the body, where they belong to other documents, but for the title of last resort.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from knowledge import language
from knowledge.documents import markers
from knowledge.documents.dates import find_dates, is_date_line
from knowledge.documents.layout import Block
from knowledge.documents.matter import Role, is_contents, is_issuer, is_labelled, is_salutation, is_title
from knowledge.documents.reference import decree_number, document_number
from knowledge.documents.wrapping import is_terminated

SAMPLE_BLOCKS = 200
_ISSUER_LABEL = re.compile(r"(?:发文机关|发布机构|制定机关|发布单位|Issued by|Issuer|発行|発出者|발행)\s?[：:]\s?(.+)")
_DATE_LABEL = re.compile(r"(?:成文日期|印发日期|发布日期|Date(?: of issue)?|公布日|시행일|発行)\s?[：:]")
_TITLE_LABEL = re.compile(r"(?:标题|名称)\s?[：:]\s?(.+)")
_WIDE = r"\u2e80-\u9fff\uff00-\uffef\u3000-\u303f“”"
_WIDE_SPACE = re.compile(rf"(?<=[{_WIDE}])\s+|\s+(?=[{_WIDE}])")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What could be read; None where the document does not say."""

    number: str | None
    title: str | None
    issuer: str | None
    issued_on: date | None
    language: str


def read_metadata(blocks: Sequence[Block], roles: Sequence[Role]) -> Metadata:
    """Return what the letterhead, the signature and the closing of a document say."""
    front = [block for block, role in zip(blocks, roles, strict=True) if role == "front"]
    closing = [block.text for block, role in zip(blocks, roles, strict=True) if role in ("signature", "back")]
    numbers = [number for block in front if (number := document_number(block.text) or decree_number(block.text))]
    return Metadata(
        number=numbers[0] if numbers else None,
        title=_title(front) or _first_heading(blocks),
        issuer=_issuer([block.text for block in front], closing) or _named_issuer(front, numbers),
        issued_on=_issued_on([block.text for block in front], closing),
        language=_language([block.text for block in blocks]),
    )


def _title(front: Sequence[Block]) -> str | None:
    for block in front:
        if match := _TITLE_LABEL.fullmatch(block.text):
            return _close_up(match.group(1))
    lines: list[Block] = []
    for block in front:
        if is_contents(block.text):
            break
        if not _is_about(block.text):
            lines.append(block)
        elif lines:
            break
    said = [line.text for line in lines if not is_terminated(line.text)]
    for count in range(1, len(said) + 1):
        if is_title(title := _close_up(" ".join(said[:count]))):
            return title
    headings = [block for block in lines if block.level] or lines
    return _close_up(headings[0].text) if headings else None


def _is_about(text: str) -> bool:
    """Tell whether a line of the front is something else than the title."""
    if document_number(text) or is_labelled(text) or is_date_line(text) or is_salutation(text):
        return True
    return (is_issuer(text) and not is_title(text)) or text.endswith(("文件", "如下：", "如下。")) or text[0] in "（("


def _first_heading(blocks: Sequence[Block]) -> str | None:
    for block in blocks[:SAMPLE_BLOCKS]:
        marker = markers.find(block.text)
        if (block.level or marker) and len(block.text) <= 80 and not is_terminated(block.text) and not block.bullet:
            return _close_up(block.text[marker.end :] if marker else block.text) or None
    return None


def _issuer(front: Sequence[str], closing: Sequence[str]) -> str | None:
    for text in front:
        if match := _ISSUER_LABEL.fullmatch(text):
            return match.group(1).strip()
    heads = [re.sub(r"文件$", "", text).strip() for text in front if is_issuer(text)]
    if heads:
        return "、".join(dict.fromkeys("".join(head.split()) for head in heads))
    for index, text in enumerate(closing):
        if index and is_date_line(text) and not find_dates(closing[index - 1]):
            signed = closing[index - 1]
            return signed if re.search(r"[A-Za-z]", signed) else "".join(signed.split())
    return None


def _named_issuer(front: Sequence[Block], numbers: Sequence[str]) -> str | None:
    """Return the authority that the number of a decree or the title of a notice begins with."""
    named = [
        re.split(r"(?:令|公告|通告)第", number)[0] for number in numbers if re.search(r"(?:令|公告|通告)第", number)
    ]
    named += [(_title(front) or "").split("关于")[0]]
    return next((name for name in named if is_issuer(name)), None)


def _issued_on(front: Sequence[str], closing: Sequence[str]) -> date | None:
    signed = [text for text in closing if is_date_line(text)]
    printed = [text for text in closing if "印发" in text]
    labelled = [text for text in front if _DATE_LABEL.match(text)]
    headed = [text for text in front if is_date_line(text) or text[0] in "（("]
    for lines in (signed, labelled, printed):
        days = [day for text in lines for day in find_dates(text)]
        if days:
            return days[-1]
    # A note of adoption names the day of issue first and the day of entry into force after it.
    return next((day for text in headed for day in find_dates(text)), None)


def _language(texts: Sequence[str]) -> str:
    """Return the language in which most of the text is written, by length of paragraphs."""
    votes: Counter[str] = Counter()
    for text in texts[:SAMPLE_BLOCKS]:
        if found := language.detect(text):
            votes[found] += len(text)
    return votes.most_common(1)[0][0] if votes else language.DEFAULT_LANGUAGE


def _close_up(text: str) -> str:
    """Return a title on one line, without spaces next to Chinese characters."""
    return _WIDE_SPACE.sub("", text.strip())

"""Joins the lines that a page broke: finds out whether a text is hard-wrapped and where its paragraphs end.

Never changes the words of a line or the order of lines.
"""

import re
import unicodedata
from dataclasses import dataclass, replace

from knowledge.documents import markers
from knowledge.documents.markup import Line, strip_emphasis

TERMINALS = "。！？；：!?;:…"
_CLOSERS = "”’」』）)】》〉\"'"
_WIDE_GLUE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’—…]")
_PROSE = re.compile(r"[，。、；,.;]|(?:\w+ ){5}")
_FIRST_TOKEN = re.compile(r"[A-Za-z0-9가-힣][\w.,%-]*|.")
_CITING_TAIL = re.compile(r"[、和与及或第至按照据]$")
_WEAK = frozenset({"arabic", "arabic_bracket", "arabic_paren", "circled", "bare", "decimal", "letter", "letter_paren"})
# What a closing begins with after a full line, and lines that are never the continuation of another.
_OPENER = re.compile(
    r"总之[，,]|综上|特此|下一步[，,]|再次感谢|感谢|[\u4e00-\u9fff]{2,24}(?:委员会|办公室|人民政府|局|厅)$"
)
_APART = re.compile(
    r"(?:联系人|联系方式|联系电话|联系地址|通讯地址|电话|传真|地址|邮编|邮箱|抄送|抄报|主送|附件)\s?[：:]|"
    r"[（(][^（()）]*[)）]$|[^，。、；]{2,20}(?:代表|委员|单位|区委|部门)[：:]$"
)
MIN_BROKEN_CHARS = 40


@dataclass(frozen=True, slots=True)
class _Measure:
    """How a text is wrapped: `width` in columns, whether blank lines end paragraphs, whether these indent."""

    width: float
    blanks_count: bool
    indents: bool


def join(lines: list[Line], *, paged: bool) -> list[Line]:
    """Return one line per paragraph; `paged` tells that form feeds were found: wrapping is to be expected."""
    paged = paged or any(line.gap == "page" for line in lines)
    measure = _measure(lines, fewest=1 if paged else 3, share=0.1 if paged else 0.4)
    joined = _join_wrapped(lines, measure) if measure else _join_at_pages(_join_hanging(lines))
    return [replace(line, text=strip_emphasis(line.text)) for line in joined]


def is_terminated(text: str) -> bool:
    """Tell whether `text` ends as a sentence does.

    >>> [is_terminated(text) for text in ("协调发展。”", "一、总则", "It ends.", "No. 5")]
    [True, False, True, False]
    """
    bare = text.rstrip(_CLOSERS)
    return bare.endswith(tuple(TERMINALS)) or bool(re.search(r"(?:[A-Za-z가-힣)]|\d\d)\.$", bare))


def columns(text: str) -> int:
    """Return the width of `text` in columns; Chinese, Japanese and Korean characters take two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def _measure(lines: list[Line], *, fewest: int, share: float) -> _Measure | None:
    """Return the measure of a hard-wrapped text, or None where each line is a paragraph of its own.

    `fewest` and `share` are how many lines must be full, by number and as a share of all.
    """
    plain = [(index, columns(line.text)) for index, line in enumerate(lines) if not line.level]
    if len(plain) <= fewest:
        return None
    widths = sorted(width for _, width in plain)
    widest = widths[int(len(widths) * 0.9)] if len(widths) > 10 else widths[-1]
    full = [(index, width) for index, width in plain if 0.84 * widest <= width <= 1.2 * widest]
    overlong = sum(width > 1.3 * widest for width in widths)
    running = [index for index, _ in full if not is_terminated(lines[index].text) and index + 1 < len(lines)]
    if 2 * sum(lines[index + 1].text[0].islower() for index in running) > len(running):
        share /= 2
    if not 30 <= widest <= 140 or overlong > 0.05 * len(widths) or len(full) < max(fewest, share * len(plain)):
        return None
    prose = sum(bool(_PROSE.search(lines[index].text)) for index, _ in full)
    if len(running) < max(min(2, fewest), 0.5 * len(full)) or prose < 0.3 * len(full):
        return None
    breaks = sum(lines[index + 1].gap in ("blank", "rule") for index in running)
    indented = {index for index, line in enumerate(lines) if line.indent >= 2}
    hanging = sum(index + 1 in indented for index in running)
    width = sorted(width for _, width in full)[len(full) // 2]
    indents = bool(indented) and 2 * hanging < len(running)
    return _Measure(width, breaks < 0.5 * len(running), indents)


def _join_wrapped(lines: list[Line], measure: _Measure) -> list[Line]:
    joined: list[Line] = []
    last, opens = Line(""), True
    for line in lines:
        if joined and not _begins(line, last, measure=measure, last_opens=opens):
            joined[-1] = replace(joined[-1], text=glue(joined[-1].text, line.text))
            opens = False
        else:
            joined.append(line)
            opens = True
        last = line
    return joined


def _begins(line: Line, last: Line, *, measure: _Measure, last_opens: bool) -> bool:
    """Tell whether `line` begins a paragraph; `last_opens` tells whether the line before it did."""
    if line.gap == "rule" or line.level or last.level or line.bullet or (line.gap == "blank" and measure.blanks_count):
        return True
    ended = is_terminated(last.text)
    indent = last.indent if measure.indents else 4 * last_opens
    token = _FIRST_TOKEN.match(line.text)
    room = measure.width - columns(last.text) - indent - columns(token.group() if token else "")
    marker = markers.find(line.text)
    counts = marker and marker.kind != "one_is" and not _CITING_TAIL.search(last.text)
    if counts and (ended or room > 8 or marker.kind not in _WEAK):
        return True
    if measure.indents and line.indent >= 2:
        return True
    if ended:
        return room > 2 or bool(_OPENER.match(line.text))
    return room > max(6, 0.12 * measure.width) or bool(_APART.match(line.text))


def _join_hanging(lines: list[Line]) -> list[Line]:
    """Join the indented continuation lines of a bullet."""
    joined: list[Line] = []
    for line in lines:
        hangs = joined and joined[-1].bullet and line.indent >= 2 and line.gap == "none"
        if hangs and not line.level and not line.bullet and not markers.find(line.text):
            joined[-1] = replace(joined[-1], text=glue(joined[-1].text, line.text))
        else:
            joined.append(line)
    return joined


def _join_at_pages(lines: list[Line]) -> list[Line]:
    """Join two halves of a paragraph that a page break cut: the first runs on, the second ends a sentence."""
    joined: list[Line] = []
    for line in reversed(lines):
        if joined and _is_cut(line, joined[-1]):
            joined[-1] = replace(line, text=glue(line.text, joined[-1].text))
        else:
            joined.append(line)
    return joined[::-1]


def _is_cut(line: Line, following: Line) -> bool:
    if line.level or line.bullet or following.level or following.bullet or following.gap not in ("blank", "page"):
        return False
    if is_terminated(line.text) or len(line.text) < MIN_BROKEN_CHARS or markers.find(following.text):
        return False
    return line.text[-1] in "，、," or (is_terminated(following.text) and following.text[-1] not in "：:")


def glue(first: str, second: str) -> str:
    """Join two lines: with a space between words, without one where Chinese or Japanese is on either side.

    >>> glue("科研", "院所"), glue("work", "permit"), glue("到 2025", "年")
    ('科研院所', 'work permit', '到 2025年')
    """
    if _WIDE_GLUE.match(first[-1:]) or _WIDE_GLUE.match(second[:1]) or first.endswith("-"):
        return first + second
    return f"{first} {second}"

"""Finds dates as policy texts print them: 2023年5月10日, 二〇二三年五月十日, 令和5年5月10日, May 10, 2023.

Never takes a month or a year alone for a date, and never reads the clock.
"""

import re
from collections.abc import Iterator
from datetime import date

from knowledge.documents.numerals import to_int

_CN = "[零〇○一二三四五六七八九十]"
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\.?"
_YEAR = r"(?P<year>(?:19|20|１９|２０)[0-9０-９]{2})"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_YEAR}\s*[年년]\s*(?P<month>[0-9０-９]{{1,2}})\s*[月월]\s*(?P<day>[0-9０-９]{{1,2}})\s*[日号일]",
        rf"(?P<year>{_CN}{{4}})\s*年\s*(?P<month>{_CN}{{1,2}})\s*月\s*(?P<day>{_CN}{{1,3}})\s*[日号]",
        rf"(?P<era>令和|平成|昭和)\s*(?P<year>[0-9０-９]{{1,2}}|元|{_CN}{{1,3}})\s*年\s*(?P<month>[0-9０-９]{{1,2}}|{_CN}{{1,2}})"
        rf"\s*月\s*(?P<day>[0-9０-９]{{1,2}}|{_CN}{{1,3}})\s*日",
        rf"(?<!\d){_YEAR}\s?[-/.]\s?(?P<month>\d{{1,2}})\s?[-/.]\s?(?P<day>\d{{1,2}})(?!\d)",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+{_YEAR}",
        rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}",
    )
)
_TRIM = " ()（）.。[]:："


def find_dates(text: str) -> list[date]:
    """Return the full dates in `text` in the order in which they are printed.

    >>> find_dates("2023 年 5 月 10 日印发，自令和5年6月1日起")
    [datetime.date(2023, 5, 10), datetime.date(2023, 6, 1)]
    """
    return [day for _, _, day in sorted(_spans(text), key=lambda span: span[0])]


def is_date_line(text: str) -> bool:
    """Tell whether `text` is a date and nothing else.

    >>> is_date_line("2024 年 5 月 6 日"), is_date_line("2023年5月10日印发")
    (True, False)
    """
    return len(text) <= 30 and any(not (text[:start] + text[end:]).strip(_TRIM) for start, end, _ in _spans(text))


def _spans(text: str) -> Iterator[tuple[int, int, date]]:
    for form in _FORMS:
        for match in form.finditer(text):
            if (day := _date(match)) is not None:
                yield match.start(), match.end(), day


def _date(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    year = 1 if parts["year"] == "元" else to_int(parts["year"])
    month = to_int(parts["month"]) if parts["month"][:3].lower() not in _MONTHS else None
    if month is None:
        month = _MONTHS.index(parts["month"][:3].lower()) + 1 if parts["month"].isascii() else 0
    day = to_int(parts["day"])
    try:
        return date((year or 0) + _ERAS.get(parts.get("era") or "", 0), month, day or 0)
    except ValueError:
        return None

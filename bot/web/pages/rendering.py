"""Makes a page from its template, in the visitor's language.

Never puts anything into a page unescaped.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from bot.web.contacts import contacts_as_json
from bot.web.pages.headers import page_headers
from bot.web.pages.languages import NAMES, TAGS, asked_display, content_of, display_of
from bot.web.parts import Parts
from knowledge.words import Words, read_words

TEMPLATES = Path(__file__).resolve().parents[3] / "web" / "pages"


def render(
    request: Request,
    template: str | Template,
    *,
    display: str | None = None,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    **values: Any,
) -> HTMLResponse:
    """Return a page.

    A template knows `language` (of its words), `tag` (for `lang`), `tags` (the same of any language),
    `say(key, **values)`, `day(date)`, `languages` (links to the same page in each), `asked` (the language the address
    asks for, or None), `in_language(**query)` (the query that keeps asking for it), `current(path)` (marks the link to
    this page), `contacts` (as `/api/contacts` gives them), `site` (our origin), and `values`.

    Args:
        request: what is answered.
        template: its name in `web/pages`, or itself.
        display: what it is shown in; as the request wants where absent.
        status: of the answer.
        headers: those of a page that no other site may show, where absent.
        values: what the template shows.
    """
    shown = display or display_of(request)
    language = content_of(shown)
    parts = cast(Parts, request.app.state.parts)

    def say(key: str, **named: object) -> str:
        words = page_words()
        return (words if words.has(key) else parts.words).say(key, language, **named)

    asked = asked_display(request)

    def in_language(**query: str) -> str:
        kept = [*query.items(), *([("language", asked)] if asked else [])]
        return f"?{urlencode(kept)}" if kept else ""

    def current(path: str) -> str:
        return Markup(' aria-current="page"') if request.url.path == path else ""

    made = _environment().get_template(template) if isinstance(template, str) else template
    content = made.render(
        language=language,
        tag=TAGS[shown],
        tags=TAGS,
        asked=asked,
        in_language=in_language,
        current=current,
        contacts=contacts_as_json(parts.contacts, language=language),
        site=str(request.base_url).rstrip("/"),
        say=say,
        day=_day_in(language),
        languages=[
            {"code": code, "tag": TAGS[code], "name": name, "href": _address(request, language=code)}
            for code, name in NAMES.items()
        ],
        **values,
    )
    return HTMLResponse(content, status_code=status, headers=dict(headers or page_headers()))


def template_of(text: str) -> Template:
    """Return a template made from its text, escaping as those in files do."""
    return _environment().from_string(text)


@lru_cache
def page_words() -> Words:
    """Return the words of the pages."""
    return read_words(TEMPLATES / "words.yml")


@lru_cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _address(request: Request, *, language: str) -> str:
    """Return the address of the same page in another language."""
    kept = [(key, value) for key, value in request.query_params.multi_items() if key != "language"]
    return f"{request.url.path}?{urlencode([*kept, ('language', language)])}"


def _day_in(language: str) -> Callable[[date], str]:
    return lambda day: long_date(day, language)


def long_date(day: date, language: str) -> str:
    """Return a day as it is written in a text.

    >>> [long_date(date(2026, 3, 2), language) for language in ("zh", "en", "ja", "ko")]
    ['2026年3月2日', '2 March 2026', '2026年3月2日', '2026년 3월 2일']
    """
    if language == "en":
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    if language == "ko":
        return f"{day.year}년 {day.month}월 {day.day}일"
    return f"{day.year}年{day.month}月{day.day}日"


# Not by `strftime`, which follows the machine's locale.
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

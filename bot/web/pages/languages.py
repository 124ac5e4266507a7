"""Which language a page is in: the one asked for in its address, else the best the browser wants.

Never refuses a language: what we do not have is as if it had not been asked for.
"""

import re
from collections.abc import Iterator

from fastapi import Request

from knowledge.language import DEFAULT_LANGUAGE

# The value of `lang` for what a visitor can choose. Traditional Chinese is made from "zh" in the browser; a page that
# is written here shows such a visitor simplified characters.
TAGS = {"zh": "zh-Hans", "zh-Hant": "zh-Hant", "en": "en", "ja": "ja", "ko": "ko"}
NAMES = {"zh": "中文", "en": "English", "ja": "日本語", "ko": "한국어"}

_TRADITIONAL = re.compile(r"zh\b.*-(hant|tw|hk|mo)\b|yue\b")


def display_of(request: Request) -> str:
    """Return what the page is shown in, a key of `TAGS`."""
    return asked_display(request) or next(_wanted(request.headers.get("accept-language", "")), DEFAULT_LANGUAGE)


def asked_display(request: Request) -> str | None:
    """Return what the address asks for, None where it asks for nothing that there is."""
    return _known(request.query_params.get("language", ""))


def content_of(display: str) -> str:
    """Return the language of the words for `display`."""
    return "zh" if display == "zh-Hant" else display


def _wanted(header: str) -> Iterator[str]:
    """Yield what an `Accept-Language` header asks for that there is, best first.

    >>> list(_wanted("fr, en;q=0.5, zh-TW;q=0.8, ja;q=0, ko;q=x"))
    ['zh-Hant', 'en']
    """
    weighed = []
    for place, part in enumerate(header.split(",")):
        tag, _, weight = part.partition(";")
        found = re.fullmatch(r"\s*(?:q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?\s*", weight)
        quality = float(found[1] or 1) if found else 0.0
        if quality > 0:
            weighed.append((-quality, place, tag))
    for _, _, tag in sorted(weighed):
        known = _known(tag)
        if known:
            yield known


def _known(tag: str) -> str | None:
    """Return the key of `TAGS` for a language tag, None for a language we do not have.

    >>> [_known(tag) for tag in ("zh-CN", "zh-Hant", "zh_HK", "EN-gb", "kok", "")]
    ['zh', 'zh-Hant', 'zh-Hant', 'en', None, None]
    """
    lower = tag.strip().lower().replace("_", "-")
    if _TRADITIONAL.match(lower) and "-hans" not in lower:
        return "zh-Hant"
    primary = lower.partition("-")[0]
    return "zh" if primary == "yue" else primary if primary in NAMES else None

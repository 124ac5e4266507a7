"""Names countries and regions in four languages, by their codes of ISO 3166.

Never recognises a country in a text; `bot.nlu.facts` does.
"""

from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("countries.tsv")
_COLUMNS = ("zh", "en", "ja", "ko")


@cache
def _names() -> dict[str, dict[str, str]]:
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {code: dict(zip(_COLUMNS, names, strict=True)) for code, *names in rows}


def country_name(code: str, language: str) -> str:
    """Return what a country is called in `language`; the code itself where it is not in the table.

    >>> country_name("KR", "ko"), country_name("XX", "ko")
    ('한국', 'XX')
    """
    return _names().get(code, {}).get(language, code)

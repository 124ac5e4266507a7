"""Finds out how a text file is encoded: UTF-8, UTF-16 with a mark, the declared encoding, GB 18030.

Never replaces a character that it cannot read, and never takes another alphabet for Chinese.
"""

import codecs
import re
from pathlib import Path

from knowledge.documents.errors import UnreadableDocument

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9._-]{2,30})", re.IGNORECASE)
_FREQUENT = frozenset("，。、；：（）的和在为是有中人国不一以及上市")
_MIN_SAMPLE_CHARS, _MIN_FREQUENT_SHARE = 40, 0.04
_SAVE_AS_UTF8 = "save it again as UTF-8 (in a text editor: Save as, encoding UTF-8)."


def decode(data: bytes, *, path: Path, markup: bool) -> str:
    """Return the text of `data`. `markup` tells whether a declaration such as `charset=euc-kr` counts.

    Raises:
        UnreadableDocument: the bytes are not text in an encoding that can be told for certain.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decode(data, name, path=path)
    if b"\0" in data:
        raise UnreadableDocument(path, f"It holds binary data and not text: give the text itself, or {_SAVE_AS_UTF8}")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(data[:4096]) if markup else None
    name = declared.group(1).decode("ascii").lower() if declared else "gb18030"
    if name in ("gb2312", "gbk", "x-gbk", "utf-8", "utf8"):
        name = "gb18030"
    text = _decode(data, name, path=path)
    if name == "gb18030" and not _reads_as_chinese(text):
        raise UnreadableDocument(path, f"Its encoding cannot be told: {_SAVE_AS_UTF8}")
    return text


def _decode(data: bytes, name: str, *, path: Path) -> str:
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError) as error:
        raise UnreadableDocument(path, f"It is not readable as {name} text: {_SAVE_AS_UTF8}") from error


def _reads_as_chinese(text: str) -> bool:
    """Tell whether the letters are what Chinese is written with, and not another encoding misread."""
    letters = [c for c in text if not c.isascii()]
    if any("\ue000" <= c <= "\uf8ff" for c in letters):
        return False
    return len(letters) < _MIN_SAMPLE_CHARS or sum(c in _FREQUENT for c in letters) >= _MIN_FREQUENT_SHARE * len(
        letters
    )

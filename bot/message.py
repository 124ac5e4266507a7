"""Takes a visitor's text in: cleaned, not empty, not too long, in one of the four languages.

Never changes what was meant: a leading slash, quotation marks and brackets stay.
"""

import unicodedata

from bot.errors import EmptyMessage, MessageTooLong, UnknownLanguage
from knowledge.language import LANGUAGES, clean

MAX_CHARS = 2_000


def accept_text(text: str) -> str:
    """Return `text` in NFC without control characters.

    Raises:
        EmptyMessage: nothing is left of it.
        MessageTooLong: it has more than `MAX_CHARS` characters; send it in parts.
    """
    cleaned = clean(text)
    if not cleaned:
        raise EmptyMessage("The message is empty.")
    return _short_enough(cleaned)


def as_typed(text: str) -> str:
    r"""Return `text` as it is kept and shown again: as it was typed, without what cannot be kept.

    Gone are control characters but line breaks and tabs, and halves of pairs; `accept_text` is stricter, for what is
    to be understood. At most as long as a message may be.

    Raises:
        MessageTooLong: it has more than `MAX_CHARS` characters.

    >>> as_typed(" age < 45\r\n\u200f[A-12]\x00 ")
    'age < 45\n\u200f[A-12]'
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(c for c in lines if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs")).strip()
    return _short_enough(kept)


def accept_language(language: str | None) -> str | None:
    """Return the language asked for, None when none was.

    Raises:
        UnknownLanguage: it is not one of the four.
    """
    if language is None or language == "":
        return None
    if language not in LANGUAGES:
        raise UnknownLanguage(f"'{language}' is not one of {', '.join(LANGUAGES)}.")
    return language


def _short_enough(text: str) -> str:
    if len(text) > MAX_CHARS:
        raise MessageTooLong(
            f"The message has {len(text)} characters; at most {MAX_CHARS} are taken.", length=len(text)
        )
    return text

"""Takes a visitor's text in: cleaned, not empty, not too long, in one of the four languages.

Never changes what was meant: a leading slash, quotation marks and brackets stay.
"""

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
    if len(cleaned) > MAX_CHARS:
        raise MessageTooLong(
            f"The message has {len(cleaned)} characters; at most {MAX_CHARS} are taken.", length=len(cleaned)
        )
    return cleaned


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

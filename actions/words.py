"""Loads the assistant's own sentences, `words.yml` here and in `checking/`, in four languages.

Never holds policy: what a policy says stands in the cards.
"""

from pathlib import Path

from knowledge.words import Words, read_words

__all__ = ["Words", "load_words"]

_FILES = (Path(__file__).with_name("words.yml"), Path(__file__).parent / "checking" / "words.yml")


def load_words() -> Words:
    """Return the sentences of both files.

    Raises:
        InvalidContent: naming every key that lacks a language.
    """
    return read_words(*_FILES)

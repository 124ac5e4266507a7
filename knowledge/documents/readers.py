"""Reads the text of a policy file, whatever its format, or says what to do about it.

Never trusts a file's ending alone, never reads more than 20 MB, and never opens what is not a regular file.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from knowledge.documents.docx_reader import read_docx
from knowledge.documents.encoding import decode
from knowledge.documents.errors import UnreadableDocument
from knowledge.documents.html_reader import read_html
from knowledge.documents.markdown_reader import read_markdown
from knowledge.documents.pdf_reader import read_pdf

MAX_BYTES = 20 * 1024 * 1024
_PACKED, _COMPOUND, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-"


@dataclass(frozen=True, slots=True)
class Reading:
    """The raw text of a file, and what its owner should know about how it was read."""

    text: str
    warnings: tuple[str, ...] = ()


def read_text(path: Path) -> str:
    """Return the raw text of the file at `path` for `structure.parse_document`.

    Raises:
        UnreadableDocument: its `reason` tells the owner what to do.
    """
    return read(path).text


def read(path: Path) -> Reading:
    """Return the raw text of the file at `path` with the warnings of its reader.

    Raises:
        UnreadableDocument: its `reason` tells the owner what to do.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise UnreadableDocument(path, _unknown_ending(path))
    data = _bytes(path)
    _check_signature(path, data)
    reading = reader(path, data)
    if not any(c.isalnum() for c in reading.text):
        raise UnreadableDocument(path, "It holds no words: give a file with text in it.")
    return reading


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise UnreadableDocument(path, "It is not a file that can be read: check the path.")
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableDocument(
                path, "It is larger than 20 MB: take out pictures, or split it into several files."
            )
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise UnreadableDocument(path, f"It could not be opened ({error.strerror}): check its permissions.") from error
    if len(data) > MAX_BYTES:
        raise UnreadableDocument(path, "It is larger than 20 MB: take out pictures, or split it into several files.")
    if not data.strip():
        raise UnreadableDocument(path, "It is empty: give a file with text in it.")
    return data


def _check_signature(path: Path, data: bytes) -> None:
    """Refuse a file that is something else than its ending says."""
    ending = path.suffix.lower()
    if data.startswith(_COMPOUND):
        reason = "It is an old or password-protected Office file: save it in Word as .docx without a password."
        raise UnreadableDocument(path, reason)
    if ending == ".pdf" and _PDF not in data[:1024]:
        raise UnreadableDocument(
            path, "It ends in .pdf but is not a PDF: give it the ending that fits, or export it again."
        )
    if ending == ".docx" and not data.startswith(_PACKED):
        raise UnreadableDocument(
            path, "It ends in .docx but is not a DOCX: give it the ending that fits, or save it again."
        )
    if ending not in (".pdf", ".docx"):
        actual = ".pdf" if data.startswith(_PDF) else ".docx" if data.startswith(_PACKED) else None
        head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        if ending == ".txt" and head.startswith((b"<!doctype html", b"<html")):
            actual = ".html"
        if actual:
            raise UnreadableDocument(path, f"It ends in {ending} but looks like {actual}: give it that ending.")


def _unknown_ending(path: Path) -> str:
    ending = path.suffix.lower() or "no ending"
    advice = {
        ".doc": "save it in Word as .docx",
        ".wps": "save it in WPS as .docx",
        ".rtf": "save it in Word as .docx",
    }
    known = "give it as TXT, Markdown, HTML, PDF or DOCX"
    return f"Files with {ending} are not read: {advice.get(ending, known)}."


def _text(path: Path, data: bytes) -> Reading:
    return Reading(decode(data, path=path, markup=False))


_READERS: dict[str, Callable[[Path, bytes], Reading]] = {
    ".txt": _text,
    ".md": lambda path, data: Reading(read_markdown(path, data)),
    ".markdown": lambda path, data: Reading(read_markdown(path, data)),
    ".html": lambda path, data: Reading(read_html(path, data)),
    ".htm": lambda path, data: Reading(read_html(path, data)),
    ".pdf": lambda path, data: Reading(*read_pdf(path, data)),
    ".docx": lambda path, data: Reading(*read_docx(path, data)),
}
ENDINGS = tuple(_READERS)

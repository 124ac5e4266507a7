"""What the policy store consists of: sources, cards, documents and their clauses.

Never reads a file, a database or a clock; the values are made by the loaders and passed on.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Basis = Literal["seed", "official", "secondary", "unverified"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement comes from, as it is shown to the visitor.

    `basis` says how far it can be trusted: `seed` is a policy document held in the store, `official` a page
    of an authority, `secondary` a law firm, newspaper or mirror, `unverified` anything else.
    """

    id: str
    title: str
    language: str
    basis: Basis
    document_number: str | None = None
    issuer: str | None = None
    issued_on: date | None = None
    clause: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """One headed part of a card's detail; `body` is Markdown limited to paragraphs, lists and bold."""

    heading: str
    body: str


@dataclass(frozen=True, slots=True)
class Card:
    """One answer in one language. The four versions of a card share `id` and everything but the words.

    `effective_to` is the first day on which the policy no longer holds, or None while it is open-ended.
    `short` is the answer that can stand alone in a chat; `sections` is the detail behind it.
    """

    id: str
    language: str
    title: str
    programmes: tuple[str, ...]
    owner: str
    effective_from: date | None
    effective_to: date | None
    reviewed_on: date
    review_due: date
    sources: tuple[str, ...]
    questions: tuple[str, ...]
    short: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """One citable passage of a document: `document.text[start:end] == text`.

    `number` is the clause's own number as printed ("二（一）", "第十二条", "4") or None for unnumbered text;
    `path` is the headings above it, outermost first; `ordinal` its place in the document, from 1.
    """

    id: str
    document_id: str
    ordinal: int
    number: str | None
    path: tuple[str, ...]
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """A policy document as ingested. `text` is the full normalised text that every clause's offsets point into.

    The clauses cover the text without loss: whatever lies between two of them is white space.
    """

    id: str
    title: str
    language: str
    document_number: str | None
    issuer: str | None
    issued_on: date | None
    file_name: str
    sha256: str
    text: str
    clauses: tuple[Clause, ...]

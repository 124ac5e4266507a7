"""Says where a rule stands: the documents of a result, each once.

Never makes a title up: it is in the visitor's language where the document has one, and in its own otherwise.
"""

from collections.abc import Iterable
from typing import Any

from knowledge.eligibility.model import Cited, Place
from knowledge.eligibility.wording import in_language


def source_of(place: Place, *, language: str) -> dict[str, Any]:
    """Return a source as JSON has it: what is not known is left out; `language` is that of the title."""
    return _document(place.cited, language=language) | ({"clause": place.clause} if place.clause else {})


def sources_of(places: Iterable[Place], *, language: str) -> list[dict[str, Any]]:
    """Return each document once, in the order in which it comes first, with all clauses named of it."""
    documents: dict[tuple[str | None, ...], dict[str, Any]] = {}
    clauses: dict[tuple[str | None, ...], dict[str, None]] = {}
    for place in {id(place): place for place in places}.values():
        document = _document(place.cited, language=language)
        key = (document["title"], document.get("document_number"), document.get("url"))
        documents.setdefault(key, document)
        named = clauses.setdefault(key, {})
        if place.clause:
            named[place.clause] = None
    return [
        document | ({"clause": "; ".join(clauses[key])} if clauses[key] else {}) for key, document in documents.items()
    ]


def _document(cited: Cited, *, language: str) -> dict[str, Any]:
    title, title_language = in_language(cited.title, language)
    found = {
        "id": cited.key,
        "title": title,
        "language": title_language,
        "document_number": cited.document_number,
        "issuer": cited.issuer,
        "issued_on": cited.issued_on.isoformat() if cited.issued_on else None,
        "url": cited.url,
        "basis": cited.basis,
    }
    return {key: value for key, value in found.items() if value is not None}

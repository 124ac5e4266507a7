"""Loads the registry of sources, `knowledge/sources.yml`.

Never judges a source: its basis is written by the content owner.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

from knowledge.content import check_keys, parse_yaml
from knowledge.errors import InvalidContent
from knowledge.language import LANGUAGES
from knowledge.model import Document, Source

_BASES = ("seed", "official", "secondary", "unverified")


def load_sources(path: Path) -> dict[str, Source]:
    """Return all sources by id.

    Raises:
        InvalidContent: with every problem in the file.
    """
    content = parse_yaml(path.read_text(encoding="utf-8"), name=path.name)
    problems: list[str] = []
    sources: dict[str, Source] = {}
    entries = content.get("sources") if isinstance(content, dict) else None
    if not isinstance(entries, dict):
        raise InvalidContent([f"{path.name}: must have 'sources:' with an entry for each source below it"])
    for id_, entry in entries.items():
        where = f"{path.name}: source '{id_}'"
        if not isinstance(entry, dict):
            problems.append(f"{where}: must have 'title', 'language' and 'basis'")
            continue
        found = check_keys(
            entry,
            where=where,
            required={"title": str, "language": str, "basis": str},
            optional=("document_number", "issuer", "issued_on", "url"),
        )
        if entry.get("basis") not in _BASES:
            found.append(f"{where}: 'basis' must be one of {', '.join(_BASES)}")
        if entry.get("language") not in (*LANGUAGES, "it", "fr", "de"):
            found.append(f"{where}: unknown language '{entry.get('language')}'")
        if not isinstance(entry.get("issued_on", date.min), date):
            found.append(f"{where}: 'issued_on' must be a date like 2023-05-10")
        if not str(entry.get("url", "https://")).startswith(("https://", "http://")):
            found.append(f"{where}: 'url' must start with https:// or http://")
        problems += found
        if not found:
            sources[id_] = Source(id=id_, **entry)
    if problems:
        raise InvalidContent(problems)
    return sources


def source_of_document(document: Document, *, sources: dict[str, Source]) -> Source:
    """Return the registered source of an ingested document, or one made from its own metadata.

    A document nobody has registered is a policy document held in the store, so its basis is `seed`.
    """
    if document.document_number:
        for source in sources.values():
            if source.document_number == document.document_number:
                return replace(source, title=document.title)
    registered = sources.get(Path(document.file_name).stem)
    if registered is not None and registered.basis == "seed":
        return registered
    return Source(
        id=document.id,
        title=document.title,
        language=document.language,
        basis="seed",
        document_number=document.document_number,
        issuer=document.issuer,
        issued_on=document.issued_on,
    )

"""The content the project ships, and how it gets into the store: cards, sources and policy documents.

Never overwrites what an operator added: documents are added, only the shipped cards and sources are replaced.
"""

from collections.abc import Callable
from pathlib import Path

from bot.settings import PROJECT
from knowledge.cards import load_cards
from knowledge.documents.ingest import ingest
from knowledge.sources import load_sources
from knowledge.store import Store

KNOWLEDGE = PROJECT / "knowledge"


def load_shipped_content(
    store: Store, *, folder: Path = KNOWLEDGE, on_progress: Callable[..., None] | None = None
) -> bool:
    """Bring the shipped cards, sources and documents into the store. Return whether that changed anything.

    Raises:
        InvalidContent: with every problem in the cards and sources; the store was not changed.
    """
    sources = load_sources(folder / "sources.yml")
    cards = load_cards(folder / "cards", sources=sources)
    changed = store.replace_edition(sources=sources.values(), cards=cards)
    result = ingest([folder / "policies"], known=store.document_hashes(), on_progress=on_progress)
    if result.documents:
        store.add_documents(result.documents)
    return changed or bool(result.documents)

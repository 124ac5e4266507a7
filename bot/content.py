"""The content the project ships, and how it gets into the store: cards, sources and policy documents.

Never brings back what an operator replaced or took out: documents are added, only the cards and sources are replaced.
"""

import logging
from collections.abc import Callable
from pathlib import Path

from bot.settings import PROJECT
from knowledge.cards import load_cards
from knowledge.documents.ingest import ingest
from knowledge.errors import InvalidContent
from knowledge.sources import load_sources
from knowledge.store import Store

_log = logging.getLogger(__name__)
KNOWLEDGE = PROJECT / "knowledge"


def main_programmes(folder: Path = KNOWLEDGE) -> dict[str, str]:
    """Return by card id the programme that a shipped card is about before all others."""
    cards = load_cards(folder / "cards", sources=load_sources(folder / "sources.yml"))
    return {card.id: card.programmes[0] for card in cards}


def load_shipped_content(
    store: Store, *, folder: Path = KNOWLEDGE, on_progress: Callable[..., None] | None = None
) -> bool:
    """Bring the shipped cards, sources and documents into the store. Return whether that changed anything.

    Raises:
        InvalidContent: with every problem in the cards and sources and every document that was refused; the store was
            not changed.
    """
    sources = load_sources(folder / "sources.yml")
    cards = load_cards(folder / "cards", sources=sources)
    known = store.document_hashes() | store.removed_hashes()
    result = ingest([folder / "policies"], known=known, on_progress=on_progress)
    for warning in result.warnings:
        _log.warning("%s", warning)
    if result.refused:
        raise InvalidContent([f"{refusal.path.name}: {refusal.reason}" for refusal in result.refused])
    changed = store.replace_edition(sources=sources.values(), cards=cards)
    if result.documents:
        store.add_documents(result.documents)
    return changed or bool(result.documents)

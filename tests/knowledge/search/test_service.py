"""The service follows the store: what is new is found at once, what is replaced never again."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from bot.content import KNOWLEDGE
from knowledge.cards import load_cards
from knowledge.documents.ingest import ingest
from knowledge.glossary import Glossary
from knowledge.index.chroma import VectorIndex
from knowledge.model import Card, Document, Source
from knowledge.search.gate import Gate, Zone
from knowledge.search.service import SearchService
from knowledge.sources import load_sources
from knowledge.store import Store

DAY = date(2026, 11, 21)
OLD, NEW = "Visitors keep zebras in the blue barn.", "Visitors keep zebras in the yellow tower."


@pytest.fixture
def vectors(tmp_path: Path) -> Iterator[VectorIndex]:
    index = VectorIndex(folder=tmp_path / "index", url=None)
    yield index
    index.close()


@pytest.fixture
def service(store: Store, vectors: VectorIndex, glossary: Glossary, gate: Gate) -> SearchService:
    """Serve a part of the shipped content: one card and one policy."""
    sources = load_sources(KNOWLEDGE / "sources.yml")
    cards = [c for c in load_cards(KNOWLEDGE / "cards", sources=sources) if c.id == "work-permit"]
    store.replace_edition(sources=sources.values(), cards=cards)
    store.add_documents(ingest([KNOWLEDGE / "policies" / "s0.txt"], known=(), on_progress=None).documents)
    return SearchService(store, glossary=glossary, gate=gate, vectors=vectors)


def texts(service: SearchService, question: str, *, language: str = "en") -> list[str]:
    """Return the text of every clause found."""
    hits = service.search(question, language=language, limit=20, as_of=DAY).hits
    return [hit.clause.text for hit in hits if hit.clause]


def test_new_document_is_found_at_once_and_a_replaced_one_never_again(
    store: Store, service: SearchService, make_document: Callable[..., Document]
) -> None:
    store.add_documents([make_document(OLD)])
    assert service.refresh()
    assert texts(service, "Where do visitors keep zebras?")[0] == OLD
    store.add_documents([make_document(NEW)])
    assert service.refresh()
    questions = [f"{start} zebras {end}" for start in ("blue", "barn", "keep", "visitors") for end in "abcde"]
    found = [texts(service, question) for question in questions]
    assert len(found) == 20
    assert all(NEW in answers and OLD not in answers for answers in found)


def test_refresh_without_a_change_builds_nothing(service: SearchService) -> None:
    before = service.status()
    assert before["vectors"] == before["passages"] > 20
    assert not service.refresh()
    assert service.status() == before


def test_change_is_served_only_after_refresh(
    store: Store, service: SearchService, make_document: Callable[..., Document]
) -> None:
    store.add_documents([make_document(OLD)])
    assert OLD not in texts(service, "Where do visitors keep zebras?")


def test_touched_store_is_built_anew(store: Store, service: SearchService) -> None:
    store.touch()
    assert service.refresh()
    assert service.status()["revision"] == store.revision()


def test_empty_store_declines(store: Store, vectors: VectorIndex, glossary: Glossary, gate: Gate) -> None:
    service = SearchService(store, glossary=Glossary(terms=()), gate=gate, vectors=vectors)
    result = service.search("work permit", language="en", limit=5, as_of=DAY)
    assert (result.zone, result.hits) == (Zone.DECLINE, ())


@pytest.mark.parametrize(
    ("as_of", "served"),
    [
        (date(2024, 12, 31), False),
        (date(2025, 1, 1), True),
        (date(2025, 12, 31), True),
        (date(2026, 1, 1), False),
    ],
)
def test_card_is_served_from_its_first_day_to_before_its_end(
    store: Store,
    vectors: VectorIndex,
    gate: Gate,
    source: Source,
    make_card: Callable[..., Card],
    as_of: date,
    served: bool,
) -> None:
    card = make_card(effective_from=date(2025, 1, 1), effective_to=date(2026, 1, 1))
    store.replace_edition(sources=[source], cards=[card, make_card("diving")])
    service = SearchService(store, glossary=Glossary(terms=()), gate=gate, vectors=vectors)
    questions = (card.title, *card.questions, "swimming")
    found = [[h.id for h in service.search(q, language="en", limit=20, as_of=as_of).hits] for q in questions]
    assert [card.id in ids for ids in found] == [served] * len(questions)

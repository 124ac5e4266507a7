"""The store gives back what was put in, and its revision tells of every change."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from knowledge.model import Card, Document, Source
from knowledge.store import Store


def test_snapshot_gives_back_exactly_what_was_stored(
    store: Store, source: Source, make_card: Callable[..., Card], make_document: Callable[..., Document]
) -> None:
    cards = (make_card(effective_from=date(2024, 1, 1), effective_to=date(2025, 1, 1)), make_card(language="ja"))
    document = make_document("One rule.\n第二条　规则。", number="沪科〔2023〕1号")
    store.replace_edition(sources=[source], cards=cards)
    store.add_documents([document])
    snapshot = store.snapshot()
    assert (snapshot.sources, snapshot.cards, snapshot.documents) == ({"s9": source}, cards, (document,))


def test_new_store_is_empty_at_revision_zero(store: Store) -> None:
    snapshot = store.snapshot()
    assert (snapshot.revision, snapshot.sources, snapshot.cards, snapshot.documents) == (0, {}, (), ())


def test_same_edition_again_changes_nothing(store: Store, source: Source, make_card: Callable[..., Card]) -> None:
    assert store.replace_edition(sources=[source], cards=[make_card()])
    before = store.snapshot()
    assert not store.replace_edition(sources=[source], cards=[make_card()])
    assert store.snapshot() == before


def test_changed_word_is_a_new_edition(store: Store, source: Source, make_card: Callable[..., Card]) -> None:
    store.replace_edition(sources=[source], cards=[make_card()])
    assert store.replace_edition(sources=[source], cards=[make_card(short="Changed.")])
    assert [card.short for card in store.snapshot().cards] == ["Changed."]


def test_card_left_out_of_the_edition_is_gone(store: Store, source: Source, make_card: Callable[..., Card]) -> None:
    store.replace_edition(sources=[source], cards=[make_card("diving"), make_card("swimming")])
    store.replace_edition(sources=[source], cards=[make_card("swimming")])
    assert [card.id for card in store.snapshot().cards] == ["swimming"]


def test_new_edition_leaves_documents_alone(
    store: Store, source: Source, make_card: Callable[..., Card], make_document: Callable[..., Document]
) -> None:
    store.add_documents([make_document("A rule.")])
    store.replace_edition(sources=[source], cards=[make_card()])
    assert [document.id for document in store.snapshot().documents] == ["rules-1"]


def test_every_write_raises_the_revision(
    store: Store, source: Source, make_card: Callable[..., Card], make_document: Callable[..., Document]
) -> None:
    seen = [store.revision()]
    for write in (
        lambda: store.replace_edition(sources=[source], cards=[make_card()]),
        lambda: store.add_documents([make_document("A rule.")]),
        store.touch,
    ):
        write()
        seen.append(store.revision())
    assert seen == sorted(set(seen)) and len(seen) == 4


def test_adding_no_documents_is_no_change(store: Store) -> None:
    assert store.add_documents([]) == 0
    assert store.revision() == 0


def test_document_added_again_replaces_its_earlier_edition(
    store: Store, make_document: Callable[..., Document]
) -> None:
    store.add_documents([make_document("Old rule.\nOlder rule.")])
    new = make_document("New rule.")
    store.add_documents([new])
    assert store.snapshot().documents == (new,)


def test_other_documents_stay_when_one_is_replaced(store: Store, make_document: Callable[..., Document]) -> None:
    kept = make_document("Kept rule.", id_="kept")
    store.add_documents([kept, make_document("Old rule.")])
    store.add_documents([make_document("New rule.")])
    assert kept in store.snapshot().documents


def test_hashes_tell_which_files_are_held(store: Store, make_document: Callable[..., Document]) -> None:
    document = replace(make_document("A rule."), sha256="ab" * 32)
    store.add_documents([document])
    assert store.document_hashes() == {"ab" * 32}


def test_preparing_again_keeps_the_content(store: Store, make_document: Callable[..., Document]) -> None:
    store.add_documents([make_document("A rule.")])
    before = store.snapshot()
    store.prepare()
    assert store.snapshot() == before

"""The store gives back what was put in, and its revision tells of every change."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from bot.database import make_engine
from knowledge.model import Card, Document, Source
from knowledge.store import Holding, Store


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


def test_holdings_tell_number_clauses_and_arrival(tmp_path: Path, make_document: Callable[..., Document]) -> None:
    came = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    engine = make_engine(f"sqlite:///{tmp_path}/dated.db")
    store = Store(engine, clock=lambda: came)
    store.prepare()
    store.add_documents([make_document("A rule.\nB rule.", id_="b", number="1号"), make_document("C rule.", id_="a")])
    title = "Rules of the house"
    assert store.holdings() == (Holding("a", title, None, 1, came), Holding("b", title, "1号", 2, came))
    engine.dispose()


def test_removed_document_is_gone_with_its_clauses_and_the_others_stay(
    store: Store, make_document: Callable[..., Document]
) -> None:
    kept = make_document("Kept rule.", id_="kept")
    store.add_documents([kept, make_document("Old rule.\nOlder rule.", id_="old")])
    before = store.revision()
    removed = store.remove_document("old")
    assert removed is not None and (removed.id, removed.clauses) == ("old", 2)
    assert (store.snapshot().documents, store.revision()) == ((kept,), before + 1)


def test_removing_what_is_not_there_is_no_change(store: Store) -> None:
    assert store.remove_document("nothing") is None
    assert store.revision() == 0


def test_removed_and_replaced_documents_are_remembered_until_they_are_added_again(
    store: Store, make_document: Callable[..., Document]
) -> None:
    old, new = make_document("Old rule.", sha256="aa" * 32), make_document("New rule.", sha256="bb" * 32)
    store.add_documents([old])
    assert store.removed_hashes() == set()
    store.add_documents([new])
    assert store.removed_hashes() == {old.sha256}
    store.remove_document(new.id)
    assert store.removed_hashes() == {old.sha256, new.sha256}
    store.add_documents([new])
    assert store.removed_hashes() == {old.sha256}


def test_preparing_again_keeps_the_content(store: Store, make_document: Callable[..., Document]) -> None:
    store.add_documents([make_document("A rule.")])
    before = store.snapshot()
    store.prepare()
    assert store.snapshot() == before

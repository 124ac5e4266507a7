"""The set made of the shipped content is fair: its questions stand in no passage, and each has its card to find."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.bench.search_parts import open_store
from bot.bench.shipped_set import set_passages, set_questions, write_set
from bot.content import load_shipped_content
from knowledge.evaluation.sets import read_passages, read_questions
from knowledge.store import Snapshot


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    with open_store(tmp_path_factory.mktemp("store")) as store:
        load_shipped_content(store)
        yield store.snapshot()


def test_every_question_has_its_card_to_find_in_its_language(snapshot: Snapshot) -> None:
    targets = {(passage.target, passage.language) for passage in set_passages(snapshot)}
    questions = set_questions(snapshot)
    assert len(questions) > 1000
    assert all((target, q.language) in targets for q in questions for target in q.relevant)


def test_the_product_gets_no_words_that_the_others_do_not(snapshot: Snapshot) -> None:
    clauses = sum(len(document.clauses) for document in snapshot.documents)
    parts = sum(1 + len(card.sections) for card in snapshot.cards)
    assert len(set_passages(snapshot)) == clauses + parts
    texts = {card.short for card in snapshot.cards} | {s.body for card in snapshot.cards for s in card.sections}
    assert {passage.text for passage in set_passages(snapshot) if passage.target} == texts


def test_set_is_read_back_as_it_was_written(snapshot: Snapshot, tmp_path: Path) -> None:
    passages, questions = write_set(tmp_path, snapshot)
    assert read_passages(passages) == set_passages(snapshot)
    assert read_questions(questions) == set_questions(snapshot)

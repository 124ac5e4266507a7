"""A set with targets is measured by answers: any part of one will do, and every system sees the same parts."""

import json
from pathlib import Path

from knowledge.evaluation.runs import PRODUCT, Row, compare
from knowledge.evaluation.sets import SetPassage, SetQuestion, read_passages, snapshot_of
from knowledge.glossary import Glossary
from knowledge.search.gate import Gate
from knowledge.search.passages import passages_of

POOL = [
    SetPassage("pool.1", "en", "The pool is in the park.", "The pool", "pool"),
    SetPassage("pool.2", "en", "Swimmers must wear a rubber cap in the pool.", "The pool\nClothes", "pool"),
    SetPassage("pool.3", "en", "The pool opens at six; a cap costs two coins.", "The pool\nHours and prices", "pool"),
    SetPassage("pool.ko", "ko", "수영장은 공원에 있습니다. rubber cap", "수영장", "pool"),
]
HATS = SetPassage("hats", "en", "The market sells hats, not every cap.", "Market")
CAP = SetQuestion("q", "en", "rubber cap in the pool", frozenset({"pool"}))


def rows_of(passages: list[SetPassage], question: SetQuestion, *, glossary: Glossary, gate: Gate) -> dict[str, Row]:
    return {row.system: row for row in compare(passages, [question], glossary=glossary, gate=gate)}


def test_target_is_read_and_may_be_left_out(tmp_path: Path) -> None:
    path = tmp_path / "p.jsonl"
    lines = [{"id": "a.1", "language": "en", "text": "x", "target": "a"}, {"id": "b", "language": "en", "text": "y"}]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert [(p.target, p.found_as) for p in read_passages(path)] == [("a", "a"), (None, "b")]


def test_parts_of_a_target_become_one_card_in_each_language() -> None:
    snapshot = snapshot_of([*POOL, HATS])
    assert [(c.id, c.language, [s.heading for s in c.sections]) for c in snapshot.cards] == [
        ("pool", "en", ["Clothes", "Hours and prices"]),
        ("pool", "ko", []),
    ]
    assert [document.id for document in snapshot.documents] == ["hats"]


def test_product_and_bm25_index_the_same_words(glossary: Glossary) -> None:
    indexed = passages_of(snapshot_of([*POOL, HATS]), glossary=glossary)
    words = [set(passage.indexed_text.split()) for passage in indexed]
    assert words == [set(passage.whole_text.split()) for passage in [*POOL, HATS]]


def test_several_parts_of_an_answer_take_one_place_of_every_ranking(glossary: Glossary, gate: Gate) -> None:
    """The three parts of the pool rank first; the market is second all the same, in each system."""
    market = SetQuestion("q", "en", CAP.question, frozenset({"hats"}))
    rows = rows_of([*POOL, HATS], market, glossary=glossary, gate=gate)
    assert {row.mrr10 for row in rows.values()} == {0.5} and len(rows) == 3


def test_any_part_is_right_and_a_right_ranking_is_perfect(glossary: Glossary, gate: Gate) -> None:
    rows = rows_of([*POOL, HATS], CAP, glossary=glossary, gate=gate)
    assert {(row.hit1, row.ndcg10) for row in rows.values()} == {(1.0, 1.0)} and PRODUCT in rows


def test_no_system_finds_an_answer_by_its_text_in_another_language(glossary: Glossary, gate: Gate) -> None:
    rows = rows_of([POOL[-1], HATS], CAP, glossary=glossary, gate=gate)
    assert {row.hit10 for row in rows.values()} == {0.0} and len(rows) == 3


def test_passages_without_a_target_are_found_from_every_language(glossary: Glossary, gate: Gate) -> None:
    korean = SetQuestion("q", "ko", "cap", frozenset({"hats"}))
    rows = rows_of([HATS], korean, glossary=glossary, gate=gate)
    assert {row.hit10 for row in rows.values()} == {1.0} and len(rows) == 3

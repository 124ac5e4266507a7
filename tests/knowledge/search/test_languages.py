"""What a visitor can read comes first, and English names are found as texts write them."""

from collections.abc import Callable
from datetime import date

import pytest

from knowledge.glossary import Glossary
from knowledge.model import Card, Document, Source
from knowledge.search.engine import Engine
from knowledge.search.gate import Gate
from knowledge.store import Snapshot

DAY = date(2026, 11, 21)
CLAUSES = "\n".join(f"A类外国人才第{number}项须由用人单位办理。" for number in range(1, 21))


@pytest.fixture(scope="module")
def korean(make_card: Callable[..., Card]) -> tuple[Card, ...]:
    """Give three cards in Korean; only the first writes an English name as it is."""
    texts = {"study": "STEM 박사를 우대합니다.", "renewal": "허가 기간은 5년입니다.", "payroll": "급여는 매달 냅니다."}
    return tuple(
        make_card(id_, language="ko", title=id_, short=text, questions=(), sections=()) for id_, text in texts.items()
    )


@pytest.fixture(scope="module")
def engine(
    korean: tuple[Card, ...],
    make_document: Callable[..., Document],
    source: Source,
    glossary: Glossary,
    gate: Gate,
) -> Engine:
    rules = make_document(CLAUSES)
    chinese = Document(**{name: getattr(rules, name) for name in rules.__slots__} | {"language": "zh"})
    snapshot = Snapshot(revision=1, sources={source.id: source}, cards=korean, documents=(chinese,))
    return Engine(snapshot, glossary=glossary, gate=gate, vectors=None)


@pytest.mark.parametrize("question", ["STEM 전공인데요", "과학·기술·공학·수학(STEM) 전공"])
def test_english_name_is_found_where_texts_of_the_own_language_write_it(engine: Engine, question: str) -> None:
    assert engine.search(question, language="ko", limit=1, as_of=DAY).hits[0].id == "study"


def test_few_foreign_clauses_come_before_what_the_visitor_can_read(engine: Engine) -> None:
    hits = engine.search("A류 기간, 박사 우대, 급여", language="ko", limit=10, as_of=DAY).hits
    languages = [hit.language for hit in hits]
    last = max(place for place, language in enumerate(languages) if language == "ko")
    assert languages.count("ko") == 3
    assert languages[:last].count("zh") <= 3
    assert len(hits) == 10  # foreign ones fill what is left


def test_foreign_clause_that_answers_is_the_first_hit(engine: Engine) -> None:
    top = engine.search("A류 외국인재 7호", language="ko", limit=1, as_of=DAY).hits[0]
    assert top.language == "zh"

"""Measures search on the tuning questions, as the product answers them with the shipped content, and beside bm25s.

Never a claim of quality for new questions: the search was tuned on the tuning questions.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rich.table import Table

from bot.bench.figures import Figure
from bot.bench.search_parts import open_search, open_store
from bot.bench.tuning_set import TuningQuestion
from bot.content import load_shipped_content
from bot.database import utc_now
from knowledge.evaluation.runs import PRODUCT, Row
from knowledge.search.gate import Zone
from knowledge.search.result import Hit
from knowledge.search.service import SearchService

_LIMIT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """What came out for the questions of one language: shares of the answerable, a count of the others."""

    language: str
    answerable: int
    hit1: float
    hit3: float
    unanswerable: int
    false_answers: int


def measure_quality(folder: Path, *, questions: Sequence[TuningQuestion]) -> list[Quality]:
    """Return the quality in each language, of a store with the shipped content made in `folder`."""
    today = utc_now().date()
    with open_store(folder) as store:
        load_shipped_content(store)
        with open_search(store, folder=folder) as service:
            return [
                _quality(service, [q for q in questions if q.language == language], language=language, today=today)
                for language in dict.fromkeys(q.language for q in questions)
            ]


def _quality(service: SearchService, questions: Sequence[TuningQuestion], *, language: str, today: date) -> Quality:
    ranks: list[list[bool]] = []
    unanswerable = false_answers = 0
    for question in questions:
        result = service.search(question.question, language=language, limit=_LIMIT, as_of=today)
        right = [_is_right(hit, question) for hit in result.hits]
        if question.required:
            ranks.append(right)
        else:
            unanswerable += 1
            false_answers += result.zone == Zone.ANSWER and not right[0]
    return Quality(
        language=language,
        answerable=len(ranks),
        hit1=sum(any(right[:1]) for right in ranks) / len(ranks),
        hit3=sum(map(any, ranks)) / len(ranks),
        unanswerable=unanswerable,
        false_answers=false_answers,
    )


def _is_right(hit: Hit, question: TuningQuestion) -> bool:
    """A hit is right when it is a right card or a clause of the right document."""
    if hit.kind == "card":
        return hit.id in question.cards
    source = hit.sources[0]
    named = question.document
    return named is not None and (named == source.document_number or source.title.startswith(named))


def quality_table(rows: Sequence[Quality]) -> Table:
    """Return the rows as a table."""
    title = "Search on the tuning questions (tuned on them: no claim of quality)"
    table = Table("language", "answerable", "hit@1", "hit@3", "unanswerable", "false answers", title=title)
    table.title_justify = "left"
    for row in rows:
        counts = (str(row.unanswerable), str(row.false_answers))
        table.add_row(row.language, str(row.answerable), f"{row.hit1:.3f}", f"{row.hit3:.3f}", *counts)
    return table


def beside_bm25s(rows: Sequence[Row]) -> list[Figure]:
    """Return the ratio of the product's nDCG@10 to that of the better of the others, in each language."""
    figures = []
    for language in dict.fromkeys(row.language for row in rows):
        ndcg10 = {row.system: row.ndcg10 for row in rows if row.language == language}
        best = max(value for system, value in ndcg10.items() if system != PRODUCT)
        ratio = ndcg10[PRODUCT] / best
        figures.append(Figure(name=f"nDCG@10 over the better bm25s, {language}", value=ratio, unit="", at_least=1.0))
    return figures

"""Runs the questions of a set through the product's search and through plain BM25, and averages the measures.

Never tunes anything, and never favours one: all see the same passages of a question's language, each question once, and
of what each ranks only the first passage of every target counts.
"""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

import bm25s
import numpy as np

from knowledge.evaluation.measures import hit_at, ndcg, reciprocal_rank
from knowledge.evaluation.sets import SetPassage, SetQuestion, snapshot_of
from knowledge.glossary import Glossary
from knowledge.search.engine import Engine
from knowledge.search.gate import Gate
from knowledge.search.text import terms

PRODUCT = "talent desk"
_K = 10
Ranker = Callable[[SetQuestion], Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Averages over the questions of one language; times in milliseconds."""

    system: str
    language: str
    questions: int
    hit1: float
    hit3: float
    hit10: float
    mrr10: float
    ndcg10: float
    p50_ms: float
    p95_ms: float


def compare(
    passages: Sequence[SetPassage], questions: Sequence[SetQuestion], *, glossary: Glossary, gate: Gate
) -> list[Row]:
    """Return a row for each system and language: the product, bm25s as it comes, bm25s on paired characters."""
    product = _product(passages, glossary=glossary, gate=gate)
    rows = []
    for language in sorted({question.language for question in questions}):
        asked = [question for question in questions if question.language == language]
        seen = [passage for passage in passages if passage.seen_by(language)]
        systems: dict[str, Ranker] = {
            PRODUCT: product,
            "bm25s": _plain(seen, cut=_words),
            "bm25s, pairs": _plain(seen, cut=terms),
        }
        rows += [measure(name, rank, asked, language=language) for name, rank in systems.items()]
    return rows


def measure(system: str, rank: Ranker, questions: Sequence[SetQuestion], *, language: str) -> Row:
    """Return the averages of one system over `questions`."""
    results, times_ms = [], []
    for question in questions:
        started = time.perf_counter()
        ranked = rank(question)
        times_ms.append((time.perf_counter() - started) * 1000)
        results.append((ranked, question.relevant))

    def mean(values: Iterable[float]) -> float:
        return float(np.mean(list(values)))

    return Row(
        system=system,
        language=language,
        questions=len(questions),
        hit1=mean(hit_at(ranked, right, k=1) for ranked, right in results),
        hit3=mean(hit_at(ranked, right, k=3) for ranked, right in results),
        hit10=mean(hit_at(ranked, right, k=_K) for ranked, right in results),
        mrr10=mean(reciprocal_rank(ranked, right, k=_K) for ranked, right in results),
        ndcg10=mean(ndcg(ranked, right, k=_K) for ranked, right in results),
        p50_ms=float(np.percentile(times_ms, 50)),
        p95_ms=float(np.percentile(times_ms, 95)),
    )


def _product(passages: Sequence[SetPassage], *, glossary: Glossary, gate: Gate) -> Ranker:
    engine = Engine(snapshot_of(passages), glossary=glossary, gate=gate, vectors=None)
    today = date.today()  # the set's passages have no dates, so the day changes nothing

    def rank(question: SetQuestion) -> list[str]:
        result = engine.search(question.question, language=question.language, limit=_K, as_of=today)
        return [hit.id for hit in result.hits]

    return rank


def _plain(passages: Sequence[SetPassage], *, cut: Callable[[str], list[str]]) -> Ranker:
    found_as = [passage.found_as for passage in passages]
    retriever = bm25s.BM25()
    retriever.index([cut(passage.whole_text) or [""] for passage in passages] or [[""]], show_progress=False)

    def rank(question: SetQuestion) -> list[str]:
        known = [term for term in cut(question.question) if term in retriever.vocab_dict]
        scores = retriever.get_scores(known) if known else np.zeros(len(found_as))
        ranked = (found_as[place] for place in np.argsort(-scores, kind="stable") if scores[place] > 0)
        return list(islice(dict.fromkeys(ranked), _K))

    return rank


def _words(text: str) -> list[str]:
    """Return the words as bm25s' own tokenizer cuts them."""
    cut = bm25s.tokenize([text], return_ids=False, show_progress=False, stopwords=None)
    return list(cut[0])

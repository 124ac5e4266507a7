"""Measures how long search takes in a store of thousands of clauses, and how long its index takes to build.

Never warms anything up: the first question counts like the last.
"""

import time
from pathlib import Path

from bot.bench.corpus import large_documents
from bot.bench.figures import Figure, percentiles
from bot.bench.search_parts import open_search, open_store
from bot.bench.tuning_set import TuningQuestion, mixed
from bot.content import load_shipped_content
from bot.database import utc_now

CLAUSES = 5_000
QUESTIONS = 300
_P95_GOAL_MS = 20.0
_LIMIT = 5  # hits asked for


def measure_search_speed(folder: Path, *, questions: list[TuningQuestion]) -> list[Figure]:
    """Return the figures of a store with `CLAUSES` clauses, made in `folder`."""
    with open_store(folder) as store:
        load_shipped_content(store)
        shipped = store.snapshot()
        there = sum(len(document.clauses) for document in shipped.documents)
        store.add_documents(large_documents(shipped, clauses=CLAUSES - there))
        today = utc_now().date()
        started = time.perf_counter()
        with open_search(store, folder=folder) as service:
            built_s = time.perf_counter() - started
            times_ms = []
            for question in mixed(questions, count=QUESTIONS):
                started = time.perf_counter()
                service.search(question.question, language=question.language, limit=_LIMIT, as_of=today)
                times_ms.append((time.perf_counter() - started) * 1000)
    return [
        Figure(name=f"building the index of {CLAUSES:,} clauses and the cards", value=built_s, unit="s"),
        *percentiles(f"search ({QUESTIONS} questions)", times_ms, p95_at_most=_P95_GOAL_MS),
    ]

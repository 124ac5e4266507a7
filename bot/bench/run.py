"""All measurements in one run, each printed as soon as it is made.

Never leaves anything behind: folders and processes are gone when it returns, also after Ctrl-C or SIGTERM.
"""

import logging
import signal
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import Console

from bot.bench.answers import answers_table, ask_all, count_answers
from bot.bench.asked_questions import FROZEN_HALF, read_asked_questions
from bot.bench.check_speed import measure_checks
from bot.bench.figures import Figure, figure_table
from bot.bench.problems import NotMeasured
from bot.bench.search_parts import open_store
from bot.bench.search_quality import beside_bm25s, measure_quality, quality_table
from bot.bench.search_speed import measure_search_speed
from bot.bench.shipped_set import write_set
from bot.bench.sizes import measure_sizes
from bot.bench.startup import measure_start
from bot.bench.training import measure_training
from bot.bench.trial import run_trial
from bot.bench.tuning_set import TuningQuestion, read_tuning_set
from bot.bench.turns import measure_turns
from bot.cli.evaluate import compare_files, table_of
from bot.content import load_shipped_content, main_programmes
from bot.setup.problems import SetupProblem


def run_bench(console: Console) -> bool:
    """Measure everything. Return whether all of it could be measured, whatever the figures are."""
    logging.disable(logging.WARNING)  # what ingestion and bm25s say while they work is no figure
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends like Ctrl-C: by an exception that cleans up
    questions = read_tuning_set()
    with tempfile.TemporaryDirectory(prefix="desk-bench-") as name:
        folder = Path(name)
        measured = _measure_dialogue(_made(folder, "dialogue"), questions=questions, console=console)
        console.print("Measuring search …")
        speed = measure_search_speed(_made(folder, "speed"), questions=questions)
        console.print(figure_table("Search in a large store", speed))
        console.print(quality_table(measure_quality(_made(folder, "quality"), questions=questions)))
        _compare(_made(folder, "compare"), console=console)
    checked = _measure("Eligibility checks", measure_checks, console=console)
    return _measure("Sizes in the browser", measure_sizes, console=console) and checked and measured


def _measure(title: str, measure: Callable[[], Sequence[Figure]], *, console: Console) -> bool:
    console.print(f"Measuring: {title.lower()} …")
    try:
        console.print(figure_table(title, measure()))
    except NotMeasured as problem:
        console.print(f"Not measured: {problem}", style="red", markup=False)
        return False
    return True


def _measure_dialogue(folder: Path, *, questions: Sequence[TuningQuestion], console: Console) -> bool:
    figures: list[Figure] = []
    problem = None
    try:
        console.print("Training from scratch …")
        training, model = measure_training(_made(folder, "model"))
        figures.append(training)
        console.print("Starting app and Rasa …")
        with run_trial(_made(folder, "data"), model=model) as trial:
            figures += measure_start(trial)
            console.print("Taking turns …")
            figures += measure_turns(trial, questions=questions)
            console.print("Asking the frozen half of the questions …")
            replies = ask_all(trial.supervisor.address, read_asked_questions(FROZEN_HALF))
            title = "The frozen half of the questions, never tuned on"
            console.print(answers_table(title, count_answers(replies, programme_of=main_programmes())))
    except (SetupProblem, NotMeasured) as error:
        problem = error
    if figures:
        console.print(figure_table("Training, start and turns", figures))
    if problem:
        console.print(f"Not measured: {problem}", style="red", markup=False)
    return problem is None


def _compare(folder: Path, *, console: Console) -> None:
    with open_store(folder) as store:
        load_shipped_content(store)
        passages, questions = write_set(folder, store.snapshot())
    rows = compare_files(passages, questions)
    table = table_of(rows)
    table.title = "The cards' questions on the shipped texts, which do not hold them (right: the card)"
    table.title_justify = "left"
    console.print(table)
    console.print(figure_table("Search beside the better bm25s", beside_bm25s(rows)))


def _made(parent: Path, name: str) -> Path:
    (parent / name).mkdir()
    return parent / name

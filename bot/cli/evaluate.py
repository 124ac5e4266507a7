"""`desk evaluate`: measure search on a set of questions, and the intent classifier on the held-out messages.

Never changes the store.
"""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot.bench.answers import answers_table, ask_all, count_answers, faults
from bot.bench.asked_questions import DEVELOPMENT_HALF, read_asked_questions
from bot.bench.classifiers import classifier_table, compare_classifiers
from bot.bench.held_out import read_held_out
from bot.bench.problems import NotMeasured
from bot.content import KNOWLEDGE, main_programmes
from bot.settings import Settings
from knowledge.errors import DeskError
from knowledge.evaluation.runs import Row, compare
from knowledge.evaluation.sets import read_passages, read_questions
from knowledge.glossary import load_glossary
from knowledge.search.gate import load_gate

cli = typer.Typer(help="Measure quality.", no_args_is_help=True)


@cli.callback()
def main() -> None:
    """Measure quality."""


@cli.command()
def search(
    passages: Annotated[
        Path,
        typer.Option(exists=True, dir_okay=False, help='JSON Lines: {"id", "language", "text", "title"?, "target"?}'),
    ],
    questions: Annotated[
        Path,
        typer.Option(
            exists=True, dir_okay=False, help='JSON Lines: {"id", "language", "question", "relevant": [targets]}'
        ),
    ],
) -> None:
    """Compare the product's search with plain bm25s on any set; prints one table."""
    try:
        rows = compare_files(passages, questions)
    except DeskError as error:
        typer.secho(str(error), err=True, fg="red")
        raise typer.Exit(1) from None
    Console(width=120).print(table_of(rows))


@cli.command()
def intents() -> None:
    """Compare the intent classifier in use with a light DIET on the held-out messages; takes some minutes."""
    messages = read_held_out()
    console = Console(width=120)
    console.print("Training and asking each classifier …")
    try:
        rows = list(compare_classifiers(messages))
    except NotMeasured as error:
        typer.secho(str(error), err=True, fg="red")
        raise typer.Exit(1) from None
    console.print(classifier_table(rows, messages=messages))


@cli.command()
def answers(
    questions: Annotated[Path, typer.Option(exists=True, dir_okay=False, help="JSON Lines")] = DEVELOPMENT_HALF,
    address: Annotated[str | None, typer.Option(help="of the running desk; as set when absent")] = None,
    wrong: Annotated[bool, typer.Option(help="also show each question that got no right answer")] = False,
) -> None:
    """Ask a running desk a set of questions by search and chat, and count right and false answers by language."""
    settings = Settings.from_env()
    try:
        replies = ask_all(address or f"http://{settings.host}:{settings.port}", read_asked_questions(questions))
    except NotMeasured as error:
        typer.secho(f"{error} Is the desk running?", err=True, fg="red")
        raise typer.Exit(1) from None
    programmes = main_programmes()
    if wrong:
        for reply in replies:
            if what := faults(reply, programme_of=programmes):
                typer.echo(f"{reply.question.id}: {what}: {reply.question.question}")
    Console(width=120).print(answers_table(questions.name, count_answers(replies, programme_of=programmes)))


def compare_files(passages: Path, questions: Path) -> list[Row]:
    """Return the comparison on the set in two files.

    Raises:
        InvalidContent: naming every line that is not a passage or a question.
    """
    return compare(
        read_passages(passages),
        read_questions(questions),
        glossary=load_glossary(KNOWLEDGE / "glossary.yml"),
        gate=load_gate(),
    )


def table_of(rows: list[Row]) -> Table:
    """Return the rows as a table."""
    table = Table("language", "system", "n", "hit@1", "hit@3", "hit@10", "MRR@10", "nDCG@10", "p50 ms", "p95 ms")
    for row in rows:
        figures = (row.hit1, row.hit3, row.hit10, row.mrr10, row.ndcg10)
        times = (f"{row.p50_ms:.1f}", f"{row.p95_ms:.1f}")
        table.add_row(row.language, row.system, str(row.questions), *(f"{f:.3f}" for f in figures), *times)
    return table

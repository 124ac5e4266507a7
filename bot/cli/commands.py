"""The commands of `desk`.

Never shows a stack trace for what a person can mend: such errors end with their sentence and exit code 1.
"""

import json
import logging
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot.app import create_app
from bot.bench.run import run_bench
from bot.cli import cards, documents, evaluate, ingestion, rules
from bot.cli.problems import sentences
from bot.screenshots.take import take_pictures
from bot.settings import Settings
from bot.supervisor import Supervisor
from bot.web.serving import serve as serve_app

cli = typer.Typer(name="desk", help="The Talent Desk: start it, fill its store, measure it.", no_args_is_help=True)
cli.add_typer(cards.cli, name="cards")
cli.add_typer(documents.cli, name="documents")
cli.add_typer(evaluate.cli, name="evaluate")
cli.add_typer(rules.cli, name="rules")


def _log_to_stderr() -> None:
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for noisy in ("httpx", "bm25s", "chromadb", "rasa_sdk", "watchfiles"):
        logging.getLogger(noisy).setLevel(logging.WARNING)


@cli.command()
def run() -> None:
    """Start the app and Rasa and keep both alive; Ctrl-C stops."""
    _log_to_stderr()
    with sentences():
        Supervisor(Settings.from_env(), say=typer.echo).run()


@cli.command()
def serve() -> None:
    """Start the app alone; it answers from search until a Rasa is up at DESK_RASA_URL."""
    _log_to_stderr()
    with sentences():
        settings = Settings.from_env()
        serve_app(create_app(settings), host=settings.host, port=settings.port)


@cli.command()
def openapi(file: Annotated[Path, typer.Argument(help="Where to write it, as JSON")]) -> None:
    """Write down the interface as OpenAPI describes it, without starting anything."""
    described = json.dumps(create_app(Settings()).openapi(), ensure_ascii=False, indent=1)
    file.write_text(described + "\n", encoding="utf-8")


@cli.command()
def screenshots() -> None:
    """Take the pictures of the README; needs a browser and the environment of the tests."""
    with sentences():
        take_pictures(say=typer.echo)


@cli.command()
def bench() -> None:
    """Measure training, start, turns, search and checks, and print the figures with their goals."""
    with sentences():
        measured = run_bench(Console(width=120))
    raise typer.Exit(0 if measured else 1)


@cli.command()
def ingest(
    paths: Annotated[list[Path], typer.Argument(help="Files or folders: TXT, Markdown, HTML, PDF, DOCX")],
) -> None:
    """Add policy documents to the store; a bad file is named and the others are kept."""
    with sentences():
        refused = ingestion.ingest_paths(paths, settings=Settings.from_env(), say=typer.echo)
    raise typer.Exit(1 if refused else 0)


@cli.command()
def index() -> None:
    """Bring the shipped content into the store and build the search index anew."""
    with sentences():
        ingestion.rebuild_index(Settings.from_env(), say=typer.echo)


@cli.command()
def search(
    question: str,
    language: Annotated[str | None, typer.Option(help="zh, en, ja or ko; by the question when absent")] = None,
) -> None:
    """Show what the store finds for a question."""
    with sentences():
        ingestion.show_search(question, language=language, settings=Settings.from_env(), say=typer.echo)

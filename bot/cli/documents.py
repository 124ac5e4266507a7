"""`desk documents`: what documents the store holds, and taking one out.

Never takes a document out by anything but its whole id.
"""

from collections.abc import Iterable
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot.cli.ingestion import build_or_leave, open_store
from bot.cli.problems import sentences
from bot.settings import Settings
from knowledge.store import Holding

cli = typer.Typer(help="List the documents in the store, or take one out.")


@cli.callback(invoke_without_command=True)
def documents(context: typer.Context) -> None:
    """List the documents in the store, or take one out."""
    if context.invoked_subcommand is None:
        with sentences(), open_store(Settings.from_env()) as store:
            Console().print(_table_of(store.holdings()))


@cli.command()
def remove(
    document_id: Annotated[str, typer.Argument(metavar="ID", help="the id that `desk documents` shows")],
) -> None:
    """Take a document out of the store; one that ships does not come back by itself."""
    with sentences():
        settings = Settings.from_env()
        with open_store(settings) as store:
            removed = store.remove_document(document_id)
            if removed is None:
                raise ValueError(f"No document has the id '{document_id}'. `desk documents` shows the ids.")
            number = f"{removed.document_number} " if removed.document_number else ""
            typer.echo(f"removed  {removed.id}: {number}{removed.title} ({removed.clauses} clauses)")
            build_or_leave(store, settings=settings, say=typer.echo)


def _table_of(holdings: Iterable[Holding]) -> Table:
    table = Table("id", "title", "number", "clauses", "added")
    for column in table.columns:
        column.overflow = "fold"  # an id must be there whole, to be copied
    for held in holdings:
        added = held.added_at.strftime("%Y-%m-%d %H:%M UTC") if held.added_at else "unknown"
        table.add_row(held.id, held.title, held.document_number or "–", str(held.clauses), added)
    return table

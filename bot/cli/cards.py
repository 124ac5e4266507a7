"""`desk cards`: check the cards that ship before anything is built from them.

Never changes a card or what is served.
"""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.problems import sentences
from bot.content import KNOWLEDGE
from knowledge.card_review import review_cards
from knowledge.cards import load_cards
from knowledge.glossary import load_glossary
from knowledge.sources import load_sources

cli = typer.Typer(help="Check the cards of the knowledge base.", no_args_is_help=True)


@cli.callback()
def cards() -> None:
    """Check the cards of the knowledge base."""


@cli.command()
def check(
    folder: Annotated[Path, typer.Option(exists=True, file_okay=False, help="the folder of cards")] = KNOWLEDGE
    / "cards",
) -> None:
    """Name what is wrong in form, where the languages of a card part, wrong terms and sentences said twice."""
    with sentences():
        cards = load_cards(folder, sources=load_sources(KNOWLEDGE / "sources.yml"))
        problems = review_cards(cards, glossary=load_glossary(KNOWLEDGE / "glossary.yml"))
    for problem in problems:
        typer.echo(problem)
    typer.echo(f"{len({card.id for card in cards})} cards in four languages, {len(problems)} problems")
    if problems:
        raise typer.Exit(1)

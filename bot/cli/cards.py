"""`desk cards`: check the cards that ship before anything is built from them.

Never changes a card or what is served.
"""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.problems import sentences
from bot.content import KNOWLEDGE
from bot.database import utc_now
from knowledge.card_review import review_cards
from knowledge.cards import load_cards
from knowledge.eligibility.loader import load_rules, read_files
from knowledge.figure_review import review_figures
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
    """Name mistakes of form, languages of a card that part, wrong terms, sentences said twice, limits not named."""
    with sentences():
        sources = load_sources(KNOWLEDGE / "sources.yml")
        cards = load_cards(folder, sources=sources)
        rules = load_rules(read_files(KNOWLEDGE / "rules"), sources=sources, run_tests=False)
        problems = review_cards(cards, glossary=load_glossary(KNOWLEDGE / "glossary.yml"))
        problems += review_figures(cards, rules=rules, as_of=utc_now().date())
    for problem in problems:
        typer.echo(problem)
    typer.echo(f"{len({card.id for card in cards})} cards in four languages, {len(problems)} problems")
    if problems:
        raise typer.Exit(1)

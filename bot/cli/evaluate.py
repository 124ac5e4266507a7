"""`desk evaluate`: measure search quality on a set of questions.

Never changes the store.
"""

import typer

cli = typer.Typer(help="Measure quality.", no_args_is_help=True)

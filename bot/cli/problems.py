"""Shows what a person can mend as a sentence, with exit code 1.

Never hides a fault of the program: that keeps its stack trace.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from bot.bench.problems import NotMeasured
from bot.setup.problems import SetupProblem
from bot.supervisor import CannotStart
from knowledge.errors import DeskError


@contextmanager
def sentences() -> Iterator[None]:
    """End the command with the sentence of an error that a person can mend."""
    try:
        yield
    except (DeskError, CannotStart, NotMeasured, SetupProblem, ValueError) as error:
        typer.secho(str(error), err=True, fg="red")
        raise typer.Exit(1) from None

"""`desk rules`: check the rule files and try them on a person's facts.

Never changes what is served.
"""

from pathlib import Path
from typing import Annotated

import typer

from bot.content import KNOWLEDGE
from knowledge.eligibility.checks import reachable
from knowledge.eligibility.coverage import not_reached
from knowledge.eligibility.loader import read_files, read_rules
from knowledge.eligibility.model import RuleSet
from knowledge.eligibility.mutation import survivors
from knowledge.eligibility.testing import check_tests, run_tests
from knowledge.sources import load_sources

cli = typer.Typer(help="Check the eligibility rules, or try them.", no_args_is_help=True)
_FOLDER = KNOWLEDGE / "rules"


@cli.command()
def check(
    files: Annotated[
        list[Path] | None,
        typer.Argument(exists=True, dir_okay=False, help="only these rule files; all when none is named"),
    ] = None,
    mutate: Annotated[bool, typer.Option(help="plant changes and name those that no test notices")] = False,
    folder: Annotated[Path, typer.Option(exists=True, file_okay=False, help="the folder of rules")] = _FOLDER,
) -> None:
    """Name every mistake in the rule files, what no test reaches, and with --mutate what no test would notice."""
    rules, problems = read_rules(read_files(folder), sources=load_sources(KNOWLEDGE / "sources.yml"))
    names = {path.name for path in files or ()}
    wanted = {id_ for id_ in rules.programmes if not names or f"{id_}.yml" in names}
    whole = {id_ for id_ in wanted if all(target in rules.programmes for target in reachable(rules, id_))}
    broken = {name for name, *_ in problems.found}
    check_tests(rules, problems, only={id_ for id_ in whole if f"{id_}.yml" not in broken})
    lines = [line for line in problems.lines() if not names or line.split(":", 1)[0] in names]
    for line in lines:
        typer.echo(line)
    bad = bool(lines)
    for id_ in sorted(whole if not lines else ()):
        bad |= _report(id_, rules, mutate=mutate)
    if bad or wanted - whole:
        for id_ in sorted(wanted - whole):
            typer.echo(f"{id_}.yml: refers to programmes without rules; its tests were not run")
        raise typer.Exit(1)


def _report(id_: str, rules: RuleSet, *, mutate: bool) -> bool:
    programme = rules.programmes[id_]
    runs = list(run_tests(programme, rules))
    missed = not_reached(programme, runs, facts=rules.facts)
    line = f"{id_}.yml: {len(programme.versions)} versions, {len(runs)} tests, {len(missed)} places not reached"
    unnoticed: list[str] = []
    if mutate:
        planted, unnoticed = survivors(programme, rules)
        line += f", {planted - len(unnoticed)} of {planted} planted changes noticed"
    typer.echo(line)
    for what in missed:
        typer.echo(f"  not reached  {what}")
    for what in unnoticed:
        typer.echo(f"  not noticed  {what}")
    return bool(missed or unnoticed)

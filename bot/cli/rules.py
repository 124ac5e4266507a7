"""`desk rules`: check the rule files and try them on a person's facts.

Never changes what is served.
"""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot.cli.explanation import print_check
from bot.cli.problems import sentences
from bot.content import KNOWLEDGE
from bot.database import utc_now
from bot.message import accept_language
from knowledge.content import parse_yaml
from knowledge.eligibility.checks import reachable
from knowledge.eligibility.coverage import not_reached
from knowledge.eligibility.engine import Eligibility
from knowledge.eligibility.loader import FACTS, PARAMETERS, load_rules, read_files, read_rules
from knowledge.eligibility.model import RuleSet
from knowledge.eligibility.mutation import survivors
from knowledge.eligibility.profile import read_profile
from knowledge.eligibility.render import render_check
from knowledge.eligibility.testing import check_tests, run_tests
from knowledge.errors import InvalidContent, InvalidFacts
from knowledge.language import DEFAULT_LANGUAGE
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
    sound = set() if broken & {FACTS, PARAMETERS} else {id_ for id_ in whole if not _files_of(id_, rules) & broken}
    check_tests(rules, problems, only=sound)
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


def _files_of(id_: str, rules: RuleSet) -> set[str]:
    """Return the files that the tests of a programme rest on: its own, and those of all it refers to."""
    return {f"{one}.yml" for one in (id_, *reachable(rules, id_))}


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


@cli.command("try")
def try_(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="facts by id, as YAML or JSON")],
    as_of: Annotated[str | None, typer.Option(metavar="DATE", help="the day to check on; today when absent")] = None,
    language: Annotated[str, typer.Option(help="zh, en, ja or ko")] = DEFAULT_LANGUAGE,
    programme: Annotated[list[str] | None, typer.Option(metavar="ID", help="may be repeated; all when absent")] = None,
    folder: Annotated[Path, typer.Option(exists=True, file_okay=False, help="the folder of rules")] = _FOLDER,
) -> None:
    """Show the verdicts for a file of facts, with every reason."""
    with sentences():
        day = _day(as_of)
        chosen = accept_language(language) or DEFAULT_LANGUAGE
        facts = parse_yaml(file.read_text(encoding="utf-8"), name=file.name)
        if not isinstance(facts, dict):
            raise ValueError(f"{file.name} must have one fact a line, such as 'age: 34'.")
        try:
            rules = load_rules(read_files(folder), sources=load_sources(KNOWLEDGE / "sources.yml"), run_tests=False)
            profile = read_profile(facts, facts=rules.facts)
        except (InvalidContent, InvalidFacts) as error:
            problems = error.problems if isinstance(error, InvalidContent) else error.problems.values()
            raise ValueError("\n".join(problems)) from None
        found = Eligibility(rules).check(profile, programmes=programme, as_of=day)
        print_check(render_check(found, language=chosen, rules=rules), console=Console())


def _day(written: str | None) -> date:
    if written is None:
        return utc_now().date()
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise ValueError(f"--as-of must be a day such as 2026-03-01, not '{written}'.") from None

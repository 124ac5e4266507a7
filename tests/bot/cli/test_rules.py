"""`desk rules` names mistakes in rule files, and shows the verdicts for a file of facts."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from bot.cli.commands import cli

RULES = Path(__file__).parents[2] / "knowledge" / "eligibility" / "rules"
FACTS = "salary: 50000\ndegree: doctor\nmember: false\nage: 46\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(RULES, tmp_path / "rules"))


@pytest.fixture
def desk(folder: Path) -> Callable[..., Result]:
    """Run a `desk rules` command on rules that a test may change, in a wide terminal."""
    runner = CliRunner(env={"COLUMNS": "220"})
    return lambda command, *words: runner.invoke(cli, ["rules", command, *words, "--folder", str(folder)])


@pytest.fixture
def tried(desk: Callable[..., Result], tmp_path: Path) -> Callable[..., Result]:
    """Try a text of facts."""

    def run(text: str, *words: str, name: str = "facts.yml") -> Result:
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        return desk("try", str(file), "--as-of", "2026-03-01", *words)

    return run


def line(shown: Result, part: str) -> str:
    return next(one for one in shown.output.splitlines() if part in one)


def test_verdicts_are_shown_with_their_reasons(tried: Callable[..., Result]) -> None:
    shown = tried(FACTS)
    assert shown.exit_code == 0, shown.output
    assert "as of 2026-03-01" in shown.output
    assert "the conditions of “Pool points” are met: silver card." in line(shown, "✓ pool-points first")
    assert "the conditions of “Club card” are not met." in line(shown, "✗ club-card second")
    assert "? health first" in shown.output and "next question  healthy: Are you in good health?" in shown.output


def test_condition_is_shown_with_fact_value_and_place(tried: Callable[..., Result]) -> None:
    shown = tried(FACTS, "--programme", "club-card")
    young = line(shown, "at most 40 years old")
    assert (
        "✗" in young
        and "age = 46 years, asked for at most 40 years" in young
        and "会〔2022〕2号, 第二条, second" in young
    )
    assert "would help  salary → 90,000 RMB" in shown.output or "would help  member → yes" in shown.output


def test_points_are_shown_by_item(tried: Callable[..., Result]) -> None:
    shown = tried(FACTS, "--programme", "pool-points")
    assert "40 of 70 points" in line(shown, "points  40") and "10 of 20 points" in line(shown, "salary = 50,000 RMB")
    assert "[award]" in line(shown, "bonus") and "= good health" in shown.output


def test_only_the_programmes_named_are_shown(tried: Callable[..., Result]) -> None:
    shown = tried(FACTS, "--programme", "club-card", "--programme", "health")
    assert "✗ club-card" in shown.output and "? health" in shown.output and "✓ pool-points" not in shown.output


def test_facts_may_be_json(tried: Callable[..., Result]) -> None:
    text = json.dumps({"salary": {"min": 1, "max": 2}, "age": {"dont_know": True}})
    assert "salary = 1–2 RMB" in tried(text, name="facts.json").output


def test_verdicts_are_shown_in_the_language_asked_for(tried: Callable[..., Result]) -> None:
    shown = tried(FACTS, "--language", "ja", "--programme", "club-card")
    assert "「クラブカード」の条件を満たしていません。" in shown.output


def test_rules_of_the_day_asked_about_are_used(desk: Callable[..., Result], tmp_path: Path) -> None:
    file = tmp_path / "facts.yml"
    file.write_text("{}", encoding="utf-8")
    shown = desk("try", str(file), "--as-of", "2021-12-31", "--programme", "club-card")
    assert "no_rule_on_file" in shown.output


@pytest.mark.parametrize(
    ("text", "words", "sentences"),
    [
        (
            "salry: 1\nage: 200\n",
            (),
            ["there is no fact 'salry'; did you mean 'salary'?", "'age' is between 0 and 120"],
        ),
        ("- age\n", (), ["must have one fact a line"]),
        ("age: 1\nage: 2\n", (), ["facts.yml:2: the key 'age' is written twice"]),
        (FACTS, ("--programme", "pool-point"), ["there are no rules for 'pool-point'; did you mean 'pool-points'?"]),
        (FACTS, ("--language", "fr"), ["'fr' is not one of zh, en, ja, ko."]),
        (FACTS, ("--as-of", "soon"), ["--as-of must be a day such as 2026-03-01, not 'soon'."]),
    ],
)
def test_what_cannot_be_tried_is_named(
    tried: Callable[..., Result], text: str, words: tuple[str, ...], sentences: list[str]
) -> None:
    shown = tried(text, *words)
    assert shown.exit_code == 1
    assert all(sentence in shown.output for sentence in sentences)


def test_mistakes_in_the_rules_are_named_one_a_line(
    tried: Callable[..., Result], desk: Callable[..., Result], folder: Path
) -> None:
    file = folder / "health.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("fact: healthy", "fact: helthy"), encoding="utf-8")
    for shown in (tried(FACTS), desk("check")):
        assert shown.exit_code == 1
        assert "there is no fact 'helthy'; did you mean 'healthy'?" in line(shown, "health.yml:10:")


def test_check_tells_what_is_tested_of_each_file(desk: Callable[..., Result]) -> None:
    shown = desk("check", str(RULES / "health.yml"))
    assert "health.yml: 1 versions, 1 tests" in shown.output and "pool-points.yml" not in shown.output

"""A step of the set-up that fails is told with its own last lines, and what to do."""

import sys

import pytest

from bot.setup.problems import SetupProblem, last_lines, run_step

FAILING = """
import sys
print("\\n".join(f"line {n}" for n in range(30)))
print("\\x1b[31mERROR\\x1b[0m: there is no such file")
print("    at build (file:///x.mjs:1:2)\\n  errors: [Getter/Setter]\\n}")
sys.exit(3)
"""


def test_failure_shows_what_the_step_said_last_without_colours_and_traces() -> None:
    with pytest.raises(SetupProblem) as problem:
        run_step([sys.executable, "-c", FAILING], what="building", hint="Correct it.")
    first, *lines, error, hint = str(problem.value).splitlines()
    assert (first, error, hint) == ("building failed.", "ERROR: there is no such file", "Correct it.")
    assert lines == [f"line {n}" for n in range(19, 30)]


def test_success_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    run_step([sys.executable, "-c", "print('fine')"], what="building", hint="")
    assert capfd.readouterr() == ("", "")


def test_nothing_said_is_nothing_shown() -> None:
    assert last_lines("") == ""

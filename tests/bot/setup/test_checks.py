"""Two halves of the tests run at once: all that both say is shown, and the failure of either stops the rest."""

import sys

import pytest

from bot.setup.checks import show_together
from bot.setup.problems import SetupProblem


def _python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def test_what_runs_beside_is_shown_after_what_is_shown(capfd: pytest.CaptureFixture[str]) -> None:
    show_together(_python("import time; time.sleep(0.3); print('first', flush=True)"), _python("print('资格')"))
    assert capfd.readouterr().out == "first\n资格\n"


@pytest.mark.parametrize(
    ("shown", "beside"), [("raise SystemExit(1)", "print('beside')"), ("print('shown')", "raise SystemExit('beside')")]
)
def test_failure_of_either_is_a_problem_and_both_are_heard(
    capfd: pytest.CaptureFixture[str], shown: str, beside: str
) -> None:
    with pytest.raises(SetupProblem, match="failed; see above"):
        show_together(_python(shown), _python(beside))
    assert "beside" in capfd.readouterr().out

"""Measures the start: from nothing until the app answers, and until the dialogue does.

Never waits for ever: a start that takes minutes is an error.
"""

import time
from collections.abc import Callable

import httpx

from bot.bench.figures import Figure
from bot.bench.problems import NotMeasured
from bot.bench.trial import Trial

_AT_MOST_S = 120.0
_ASK_EVERY_S = 0.05
_GOAL_S = 60.0  # the product answers, with Rasa, within a minute
_QUESTION = "How do I get a work permit?"


def measure_start(trial: Trial) -> list[Figure]:
    """Return the seconds since the call, which must follow at once on the start.

    Raises:
        NotMeasured: the product did not come up.
    """
    started = time.perf_counter()

    def until(what: str, is_so: Callable[[], bool], *, at_most: float | None = None) -> Figure:
        while not is_so():
            if time.perf_counter() - started > _AT_MOST_S:
                raise NotMeasured(f"{what}: not within {_AT_MOST_S:.0f} s. Start the product with 'make run' and see.")
            time.sleep(_ASK_EVERY_S)
        return Figure(name=f"start until {what}", value=time.perf_counter() - started, unit="s", at_most=at_most)

    return [
        until("/readyz answers", lambda: trial.supervisor.rasa_state() is not None),
        until("the first answer from search", lambda: _answers(trial.app_url)),
        until("Rasa is up", lambda: trial.supervisor.rasa_state() == "up"),
        until("the first answer from Rasa", lambda: _answers_through_rasa(trial), at_most=_GOAL_S),
    ]


def _answers_through_rasa(trial: Trial) -> bool:
    before = trial.turns_without_rasa()
    return _answers(trial.app_url) and trial.turns_without_rasa() == before


def _answers(url: str) -> bool:
    body = {"sender": "start", "message": _QUESTION, "metadata": {"language": "en"}}
    response = httpx.post(url, json=body, timeout=_AT_MOST_S, trust_env=False)
    return response.status_code == 200 and bool(response.json())

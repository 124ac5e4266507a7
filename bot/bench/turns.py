"""Measures a turn through the gateway and through bare Rasa, each question by both, one after the other.

Never at the same time: a turn that waits for another measures nothing.
"""

import time
from collections.abc import Sequence

import httpx
import numpy as np

from bot.bench.figures import Figure, percentiles
from bot.bench.problems import NotMeasured
from bot.bench.trial import Trial
from bot.bench.tuning_set import TuningQuestion, mixed

TURNS = 200
_WARM_UP_TURNS = 8  # taken, not counted
_SENDERS = 20  # conversations on each way, in turn
_RATIO_GOAL = 1.5


def measure_turns(trial: Trial, *, questions: Sequence[TuningQuestion]) -> list[Figure]:
    """Return p50 and p95 of both ways, the ratio of their p50, and how many turns did not go through Rasa.

    Raises:
        NotMeasured: a turn got no reply.
    """
    ways = {"gateway": trial.app_url, "bare Rasa": trial.rasa_url}
    times_ms: dict[str, list[float]] = {way: [] for way in ways}
    without_rasa = trial.turns_without_rasa()
    with httpx.Client(timeout=30.0, trust_env=False) as http:
        for number, question in enumerate(mixed(questions, count=_WARM_UP_TURNS + TURNS)):
            order = list(ways) if number % 2 else list(reversed(ways))  # neither always goes first
            for way in order:
                elapsed_ms = _turn_ms(http, ways[way], question, sender=f"turn-{number % _SENDERS}")
                if number >= _WARM_UP_TURNS:
                    times_ms[way].append(elapsed_ms)
    p50 = {way: float(np.median(times)) for way, times in times_ms.items()}
    ratio = p50["gateway"] / p50["bare Rasa"]
    return [
        *(figure for way, times in times_ms.items() for figure in percentiles(f"a turn, {way} ({TURNS} turns)", times)),
        Figure(name="gateway p50 over bare Rasa p50", value=ratio, unit="", at_most=_RATIO_GOAL),
        Figure(
            name="gateway turns that Rasa did not answer",
            value=trial.turns_without_rasa() - without_rasa,
            unit="",
            at_most=0,
        ),
    ]


def _turn_ms(http: httpx.Client, url: str, question: TuningQuestion, *, sender: str) -> float:
    body = {"sender": sender, "message": question.question, "metadata": {"language": question.language}}
    started = time.perf_counter()
    response = http.post(url, json=body)
    elapsed_ms = (time.perf_counter() - started) * 1000
    if response.status_code != 200 or not response.json():
        raise NotMeasured(f"The turn {question.id} got no reply (status {response.status_code}).")
    return elapsed_ms

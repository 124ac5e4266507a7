"""Measures the intent classifier in use and a light DIET, one after the other, on the same features and messages.

Never touches the model in use: each classifier is trained anew into a temporary folder, with the features of config.yml
before it and nothing after it.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import yaml
from rich.table import Table

from bot.bench.held_out import HeldOutMessage
from bot.bench.problems import NotMeasured
from bot.bench.trial import free_ports
from bot.processes import Child, Program
from bot.settings import PROJECT
from bot.setup.environments import RASA
from bot.setup.model import rasa_environment
from knowledge.content import parse_yaml
from knowledge.language import LANGUAGES

_IN_USE = "bot.nlu.classifier.SparseLogisticRegression"
LIGHT_DIET: Mapping[str, object] = {
    "name": "DIETClassifier",
    "epochs": 50,
    "number_of_transformer_layers": 0,
    "entity_recognition": False,
    "constrain_similarities": True,
    "random_seed": 1,
}
_UP_WITHIN_S = 120.0
_ASK_EVERY_S = 0.2
_MB = 1_000_000
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes of the kernel's measure for a process that ended


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One classifier: `accuracy` by language; `parse_ms` and `rss_mb` of the Rasa server that classifies."""

    name: str
    accuracy: Mapping[str, float]
    training_s: float
    training_peak_mb: float
    model_mb: float
    rss_mb: float
    parse_ms: float


def compare_classifiers(messages: Sequence[HeldOutMessage]) -> Iterator[Measured]:
    """Yield each classifier as soon as it is measured; DIET takes some minutes.

    Raises:
        NotMeasured: a training failed, or its model did not load.
    """
    config = parse_yaml((PROJECT / "config.yml").read_text(encoding="utf-8"), name="config.yml")
    in_use = next(component for component in config["pipeline"] if component["name"] == _IN_USE)
    with tempfile.TemporaryDirectory(prefix="desk-bench-") as name:
        for title, classifier in (("logistic regression", in_use), ("light DIET", LIGHT_DIET)):
            folder = Path(name) / title.replace(" ", "-")
            folder.mkdir()
            yield _measure(title, config_with(classifier, config=config), folder=folder, messages=messages)


def config_with(classifier: Mapping[str, object], *, config: Mapping[str, Any]) -> dict[str, Any]:
    """Return `config` with what comes before the classifier in use, and `classifier` in its place."""
    place = next(i for i, component in enumerate(config["pipeline"]) if component["name"] == _IN_USE)
    kept = {key: value for key, value in config.items() if key != "policies"}
    return {**kept, "pipeline": [*config["pipeline"][:place], dict(classifier)]}


def _measure(title: str, config: dict[str, Any], *, folder: Path, messages: Sequence[HeldOutMessage]) -> Measured:
    (folder / "config.yml").write_text(yaml.safe_dump(config, allow_unicode=True, sort_keys=False), encoding="utf-8")
    training_s, training_peak_mb = _train(folder)
    model = folder / "model.tar.gz"
    with _served(model, folder=folder) as (rasa, child):
        right, times_ms = _classify(rasa, messages)
        rss_mb = _rss_mb(child)
    return Measured(
        name=title,
        accuracy={
            language: float(np.mean([r for r, m in zip(right, messages, strict=True) if m.language == language]))
            for language in LANGUAGES
        },
        training_s=training_s,
        training_peak_mb=training_peak_mb,
        model_mb=model.stat().st_size / _MB,
        rss_mb=rss_mb,
        parse_ms=float(np.median(times_ms)),
    )


def _environment(folder: Path) -> dict[str, str]:
    return {
        **rasa_environment(),
        "RASA_CACHE_DIRECTORY": str(folder / "cache"),
        "DESK_RASA_DATABASE": str(folder / "rasa.db"),
    }


def _train(folder: Path) -> tuple[float, float]:
    """Return seconds and the most memory the training had, in MB."""
    command = [str(RASA.python), "-m", "rasa", "train", "nlu", "--config", str(folder / "config.yml")]
    command += ["--nlu", "data/nlu", "--out", str(folder), "--fixed-model-name", "model"]
    log = folder / "training.log"
    started = time.perf_counter()
    with log.open("w") as output:
        process = subprocess.Popen(command, cwd=PROJECT, env=_environment(folder), stdout=output, stderr=output)
        try:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)  # it was waited for here, not by Popen
        except BaseException:
            process.kill()
            process.wait()
            raise
    if process.returncode:
        last = "\n".join(log.read_text(encoding="utf-8").strip().splitlines()[-12:])
        raise NotMeasured(f"The training failed.\n{last}")
    return time.perf_counter() - started, usage.ru_maxrss * _RSS_UNIT / _MB


@contextmanager
def _served(model: Path, *, folder: Path) -> Iterator[tuple[httpx.Client, Child]]:
    """Give a client of a Rasa that serves `model`, and its process.

    Raises:
        NotMeasured: it did not come up.
    """
    (port,) = free_ports(1)
    command = [str(RASA.python), "-m", "rasa", "run", "--enable-api", "--model", str(model)]
    command += ["--interface", "127.0.0.1", "--port", str(port)]
    log = folder / "rasa.log"
    child = Child(Program(name="rasa", command=command, env=_environment(folder), cwd=PROJECT, log=log))
    child.start()
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60.0, trust_env=False) as rasa:
            _wait_until_up(rasa)
            yield rasa, child
    finally:
        child.stop()


def _wait_until_up(rasa: httpx.Client) -> None:
    started = time.perf_counter()
    while time.perf_counter() - started < _UP_WITHIN_S:
        try:
            if rasa.get("/status").status_code == 200:
                return
        except httpx.TransportError:
            pass  # not listening yet
        time.sleep(_ASK_EVERY_S)
    raise NotMeasured(f"Rasa did not load the model within {_UP_WITHIN_S:.0f} s.")


def _classify(rasa: httpx.Client, messages: Sequence[HeldOutMessage]) -> tuple[list[bool], list[float]]:
    right, times_ms = [], []
    for message in messages:
        started = time.perf_counter()
        parsed = rasa.post("/model/parse", json={"text": message.text}).raise_for_status().json()
        times_ms.append((time.perf_counter() - started) * 1000)
        right.append(parsed["intent"]["name"] == message.intent)
    return right, times_ms


def _rss_mb(child: Child) -> float:
    listed = subprocess.run(["ps", "-o", "rss=", "-p", str(child.pid)], capture_output=True, text=True, check=True)
    return int(listed.stdout) * 1024 / _MB


def classifier_table(rows: Sequence[Measured], *, messages: Sequence[HeldOutMessage]) -> Table:
    """Return the rows as a table."""
    title = f"Intents of {len(messages)} held-out messages: accuracy by language, and what it costs"
    costs = ("training s", "training MB", "model MB", "serving MB", "parse ms")
    table = Table("classifier", *LANGUAGES, *costs, title=title, title_justify="left")
    for row in rows:
        accuracies = (f"{row.accuracy[language]:.3f}" for language in LANGUAGES)
        memory = (f"{row.training_peak_mb:,.0f}", f"{row.model_mb:.1f}", f"{row.rss_mb:,.0f}")
        table.add_row(row.name, *accuracies, f"{row.training_s:.0f}", *memory, f"{row.parse_ms:.1f}")
    return table

"""Runs child processes that must live: starts them again when they die, and ends them all with the parent.

Never leaves a process behind: each child is its own group, is asked to stop, then killed, and on Linux dies with a
parent that was killed itself.
"""

import ctypes
import logging
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

_log = logging.getLogger(__name__)
_STOP_WITHIN_S = 10.0
_BACKOFF_S = (0.5, 1.0, 2.0, 5.0, 10.0, 30.0)
_STEADY_AFTER_S = 60.0  # a child that lived this long starts again without waiting
_KEPT_LOG_BYTES = 5_000_000
# Rasa's own log lines carry what the visitor wrote as text='…' and user_message='…', and some as JSON: {"text": "…"}.
# There "event" is the name of what happened.
_NAMES = "text|user_message|message|query|entities|events"
_QUOTED = r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*\""""
_PERSONAL = re.compile(rf"\b({_NAMES}|event)=(?:{_QUOTED}|\S+)")
_PERSONAL_JSON = re.compile(rf"""(["'])({_NAMES})\1: (?:{_QUOTED}|\[.*\]|\{{.*\}}|[^,}}]+)""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """What to run. `log` is where its output goes, with what visitors wrote taken out."""

    name: str
    command: Sequence[str]
    env: Mapping[str, str]
    cwd: Path
    log: Path


class Child:
    """One program kept alive in a thread of its own until `stop`."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.starts = 0
        self._process: subprocess.Popen[str] | None = None
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._keep_alive, name=program.name, daemon=True)

    @property
    def pid(self) -> int | None:
        """The process now running, None between two."""
        return self._process.pid if self._process and self._process.poll() is None else None

    def start(self) -> None:
        """Start the program; it is started again whenever it ends."""
        self._thread.start()

    def stop(self) -> None:
        """End the program and everything it started. Returns when it has ended."""
        self._stopping.set()
        self._end_group(signal.SIGTERM)
        self._thread.join(_STOP_WITHIN_S)
        if self._thread.is_alive():
            self._end_group(signal.SIGKILL)
            self._thread.join()

    def _keep_alive(self) -> None:
        failures = 0
        while not self._stopping.is_set():
            started = time.monotonic()
            self._run_once()
            if self._stopping.is_set():
                return
            failures = 0 if time.monotonic() - started > _STEADY_AFTER_S else failures + 1
            wait_s = _BACKOFF_S[min(failures, len(_BACKOFF_S) - 1)]
            _log.warning("%s ended; starting it again in %s s (see %s)", self.program.name, wait_s, self.program.log)
            self._stopping.wait(wait_s)

    def _run_once(self) -> None:
        self.program.log.parent.mkdir(parents=True, exist_ok=True)
        if self.program.log.exists() and self.program.log.stat().st_size > _KEPT_LOG_BYTES:
            self.program.log.replace(self.program.log.with_suffix(".log.1"))
        self._process = subprocess.Popen(
            self.program.command,
            env=dict(self.program.env),
            cwd=self.program.cwd,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
            preexec_fn=_die_with_parent if sys.platform == "linux" else None,
        )
        self.starts += 1
        assert self._process.stdout is not None  # noqa: S101 - it was asked for with PIPE
        writer = threading.Thread(target=self._write_log, args=(self._process.stdout,), daemon=True)
        writer.start()
        self._process.wait()
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)  # what it started and left behind
        writer.join()

    def _write_log(self, output: IO[str]) -> None:
        with output, self.program.log.open("a", encoding="utf-8") as log:
            for line in output:
                log.write(without_personal_text(line))
                log.flush()

    def _end_group(self, how: signal.Signals) -> None:
        process = self._process
        if process is not None and process.poll() is None:
            try:
                os.killpg(process.pid, how)
            except ProcessLookupError:
                return


def without_personal_text(line: str) -> str:
    """Return a log line with the values that may hold a visitor's words taken out.

    >>> without_personal_text("rest.failure text='I am 41' sender=a")
    'rest.failure text=… sender=a'
    >>> without_personal_text('{"text": "I am 41", "level": "error"}')
    '{"text": …, "level": "error"}'
    """
    return _PERSONAL_JSON.sub(r"\1\2\1: …", _PERSONAL.sub(r"\1=…", line))


def _die_with_parent() -> None:
    pr_set_pdeathsig = 1
    ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGKILL)

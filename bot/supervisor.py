"""Starts the app and Rasa, keeps both alive, and says when questions are answered.

Never talks to a visitor; it only watches processes and asks `/readyz`.
"""

import logging
import os
import secrets
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from bot.processes import Child, Program
from bot.settings import PROJECT, Settings
from bot.setup.environments import RASA
from bot.setup.model import model_path, rasa_environment

_HERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - where what listens everywhere is reached from here
_log = logging.getLogger(__name__)


class CannotStart(Exception):
    """Something outside is in the way; `str(error)` says what to do."""


class Supervisor:
    """The app and Rasa as one thing that is started and stopped: by `run`, or as a context manager."""

    def __init__(
        self,
        settings: Settings,
        *,
        say: Callable[[str], None],
        environ: Mapping[str, str] = os.environ,
        model: Path | None = None,
    ) -> None:
        """Start nothing yet.

        Args:
            settings: those of `environ`.
            say: told what an operator should know.
            environ: what the app reads its settings from.
            model: what Rasa loads; None for the model of the present content.
        """
        self._settings = settings
        self._say = say
        self._environ = environ
        self._model = model
        self._stopping = threading.Event()
        self._token = settings.actions_token or secrets.token_urlsafe(32)
        self.children = [Child(self._app())]
        if _is_local(settings.rasa_url):
            self.children.append(Child(self._rasa()))

    @property
    def address(self) -> str:
        """Where the app is reached on this machine."""
        host = _HERE.get(self._settings.host, self._settings.host)
        return f"http://[{host}]:{self._settings.port}" if ":" in host else f"http://{host}:{self._settings.port}"

    def run(self) -> None:
        """Start everything, say when it is ready, and return after SIGINT or SIGTERM, when all has ended.

        Raises:
            CannotStart: a port is taken.
        """
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, lambda *_: self._stopping.set())
        with self:
            self._announce()
            while not self._stopping.wait(1.0):
                pass
        self._say("Stopped.")

    def __enter__(self) -> "Supervisor":
        """Start everything and return at once.

        Raises:
            CannotStart: a port is taken.
        """
        self._refuse_taken_ports()
        try:
            for child in self.children:
                child.start()
        except BaseException:  # Ctrl-C between two children: nobody else would stop the first
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """Stop everything. Returns when all has ended."""
        for child in reversed(self.children):
            child.stop()

    def rasa_state(self) -> str | None:
        """Return Rasa's state as the app reports it, None while the app does not answer."""
        try:
            answer = httpx.get(f"{self.address}/readyz", timeout=2.0, trust_env=False)
        except httpx.TransportError:
            return None
        return str(answer.json()["rasa"]) if answer.status_code == 200 else None

    def _announce(self) -> None:
        started = time.monotonic()
        answering = False
        while not self._stopping.wait(0.25):
            state = self.rasa_state()
            if state and not answering:
                answering = True
                self._say(f"Answering from search at {self.address} while the dialogue model loads …")
            if state == "up" or (state and len(self.children) == 1):
                self._say(
                    f"Talent Desk is ready at {self.address} (after {time.monotonic() - started:.0f} s; Ctrl-C stops)"
                )
                return

    def _refuse_taken_ports(self) -> None:
        ports = {"DESK_PORT": (self._settings.host, self._settings.port)}
        if len(self.children) > 1:
            parts = urlsplit(self._settings.rasa_url)
            ports["DESK_RASA_URL"] = (parts.hostname or "127.0.0.1", parts.port or 5005)
        for setting, (host, port) in ports.items():
            with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                try:
                    probe.bind((host, port))
                except OSError:
                    raise CannotStart(
                        f"Port {port} on {host} is in use. Stop what uses it, or set {setting} to another."
                    ) from None

    def _app(self) -> Program:
        return Program(
            name="app",
            command=[sys.executable, "-m", "bot.cli", "serve"],
            env={**self._environ, "DESK_ACTIONS_TOKEN": self._token, "DESK_DATA_DIR": str(self._settings.data_dir)},
            cwd=PROJECT,
            log=self._log_file("app"),
        )

    def _rasa(self) -> Program:
        parts = urlsplit(self._settings.rasa_url)
        self._settings.data_dir.mkdir(parents=True, exist_ok=True)
        return Program(
            name="rasa",
            command=[
                *(str(RASA.python), "-m", "rasa", "run", "--model", str(self._model or model_path())),
                *("--interface", parts.hostname or "127.0.0.1", "--port", str(parts.port or 5005)),
                *("--endpoints", "endpoints.yml", "--credentials", "credentials.yml"),
            ],
            env={
                **rasa_environment(),
                "DESK_ACTIONS_URL": f"{self.address}/rasa/actions",
                "DESK_ACTIONS_TOKEN": self._token,
                "DESK_RASA_DATABASE": str(self._settings.rasa_database),
                "LOG_LEVEL": "WARNING",
                "LOG_LEVEL_LIBRARIES": "ERROR",
            },
            cwd=PROJECT,
            log=self._log_file("rasa"),
        )

    def _log_file(self, name: str) -> Path:
        return self._settings.data_dir / "log" / f"{name}.log"


def _is_local(url: str) -> bool:
    return urlsplit(url).hostname in ("127.0.0.1", "localhost", "::1")

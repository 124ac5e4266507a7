"""Runs the product for a measurement: app and Rasa on free ports, with their data in a temporary folder.

Never inherits a setting: an operator's database, ports and tokens stay out of it.
"""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from bot.settings import Settings
from bot.supervisor import Supervisor

_NO_LIMIT = "1000000"
_FAILURES = "desk_rasa_failures_total "


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """The product as it runs; `app_url` and `rasa_url` are the webhooks of the gateway and of Rasa itself."""

    supervisor: Supervisor
    app_url: str
    rasa_url: str

    def turns_without_rasa(self) -> int:
        """Return how many turns the gateway has answered from search so far, because Rasa did not answer."""
        text = httpx.get(f"{self.supervisor.address}/metrics", trust_env=False).text
        return next(int(float(line.split()[1])) for line in text.splitlines() if line.startswith(_FAILURES))


@contextmanager
def run_trial(folder: Path, *, model: Path) -> Iterator[Trial]:
    """Start the product with `model`, its data in `folder`; everything has ended on leaving."""
    app_port, rasa_port = free_ports(2)
    rasa = f"http://127.0.0.1:{rasa_port}"
    environ = {
        **{name: value for name, value in os.environ.items() if not _is_setting(name)},
        "DESK_HOST": "127.0.0.1",
        "DESK_PORT": str(app_port),
        "DESK_RASA_URL": rasa,
        "DESK_DATA_DIR": str(folder),
        "DESK_MESSAGES_PER_MINUTE": _NO_LIMIT,
        "DESK_MESSAGES_PER_MINUTE_PER_ADDRESS": _NO_LIMIT,
    }
    supervisor = Supervisor(Settings.from_env(environ), say=lambda _: None, environ=environ, model=model)
    path = "/webhooks/rest/webhook"
    with supervisor:
        yield Trial(supervisor=supervisor, app_url=f"{supervisor.address}{path}", rasa_url=f"{rasa}{path}")


def _is_setting(name: str) -> bool:
    return name.startswith("DESK_") or name in ("DATABASE_URL", "CHROMA_URL")


def free_ports(count: int) -> list[int]:
    """Return ports of this machine that nothing listens on just now."""
    probes = [socket.socket() for _ in range(count)]
    try:
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]
    finally:
        for probe in probes:
            probe.close()

"""Starts the whole product as `make run` does, on ports of its own, for the tests that talk to it.

Never shares a data folder or a port with anything else on the machine.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx

PROJECT = Path(__file__).resolve().parents[2]
READY_WITHIN_S = 150.0


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Desk:
    """The running product."""

    def __init__(self, data_dir: Path, *, settings: Mapping[str, str] | None = None) -> None:
        self.data_dir = data_dir
        self.port, self.rasa_port = free_port(), free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.http = httpx.Client(base_url=self.url, timeout=30, trust_env=False)
        env = {
            **os.environ,
            "DESK_PORT": str(self.port),
            "DESK_RASA_URL": f"http://127.0.0.1:{self.rasa_port}",
            "DESK_DATA_DIR": str(data_dir),
            "DESK_MESSAGES_PER_MINUTE": "100000",
            "DESK_MESSAGES_PER_MINUTE_PER_ADDRESS": "100000",
            "PYTHONPATH": str(PROJECT),
            **(settings or {}),
        }
        self.process = subprocess.Popen([sys.executable, "-m", "bot.cli", "run"], env=env, cwd=PROJECT)

    def wait_until_rasa_is(self, state: str) -> None:
        """Return when `/readyz` reports Rasa in `state`."""
        deadline = time.monotonic() + READY_WITHIN_S
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise AssertionError(
                    f"the supervisor ended with {self.process.returncode}; see {self.data_dir / 'log'}"
                )
            try:
                if self.http.get("/readyz").json()["rasa"] == state:
                    return
            except httpx.TransportError:
                pass
            time.sleep(0.25)
        raise AssertionError(f"Rasa was not {state} within {READY_WITHIN_S} s; see {self.data_dir / 'log'}")

    def say(self, text: str, *, sender: str, language: str | None = None) -> dict[str, Any]:
        """Send one message and return the first reply."""
        metadata = {"language": language} if language else {}
        body = {"sender": sender, "message": text, "metadata": metadata}
        answer = self.http.post("/webhooks/rest/webhook", json=body)
        assert answer.status_code == 200, answer.text
        replies = answer.json()
        assert replies, f"silence after {text!r}"
        return dict(replies[0])

    def processes(self) -> list[int]:
        """Return the processes of the product that still run, found by its ports and data folder."""
        found = subprocess.run(["ps", "-ww", "-eo", "pid,args"], capture_output=True, text=True, check=True).stdout
        children = subprocess.run(
            ["ps", "-ww", "-eo", "pid,ppid,pgid"], capture_output=True, text=True, check=True
        ).stdout.splitlines()
        of_supervisor = {line.split()[0] for line in children[1:] if str(self.process.pid) in line.split()}
        by_port = {line.split()[0] for line in found.splitlines() if f"--port {self.rasa_port}" in line}
        return sorted(int(pid) for pid in of_supervisor | by_port)

    def rasa_pid(self) -> int:
        """Return the process of Rasa."""
        found = subprocess.run(["ps", "-ww", "-eo", "pid,args"], capture_output=True, text=True, check=True).stdout
        return next(int(line.split()[0]) for line in found.splitlines() if f"--port {self.rasa_port}" in line)

    def stop(self, *, how: signal.Signals = signal.SIGINT) -> int:
        """End the product as Ctrl-C does and return its exit code."""
        self.http.close()
        if self.process.poll() is None:
            self.process.send_signal(how)
        return self.process.wait(timeout=40)

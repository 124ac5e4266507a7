"""The supervisor finds the app where it listens, whatever it listens on."""

import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest
import uvicorn

from bot.app import create_app
from bot.settings import Settings
from bot.supervisor import Supervisor


def supervisor(**settings: object) -> Supervisor:
    """Make a supervisor that starts nothing; Rasa is elsewhere."""
    made = Settings(rasa_url="http://rasa.example:5005", **settings)  # type: ignore[arg-type]
    return Supervisor(made, say=lambda _: None, environ={})


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:8123"),
        ("0.0.0.0", "http://127.0.0.1:8123"),  # noqa: S104
        ("192.0.2.7", "http://192.0.2.7:8123"),
        ("desk.example", "http://desk.example:8123"),
        ("::1", "http://[::1]:8123"),
        ("::", "http://[::1]:8123"),
        ("2001:db8::7", "http://[2001:db8::7]:8123"),
    ],
)
def test_address_can_be_opened(host: str, address: str) -> None:
    assert supervisor(host=host, port=8123).address == address


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[[str], Settings]]:
    """Serve the app at a host and a free port until the test ends."""
    running: list[tuple[uvicorn.Server, Thread]] = []

    def start(host: str) -> Settings:
        listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
        listener.bind((host, 0))
        port = listener.getsockname()[1]
        settings = Settings(
            host=host, port=port, data_dir=tmp_path, rasa_url="http://127.0.0.1:9", allowed_hosts=("desk.example",)
        )
        server = uvicorn.Server(uvicorn.Config(create_app(settings), log_config=None, access_log=False))
        thread = Thread(target=server.run, kwargs={"sockets": [listener]})
        running.append((server, thread))
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.05)
        assert server.started
        return settings

    yield start
    for server, thread in running:
        server.should_exit = True
        thread.join()


def other_address() -> str | None:
    """Return an address of this machine that is not its loopback, None where there is none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing
        except OSError:
            return None
        address = str(probe.getsockname()[0])
    return None if address.startswith("127.") else address


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "0.0.0.0", "other"])  # noqa: S104
def test_app_is_found_ready_whatever_it_listens_on(serve: Callable[[str], Settings], host: str) -> None:
    listened = other_address() if host == "other" else host
    if listened is None:
        pytest.skip("this machine has no other address")
    settings = serve(listened)
    watching = supervisor(host=settings.host, port=settings.port)
    assert watching.rasa_state() in ("starting", "down")

"""An app with the Socket.IO channel on a real port, and without Rasa."""

import threading
import time
from collections.abc import Iterator

import pytest

from bot.app import create_app
from bot.settings import Settings
from bot.web.serving import Server
from tests.bot.web.socketio.visitor import CITY, PER_MINUTE, Served


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Give an app on a port of this machine, without Rasa; one for all modules, as it starts slowly."""
    settings = Settings(
        data_dir=tmp_path_factory.mktemp("socketio"),
        rasa_url="http://127.0.0.1:9",
        widget_origins=(CITY,),
        messages_per_minute=PER_MINUTE,
        messages_per_minute_per_address=100_000,
    )
    app = create_app(settings)
    server = Server(app, host="127.0.0.1", port=0)
    thread = threading.Thread(target=server.run)
    thread.start()
    deadline = time.monotonic() + 120
    while not server.started and thread.is_alive() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert server.started
    yield Served(f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}", app)
    server.should_exit = True
    thread.join(30)
    assert not thread.is_alive()

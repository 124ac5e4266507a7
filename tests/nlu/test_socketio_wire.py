"""What Rasa's own Socket.IO channel sends: the app's must send the same, and is tested against the same file."""

import asyncio
import json
import warnings
from pathlib import Path
from typing import Any

import pytest

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from rasa.core.channels.socketio import SocketIOOutput

CASES = json.loads((Path(__file__).parents[1] / "cases" / "rasa_socketio.json").read_text(encoding="utf-8"))


class Recorder:
    """Takes the place of the connected clients."""

    def __init__(self) -> None:
        self.events: list[tuple[str, Any]] = []

    async def emit(self, event: str, data: Any, room: str) -> None:
        assert room == "client"
        self.events.append((event, data))


@pytest.mark.parametrize("case", CASES, ids=range(len(CASES)))
def test_rasa_sends_these_events(case: dict[str, Any]) -> None:
    clients = Recorder()
    response = {"text": case["text"], **({"buttons": case["buttons"]} if case["buttons"] else {})}
    asyncio.run(SocketIOOutput(clients, "bot_uttered").send_response("client", response))
    assert clients.events == [("bot_uttered", data) for data in case["events"]]

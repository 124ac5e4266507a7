"""One real app for all tests: its own data folder, its own database and index, and no Rasa."""

import asyncio
import dataclasses
import itertools
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from actions.answers import PolicyAnswers
from bot.app import create_app
from bot.settings import Settings
from bot.web.parts import Parts

ACTIONS_TOKEN = "token-of-the-actions"
CHANNEL_TOKEN = "token-of-the-channel"
TODAY = date(2026, 3, 2)


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    """Give the app while it serves; Rasa is down, as nothing listens at its address."""
    settings = Settings(
        data_dir=tmp_path_factory.mktemp("data"),
        rasa_url="http://127.0.0.1:9",
        actions_token=ACTIONS_TOKEN,
        channel_token=CHANNEL_TOKEN,
        messages_per_minute_per_address=100_000,
    )
    built = create_app(settings)
    with TestClient(built, base_url="http://127.0.0.1"):
        yield built


@pytest.fixture(scope="session")
def parts(app: FastAPI) -> Parts:
    """Give the built parts of the app."""
    built: Parts = app.state.parts
    return built


@pytest.fixture(scope="session")
def answers(parts: Parts) -> PolicyAnswers:
    """Give answers from the shipped store, on a fixed day."""
    return PolicyAnswers(parts.search, words=parts.words, today=lambda: TODAY)


@pytest.fixture(scope="session")
def client_at(app: FastAPI) -> Callable[[str], TestClient]:
    """Give a client that calls from an address."""
    return lambda host: TestClient(
        app, base_url="http://127.0.0.1", client=(host, 50000), raise_server_exceptions=False
    )


@pytest.fixture(scope="session")
def client(client_at: Callable[[str], TestClient]) -> TestClient:
    """Give a client on this machine."""
    return client_at("127.0.0.1")


@pytest.fixture
def changed_parts(app: FastAPI, parts: Parts) -> Iterator[Callable[..., None]]:
    """Put other parts into the app until the test ends."""

    def change(**others: Any) -> None:
        app.state.parts = dataclasses.replace(parts, **others)

    yield change
    app.state.parts = parts


@pytest.fixture(scope="session")
def new_sender() -> Callable[[], str]:
    """Give a conversation name that no other test uses."""
    numbers = itertools.count(1)
    return lambda: f"visitor-{next(numbers)}"


@pytest.fixture
def say(client: TestClient, new_sender: Callable[[], str]) -> Callable[..., dict[str, Any]]:
    """Say something to the assistant over the channel and give back its one message."""

    def send(message: str, *, sender: str | None = None, language: str | None = None) -> dict[str, Any]:
        body = {"sender": sender or new_sender(), "message": message, "metadata": {"language": language}}
        response = client.post("/webhooks/rest/webhook", json=body)
        assert response.status_code == 200, response.text
        (only,) = response.json()
        return dict(only)

    return send


@pytest.fixture(scope="session")
def call_action(parts: Parts) -> Callable[..., dict[str, Any]]:
    """Run an action as Rasa would and give back `{"events", "responses"}`."""

    def call(action: str, **turn: Any) -> dict[str, Any]:
        result = asyncio.run(parts.actions.run(action_call(action, **turn)))
        return dict(result.model_dump())

    return call


def action_call(
    action: str,
    *,
    text: str = "",
    intent: str = "ask_policy",
    language: str = "en",
    entities: tuple[tuple[Any, ...], ...] = (),
    topic: str | None = None,
) -> dict[str, Any]:
    """Return the JSON that Rasa sends to have an action run.

    `entities` are name, value and, where they count, place and what else an entity has.
    """
    message = {
        "text": text,
        "intent": {"name": intent, "confidence": 0.9},
        "entities": [
            {"entity": kind, "value": value, "start": (more or [0])[0], "end": 1 + (more or [0])[0], **dict(*more[1:])}
            for kind, value, *more in entities
        ],
        "metadata": {"language": language},
    }
    tracker = {
        "sender_id": "visitor~1",
        "slots": {"language": None, "topic": topic},
        "latest_message": message,
        "events": [],
        "paused": False,
        "followup_action": None,
        "active_loop": {},
        "latest_action_name": "action_listen",
    }
    return {"next_action": action, "sender_id": "visitor~1", "tracker": tracker, "domain": {}, "version": "3.6.21"}


@pytest.fixture(scope="session")
def make_action_call() -> Callable[..., dict[str, Any]]:
    """Give the maker of action calls."""
    return action_call

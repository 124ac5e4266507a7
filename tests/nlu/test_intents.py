"""The trained model on questions it has not seen: the share of right intents does not fall below what was measured."""

import asyncio
import logging
from pathlib import Path

import pytest
import yaml

PROJECT = Path(__file__).resolve().parents[2]
FLOORS = {"zh": 0.70, "en": 0.72, "ja": 0.74, "ko": 0.68}


def held_out(language: str) -> list[tuple[str, str]]:
    content = yaml.safe_load((PROJECT / "tests" / "nlu" / f"held_out.{language}.yml").read_text(encoding="utf-8"))
    return [(line[2:], entry["intent"]) for entry in content["nlu"] for line in entry["examples"].splitlines()]


@pytest.fixture(scope="module")
def agent():
    from rasa.core.agent import Agent

    from bot.setup.model import model_path

    logging.disable(logging.INFO)
    try:
        yield Agent.load(str(model_path(PROJECT)))
    finally:
        logging.disable(logging.NOTSET)


@pytest.mark.parametrize("language", sorted(FLOORS))
def test_intents_of_unseen_messages(agent, language: str) -> None:
    rows = held_out(language)

    async def right() -> int:
        parsed = [await agent.parse_message(text) for text, _ in rows]
        return sum(found["intent"]["name"] == intent for found, (_, intent) in zip(parsed, rows, strict=True))

    share = asyncio.run(right()) / len(rows)
    assert share >= FLOORS[language], f"{language}: {share:.3f}"


@pytest.mark.parametrize("language", sorted(FLOORS))
def test_no_unseen_message_was_trained_on(language: str) -> None:
    def bare(text: str) -> str:
        return "".join(c for c in text.lower() if c.isalnum())

    trained = {
        bare(line[2:])
        for file in (PROJECT / "data" / "nlu").glob(f"*.{language}.yml")
        for entry in yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"]
        for line in entry["examples"].splitlines()
    }
    assert len(trained) > 500
    assert not [text for text, _ in held_out(language) if bare(text) in trained]

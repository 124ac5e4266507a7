"""An eligibility check over Socket.IO with Rasa behind it, by the real client library."""

import asyncio
from typing import Any

import aiohttp
import pytest
import socketio

pytestmark = pytest.mark.e2e

OPENINGS = {
    "zh": "我41岁，硕士，能办B类工作许可吗？",
    "en": "I am 41 with a master's degree. Am I eligible for a Category B work permit?",
    "ja": "41歳、修士です。B類の就労許可の条件を満たしますか",
    "ko": "41세이고 석사입니다. B류 취업허가 자격이 되나요?",
}


@pytest.mark.parametrize("transport", ["polling", "websocket"])
@pytest.mark.parametrize("language", OPENINGS)
def test_a_check_is_gone_through_with_the_quick_replies(desk: Any, language: str, transport: str) -> None:
    asked = asyncio.run(_check(desk.url, OPENINGS[language], transport=transport))
    assert asked[-1]["kind"] == "verdict" and asked[-1]["language"] == language
    questions = [reply["question"]["fact"] for reply in asked[:-1]]
    assert len(questions) == len(set(questions)) > 2 and not {"age", "degree"} & set(questions)
    assert all("searching the store" not in reply.get("notice", "") for reply in asked)


async def _check(url: str, opening: str, *, transport: str) -> list[dict[str, Any]]:
    """Go through a check by pressing "don't know" every time, as a client of Rasa does, and return the replies."""
    replies: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    shown: list[dict[str, Any]] = []
    taken: list[dict[str, Any]] = []
    async with aiohttp.ClientSession() as http:
        client = socketio.AsyncClient(reconnection=False, http_session=http)
        client.on("bot_uttered", shown.append)
        client.on("reply", replies.put)
        await client.connect(url, transports=[transport])
        await client.emit("session_request", {"session_id": None})
        message = opening
        for _ in range(60):
            await client.emit("user_uttered", {"message": message, "customData": {}})
            taken.append(await asyncio.wait_for(replies.get(), 30))
            if taken[-1]["kind"] != "question":
                break
            message = shown[-1]["quick_replies"][-3]["payload"]
        await client.disconnect()
    return taken

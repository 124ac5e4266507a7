"""What a Rasa of the chat's tests answers, and how a refusal of the desk is read."""

from collections.abc import Callable
from typing import Any

import httpx

from actions.reply import Reply


def code_of(answer: Any, *, status: int) -> str:
    assert answer.status_code == status, answer.text
    return str(answer.json()["error"]["code"])


async def is_down(body: dict[str, Any]) -> list[Reply]:
    raise httpx.ConnectError("refused")


def replying(*replies: Reply) -> Callable[..., Any]:
    """Return a Rasa that gives these replies, one a turn, and the last one on."""
    left = list(replies)

    async def answer(body: dict[str, Any]) -> list[Reply]:
        return [left.pop(0) if len(left) > 1 else left[0]]

    return answer

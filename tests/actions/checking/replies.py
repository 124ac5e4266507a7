"""What an action called in a test replied."""

from typing import Any

from actions.reply import Reply


def reply_of(result: dict[str, Any]) -> Reply:
    """Return the one reply of an action, after checking that it is the only message."""
    (message,) = result["responses"]
    return Reply.from_json(message["custom"])

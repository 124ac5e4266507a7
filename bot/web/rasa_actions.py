"""Where Rasa calls the custom actions: `POST /rasa/actions`, with the token that both processes were started with.

Never answers with what it was sent: rasa-sdk's own server returns the whole conversation when an action fails.
"""

import json
import logging
import zlib
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse
from rasa_sdk.interfaces import ActionExecutionRejection, ActionNotFoundException

from bot.errors import MalformedRequest
from bot.web.access import require_token
from bot.web.parts import PartsDep

router = APIRouter(tags=["rasa"])

_log = logging.getLogger(__name__)
_MAX_BYTES = 5_000_000


@router.post("/rasa/actions")
async def run_action(request: Request, parts: PartsDep) -> JSONResponse:
    """Run the action that Rasa names and return its events and messages."""
    require_token(request, token=parts.settings.actions_token)
    call = _parse(await request.body(), encoding=request.headers.get("content-encoding", ""))
    name = call["next_action"]
    try:
        result = await parts.actions.run(call)
    except ActionExecutionRejection as error:
        return JSONResponse({"error": str(error), "action_name": error.action_name}, status_code=400)
    except ActionNotFoundException:
        _log.error("Rasa asked for the unknown action %s; train the model again", name)
        return JSONResponse({"error": "unknown action", "action_name": name}, status_code=404)
    return JSONResponse(result.model_dump() if result else {"events": [], "responses": []})


def _parse(body: bytes, *, encoding: str) -> dict[str, Any]:
    try:
        if encoding == "deflate":
            body = zlib.decompressobj().decompress(body, _MAX_BYTES)
        call = json.loads(body)
    except (ValueError, zlib.error) as error:
        raise MalformedRequest("The body is not the JSON of an action call.") from error
    if not isinstance(call, dict):
        raise MalformedRequest("The body is not the JSON of an action call.")
    name, tracker = call.get("next_action"), call.get("tracker")
    if not isinstance(name, str) or not name:
        raise MalformedRequest("next_action: the name of an action is missing.")
    if not isinstance(tracker, dict) or not isinstance(tracker.get("sender_id"), str):
        raise MalformedRequest("tracker: the state of a conversation with its sender_id is missing.")
    return call

"""Speaks HTTP to Rasa: sends one message, gives back the replies, and knows whether Rasa is up.

Never hides a failure: Rasa's REST channel answers 200 and an empty list when anything inside it fails, so an empty
list is an error here. The only module that talks to Rasa.
"""

import asyncio
import logging
from typing import Literal

import httpx

from actions.reply import Reply
from actions.turn import NOT_A_COMMAND
from bot.errors import DialogueUnavailable

RasaState = Literal["starting", "up", "down"]

_log = logging.getLogger(__name__)
_CHECK_EVERY_S = 1.0


class RasaClient:
    """One Rasa server."""

    def __init__(self, http: httpx.AsyncClient, *, url: str, timeout_s: float) -> None:
        self._http = http
        self._url = url.rstrip("/")
        self._timeout_s = timeout_s
        self.state: RasaState = "starting"

    async def send(self, text: str, *, dialogue_id: str, language: str) -> list[Reply]:
        """Return Rasa's replies to a visitor's message, at least one.

        Raises:
            DialogueUnavailable: Rasa is not up, did not answer in time, or failed inside.
        """
        if self.state != "up":
            raise DialogueUnavailable(f"Rasa is {self.state}")
        # A leading slash would make the text a command to Rasa, which strips white space before it looks; a
        # visitor's text never is one. The mark is taken off again where the actions read the text.
        message = f"{NOT_A_COMMAND}{text}" if text.startswith("/") else text
        body = {"sender": dialogue_id, "message": message, "metadata": {"language": language}}
        try:
            response = await self._http.post(f"{self._url}/webhooks/rest/webhook", json=body, timeout=self._timeout_s)
            response.raise_for_status()
            replies = [Reply.from_rasa(one, language=language) for one in response.json()]
        except httpx.TransportError as error:
            if not isinstance(error, httpx.ReadTimeout):
                self.state = "down"
            raise DialogueUnavailable(f"Rasa did not answer: {type(error).__name__}") from error
        except (httpx.HTTPStatusError, httpx.DecodingError, ValueError, TypeError, KeyError, AttributeError) as error:
            # The last four: what came is no JSON, or no list of replies.
            raise DialogueUnavailable(f"Rasa answered wrongly: {type(error).__name__}") from error
        if not replies:
            raise DialogueUnavailable("Rasa failed inside and answered nothing")
        return replies

    async def look(self) -> None:
        """Find out whether Rasa is up."""
        up = await self._is_up()
        if up and self.state != "up":
            _log.info("Rasa is up")
            self.state = "up"
        elif not up and self.state == "up":
            _log.warning("Rasa is down")
            self.state = "down"

    async def watch(self) -> None:
        """Keep `state` right until cancelled."""
        while True:
            await self.look()
            await asyncio.sleep(_CHECK_EVERY_S)

    async def _is_up(self) -> bool:
        try:
            response = await self._http.get(f"{self._url}/webhooks/rest/", timeout=2.0)
        except httpx.TimeoutException:
            return self.state == "up"  # busy is not down
        except httpx.TransportError:
            return False
        return response.status_code == 200

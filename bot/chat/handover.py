"""Codes that open a conversation on another page of this site, once and soon.

Never written down anywhere: they and the secrets that they stand for are in memory for a minute.
"""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass

from bot.errors import ConversationNotFound

TTL_S = 60
_MAX_CODES = 10_000


@dataclass(frozen=True, slots=True)
class _Opening:
    chat_id: str
    secret: str
    until: float


class Handover:
    """The codes that are not used yet. For one event loop."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        """Start without codes; `clock` gives seconds that only grow."""
        self._clock = clock
        self._codes: dict[str, _Opening] = {}  # in the order in which they expire

    def __len__(self) -> int:
        """Return how many codes are remembered."""
        return len(self._codes)

    def issue(self, chat_id: str, *, secret: str) -> str:
        """Return a code that opens the conversation."""
        self.forget_old()
        if len(self._codes) >= _MAX_CODES:
            del self._codes[next(iter(self._codes))]
        code = secrets.token_urlsafe(24)
        self._codes[code] = _Opening(chat_id, secret, self._clock() + TTL_S)
        return code

    def redeem(self, code: str) -> tuple[str, str]:
        """Return id and secret of the conversation that a code stands for, which opens nothing any more.

        Raises:
            ConversationNotFound: it stands for none, was used, or its time is over.
        """
        self.forget_old()
        opening = self._codes.pop(code, None)
        if opening is None:
            raise ConversationNotFound("The code opens nothing, or not any more.")
        return opening.chat_id, opening.secret

    def forget(self, chat_id: str) -> None:
        """Forget the codes of a conversation."""
        self._codes = {code: opening for code, opening in self._codes.items() if opening.chat_id != chat_id}

    def forget_old(self) -> None:
        """Forget the codes whose time is over."""
        now = self._clock()
        while self._codes:
            code, opening = next(iter(self._codes.items()))
            if opening.until > now:
                return
            del self._codes[code]

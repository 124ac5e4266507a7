"""Limits how many messages one conversation or one address may send, in this process.

Never stores an address for longer than a minute.
"""

import time
from collections import deque
from collections.abc import Callable

from bot.errors import TooManyMessages

_WINDOW_S = 60.0
_SWEEP_AT = 10_000  # keys held before empty ones are dropped


class RateLimit:
    """At most `per_minute` events a key in any sixty seconds."""

    def __init__(self, *, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_minute = per_minute
        self._clock = clock
        self._events: dict[str, deque[float]] = {}

    def take(self, key: str) -> None:
        """Count one event of `key`.

        Raises:
            TooManyMessages: the key has used its minute up; `retry_after_s` says when it may go on.
        """
        now = self._clock()
        if len(self._events) > _SWEEP_AT:
            self._events = {k: times for k, times in self._events.items() if times and times[-1] > now - _WINDOW_S}
        times = self._events.setdefault(key, deque())
        while times and times[0] <= now - _WINDOW_S:
            times.popleft()
        if len(times) >= self._per_minute:
            wait_s = max(1, round(times[0] + _WINDOW_S - now))
            raise TooManyMessages(f"Wait {wait_s} seconds.", retry_after_s=wait_s)
        times.append(now)

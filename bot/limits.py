"""Limits how many messages one conversation or one address may send, in this process.

Never remembers a key longer than it counts, nor more than a fixed number of keys.
"""

import time
from collections import OrderedDict, deque
from collections.abc import Callable
from threading import Lock

from bot.errors import TooManyMessages

WINDOW_S = 60.0
_MAX_KEYS = 20_000  # under 100 MB even when every key uses its minute up


class RateLimit:
    """At most `per_minute` events a key in any sixty seconds. May be used by several threads."""

    def __init__(
        self, *, per_minute: int, max_keys: int = _MAX_KEYS, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Start with no events.

        Args:
            per_minute: events of a key in any sixty seconds.
            max_keys: keys remembered at most; past that, the one unused for longest starts anew.
            clock: seconds that only grow.
        """
        self._per_minute = per_minute
        self._max_keys = max_keys
        self._clock = clock
        self._lock = Lock()
        self._events: OrderedDict[str, deque[float]] = OrderedDict()  # the key used last stands last

    def __len__(self) -> int:
        """Return how many keys are remembered."""
        return len(self._events)

    def take(self, key: str) -> None:
        """Count one event of `key`.

        Raises:
            TooManyMessages: the key has used its minute up; `retry_after_s` says when it may go on.
        """
        now = self._clock()
        with self._lock:
            self._forget_before(now - WINDOW_S)
            times = self._events.setdefault(key, deque())
            while times and times[0] <= now - WINDOW_S:
                times.popleft()
            if len(times) >= self._per_minute:
                wait_s = max(1, round(times[0] + WINDOW_S - now))
                raise TooManyMessages(f"Wait {wait_s} seconds.", retry_after_s=wait_s)
            times.append(now)
            self._events.move_to_end(key)
            if len(self._events) > self._max_keys:
                self._events.popitem(last=False)

    def give_back(self, key: str) -> None:
        """Take back the newest event of `key`, which turned out to be none."""
        with self._lock:
            if times := self._events.get(key):
                times.pop()
                if not times:
                    del self._events[key]

    def forget_old(self) -> None:
        """Forget every key that was not used for a minute; called now and then, as nobody may come again."""
        with self._lock:
            self._forget_before(self._clock() - WINDOW_S)

    def _forget_before(self, limit: float) -> None:
        while self._events:
            key, times = next(iter(self._events.items()))
            if times[-1] > limit:
                return
            del self._events[key]

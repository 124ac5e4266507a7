"""Tells those who follow a conversation that there is something new, at once, within this process.

Never says what: they read the log. What is shown only while it lasts, that somebody is typing, is here alone.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class Wakeups:
    """Who follows which conversation. For one event loop; not for other threads."""

    def __init__(self) -> None:
        self._followers: dict[str, set[asyncio.Event]] = {}
        self._typing: set[str] = set()
        self.closing = False

    def __len__(self) -> int:
        """Return how many conversations are followed."""
        return len(self._followers)

    @contextmanager
    def following(self, chat_id: str) -> Iterator[asyncio.Event]:
        """Give an event that is set whenever there is something new; clear it before looking."""
        follower = asyncio.Event()
        followers = self._followers.setdefault(chat_id, set())
        followers.add(follower)
        try:
            yield follower
        finally:
            followers.discard(follower)
            if not followers and self._followers.get(chat_id) is followers:
                del self._followers[chat_id]

    def wake(self, chat_id: str) -> None:
        """Say that there is something new in a conversation."""
        for follower in self._followers.get(chat_id, ()):
            follower.set()

    def set_typing(self, chat_id: str, *, on: bool) -> None:
        """Say whether an answer is being made."""
        if on:
            self._typing.add(chat_id)
        else:
            self._typing.discard(chat_id)
        self.wake(chat_id)

    def is_typing(self, chat_id: str) -> bool:
        """Return whether an answer is being made."""
        return chat_id in self._typing

    def close(self) -> None:
        """Ask everybody to leave: the app stops."""
        self.closing = True
        for followers in self._followers.values():
            for follower in followers:
                follower.set()


async def wait_for(follower: asyncio.Event, *, at_most_s: float) -> bool:
    """Wait until there is something new. Return False where nothing came in time."""
    with suppress(TimeoutError):
        async with asyncio.timeout(at_most_s):
            return await follower.wait()
    return False

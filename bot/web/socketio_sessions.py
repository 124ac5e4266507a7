"""Remembers which conversation a Socket.IO session is, and who may go on with it: whoever has its secret.

Never keeps a secret itself, never tells the id of a conversation, and never grows without end.
"""

import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256

_TTL_S = 24 * 3600.0
_MAX_SESSIONS = 10_000  # some megabytes


@dataclass(slots=True)
class Session:
    """A session. `id` is what clients see; `conversation_id` names the conversation and is not derived from it."""

    id: str
    conversation_id: str = field(repr=False)
    secret_hash: bytes = field(repr=False)
    used_at_s: float


class Sessions:
    """The sessions that can be gone on with; of this process, and gone with it."""

    def __init__(
        self,
        *,
        ttl_s: float = _TTL_S,
        max_sessions: int = _MAX_SESSIONS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Start with none.

        Args:
            ttl_s: seconds after its last use when a session is forgotten.
            max_sessions: remembered at most; past that, the one unused for longest is forgotten.
            clock: seconds that only grow.
        """
        self._ttl_s = ttl_s
        self._max_sessions = max_sessions
        self._clock = clock
        self._sessions: OrderedDict[str, Session] = OrderedDict()  # the one used last stands last

    def __len__(self) -> int:
        """Return how many sessions are remembered."""
        return len(self._sessions)

    def open(self) -> tuple[Session, str]:
        """Return a new session and its secret, which cannot be had again."""
        secret = secrets.token_urlsafe(32)
        session = Session(
            id=secrets.token_hex(16),
            conversation_id=f"socketio-{secrets.token_hex(16)}",
            secret_hash=_hash(secret),
            used_at_s=self._clock(),
        )
        self._sessions[session.id] = session
        self._forget()
        return session, secret

    def resume(self, id_: str, *, secret: str) -> Session | None:
        """Return the session that `secret` opens; None for an unknown one and for a wrong secret alike."""
        self._forget()
        session = self._sessions.get(id_)
        if session is None or not secrets.compare_digest(session.secret_hash, _hash(secret)):
            return None
        self.use(session)
        return session

    def use(self, session: Session) -> None:
        """Note that a session is in use, so that it is remembered longer; one that was forgotten stays forgotten."""
        session.used_at_s = self._clock()
        if session.id in self._sessions:
            self._sessions.move_to_end(session.id)

    def _forget(self) -> None:
        limit = self._clock() - self._ttl_s
        while self._sessions:
            oldest = next(iter(self._sessions.values()))
            if len(self._sessions) <= self._max_sessions and oldest.used_at_s > limit:
                return
            del self._sessions[oldest.id]


def _hash(secret: str) -> bytes:
    return sha256(secret.encode("utf-8", "surrogatepass")).digest()

"""The Socket.IO channel that existing Rasa clients speak: `session_request`, `user_uttered`, `bot_uttered`.

Never sends anything to another socket than the one that asked, and never to a room: a session id is no key. Whoever has
a session's secret can go on with it; offering an id alone starts a new conversation.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import socketio
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp

from actions.reply import Reply
from bot.errors import TooManyMessages
from bot.message import accept_language, accept_text
from bot.web.bodies import MAX_BYTES
from bot.web.errors import language_of, sentence_of
from bot.web.parts import Parts
from bot.web.socketio_messages import OPENINGS, Uttered, read_offered, read_uttered, replied, uttered
from bot.web.socketio_sessions import Session, Sessions
from knowledge.errors import DeskError
from knowledge.language import LANGUAGES, detect

_MAX_SOCKETS = 2_000
_MAX_REFUSED = 20  # messages in a row; who goes on after that does not read what it is told
_PING_EVERY_S, _PING_TIMEOUT_S = 25, 20


@dataclass(slots=True)
class _Socket:
    """A connected client. `language` is that of its browser, then of its last message."""

    connection: str
    address: str
    language: str
    session: Session | None = None
    refused: int = 0


class SocketIOChannel:
    """The events of the channel. `app` is to be mounted where clients look for Socket.IO."""

    def __init__(self, parts: Callable[[], Parts], *, sessions: Sessions) -> None:
        """Prepare the channel; nothing is opened before the first client connects.

        Args:
            parts: gives the built app, which is not there yet when the channel is mounted.
            sessions: remembers who may go on with a conversation.
        """
        self._parts = parts
        self._sessions = sessions
        self._sockets: dict[str, _Socket] = {}
        log = logging.getLogger("socketio.desk")
        log.setLevel(logging.ERROR)  # below that the library logs every packet, with what visitors say
        self._server = socketio.AsyncServer(
            async_mode="asgi",
            cors_allowed_origins=lambda _origin, _environ: True,  # who comes here was let in by `socketio_door`
            max_http_buffer_size=MAX_BYTES,
            ping_interval=_PING_EVERY_S,
            ping_timeout=_PING_TIMEOUT_S,
            logger=log,
            engineio_logger=log,
        )
        self._server.on("connect", self._connect)
        self._server.on("disconnect", self._disconnect)
        self._server.on("session_request", self._session_request)
        self._server.on("user_uttered", self._user_uttered)
        self.app: ASGIApp = socketio.ASGIApp(self._server, socketio_path=None)

    @property
    def is_full(self) -> bool:
        """Whether there are as many connections as this process takes."""
        return len(self._server.eio.sockets) >= _MAX_SOCKETS

    @property
    def connected(self) -> int:
        """How many clients are connected."""
        return len(self._sockets)

    async def close(self) -> None:
        """Hang up on everybody, so that nobody who waits for a reply keeps the server from ending."""
        for connection in list(self._server.eio.sockets):
            await self._hang_up(connection)
        if self._server.eio.service_task_handle:  # ended once already, or never begun
            await self._server.shutdown()

    async def _connect(self, sid: str, *_: Any) -> None:
        """Take note of a client. A client can send an event of this name, too, with an address of its choice."""
        environ = self._server.get_environ(sid)
        if sid in self._sockets or environ is None:
            return
        request = HTTPConnection(environ["asgi.scope"])
        self._sockets[sid] = _Socket(
            connection=self._server.manager.eio_sid_from_sid(sid, "/"),
            address=request.client.host if request.client else "",
            language=language_of(request),
        )

    async def _disconnect(self, sid: str, *_: Any) -> None:
        """Forget a client that is gone; not one that only sends an event of this name."""
        if not self._server.manager.is_connected(sid, "/") and (socket := self._sockets.pop(sid, None)):
            await self._hang_up(socket.connection)

    async def _hang_up(self, connection: str) -> None:
        """End a connection, and the request that waits for what is sent to it; the library leaves both open."""
        if engine := self._server.eio.sockets.pop(connection, None):
            await engine.close(wait=False)
            engine.queue.put_nowait(None)  # ends what writes to it

    async def _session_request(self, sid: str, *data: Any) -> None:
        """Go on with the session whose secret is offered, or start a new one and tell its secret."""
        socket, secret, offered = self._sockets.get(sid), None, read_offered(data)
        if socket is None:
            return
        try:
            self._parts().per_address.take(socket.address)
        except TooManyMessages as error:
            await self._refuse(sid, socket, error, language=socket.language)
            return
        own = socket.session if socket.session and socket.session.id == offered.session_id else None
        socket.session = own or self._sessions.resume(offered.session_id, secret=offered.secret)
        if socket.session is None:
            socket.session, secret = self._sessions.open()
        session_id = socket.session.id
        await self._server.emit("session_confirm", session_id, to=sid)
        if secret is not None:
            await self._server.emit("session_secret", {"session_id": session_id, "secret": secret}, to=sid)

    async def _user_uttered(self, sid: str, *data: Any) -> None:
        """Take one turn; a socket without a session gets one that ends with it, as in Rasa."""
        socket, parts, message = self._sockets.get(sid), self._parts(), Uttered("", None)
        if socket is None:
            return
        try:
            message = read_uttered(data)
            language = accept_language(message.language)
            text = accept_text(message.text)
            parts.per_address.take(socket.address)
            socket.session = session = socket.session or self._sessions.open()[0]
            parts.per_conversation.take(session.conversation_id)
        except DeskError as error:
            await self._refuse(sid, socket, error, language=_language_of(message) or socket.language)
            return
        socket.refused = 0
        self._sessions.use(session)
        await self._answer(sid, socket, text, conversation_id=session.conversation_id, language=language)

    async def _answer(
        self, sid: str, socket: _Socket, text: str, *, conversation_id: str, language: str | None
    ) -> None:
        parts = self._parts()
        replies: Sequence[Reply] = ()
        if text in OPENINGS:
            spoken = language or socket.language
            replies = [Reply(kind="smalltalk", language=spoken, text=parts.words.say("greet", spoken))]
        try:
            replies = replies or await parts.gateway.take_turn(text, conversation_id=conversation_id, language=language)
        finally:
            if not replies:  # something failed that nobody foresaw; it is logged, and the visitor is told
                spoken = language or detect(text) or socket.language
                await self._server.emit("bot_uttered", {"text": parts.words.say("error_internal", spoken)}, to=sid)
        for reply in replies:
            socket.language = reply.language
            for part in uttered(reply, words=parts.words):
                await self._server.emit("bot_uttered", part, to=sid)
            await self._server.emit("reply", replied(reply), to=sid)

    async def _refuse(self, sid: str, socket: _Socket, error: DeskError, *, language: str) -> None:
        """Say why a message was not taken, and hang up on who does not listen."""
        parts = self._parts()
        parts.metrics.refused.labels(code=error.code).inc()
        socket.refused += 1
        if socket.refused > _MAX_REFUSED:
            await self._hang_up(socket.connection)
            return
        text = sentence_of(error, words=parts.words, language=language)
        await self._server.emit("bot_uttered", {"text": text}, to=sid)


def _language_of(message: Uttered) -> str | None:
    """Return the language to word an error in: asked for, else that of the text; None where neither is one of ours."""
    return message.language if message.language in LANGUAGES else detect(message.text[:200])

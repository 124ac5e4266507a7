"""Serves the app over HTTP until SIGINT or SIGTERM, and ends quickly then.

Never waits for streams of events, which would not end by themselves: they are told before the rest is waited for.
"""

import logging
import socket
import sys
from contextlib import suppress

import uvicorn
from fastapi import FastAPI

from bot.web.bodies import MAX_BYTES

_CANNOT_START = 3  # as uvicorn ends where the app or the port does not come up


class Server(uvicorn.Server):
    """uvicorn, which waits for every answer to end before it tells the app that it stops."""

    def __init__(self, app: FastAPI, *, host: str, port: int) -> None:
        config = uvicorn.Config(
            app,
            host=host,
            port=port,
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            ws="wsproto",  # with the old websockets that Rasa's SDK needs, a fault while connecting is never answered
            ws_max_size=MAX_BYTES,
        )
        super().__init__(config)
        logging.getLogger("uvicorn.error").addFilter(_names_no_caller)
        self._app = app

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        await self._app.state.end_streams()
        await super().shutdown(sockets)


def _names_no_caller(record: logging.LogRecord) -> bool:
    """Leave out of the log what uvicorn says of every WebSocket: the address of its caller."""
    return '"WebSocket' not in str(record.msg)


def serve(app: FastAPI, *, host: str, port: int) -> None:
    """Serve `app` until it is told to stop. Exits where it cannot start; the log says why."""
    server = Server(app, host=host, port=port)
    with suppress(KeyboardInterrupt):
        server.run()
    if not server.started:
        sys.exit(_CANNOT_START)

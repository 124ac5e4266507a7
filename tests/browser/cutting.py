"""A way to the desk that breaks: a proxy for TCP that cuts every connection it carries, again and again.

Never looks into what it carries, so that cuts fall anywhere: in a request, in an answer, in the middle of a character.
"""

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_RESET = struct.pack("ii", 1, 0)  # SO_LINGER: closing sends a reset, as a network that goes away does not say goodbye
_PIECE = 4096


class CuttingProxy:
    """Carries connections to a port of this machine.

    Attributes:
        url: where it listens.
        carried: how many connections there were.
        cut: how many of them were cut.
    """

    def __init__(self, port: int) -> None:
        self._port = port
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listening.getsockname()[1]}"
        self.carried = 0
        self.cut = 0
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        threading.Thread(target=self._accept, daemon=True).start()

    @contextmanager
    def cutting(self, *, every_s: float) -> Iterator[None]:
        """Cut every connection every so often, until the block ends."""
        over = threading.Event()

        def storm() -> None:
            while not over.wait(every_s):
                self._cut_all()

        thread = threading.Thread(target=storm)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()

    def close(self) -> None:
        """Stop carrying."""
        self._listening.close()
        self._cut_all()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listening.accept()
            except OSError:  # closed
                return
            try:
                desk = socket.create_connection(("127.0.0.1", self._port))
            except OSError:
                client.close()
                continue
            self.carried += 1
            with self._lock:
                self._open.add(client)
            for source, target in ((client, desk), (desk, client)):
                threading.Thread(target=self._carry, args=(source, target, client), daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket, client: socket.socket) -> None:
        with suppress(OSError):  # cut
            while piece := source.recv(_PIECE):
                target.sendall(piece)
        for end in (source, target):
            with suppress(OSError):  # the other direction was first
                end.shutdown(socket.SHUT_RDWR)
        with self._lock:
            self._open.discard(client)
        source.close()

    def _cut_all(self) -> None:
        with self._lock:
            cut, self._open = self._open, set()
        self.cut += len(cut)
        for client in cut:
            with suppress(OSError):  # it ended by itself
                client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
                client.shutdown(socket.SHUT_RDWR)

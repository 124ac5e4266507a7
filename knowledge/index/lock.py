"""One writer at a time for the embedded index, across processes, by a lock of the operating system.

Never waits: a second process is told at once. The lock ends with the process that holds it, however that ends.
"""

from pathlib import Path

from filelock import FileLock, Timeout

from knowledge.errors import IndexLocked


class WriterLock:
    """The right to write one index folder, taken when the object is made and held until `release`."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        # The app takes it in one thread and gives it back in another; by default only the one that took it could.
        self._lock = FileLock(folder / "writer.lock", thread_local=False)
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            raise IndexLocked(
                f"The search index in {folder} is in use by another process. Stop that, or let it rebuild the index."
            ) from None

    def release(self) -> None:
        """Let another process write. Safe to repeat."""
        self._lock.release(force=True)

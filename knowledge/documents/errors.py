"""The one error that this package raises about a file.

Never used for a fault of the program: whoever gets it can do something about the file.
"""

from pathlib import Path


class UnreadableDocument(Exception):
    """A file that cannot be taken in; `reason` is a sentence that says why and what to do."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path.name}: {reason}")
        self.path = path
        self.reason = reason

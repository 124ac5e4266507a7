"""The settings of the app: one frozen object, made once from the environment.

Never read anywhere else: no other module looks at the environment. Every field is documented in README.md.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from bot.origins import origins_in

_OWN_HOSTS = ("127.0.0.1", "localhost", "::1")
PROJECT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that can be configured. The name of the variable stands in each field's metadata."""

    host: str = field(default="127.0.0.1", metadata={"env": "DESK_HOST"})
    port: int = field(default=8000, metadata={"env": "DESK_PORT"})
    data_dir: Path = field(default=PROJECT / "var", metadata={"env": "DESK_DATA_DIR"})
    rasa_url: str = field(default="http://127.0.0.1:5005", metadata={"env": "DESK_RASA_URL"})
    rasa_timeout_s: float = field(default=10.0, metadata={"env": "DESK_RASA_TIMEOUT_S"})
    database_url: str = field(default="", metadata={"env": "DATABASE_URL"}, repr=False)  # holds a password
    chroma_url: str = field(default="", metadata={"env": "CHROMA_URL"})
    actions_token: str = field(default="", metadata={"env": "DESK_ACTIONS_TOKEN"}, repr=False)
    channel_token: str = field(default="", metadata={"env": "DESK_CHANNEL_TOKEN"}, repr=False)
    allowed_hosts: tuple[str, ...] = field(
        default=("127.0.0.1", "localhost", "[::1]"), metadata={"env": "DESK_ALLOWED_HOSTS"}
    )
    widget_origins: tuple[str, ...] = field(default=(), metadata={"env": "DESK_WIDGET_ORIGINS", "read": origins_in})
    messages_per_minute: int = field(default=30, metadata={"env": "DESK_MESSAGES_PER_MINUTE"})
    messages_per_minute_per_address: int = field(default=120, metadata={"env": "DESK_MESSAGES_PER_MINUTE_PER_ADDRESS"})
    retention_days: int = field(default=30, metadata={"env": "DESK_RETENTION_DAYS"})
    result_days: int = field(default=30, metadata={"env": "DESK_RESULT_DAYS"})

    @classmethod
    def from_env(cls, environ: Mapping[str, str] = os.environ) -> "Settings":
        """Return the settings of `environ`; what is not set keeps its default.

        Raises:
            ValueError: naming the variable whose value cannot be used.
        """
        values: dict[str, Any] = {}
        for spec in fields(cls):
            text = environ.get(spec.metadata["env"], "").strip()
            if text:
                name = spec.metadata["env"]
                read = spec.metadata.get("read")
                values[spec.name] = (
                    read(text, name=name) if read else _convert(text, kind=type(spec.default), name=name)
                )
        return cls(**values)

    @property
    def database(self) -> str:
        """The SQLAlchemy URL of the database: as configured, else SQLite in the data folder."""
        return self.database_url or f"sqlite:///{self.data_dir / 'desk.db'}"

    @property
    def served_hosts(self) -> frozenset[str]:
        """The host names that requests may be made to: as configured, this machine's own, and the one listened on."""
        return frozenset((*self.allowed_hosts, *_OWN_HOSTS, self.host))

    @property
    def index_dir(self) -> Path:
        """Where the embedded search index lives."""
        return self.data_dir / "index"

    @property
    def rasa_database(self) -> Path:
        """Where Rasa keeps its dialogue state; `endpoints.yml` names the same file."""
        return self.data_dir / "rasa.db"


def _convert(text: str, *, kind: type[Any], name: str) -> Any:
    try:
        if kind is tuple:
            return tuple(part.strip() for part in text.split(",") if part.strip())
        if issubclass(kind, Path):
            return Path(text).expanduser().resolve()
        value = kind(text)
    except ValueError:
        raise ValueError(f"{name} must be of type {kind.__name__}, but is '{text}'.") from None
    if kind in (int, float) and value <= 0:
        raise ValueError(f"{name} must be greater than 0, but is '{text}'.")
    return value

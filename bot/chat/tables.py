"""The tables of the widget's conversations.

Never holds a secret that opens one: only its hash.
"""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    DateTime,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from bot.database import metadata

CLIENT_ID_CHARS = 64
MAX_SEQ = 2**31 - 1  # what an integer of PostgreSQL holds

chats = Table(
    "chat",
    metadata,
    Column("id", String(32), primary_key=True),  # also the id in `conversation`, `eligibility_check` and Rasa
    Column("secret_hash", String(64), nullable=False),
    Column("language", String(2)),  # chosen by the visitor; null: by text
    Column("spoken", String(2)),  # of the newest message
    Column("last_seq", Integer, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("last_event_at", DateTime(timezone=True), nullable=False, index=True),
)


def _of_chat(*, primary_key: bool = False) -> Column[str]:
    """Return a column that names the conversation; the row goes with it."""
    return Column(
        "chat_id", ForeignKey(chats.c.id, ondelete="CASCADE"), primary_key=primary_key, nullable=False, index=True
    )


events = Table(
    "chat_event",
    metadata,
    _of_chat(primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("type", String(20), nullable=False),
    Column("content", JSON, nullable=False),
    Column("client_id", String(CLIENT_ID_CHARS)),
    Column("waiting", Boolean, nullable=False, index=True),  # a visitor's message that has no reply yet
    UniqueConstraint("chat_id", "client_id"),
)

consents = Table(
    "chat_consent",
    metadata,
    Column("id", Integer, primary_key=True),  # a change is a new row: what was consented to before stays told
    _of_chat(),
    Column("version", String(20), nullable=False),
    Column("sensitive", Boolean, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)

human_requests = Table(
    "human_request",
    metadata,
    Column("reference", String(10), primary_key=True),
    _of_chat(),
    Column("language", String(2), nullable=False),
    Column("contact", Text),
    Column("note", Text),
    Column("requested_at", DateTime(timezone=True), nullable=False),
    Column("changed_at", DateTime(timezone=True), nullable=False),
    Column("closed_at", DateTime(timezone=True)),
)

feedback = Table(
    "chat_feedback",
    metadata,
    _of_chat(primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),  # of the reply
    Column("value", String(4), nullable=False),
    Column("comment", Text),
    Column("at", DateTime(timezone=True), nullable=False),
)

# Conversations that were deleted: Rasa may save a turn after that which it was still busy with.
erased = Table(
    "chat_erased",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("at", DateTime(timezone=True), nullable=False),
)

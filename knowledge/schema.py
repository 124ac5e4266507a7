"""The tables of the policy store.

Never opens a database; `bot.database` makes the engine and passes it in.
"""

from sqlalchemy import JSON, Column, Date, DateTime, ForeignKey, Integer, MetaData, String, Table, Text

metadata = MetaData()

sources = Table(
    "source",
    metadata,
    Column("id", String(200), primary_key=True),
    Column("title", Text, nullable=False),
    Column("language", String(2), nullable=False),
    Column("basis", String(20), nullable=False),
    Column("document_number", String(200)),
    Column("issuer", Text),
    Column("issued_on", Date),
    Column("url", Text),
)

cards = Table(
    "card",
    metadata,
    Column("id", String(200), primary_key=True),
    Column("language", String(2), primary_key=True),
    Column("title", Text, nullable=False),
    Column("owner", String(100), nullable=False),
    Column("effective_from", Date),
    Column("effective_to", Date),
    Column("reviewed_on", Date, nullable=False),
    Column("review_due", Date, nullable=False),
    Column("short", Text, nullable=False),
    Column("programmes", JSON, nullable=False),
    Column("sources", JSON, nullable=False),
    Column("questions", JSON, nullable=False),
    Column("sections", JSON, nullable=False),
)

documents = Table(
    "document",
    metadata,
    Column("id", String(200), primary_key=True),
    Column("title", Text, nullable=False),
    Column("language", String(2), nullable=False),
    Column("document_number", String(200)),
    Column("issuer", Text),
    Column("issued_on", Date),
    Column("file_name", Text, nullable=False),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("text", Text, nullable=False),
)

clauses = Table(
    "clause",
    metadata,
    Column("id", String(220), primary_key=True),
    Column("document_id", ForeignKey("document.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("ordinal", Integer, nullable=False),
    Column("number", String(60)),
    Column("path", JSON, nullable=False),
    Column("text", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)

intakes = Table(  # every document text that was ever taken in: when it came, and when it went if it did
    "document_intake",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("added_at", DateTime(timezone=True), nullable=False),
    Column("removed_at", DateTime(timezone=True)),
)

revisions = Table(
    "store_revision",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("revision", Integer, nullable=False),
)

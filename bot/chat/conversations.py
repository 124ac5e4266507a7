"""The widget's conversations: who may open one, its language, and what the visitor agreed to.

Never keeps the secret that opens one, and never tells a wrong secret from an unknown conversation.
"""

import hashlib
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hmac import compare_digest

from sqlalchemy import Connection, Engine, func, insert, select, update

from bot.chat import transcript
from bot.chat.events import language_chosen
from bot.chat.tables import chats, consents, events
from bot.database import as_utc
from bot.errors import ConsentOutdated, ConversationNotFound
from knowledge.language import DEFAULT_LANGUAGE

CONSENT_VERSION = "2026-11-21"  # of the text that the panel shows before the first message
_ID = re.compile(r"[0-9a-f]{32}")
_NOBODY = "0" * 64  # compared with where there is no conversation, so that this takes as long


@dataclass(frozen=True, slots=True)
class Consent:
    """What the visitor agreed to, and when; `sensitive`: facts that need a consent of their own may be kept."""

    version: str
    sensitive: bool
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """A conversation. `language` was chosen, None: by text; `spoken` is that of the newest message."""

    id: str
    language: str | None
    spoken: str | None
    created_at: datetime
    last_seq: int

    @property
    def reply_language(self) -> str:
        """The language to answer in where a text does not tell."""
        return self.language or self.spoken or DEFAULT_LANGUAGE


class Chats:
    """The table of the widget's conversations."""

    def __init__(self, engine: Engine, *, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._clock = clock

    def create(self, *, language: str | None, consent: tuple[str, bool] | None) -> tuple[Chat, str]:
        """Start a conversation. Return it with its secret, which is not kept.

        Args:
            language: chosen by the visitor; None: by text.
            consent: version of what was agreed to, and whether sensitive facts may be kept.

        Raises:
            ConsentOutdated: it is not the present version.
        """
        secret, now = secrets.token_urlsafe(32), self._clock()
        chat = Chat(id=secrets.token_hex(16), language=language, spoken=None, created_at=now, last_seq=0)
        row = {"id": chat.id, "secret_hash": _hash(secret), "language": language, "last_seq": 0}
        with self._engine.begin() as connection:
            connection.execute(insert(chats).values(**row, created_at=now, last_event_at=now))
            if consent:
                self._consent(connection, chat.id, consent, now=now)
        return chat, secret

    def open(self, chat_id: str, *, secret: str) -> Chat:
        """Return the conversation that the secret opens.

        Raises:
            ConversationNotFound: there is none, or the secret is another's.
        """
        asked = chat_id if _ID.fullmatch(chat_id) else ""  # a database may choke on what is no id
        with self._engine.connect() as connection:
            row = connection.execute(select(chats).where(chats.c.id == asked)).mappings().first()
        if not compare_digest(_hash(secret), row["secret_hash"] if row else _NOBODY) or row is None:
            raise ConversationNotFound("There is no such conversation, or this secret does not open it.")
        return Chat(
            id=row["id"],
            language=row["language"],
            spoken=row["spoken"],
            created_at=as_utc(row["created_at"]),
            last_seq=row["last_seq"],
        )

    def language(self, chat_id: str) -> str | None:
        """Return the language that the visitor has chosen, None: by text."""
        with self._engine.connect() as connection:
            return connection.execute(select(chats.c.language).where(chats.c.id == chat_id)).scalar_one_or_none()

    def choose_language(self, chat_id: str, language: str | None) -> bool:
        """Keep the visitor's choice with its event. Return whether it is another than before.

        Raises:
            ConversationNotFound: it was deleted.
        """
        with self._engine.begin() as connection:
            transcript.lock(connection, chat_id)
            changed = update(chats).where(chats.c.id == chat_id, chats.c.language.is_distinct_from(language))
            if connection.execute(changed.values(language=language)).rowcount == 0:
                return False
            transcript.append(connection, chat_id, [language_chosen(language)], now=self._clock())
        return True

    def agree(self, chat_id: str, consent: tuple[str, bool]) -> None:
        """Keep another consent; the ones before stay.

        Raises:
            ConsentOutdated: it is not the present version.
            ConversationNotFound: it was deleted.
        """
        with self._engine.begin() as connection:
            transcript.lock(connection, chat_id)
            self._consent(connection, chat_id, consent, now=self._clock())

    def consent(self, chat_id: str) -> Consent | None:
        """Return the newest consent."""
        newest = select(consents).where(consents.c.chat_id == chat_id).order_by(consents.c.id.desc()).limit(1)
        with self._engine.connect() as connection:
            row = connection.execute(newest).first()
        return Consent(version=row.version, sensitive=row.sensitive, at=as_utc(row.at)) if row else None

    def pending(self, chat_id: str) -> int:
        """Return how many messages wait for a reply."""
        waiting = select(func.count()).where(events.c.chat_id == chat_id, events.c.waiting)
        with self._engine.connect() as connection:
            return int(connection.execute(waiting).scalar_one())

    @staticmethod
    def _consent(connection: Connection, chat_id: str, consent: tuple[str, bool], *, now: datetime) -> None:
        version, sensitive = consent
        if version != CONSENT_VERSION:
            raise ConsentOutdated(f"The present version is {CONSENT_VERSION}.")
        connection.execute(insert(consents).values(chat_id=chat_id, version=version, sensitive=sensitive, at=now))


def _hash(secret: str) -> str:
    """Return what is kept of a secret; it is random and long, so that a plain hash cannot be undone."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()

"""What the routes need of the app, handed to them as one typed dependency.

Never built here: `bot/app.py` puts it on the application.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, cast

from fastapi import Depends, Request
from rasa_sdk.executor import ActionExecutor
from sqlalchemy import Engine

from actions.words import Words
from bot.chat.service import ChatService
from bot.gateway import Gateway
from bot.limits import RateLimit
from bot.metrics import Metrics
from bot.rasa_client import RasaClient
from bot.results import Results
from bot.settings import Settings
from knowledge.contacts import Contact
from knowledge.eligibility.service import EligibilityService
from knowledge.search.service import SearchService


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The built app, without HTTP."""

    settings: Settings
    engine: Engine
    search: SearchService
    words: Words
    gateway: Gateway
    chat: ChatService
    rasa: RasaClient
    actions: ActionExecutor
    metrics: Metrics
    eligibility: EligibilityService
    results: Results
    contacts: tuple[Contact, ...]
    per_conversation: RateLimit
    per_address: RateLimit
    today: Callable[[], date]
    clock: Callable[[], datetime]


def _parts(request: Request) -> Parts:
    return cast(Parts, request.app.state.parts)


PartsDep = Annotated[Parts, Depends(_parts)]

"""Whom a visitor can call: `GET /api/contacts`.

Never tells more than its sources do: hours, languages and an address are null where none gives them.
"""

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from actions.reply import source_as_json
from bot.message import accept_language
from bot.web.eligibility_bodies import CitedOut
from bot.web.parts import PartsDep
from knowledge.contacts import Contact
from knowledge.language import DEFAULT_LANGUAGE

router = APIRouter(tags=["contacts"])


class ContactOut(BaseModel):
    """Someone who can be called; null is what no source gives."""

    id: str
    name: str
    for_: str = Field(alias="for", description="what to call for")
    phone: str = Field(description="as it is read")
    phone_href: str = Field(description="as a link dials it: tel:…")
    hours: str | None
    languages: str | None = Field(description="that are spoken")
    address: str | None
    source: CitedOut | None


class ContactsOut(BaseModel):
    """All contacts, in the order to show them."""

    language: str
    contacts: list[ContactOut]


@router.get("/api/contacts", response_model=ContactsOut)
def contacts(
    request: Request,
    parts: PartsDep,
    language: Annotated[str | None, Query(description="zh, en, ja or ko; en when absent")] = None,
) -> JSONResponse:
    """Return whom a visitor can call."""
    chosen = accept_language(language) or DEFAULT_LANGUAGE
    parts.per_address.take(request.client.host if request.client else "")
    return JSONResponse({"language": chosen, "contacts": contacts_as_json(parts.contacts, language=chosen)})


def contacts_as_json(contacts: Sequence[Contact], *, language: str) -> list[dict[str, Any]]:
    """Return contacts as JSON-able data, worded in `language`."""
    return [
        {
            "id": contact.id,
            "name": contact.name[language],
            "for": contact.purpose[language],
            "phone": contact.phone[language],
            "phone_href": contact.phone_href,
            "hours": contact.hours[language] if contact.hours else None,
            "languages": contact.languages[language] if contact.languages else None,
            "address": contact.address[language] if contact.address else None,
            "source": source_as_json(contact.source) if contact.source else None,
        }
        for contact in contacts
    ]

"""Finds the button that a visitor has taken: of any reply by its id, of the newest by what it says.

Never takes a button of another conversation.
"""

import re
from dataclasses import dataclass

from actions.reply import Button
from bot.chat.events import Stored
from bot.chat.transcript import Transcript
from bot.errors import UnknownButton

_ID = re.compile(r"(\d{1,9})\.(\d{1,4})")


@dataclass(frozen=True, slots=True)
class Taken:
    """A button that was taken, and the language it is in."""

    id: str
    button: Button
    language: str


def taken_button(transcript: Transcript, chat_id: str, named: str) -> Taken:
    """Return the button with the id `named`, else the one of the newest reply with this title or payload.

    Raises:
        UnknownButton: there is none.
    """
    if found := _ID.fullmatch(named):
        reply = transcript.event(chat_id, int(found[1]))
        place = int(found[2])
        if reply and place < len(reply.buttons):
            return _taken(reply, place)
    newest = transcript.newest_reply(chat_id)
    for place, button in enumerate(newest.buttons if newest else ()):
        if newest and named in (button.payload, button.title):
            return _taken(newest, place)
    raise UnknownButton("No reply of this conversation has this button.")


def _taken(reply: Stored, place: int) -> Taken:
    return Taken(f"{reply.seq}.{place}", reply.buttons[place], reply.content["reply"]["language"])

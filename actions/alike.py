"""Offers the other programme that a name can mean: "B permit" is said of the work permit, and of the residence card.

Never changes what is answered; the usual meaning of the name is.
"""

import re
from dataclasses import replace

from actions.reply import Button, Reply
from actions.turn import Turn
from actions.words import Words
from knowledge.glossary import Glossary
from knowledge.search.text import normalise

_B_PERMIT = re.compile(r"(?<![a-z])(?<!category )(?<!class )(?<!type )(?<!cat )b[ -]permits?(?![a-z])")
_USUAL, _OTHER = "work-permit-b", "overseas-talent-residence-permit"


def with_other_meaning(reply: Reply, turn: Turn, *, words: Words, glossary: Glossary) -> Reply:
    """Return a reply on Category B to who wrote "B permit" with the residence card offered; any other as it is."""
    about = {*turn.programmes, *reply.programmes}
    if not _B_PERMIT.search(normalise(turn.text)) or _USUAL not in about or _OTHER in about:
        return reply
    name = glossary.programme_name(_OTHER, language=turn.language)
    if name is None:
        return reply
    checked = reply.kind in ("question", "verdict")
    payload = words.say("check_this", turn.language, name=name) if checked else name
    said = words.say("b_permit", turn.language, name=name)
    notice = f"{reply.notice}\n{said}" if reply.notice else said
    return replace(reply, notice=notice, buttons=(*reply.buttons, Button(title=name, payload=payload)))

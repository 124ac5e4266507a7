"""Finds what a message supposes of a visitor whose check is going on, or was told: "what if I earned 700,000?"

Never takes it for told: the check is shown as it would be, and goes on as it was.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from actions.checking.correcting import PAY, fits, for_a_year, is_number
from actions.checking.hearing import Hearing
from actions.checking.state import CheckState
from actions.turn import Turn
from knowledge.eligibility.model import Fact

_ELIGIBILITY = "eligibility"  # the aspect


def supposed(turn: Turn, state: CheckState, *, facts: Mapping[str, Fact], hearing: Hearing) -> dict[str, Any]:
    """Return by fact the answers that a message supposes; none where it supposes nothing that the check is about.

    A lone number is for the number that was told last and that it fits, or for what was asked. A word or an amount
    without a name is one only where its fact has been told or asked for, and so is a yes or a no.

    Args:
        turn: the visitor's message.
        state: what was said before it.
        facts: the facts of the rules.
        hearing: takes what is supposed as if it were told.
    """
    about_another = set(turn.programmes) - set(state.programmes) or set(turn.aspects) - {_ELIGIBILITY}
    if not turn.supposed or not state.programmes or about_another:
        return {}
    as_told = replace(turn, facts=turn.supposed, supposed=(), intent="inform")
    talked_of = [*reversed(list(state.facts)), *([state.asked] if state.asked else [])]
    guessed = {entity["entity"] for entity in turn.supposed if entity.get("bare")}
    told = hearing.hear(as_told, None).facts
    heard = {
        id_: answer
        for id_, answer in (for_a_year(told, state) if PAY in guessed else told).items()
        if id_ in talked_of or not (facts[id_].type == "boolean" or id_ in guessed)
    }
    if heard or as_told.entity("number") is None:
        return heard
    for id_ in talked_of:
        counted = id_ == state.asked or is_number(state.facts.get(id_))
        if counted and (answer := fits(id_, as_told, state, facts=facts, hearing=hearing)) is not None:
            return {id_: answer}
    return {}

"""Finds which number a lone number takes the place of: "sorry, I meant 59", 打错了，是39, 39でした, 39예요 정정할게요.

Never takes one where several fit; then the visitor says which.
"""

from collections.abc import Mapping
from typing import Any

from actions.checking.hearing import Hearing
from actions.checking.phrases import corrects
from actions.checking.state import CheckState
from actions.turn import Turn
from knowledge.eligibility.model import Fact
from knowledge.search.text import normalise

_NUMBERS = ("integer", "number")
_AGE = "age"  # "6 years" is no age, and "59 years old" is heard as one


def corrected(turn: Turn, state: CheckState, *, facts: Mapping[str, Fact], hearing: Hearing) -> dict[str, Any]:
    """Return by fact the answer that a message corrects it to: none where it corrects nothing, several where in doubt.

    Where the visitor was asked which fact is meant, its name settles that. A number after a verdict corrects without a
    word; while something is asked, only words of correction tell it from an answer, and then it can be the answer, too.

    Args:
        turn: the visitor's message.
        state: what was said before it.
        facts: the facts of the rules.
        hearing: takes the number as an answer to a fact.
    """
    if picked := _picked(turn.text, state.doubtful, facts=facts):
        return picked
    number = turn.entity("number")
    if number is None or turn.intent == "ask_policy":
        return {}
    if not corrects(turn.text) and (state.asked or not state.programmes):
        return {}
    said = [id_ for id_, answer in state.facts.items() if _is_number(answer) and id_ in facts]
    fitting: dict[str, Any] = {}
    for id_ in (*said, *((state.asked,) if state.asked else ())):
        if id_ not in facts or facts[id_].type not in _NUMBERS or (id_ == _AGE and number.get("unit")):
            continue
        heard = hearing.hear(turn, id_)
        if not heard.problem and heard.facts.get(id_, state.facts.get(id_)) != state.facts.get(id_):
            fitting[id_] = heard.facts[id_]
    return fitting


def _picked(text: str, doubtful: Mapping[str, Any], *, facts: Mapping[str, Fact]) -> dict[str, Any]:
    """Return the one of `doubtful` whose fact the text names, as its button does."""
    said = normalise(text).strip(" .。!！")
    for id_, answer in doubtful.items():
        if id_ in facts and said in map(normalise, facts[id_].label.values()):
            return {id_: answer}
    return {}


def _is_number(answer: Any) -> bool:
    """Return whether an answer is a number or a range of numbers."""
    if isinstance(answer, Mapping):
        return not answer.keys().isdisjoint(("min", "max"))
    return isinstance(answer, int | float) and not isinstance(answer, bool)

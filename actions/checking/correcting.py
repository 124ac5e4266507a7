"""Finds which number a lone number takes the place of: "sorry, I meant 59", 打错了，是39, 39でした, 39예요 정정할게요.

Never takes one where several fit; then the visitor says which.
"""

from collections.abc import Mapping
from math import log
from typing import Any, TypeGuard

from actions.checking.hearing import Hearing
from actions.checking.phrases import corrects, opening
from actions.checking.state import CheckState
from actions.turn import Turn
from knowledge.eligibility.model import Fact
from knowledge.search.text import normalise

_NUMBERS = ("integer", "number")
PAY, _MONTHS = "annual_salary_cny", 12
_SURELY_A_YEARS_CNY = 100_000  # pay without a period from here on is that of a year
_AGE = "age"  # "6 years" is no age, and "59 years old" is heard as one


def corrected(turn: Turn, state: CheckState, *, facts: Mapping[str, Fact], hearing: Hearing) -> dict[str, Any]:
    """Return by fact the answer that a message corrects it to: none where it corrects nothing, several where in doubt.

    Where the visitor was asked which fact is meant, its name settles that. A number after a verdict corrects without a
    word; while something is asked, only words of correction tell it from an answer, and then it can be the answer, too.
    A no before it ("no, 900000") is one where the number cannot be the answer.

    Args:
        turn: the visitor's message.
        state: what was said before it.
        facts: the facts of the rules.
        hearing: takes the number as an answer to a fact.
    """
    if picked := _picked(turn.text, state.doubtful, facts=facts):
        return picked
    number = turn.entity("number")
    if turn.intent == "ask_policy":
        return {}
    if number is None:
        return _amount_told_last(turn, state, facts=facts)
    denies = opening(turn.text) is False
    if not corrects(turn.text) and not denies and (state.asked or not state.programmes):
        return {}
    said = [id_ for id_, answer in state.facts.items() if is_number(answer)]
    fitting = {
        id_: answer
        for id_ in (*said, *((state.asked,) if state.asked else ()))
        if not (id_ == _AGE and number.get("unit"))
        and (answer := fits(id_, turn, state, facts=facts, hearing=hearing)) is not None
    }
    return {} if denies and state.asked in fitting and not corrects(turn.text) else fitting


def _amount_told_last(turn: Turn, state: CheckState, *, facts: Mapping[str, Fact]) -> dict[str, Any]:
    """Return a lone amount that corrects as one for the amount told last, where that is not the pay: it is no pay then.

    It is heard as pay where nothing says what it is; `for_a_year` looks after that.
    """
    amount = turn.entity(PAY)
    if amount is None or not amount.get("bare") or not (corrects(turn.text) or opening(turn.text) is False):
        return {}
    told = [
        id_ for id_, answer in state.facts.items() if id_ in facts and facts[id_].unit == "CNY" and is_number(answer)
    ]
    return {told[-1]: amount["value"]} if told and told[-1] != PAY and _is_plain(amount["value"]) else {}


def fits(id_: str, turn: Turn, state: CheckState, *, facts: Mapping[str, Fact], hearing: Hearing) -> Any:
    """Return the lone number of a message as another answer to a fact; None where it cannot be one, or is no other."""
    if id_ not in facts or facts[id_].type not in _NUMBERS:
        return None
    heard = hearing.hear(turn, id_)
    answer = for_a_year(heard.facts, state).get(id_)
    return None if heard.problem or answer == state.facts.get(id_) else answer


def for_a_year(answers: Mapping[str, Any], state: CheckState) -> Mapping[str, Any]:
    """Return answers with a pay without a period as a year's pay: of a month where that is nearer to what was told.

    Whoever has told 30,000 a month and says "no, 50,000" means a month's pay.
    """
    pay, before = answers.get(PAY), state.facts.get(PAY)
    if not _is_plain(pay) or not _is_plain(before) or not 0 < pay < _SURELY_A_YEARS_CNY or before <= 0:
        return answers
    monthly = abs(log(pay * _MONTHS / before)) < abs(log(pay / before))
    return {**answers, PAY: pay * _MONTHS} if monthly else answers


def _picked(text: str, doubtful: Mapping[str, Any], *, facts: Mapping[str, Fact]) -> dict[str, Any]:
    """Return the one of `doubtful` whose fact the text names, as its button does."""
    said = normalise(text).strip(" .。!！")
    for id_, answer in doubtful.items():
        if id_ in facts and said in map(normalise, facts[id_].label.values()):
            return {id_: answer}
    return {}


def is_number(answer: Any) -> bool:
    """Return whether an answer is a number or a range of numbers."""
    if isinstance(answer, Mapping):
        return not answer.keys().isdisjoint(("min", "max"))
    return _is_plain(answer)


def _is_plain(answer: Any) -> TypeGuard[int | float]:
    return isinstance(answer, int | float) and not isinstance(answer, bool)

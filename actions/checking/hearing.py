"""Hears what a message says of the visitor: facts stated, and the answer to the question that was asked.

Never asks and never judges. What cannot be taken as an answer is told apart from what is no answer at all.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from actions.checking.absence import asks_for
from actions.checking.phrases import absent, after_no, bounds, only_denies, opening
from actions.turn import Turn
from actions.words import Words
from knowledge.eligibility.model import Fact
from knowledge.eligibility.profile import read_profile
from knowledge.errors import InvalidFacts
from knowledge.language import LANGUAGES
from knowledge.search.text import normalise

_UNITS = {"years": "year", "months": "month", "days": "day", "percent": "percent", "CNY": "cny", "USD": "usd"}
_NONE_IS_POSSIBLE = (None, "years", "months", "hours", "papers", "persons", "percent", "CNY", "USD")
_PAY = "annual_salary_cny"
_NONE = "none"  # the option of a choice that says there is none
_RESIDENT = "hong_kong_macao_taiwan_resident"
_SETTLED_IN = {"HK", "MO", "TW"}  # who is of one of these is a resident of Hong Kong, Macao or Taiwan
_IN_MONTHS = {"year": 12, "month": 1}
_PLAUSIBLE_PAY_CNY = 2_000  # a lone number below this, given for a year's pay, is surely not in yuan
_MAY_ANSWER = frozenset(("inform", "affirm", "deny", "nlu_fallback"))
_DAY = re.compile(r"(?<!\d)(\d{4})\s?(?:[-/.]|年|년)\s?(\d{1,2})\s?(?:[-/.]|月|월)\s?(\d{1,2})(?!\d)")
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?)\s?(?:%|percent|per cent|パーセント|퍼센트|프로)")
_ASKING = frozenset(("ask_policy", "check_eligibility"))
_EDGES = re.compile(r"^[\s\W_]+|[\s\W_]+$")


@dataclass(frozen=True, slots=True)
class Heard:
    """What a message said.

    `facts` by id as `read_profile` takes them, among them {"dont_know": True}. `answered`: it answers what was asked.
    `problem` is the key of a sentence that says why an answer cannot be taken, with its `values`.
    """

    facts: Mapping[str, Any] = field(default_factory=dict)
    answered: bool = False
    problem: str | None = None
    values: Mapping[str, object] = field(default_factory=dict)


class Hearing:
    """Understands messages against the facts that the rules know."""

    def __init__(self, *, facts: Callable[[], Mapping[str, Fact]], words: Words, today: Callable[[], date]) -> None:
        """Prepare hearing.

        Args:
            facts: gives the facts of the rules as they are now.
            words: the assistant's sentences, for the labels of its buttons.
            today: the day on which years are counted.
        """
        self._facts = facts
        self._words = words
        self._today = today

    def hear(self, turn: Turn, asked: str | None) -> Heard:
        """Return what the message of `turn` says, `asked` being the fact that is waited for."""
        facts = self._facts()
        fact = facts.get(asked) if asked else None
        if fact is not None and (chosen := _chosen(turn.text, fact)):
            return Heard({fact.id: chosen}, answered=True)
        stated = self._stated(turn, facts, asked=fact)
        if fact is None:
            return self._checked(stated, facts, answered=False)
        if fact.id in stated or (fact.derived and fact.derived.source in stated):
            return self._checked(stated, facts, answered=True)
        if self._is(turn, "dont_know", "answer_dont_know"):
            return Heard({**stated, fact.id: {"dont_know": True}}, answered=True)
        if fact.unit == "CNY" and turn.entity("foreign_salary") is not None:
            return Heard(stated, answered=True, problem="foreign_money")
        answer = self._direct(turn, fact)
        if answer is None:
            return self._checked(stated, facts, answered=False)
        if fact.id == _PAY and isinstance(answer, int | float) and 0 < answer < _PLAUSIBLE_PAY_CNY:
            return Heard(stated, answered=True, problem="which_unit", values={"number": f"{answer:g}"})
        return self._checked({**stated, fact.id: answer}, facts, answered=True)

    def _stated(self, turn: Turn, facts: Mapping[str, Fact], *, asked: Fact | None) -> dict[str, Any]:
        """Return the facts that the message states, whatever was asked.

        A bare word or amount ("China", "5 million") that answers what was asked tells nothing of another fact.
        """
        found: dict[str, Any] = {}
        for entity in turn.facts:
            name, value = entity["entity"], entity["value"]
            if asked and entity.get("bare") and name != asked.id and self._direct(turn, asked) is not None:
                continue
            if name == "birth_year":
                found["age"] = self._years_since(value, least=1)
            elif name == "graduation_year":
                found["years_since_graduation"] = self._years_since(value, least=1)
            elif name in facts:
                found[name] = _ranged(value)
        if found.get("nationality") in _SETTLED_IN and _RESIDENT in facts:
            found[_RESIDENT] = True
        return found

    def _years_since(self, year: Any, *, least: int) -> Any:
        """Return the completed years since some day of `year`: one of two numbers."""
        if not isinstance(year, int):
            return None
        years = self._today().year - year
        return {"min": max(years - least, 0), "max": max(years, 0)}

    def _direct(self, turn: Turn, fact: Fact) -> Any:
        """Return the message as an answer to the question for `fact`; None where it is none."""
        match fact.type:
            case "boolean":
                return self._yes_or_no(turn, fact)
            case "choice":
                named = _option(turn.text, fact, mentioned=turn.intent not in _ASKING or not turn.programmes)
                none = named is None and _NONE in fact.option_ids and self._says_none(turn, fact)
                return _NONE if none else named
            case "integer" | "number":
                found = _number(turn, fact)
                none = found is None and _may_be_none(fact) and self._says_none(turn, fact)
                return 0 if none else found
            case "date":
                return _day(turn.text)
            case _:
                return None

    def _yes_or_no(self, turn: Turn, fact: Fact) -> bool | None:
        """Return what the message says to a question of yes or no; None where it says neither.

        The words it opens with are surer than its intent: 没换单位 is a yes. "No" before a fact ("no, I am 41") may be
        about something else.
        """
        said = opening(turn.text) if turn.intent in _MAY_ANSWER else None
        if said is not None and (said or not turn.facts):
            return said
        if turn.intent in _MAY_ANSWER and (thing := absent(turn.text)) is not None:
            return False if asks_for(thing, fact) else None
        for intent, key, meaning in (("affirm", "answer_yes", True), ("deny", "answer_no", False)):
            if self._is(turn, intent, key):
                return meaning
        return None

    def _says_none(self, turn: Turn, fact: Fact) -> bool:
        """Return whether the message says that there is none, where a number or a choice was asked for.

        "No" alone does; a no that goes on about something else ("no, I am no postdoc") only denies that, and いいえ is
        no answer to what somebody's degree is.
        """
        if self._yes_or_no(turn, fact) is not False or (fact.type == "choice" and only_denies(turn.text)):
            return False
        if opening(turn.text) is None and absent(turn.text) is None and turn.facts:
            return False  # it denies what it tells of: "I am no postdoc"
        rest = after_no(turn.text)
        return rest is None or asks_for(rest, fact)

    def _is(self, turn: Turn, intent: str, key: str) -> bool:
        """Return whether the message has the intent, or is the label of the button in any language."""
        labels = {normalise(self._words.say(key, language)) for language in LANGUAGES}
        return turn.intent == intent or normalise(turn.text) in labels

    def _checked(self, found: Mapping[str, Any], facts: Mapping[str, Fact], *, answered: bool) -> Heard:
        """Return what was heard without what no rule can take; say why where that was the answer."""
        good = dict(found)
        problem, values = None, {}
        for fact, answer in found.items():
            try:
                read_profile({fact: answer}, facts=facts)
            except InvalidFacts:
                del good[fact]
                known = facts[fact]
                if known.type in ("integer", "number") and answered:
                    problem, values = "out_of_range", {"low": f"{known.low:,.10g}", "high": f"{known.high:,.10g}"}
        return Heard(good, answered=answered, problem=problem, values=values)


def _day(text: str) -> str | None:
    """Return the day that a text names with its year, as ISO 8601; None where there is none or no such day.

    >>> _day("2026年12月5日です"), _day("2026-12-05"), _day("2026. 2. 30.")
    ('2026-12-05', '2026-12-05', None)
    """
    written = _DAY.search(normalise(text))
    try:
        return date(*map(int, written.groups())).isoformat() if written else None
    except ValueError:
        return None


def _ranged(value: Any) -> Any:
    """Return a range as `read_profile` takes it; the model's ends may be open."""
    if isinstance(value, dict) and set(value) == {"low", "high"}:
        return {key: end for key, end in (("min", value["low"]), ("max", value["high"])) if end is not None}
    return value


def _may_be_none(fact: Fact) -> bool:
    """Return whether "no" means 0: no HSK, no years of work; but nobody is of no age."""
    return fact.low == 0 and fact.derived is None and fact.unit in _NONE_IS_POSSIBLE and fact.id != _PAY


def _number(turn: Turn, fact: Fact) -> Any:
    pay = turn.entity(_PAY)
    amount = pay if pay and pay.get("bare") and fact.unit in ("CNY", "USD") else None  # not called pay: any money
    entity = turn.entity("number") or amount
    if entity is None and fact.unit == "percent":
        shares = _PERCENT.findall(normalise(turn.text))
        return float(shares[0]) if len(shares) == 1 else None
    if entity is None:
        return _of_currency(turn, fact.unit)
    value, unit = _ranged(entity["value"]), entity.get("unit")
    wanted = _UNITS.get(fact.unit or "")
    if unit is None or wanted is None or unit == wanted:
        return value
    if wanted in _IN_MONTHS and unit in _IN_MONTHS and isinstance(value, int | float):
        return value * _IN_MONTHS[unit] / _IN_MONTHS[wanted]
    return None


def _of_currency(turn: Turn, currency: str | None) -> Any:
    """Return the amount that the message names in this foreign currency."""
    entity = turn.entity("foreign_salary")
    if entity is None or entity["value"]["currency"] != currency:
        return None
    return _ranged(entity["value"]["amount"])


def _option(text: str, fact: Fact, *, mentioned: bool) -> str | None:
    """Return the option that the text names; the longest name that stands in it where it is not one alone.

    A question about a programme is no answer by words that are only `mentioned`: "海外" in the name of a permit says
    nothing of where a degree is from. A name that is half of the text is an answer all the same: "B類です".
    """
    said = _EDGES.sub("", normalise(text))
    names: list[tuple[str, str]] = []
    for option in fact.options:
        every = [*option.label.values(), *(name for names_ in option.also.values() for name in names_)]
        names += [(_EDGES.sub("", normalise(name)), option.id) for name in every]
    for name, option_id in names:
        if said in (name, option_id):
            return option_id
    if fact.ordered and bounds(text):
        return None  # "up to a doctorate" names none; what can be taken of it was heard as a fact
    held = sorted(((len(name), option_id) for name, option_id in names if len(name) > 1 and _within(name, said)))
    if not mentioned:
        held = [(length, option_id) for length, option_id in held if 2 * length >= len(said)]
    longest = {option_id for length, option_id in held if length == held[-1][0]} if held else set()
    return longest.pop() if len(longest) == 1 else None


def _chosen(text: str, fact: Fact) -> str | None:
    """Return the option whose label the text is: a button, in which no other fact is looked for."""
    said = normalise(text)
    return next((one.id for one in fact.options if said in map(normalise, one.label.values())), None)


def _within(name: str, said: str) -> bool:
    if name.isascii():
        return re.search(rf"(?<![a-z]){re.escape(name)}(?![a-z])", said) is not None
    return name in said

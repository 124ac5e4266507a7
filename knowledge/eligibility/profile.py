"""What is known of a person: checked answers, and what follows from them on a day.

Never takes one for another of three things: "not asked", "don't know" and "no" are a fact that is absent, one in
`dont_know`, and a value.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from knowledge.eligibility.located import suggestion
from knowledge.eligibility.model import Fact
from knowledge.eligibility.reading_conditions import value_problem
from knowledge.errors import InvalidFacts


class Range(NamedTuple):
    """Any value from `low` to `high`, both included; dates as ordinals."""

    low: float
    high: float


Exact = bool | int | float | str
Answer = Exact | Range | frozenset[Exact]
Answers = dict[str, Answer]  # facts that are absent are unknown; dates are ordinals


@dataclass(frozen=True, slots=True)
class Profile:
    """The answers given; `said` is what they were given as, for showing them again."""

    answers: Mapping[str, Answer] = field(default_factory=dict)
    dont_know: frozenset[str] = frozenset()

    def on(self, day: date, *, facts: Mapping[str, Fact]) -> Answers:
        """Return all that is known on `day`: the answers, and facts counted from dates, which win over given ones."""
        known: Answers = dict(self.answers)
        for fact in facts.values():
            if fact.derived is None or fact.derived.source not in known:
                continue
            since = known[fact.derived.source]
            low, high = since if isinstance(since, Range) else (since, since)
            counts = sorted(_count(fact.derived.count, date.fromordinal(int(x)), day) for x in (low, high))  # type: ignore[arg-type]
            if counts[0] < 0 and fact.derived.count != "days_until":
                continue  # a day still to come: nothing has been completed, and nothing can be said
            clipped = [min(max(count, fact.low), fact.high) for count in counts]
            known[fact.id] = clipped[0] if clipped[0] == clipped[1] else Range(*clipped)
        return known


def read_profile(raw: Mapping[str, Any], *, facts: Mapping[str, Fact]) -> Profile:
    """Return the profile of `raw` answers.

    Args:
        raw: by fact id a value; `{"min": 300000, "max": 400000}` for a range (one of the two may be left out), a list
            for several options, `{"dont_know": true}`, or None for "not asked". Days as dates or ISO text.
        facts: all facts there are.

    Raises:
        InvalidFacts: with a sentence for every fact that is unknown, of the wrong type or out of its range.
    """
    answers: Answers = {}
    dont_know = set()
    problems: dict[str, str] = {}
    for id_, value in raw.items():
        fact = facts.get(id_)
        if fact is None:
            problems[str(id_)] = f"there is no fact '{id_}'{suggestion(id_, facts)}"
        elif value == {"dont_know": True}:
            dont_know.add(id_)
        elif value is not None:
            answer = _answer(value, fact)
            if isinstance(answer, str) and answer.startswith("\0"):
                problems[id_] = answer[1:]
            else:
                answers[fact.id] = answer
    if problems:
        raise InvalidFacts(problems)
    return Profile(answers, frozenset(dont_know))


def _answer(raw: Any, fact: Fact) -> Answer:
    """Return the answer, or a text that starts with NUL and says what is wrong."""
    if isinstance(raw, dict) and raw and set(raw) <= {"min", "max"} and fact.type in ("integer", "number", "date"):
        ends = [_one(raw[key], fact) for key in ("min", "max") if key in raw]
        for end in ends:
            if isinstance(end, str):
                return end
        low = ends[0] if "min" in raw else fact.low
        high = ends[-1] if "max" in raw else fact.high
        if low > high:  # type: ignore[operator]
            return f"\0'{fact.id}' has a range that ends before it begins"
        return low if low == high else Range(low, high)  # type: ignore[arg-type]
    if isinstance(raw, list | tuple | set | frozenset) and fact.type in ("choice", "country", "boolean"):
        if not raw:
            return f"\0'{fact.id}' has an empty list; leave it out where nothing is known"
        several = [_one(value, fact) for value in raw]
        bad = next((one for one in several if isinstance(one, str) and one.startswith("\0")), None)
        if bad is not None:
            return bad
        return several[0] if len(set(several)) == 1 else frozenset(several)
    return _one(raw, fact)


def _one(raw: Any, fact: Fact) -> Exact:
    value = raw
    if fact.type == "date" and isinstance(raw, str):
        try:
            value = date.fromisoformat(raw)
        except ValueError:
            return f"\0'{fact.id}' is a day such as 1990-05-01, not '{raw}'"
    problem = value_problem(value, fact)
    if problem:
        return f"\0{problem}"
    return value.toordinal() if isinstance(value, date) else value


def shown(answer: Answer, fact: Fact) -> Any:
    """Return an answer as JSON has it and `read_profile` takes it again."""
    if isinstance(answer, Range):
        return {"min": shown(answer.low, fact), "max": shown(answer.high, fact)}
    if isinstance(answer, frozenset):
        order = {option: place for place, option in enumerate(fact.option_ids)}
        return sorted(answer, key=lambda one: (order.get(str(one), 0), str(one)))
    if fact.type == "date":
        return date.fromordinal(int(answer)).isoformat()
    if fact.type in ("integer", "number") and answer == int(answer):
        return int(answer)
    return answer


def _count(what: str, then: date, now: date) -> int:
    """Return completed years, months or days from `then` to `now`, or the days until `then`."""
    match what:
        case "years":
            return now.year - then.year - ((now.month, now.day) < (then.month, then.day))
        case "months":
            return (now.year - then.year) * 12 + now.month - then.month - (now.day < then.day)
        case "days":
            return (now - then).days
        case _:
            return (then - now).days

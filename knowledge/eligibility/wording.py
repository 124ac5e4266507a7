"""Says values, days, points and conditions in one language: "at least 895,248 RMB", "34 years", "yes".

Never decides anything: what is said was found by the engine.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, reduce
from pathlib import Path

from knowledge.countries import country_name
from knowledge.eligibility.model import Comparison, Fact, Multiple, Text
from knowledge.eligibility.points import Points
from knowledge.eligibility.profile import Answer, Range
from knowledge.language import DEFAULT_LANGUAGE, LANGUAGES
from knowledge.words import Words, read_words

_LISTED_AT_MOST = 4


@cache
def words() -> Words:
    """Return the sentences of `words.yml` beside this module."""
    return read_words(Path(__file__).with_name("words.yml"))


class Wording:
    """Says things in `language`."""

    def __init__(self, language: str, *, facts: Mapping[str, Fact]) -> None:
        self.language = language
        self._facts = facts
        self._words = words()

    def say(self, key: str, **values: object) -> str:
        """Return a sentence of `words.yml`."""
        return self._words.say(key, self.language, **values)

    def text(self, text: Text | None) -> str | None:
        """Return a text of a rule in this language; None where there is none."""
        return (text or {}).get(self.language) or None

    def label(self, fact: str) -> str:
        """Return what a fact is called."""
        return self._facts[fact].label[self.language]

    def labels(self, facts: Iterable[str]) -> str:
        """Return what facts are called as one list, cut short where it is long."""
        all_of_them = list(facts)
        listed = self.joined(map(self.label, all_of_them[:_LISTED_AT_MOST]))
        more = len(all_of_them) - _LISTED_AT_MOST
        return self.say("and_more", listed=listed, more=more) if more > 0 else listed

    def value(self, answer: Answer | None, fact: Fact) -> str:
        """Return an answer as a person would read it."""
        if answer is None:
            return self.say("not_said")
        if isinstance(answer, frozenset):
            order = {option: place for place, option in enumerate(fact.option_ids)}
            known = sorted(answer, key=lambda one: (order.get(str(one), 0), str(one)))
            return self.joined([self.value(one, fact) for one in known], by="list_or")
        if isinstance(answer, Range):
            return self._range(answer, fact)
        if isinstance(answer, bool):
            return self.say("said_yes" if answer else "said_no")
        if isinstance(answer, str) and fact.type == "country":
            return country_name(answer, self.language)
        if isinstance(answer, str):
            return next((o.label[self.language] for o in fact.options if o.id == answer), answer)
        if fact.type == "date":
            return self.day(date.fromordinal(int(answer)))
        return self._counted(number(answer), fact, one=answer == 1)

    def day(self, day: date) -> str:
        """Return a day as it is written."""
        return self.say("day", year=day.year, month=day.month, day=day.day)

    def points(self, points: Points) -> str:
        """Return points as a sentence part; a range that was not tried out says "not below, not above"."""
        key = "points_exact" if points.low == points.high else "points_range" if points.exact else "points_within"
        return self.say(key, low=number(points.low), high=number(points.high), max=number(points.maximum))

    def span(self, low: float, high: float) -> str:
        """Return "75 points", or "75 to 80 points" where they differ."""
        if low != high:
            return self.say("unit_points", value=self.say("between", low=number(low), high=number(high)))
        return self.say("unit_points_one") if low == 1 else self.say("unit_points", value=number(low))

    def asked_for(self, comparisons: Iterable[Comparison], fact: Fact) -> str:
        """Return what a bound condition asks of a fact, such as "at least 895,248 RMB"."""
        return self.joined([self._comparison(one, fact) for one in comparisons])

    def _comparison(self, one: Comparison, fact: Fact) -> str:
        values = one.value if isinstance(one.value, tuple) else (one.value,)
        plain = [v.toordinal() if isinstance(v, date) else v for v in values if not isinstance(v, Multiple)]
        return self.say(f"asks_{one.op}", value=self.joined([self.value(v, fact) for v in plain], by="list_or"))

    def _range(self, held: Range, fact: Fact) -> str:
        if held.high >= fact.high and held.low > fact.low:
            return self.say("asks_at_least", value=self.value(held.low, fact))
        if held.low <= fact.low and held.high < fact.high:
            return self.say("asks_at_most", value=self.value(held.high, fact))
        if fact.type == "date":
            return self.say("between", low=self.value(held.low, fact), high=self.value(held.high, fact))
        return self._counted(self.say("between", low=number(held.low), high=number(held.high)), fact, one=False)

    def _counted(self, value: str, fact: Fact, *, one: bool) -> str:
        for name in (fact.id, fact.unit):
            if one and self._words.has(f"unit_{name}_one"):
                return self.say(f"unit_{name}_one")
            if self._words.has(f"unit_{name}"):
                return self.say(f"unit_{name}", value=value)
        return value

    def joined(self, parts: Iterable[str], *, by: str = "list_and") -> str:
        """Return parts as one list, empty for none."""
        listed = list(parts)
        return reduce(lambda left, right: self.say(by, left=left, right=right), listed) if listed else ""


def number(value: float) -> str:
    """Return a number with its thousands set apart, and without decimals where it has none.

    >>> number(895248.0), number(3.5)
    ('895,248', '3.5')
    """
    return f"{int(value):,}" if value == int(value) else f"{value:,}"


def in_language(text: Text, language: str) -> tuple[str, str]:
    """Return a text and its language: `language` where there is one, else English, else any; empty where there is none.

    >>> in_language({"zh": "办法"}, "ko")
    ('办法', 'zh')
    """
    for one in (language, DEFAULT_LANGUAGE, *LANGUAGES, *text):
        if text.get(one):
            return text[one], one
    return "", language

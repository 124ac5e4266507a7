"""Which values a fact can still have, cut down to those between which a rule makes a difference.

Never judges. A rule is constant between its limits, so one value of each stretch, and each limit itself, stand for all.
"""

from collections.abc import Iterable

from knowledge.eligibility.model import Fact
from knowledge.eligibility.profile import Answer, Exact, Range

_OTHER_COUNTRY = "ZZ"  # ISO 3166 leaves ZZ to its users: a country that no rule names


def samples(fact: Fact, answer: Answer | None, limits: Iterable[Exact]) -> list[Exact]:
    """Return values of `fact` that `answer` allows (None: all), so that every stretch between `limits` has one."""
    if fact.type in ("integer", "number", "date"):
        return list(_numbers(fact, answer, limits))
    if fact.type == "boolean":
        possible: Iterable[Exact] = (True, False)
    elif fact.type == "choice":
        possible = fact.option_ids
    else:
        possible = (*sorted({str(limit) for limit in limits}), _OTHER_COUNTRY)
    if answer is None:
        return list(possible)
    if isinstance(answer, frozenset):
        return sorted(answer, key=str)
    return [answer]  # type: ignore[list-item]  # a Range is only of numbers


def _numbers(fact: Fact, answer: Answer | None, limits: Iterable[Exact]) -> list[float]:
    if answer is None:
        low, high = fact.low, fact.high
    elif isinstance(answer, Range):
        low, high = answer
    else:
        return [answer]  # type: ignore[list-item]
    inside = sorted({float(limit) for limit in limits if low <= float(limit) <= high} | {low, high})
    whole = fact.type != "number"
    found: list[float] = []
    for place, value in enumerate(inside):
        if found and whole:
            before = inside[place - 1]
            found += [x for x in (before + 1, value - 1) if before < x < value]
        elif found:
            found.append((inside[place - 1] + value) / 2)
        found.append(value)
    if whole:
        found = [int(x) for x in found]
    return sorted(set(found))

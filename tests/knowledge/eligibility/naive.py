"""What a verdict means, tried out one person at a time: random conditions, all people, and no logic of the unknown.

Never asks the engine; tests hold the engine against it.
"""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

from hypothesis import strategies as st

from knowledge.language import LANGUAGES

NO, BORDERLINE, YES = range(3)
FACTS: dict[str, dict[str, Any]] = {
    **{name: {"type": "boolean", "change": "any"} for name in ("calm", "keen", "warm")},
    "years": {"type": "integer", "range": {"min": 0, "max": 3}, "change": "up"},
    "grade": {"type": "choice", "ordered": True, "options": ["low", "mid", "top"], "change": "up"},
}
VALUES: dict[str, tuple[Any, ...]] = {
    **dict.fromkeys(("calm", "keen", "warm"), (False, True)),
    "years": (0, 1, 2, 3),
    "grade": ("low", "mid", "top"),
}
_NOTE = dict.fromkeys(LANGUAGES, "unclear")

Raw = dict[str, Any]
Person = Mapping[str, Any]


@st.composite
def conditions(draw: st.DrawFn) -> Raw:
    """Draw a condition that reads every fact once."""
    return draw(_over(draw(st.permutations(list(FACTS)))))


@st.composite
def _over(draw: st.DrawFn, facts: list[str]) -> Raw:
    raw = draw(_leaf(facts[0])) if len(facts) == 1 else draw(_group(facts))
    softened = draw(st.sampled_from(["", "", "", "softness", "unclear"]))
    if softened:
        raw |= {"softness": "in_principle"} if softened == "softness" else {"unclear": True, "note": _NOTE}
    return raw


@st.composite
def _leaf(draw: st.DrawFn, fact: str) -> Raw:
    raw: Raw = {"fact": fact}
    if fact == "years":
        raw["at_least"] = draw(st.integers(1, 3))
        if draw(st.booleans()):
            raw["unclear_at"] = [draw(st.integers(0, 3))]
    elif fact == "grade":
        raw |= draw(st.sampled_from([{"at_least": "mid"}, {"below": "top"}, {"in": ["low", "top"]}, {"is": "mid"}]))
    else:
        raw["is"] = draw(st.booleans())
    return raw


@st.composite
def _group(draw: st.DrawFn, facts: list[str]) -> Raw:
    kind = draw(st.sampled_from(["all", "any", "n_of", "not", "unless"]))
    if kind == "not":
        return {"not": draw(_over(facts))}
    cut = draw(st.integers(1, len(facts) - 1))
    parts = [draw(_over(facts[:cut])), draw(_over(facts[cut:]))]
    if kind == "unless":
        return parts[0] | {"unless": parts[1]} if "unless" not in parts[0] else {"any": parts}
    if draw(st.booleans()):
        parts.append({"not_published": True})
    if kind == "n_of":
        return {"n_of": {"n": draw(st.integers(1, len(parts))), "of": parts}}
    return {kind: parts}


def level(raw: Raw, person: Person) -> int:
    """Return how well a condition holds for one person of whom everything is known."""
    found = _bare(raw, person)
    if "softness" in raw:
        found = max(found, BORDERLINE)
    if "unclear" in raw:
        found = min(found, BORDERLINE)
    return max(found, level(raw["unless"], person)) if "unless" in raw else found


def _bare(raw: Raw, person: Person) -> int:
    if "all" in raw:
        return min(level(part, person) for part in raw["all"])
    if "any" in raw:
        return max(level(part, person) for part in raw["any"])
    if "n_of" in raw:
        return sorted((level(part, person) for part in raw["n_of"]["of"]), reverse=True)[raw["n_of"]["n"] - 1]
    if "not" in raw:
        return YES - level(raw["not"], person)
    if "not_published" in raw:
        return BORDERLINE
    value = person[raw["fact"]]
    if value in raw.get("unclear_at", ()):
        return BORDERLINE
    rank = VALUES[raw["fact"]].index
    tests = {
        "is": lambda limit: value == limit,
        "in": lambda limit: value in limit,
        "at_least": lambda limit: rank(value) >= rank(limit),
        "below": lambda limit: rank(value) < rank(limit),
    }
    return YES if all(test(raw[op]) for op, test in tests.items() if op in raw) else NO


def people(known: Person) -> Iterator[dict[str, Any]]:
    """Yield everyone who can be the person of whom only `known` is known: values, lists of values, or nothing."""
    possible = [_possible(fact, known) for fact in FACTS]
    for chosen in product(*possible):
        yield dict(zip(FACTS, chosen, strict=True))


def _possible(fact: str, known: Person) -> tuple[Any, ...]:
    if fact not in known:
        return VALUES[fact]
    held = known[fact]
    if isinstance(held, dict):
        return tuple(value for value in VALUES[fact] if held["min"] <= value <= held["max"])
    return tuple(held) if isinstance(held, list) else (held,)


def deciding(raw: Raw, known: Person) -> set[str]:
    """Return the unknown facts that alone make a difference for somebody who can be the person."""
    levels = {tuple(person.values()): level(raw, person) for person in people(known)}
    found = set()
    for place, fact in enumerate(FACTS):
        if fact not in known:
            for person, before in levels.items():
                others = (levels[(*person[:place], value, *person[place + 1 :])] for value in VALUES[fact])
                if any(other != before for other in others):
                    found.add(fact)
                    break
    return found


@st.composite
def partly_known(draw: st.DrawFn) -> dict[str, Any]:
    """Draw what is known of somebody: of each fact a value or nothing."""
    asked = draw(st.lists(st.sampled_from(list(FACTS)), unique=True))
    return {fact: draw(st.sampled_from(VALUES[fact])) for fact in asked}


@st.composite
def vaguely_known(draw: st.DrawFn) -> dict[str, Any]:
    """Draw what is known of somebody: of each fact a value, a range, several options or nothing."""
    known = draw(partly_known())
    if draw(st.booleans()):
        low = draw(st.integers(0, 3))
        known["years"] = {"min": low, "max": draw(st.integers(low, 3))}
    if draw(st.booleans()):
        known["grade"] = draw(st.lists(st.sampled_from(VALUES["grade"]), min_size=1, unique=True))
    return known

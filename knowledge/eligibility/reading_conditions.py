"""Reads conditions and compares each with the fact it is about: type, options, range. Reports what does not fit.

Never evaluates, and stops at no mistake.
"""

from collections.abc import Mapping
from datetime import date
from math import inf
from typing import Any, Protocol

from knowledge.eligibility.located import Located, Path, suggestion
from knowledge.eligibility.model import Comparison, Condition, Fact, Multiple, Place, Text, Value

_KINDS = ("all", "any", "not", "n_of", "fact", "ref", "points", "not_published")
_OPERATORS = ("is", "in", "at_least", "at_most", "below", "above", "before", "after")
_ORDER_OPERATORS = ("at_least", "at_most", "below", "above")
_NO_TEXT: Text = {"zh": "", "en": "", "ja": "", "ko": ""}


class PlaceOf(Protocol):
    """Finds where something stands, from its `source` or what it inherits."""

    def __call__(self, raw: Mapping[str, Any] | None, path: Path, *, inherited: Place | None) -> Place: ...


class ConditionReader:
    """Reads the conditions of one version; `ids` are those met so far."""

    def __init__(self, file: Located, *, facts: Mapping[str, Fact], place_of: PlaceOf) -> None:
        self.ids: list[str] = []
        self._file = file
        self._facts = facts
        self.place_of = place_of

    def read(self, raw: Mapping[str, Any], path: Path, place: Place, *, named: bool = True) -> Condition:
        """Return the condition at `path`. `named`: it needs an id and a label."""
        if named:
            for key in ("id", "label"):
                if key not in raw:
                    self._file.report(path, f"a condition needs '{key}'")
        if "id" in raw:
            self.ids.append(raw["id"])
        kinds = [kind for kind in _KINDS if kind in raw]
        if len(kinds) != 1:
            what = f"it has {' and '.join(kinds)}" if kinds else "it has none"
            self._file.report(path, f"a condition needs exactly one of {', '.join(_KINDS)}; {what}")
        if "unclear" in raw and "note" not in raw:
            self._file.report(path, "'unclear' needs a 'note' that says what is unclear")
        kind = kinds[0] if kinds else "always"
        here = self.place_of(raw.get("source"), path, inherited=place)
        self._check_operators(raw, kind, path)
        return Condition(
            id=raw.get("id", ""),
            kind=kind,  # type: ignore[arg-type]  # one of _KINDS, which are the literals
            label=raw.get("label", _NO_TEXT),
            place=here,
            note=raw.get("note"),
            parts=self._parts(raw, kind, path, here, named=named),
            n=raw["n_of"]["n"] if kind == "n_of" else 0,
            fact=raw.get("fact", ""),
            comparisons=self._comparisons(raw, kind, path),
            unclear_at=self._unclear_at(raw, path),
            ref=_ref(raw["ref"]) if kind == "ref" else ("", None),
            in_principle="softness" in raw,
            unclear="unclear" in raw,
            unless=self.read(raw["unless"], (*path, "unless"), here, named=named) if "unless" in raw else None,
        )

    def when(self, raw: Any, path: Path, place: Place) -> Condition:
        """Return what an outcome or a row depends on."""
        return self.always(place) if raw == "always" else self.read(raw, path, place, named=False)

    @staticmethod
    def always(place: Place) -> Condition:
        """Return the condition that always holds."""
        return Condition(id="", kind="always", label=_NO_TEXT, place=place)

    def _parts(
        self, raw: Mapping[str, Any], kind: str, path: Path, place: Place, *, named: bool
    ) -> tuple[Condition, ...]:
        match kind:
            case "all" | "any":
                parts, below = raw[kind], (*path, kind)
            case "n_of":
                parts, below = raw[kind]["of"], (*path, kind, "of")
                if raw[kind]["n"] > len(parts):
                    self._file.report((*path, kind), f"there are only {len(parts)} conditions to hold")
            case "not":
                return (self.read(raw[kind], (*path, kind), place, named=named),)
            case _:
                return ()
        return tuple(self.read(part, (*below, number), place, named=named) for number, part in enumerate(parts))

    def _check_operators(self, raw: Mapping[str, Any], kind: str, path: Path) -> None:
        operators = [operator for operator in _OPERATORS if operator in raw]
        if kind == "points":
            if operators not in (["at_least"], ["at_most"], ["below"], ["above"]):
                self._file.report(path, "'points' needs one of at_least, at_most, below, above")
        elif kind == "fact":
            if not 1 <= len(operators) <= 2:
                self._file.report(path, f"a fact needs one or two of {', '.join(_OPERATORS)}")
        elif operators:
            self._file.report((*path, operators[0]), f"'{operators[0]}' belongs to a fact")

    def _comparisons(self, raw: Mapping[str, Any], kind: str, path: Path) -> tuple[Comparison, ...]:
        if kind == "points":
            return tuple(Comparison(op, raw[op]) for op in _ORDER_OPERATORS if op in raw)  # type: ignore[arg-type]
        if kind != "fact":
            return ()
        fact = self._facts.get(raw["fact"])
        if fact is None:
            near = suggestion(raw["fact"], self._facts)
            self._file.report((*path, "fact"), f"there is no fact '{raw['fact']}'{near}")
            return ()
        return tuple(
            Comparison(operator, self._value(raw[operator], operator, fact, (*path, operator)))  # type: ignore[arg-type]
            for operator in _OPERATORS
            if operator in raw
        )

    def _value(self, raw: Any, operator: str, fact: Fact, path: Path) -> Value | Multiple | tuple[Value, ...]:
        if isinstance(raw, dict):
            return Multiple(raw["times"], raw["param"])
        if operator == "in":
            return tuple(self._checked(value, fact, (*path, number)) for number, value in enumerate(raw))
        if operator in _ORDER_OPERATORS and (fact.type in ("boolean", "country") or _unordered(fact)):
            self._file.report(path, f"'{fact.id}' has no order; use 'is' or 'in'")
        if operator in ("before", "after") and fact.type != "date":
            self._file.report(path, f"'{operator}' needs a date, and '{fact.id}' is none")
        return self._checked(raw, fact, path)

    def _checked(self, raw: Any, fact: Fact, path: Path) -> Value:
        problem = value_problem(raw, fact)
        if problem:
            self._file.report(path, problem)
        value: Value = raw
        return value

    def _unclear_at(self, raw: Mapping[str, Any], path: Path) -> tuple[Value, ...]:
        if "unclear_at" not in raw:
            return ()
        fact = self._facts.get(raw.get("fact", ""))
        if fact is None:
            self._file.report((*path, "unclear_at"), "'unclear_at' belongs to a fact")
            return ()
        found = enumerate(raw["unclear_at"])
        return tuple(self._checked(value, fact, (*path, "unclear_at", number)) for number, value in found)


def value_problem(raw: Any, fact: Fact) -> str | None:
    """Return what is wrong with `raw` as a value of `fact`, as a sentence; None where nothing is."""
    match fact.type:
        case "boolean":
            return None if isinstance(raw, bool) else f"'{fact.id}' is true or false, not '{raw}'"
        case "choice":
            known = fact.option_ids
            return None if raw in known else f"'{fact.id}' cannot be '{raw}'{suggestion(raw, known)}"
        case "country":
            good = isinstance(raw, str) and len(raw) == 2 and raw.isascii() and raw.isalpha() and raw.isupper()
            return None if good else f"'{fact.id}' is a country code of two capital letters such as JP, not '{raw}'"
        case "date":
            if type(raw) is not date:
                return f"'{fact.id}' is a day such as 1990-05-01, not '{raw}'"
            number: float = raw.toordinal()
        case _:
            if isinstance(raw, bool) or not isinstance(raw, int | float) or raw != raw or abs(raw) == inf:
                return f"'{fact.id}' is a number{_unit(fact)}, not '{raw}'"
            if fact.type == "integer" and raw != int(raw):
                return f"'{fact.id}' is a whole number{_unit(fact)}, not '{raw}'"
            number = raw
    if not fact.low <= number <= fact.high:
        low, high = (date.fromordinal(int(x)) if fact.type == "date" else x for x in (fact.low, fact.high))
        return f"'{fact.id}' is between {low} and {high}, not '{raw}'"
    return None


def _unit(fact: Fact) -> str:
    return f" of {fact.unit}" if fact.unit else ""


def _unordered(fact: Fact) -> bool:
    return fact.type == "choice" and not fact.ordered


def _ref(raw: str) -> tuple[str, str | None]:
    programme, _, outcome = raw.partition("/")
    return programme, outcome or None

"""Reads `facts.yml` and `parameters.yml` into facts and dated parameters. Reports what does not fit together.

Never reads a programme, and stops at no mistake.
"""

import sys
from collections.abc import Mapping
from datetime import date
from typing import Any

from knowledge.eligibility.located import Located, suggestion
from knowledge.eligibility.model import Cited, Derived, Fact, Option, Parameter, Place

_FIRST_DAY, _LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)
_NUMERIC = ("integer", "number")


def read_facts(file: Located) -> dict[str, Fact]:
    """Return the facts by id. The file has the right shape."""
    facts = {id_: _fact(id_, raw, file=file) for id_, raw in file.data["facts"].items()}
    for fact in facts.values():
        if fact.derived is None:
            continue
        path = ("facts", fact.id, "derived", "from")
        source = facts.get(fact.derived.source)
        if source is None:
            file.report(path, f"there is no fact '{fact.derived.source}'{suggestion(fact.derived.source, facts)}")
        elif source.type != "date":
            file.report(path, f"a fact can only be counted from a date, and '{source.id}' is none")
    return facts


def _fact(id_: str, raw: Mapping[str, Any], *, file: Located) -> Fact:
    path = ("facts", id_)
    type_ = raw["type"]
    if type_ in _NUMERIC and "range" not in raw:
        file.report(path, f"'{id_}' is a number and needs a 'range'")
    if (type_ == "choice") != ("options" in raw):
        file.report(path, f"'{id_}': 'options' belong to a choice, and to nothing else")
    if raw.get("derived") and type_ not in _NUMERIC:
        file.report((*path, "derived"), f"'{id_}' is counted and must be an integer or a number")
    low, high = _range(raw, type_, file=file, path=path)
    derived = raw.get("derived")
    return Fact(
        id=sys.intern(id_),  # answers are looked up by it: found faster where both are the same object
        type=type_,
        unit=raw.get("unit"),
        low=low,
        high=high,
        options=tuple(
            Option(name, one["label"], {lang: tuple(words) for lang, words in one.get("also", {}).items()})
            for name, one in raw.get("options", {}).items()
        ),
        ordered=raw.get("ordered", False),
        derived=Derived(derived["from"], derived["count"]) if derived else None,
        label=raw["label"],
        question=raw["question"],
        why=raw["why"],
        change=raw["change"],
        effort=raw.get("effort", 1),
        sensitive=raw.get("sensitive", False),
        rare=raw.get("rare", False),
        asked="ask" not in raw,
    )


def _range(raw: Mapping[str, Any], type_: str, *, file: Located, path: tuple[str, ...]) -> tuple[float, float]:
    given = raw.get("range")
    if type_ == "date":
        low, high = (given["min"], given["max"]) if given else (_FIRST_DAY, _LAST_DAY)
        if type(low) is not date or type(high) is not date:
            file.report((*path, "range"), "the range of a date needs two days such as 2026-11-20")
            return _FIRST_DAY.toordinal(), _LAST_DAY.toordinal()
        low, high = low.toordinal(), high.toordinal()
    elif type_ in _NUMERIC and given:
        low, high = given["min"], given["max"]
        if type(low) is date or type(high) is date:
            file.report((*path, "range"), "the range of a number needs two numbers")
            return 0, 1
    else:
        return 0, 1
    if low >= high:
        file.report((*path, "range"), "'min' must be less than 'max'")
    return low, high


def read_parameters(file: Located, *, known: Mapping[str, Cited]) -> dict[str, Parameter]:
    """Return the dated parameters by id. The file has the right shape; `known` are the registered sources."""
    parameters = {}
    for id_, raw in file.data["parameters"].items():
        path = ("parameters", id_)
        doc = raw["source"]["doc"]
        if doc not in known:
            file.report((*path, "source", "doc"), f"there is no source '{doc}'{suggestion(doc, known)}")
            continue
        dated = [(one["from"], float(one["value"])) for one in raw["values"] if "from" in one]
        if [day for day, _ in dated] != sorted({day for day, _ in dated}):
            file.report((*path, "values"), f"the values of '{id_}' must be in the order of their days, each day once")
        parameters[id_] = Parameter(
            id=id_,
            unit=raw["unit"],
            label=raw["label"],
            place=Place(known[doc], raw["source"].get("clause")),
            values=tuple(sorted(dated)),
            history={one["id"]: float(one["value"]) for one in raw["values"]},
        )
    return parameters

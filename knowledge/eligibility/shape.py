"""Checks the shape of a rule file: known keys, types, what must be there.

Never looks at what fits together.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

from jsonschema import Draft202012Validator, ValidationError
from jsonschema.validators import extend

from knowledge.content import parse_yaml
from knowledge.eligibility.located import Located, suggestion

_FILE = Path(__file__).with_name("shape.yml")
_TYPES = {
    "object": "keys with values",
    "array": "a list",
    "string": "a text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "date": "a day such as 2026-11-20",
    "null": "nothing",
}


@cache
def _validator(kind: str) -> Any:
    schema = parse_yaml(_FILE.read_text(encoding="utf-8"), name=_FILE.name)
    dates = Draft202012Validator.TYPE_CHECKER.redefine("date", lambda _, value: type(value) is date)
    return extend(Draft202012Validator, type_checker=dates)({**schema, "$ref": f"#/$defs/{kind}"})


def check_shape(file: Located, kind: Literal["programme", "facts", "parameters"]) -> bool:
    """Report everything in `file` that has the wrong shape. Return whether nothing had.

    Of a file that could not even be read as YAML that mistake alone is told.
    """
    if file.data is None and file.name in file.problems.files():
        return False
    errors = list(_flat(_validator(kind).iter_errors(file.data)))
    for error in errors:
        _report(file, error)
    return not errors


def _flat(errors: Iterable[ValidationError]) -> Iterator[ValidationError]:
    """Yield errors, those of an alternative in place of "is not valid under any of the schemas"."""
    for error in errors:
        deep = [e for e in error.context or () if len(e.absolute_path) > len(error.absolute_path)]
        if deep:
            yield from _flat(deep)
        elif error.context:
            of_keys = [e for e in error.context if e.validator in ("additionalProperties", "required")]
            yield from of_keys if of_keys and isinstance(error.instance, dict) else [error]
        else:
            yield error


def _report(file: Located, error: ValidationError) -> None:
    path = tuple(error.absolute_path)
    name = path[-1] if path else "the file"
    value: Any = error.validator_value
    match error.validator:
        case "additionalProperties":
            known = error.schema.get("properties", {})
            for key in error.instance:
                if key not in known:
                    file.report((*path, key), f"unknown key '{key}'{suggestion(key, known)}")
        case "required":
            for key in value:
                if key not in error.instance:
                    file.report(path, f"'{name}': '{key}' is missing")
        case "type":
            wanted = " or ".join(_TYPES[t] for t in ([value] if isinstance(value, str) else value))
            file.report(path, f"'{name}' must be {wanted}, not {_shown(error.instance)}")
        case "enum":
            near = suggestion(error.instance, [str(v) for v in value])
            file.report(path, f"'{name}' cannot be {_shown(error.instance)}{near}")
        case "const":
            file.report(path, f"'{name}' must be {_shown(value)}, not {_shown(error.instance)}")
        case "pattern":
            file.report(path, f"'{error.instance}' is no id; write lower-case words joined as in '{_example(value)}'")
        case "minLength" | "minItems" | "minProperties":
            file.report(path, f"'{name}' must not be empty")
        case "anyOf":
            file.report(path, f"'{name}' cannot be {_shown(error.instance)}")
        case _:
            file.report(path, f"'{name}': {error.message}")


def _example(pattern: str) -> str:
    return "annual_salary_cny" if "_" in pattern else "salary-six-times"


def _shown(value: object) -> str:
    if isinstance(value, dict | list):
        return "a list" if isinstance(value, list) else "keys with values"
    return "nothing" if value is None else f"'{str(value).lower() if isinstance(value, bool) else value}'"

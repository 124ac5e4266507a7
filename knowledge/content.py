"""Reads one YAML or front-matter file strictly: repeated keys, unknown keys and wrong types are errors with a line.

Never knows what the content means; `sources`, `cards` and `glossary` do.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from knowledge.errors import InvalidContent


class StrictLoader(yaml.CSafeLoader):
    """A safe loader that refuses a key written twice (plain YAML lets the last one win) and reads `on` as a word.

    YAML 1.1 takes on, off, yes and no for booleans; only true and false are, here as in YAML 1.2.
    """

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key '{key}' is written twice", key_node.start_mark
                )
            seen.add(key)
        return super().construct_mapping(node, deep)

    def construct_timestamp(self, node: yaml.ScalarNode) -> Any:
        """Refuse a day that the calendar does not have with its place; plain YAML lets Python's error through."""
        try:
            return super().construct_yaml_timestamp(node)
        except ValueError:
            raise yaml.constructor.ConstructorError(
                None, None, f"there is no day '{node.value}'; write one as 2026-11-20", node.start_mark
            ) from None


StrictLoader.add_constructor("tag:yaml.org,2002:timestamp", StrictLoader.construct_timestamp)
StrictLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
StrictLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def parse_yaml(text: str, *, name: str, first_line: int = 1) -> Any:
    """Return the content of YAML `text`; `name` and `first_line` say where it stands.

    Raises:
        InvalidContent: with the line and what the parser met there.
    """
    try:
        return yaml.load(text, Loader=StrictLoader)  # noqa: S506 - a SafeLoader
    except yaml.MarkedYAMLError as error:
        line = (error.problem_mark.line if error.problem_mark else 0) + first_line
        raise InvalidContent([f"{name}:{line}: {error.problem or error.context}"]) from error
    except yaml.reader.ReaderError as error:
        line = text.encode()[: error.position].count(b"\n") + first_line  # libyaml counts bytes
        raise InvalidContent([f"{name}:{line}: a character that must not stand in a text file"]) from error


def read_front_matter(path: Path) -> tuple[dict[str, Any], str]:
    """Return the front matter and the body of a Markdown file.

    Raises:
        InvalidContent: when the file does not start with a `---` block that holds a mapping.
    """
    text = path.read_text(encoding="utf-8")
    parts = text.split("---\n", 2)
    if len(parts) != 3 or parts[0].strip():
        raise InvalidContent([f"{path.name}:1: must start with a front-matter block between two lines '---'"])
    header = parse_yaml(parts[1], name=path.name, first_line=2)
    if not isinstance(header, dict):
        raise InvalidContent([f"{path.name}:2: the front matter must be 'key: value' lines"])
    return header, parts[2].strip()


def check_keys(
    content: Mapping[str, Any],
    *,
    where: str,
    required: Mapping[str, type | tuple[type, ...]],
    optional: Iterable[str] = (),
) -> list[str]:
    """Return a sentence for every missing, unknown or wrongly typed key of `content`."""
    problems = [f"{where}: '{key}' is missing" for key in required if key not in content]
    known = {*required, *optional}
    problems += [
        f"{where}: unknown key '{key}'; known are {', '.join(sorted(known))}" for key in content if key not in known
    ]
    for key, kind in required.items():
        if key in content and not isinstance(content[key], kind):
            names = kind.__name__ if isinstance(kind, type) else " or ".join(k.__name__ for k in kind)
            problems.append(f"{where}: '{key}' must be {names}, not {type(content[key]).__name__}")
    return problems

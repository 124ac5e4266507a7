"""Reads a YAML file into plain data that remembers where everything stands, and collects what is wrong with it.

Never stops at the first mistake: an owner sees all of them at once.
"""

import difflib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

import yaml

from knowledge.content import StrictLoader

Path = tuple[str | int, ...]


@dataclass
class Problems:
    """The mistakes found so far, each as `file:line:column: what is wrong; what to write instead`."""

    found: list[tuple[str, int, int, str]] = field(default_factory=list)

    def add(self, name: str, place: tuple[int, int], sentence: str) -> None:
        """Keep a mistake; the same one at the same place is kept once."""
        one = (name, *place, sentence)
        if one not in self.found:
            self.found.append(one)

    def files(self) -> set[str]:
        """Return the names of the files that have a mistake."""
        return {name for name, *_ in self.found}

    def lines(self) -> list[str]:
        """Return the mistakes as lines, in the order of files and places."""
        return [f"{name}:{line}:{column}: {sentence}" for name, line, column, sentence in sorted(self.found)]


@dataclass(frozen=True)
class Located:
    """Data of one file. A place is found by the path of keys and positions that leads to it."""

    name: str
    data: Any
    places: dict[Path, tuple[int, int]]
    problems: Problems

    def report(self, path: Path, sentence: str) -> None:
        """Report a mistake at `path`, or at the nearest place above it that the file has."""
        while path and path not in self.places:
            path = path[:-1]
        self.problems.add(self.name, self.places.get(path, (1, 1)), sentence)

    def at(self, path: Path) -> Any:
        """Return the data at `path`; None where there is none."""
        found = self.data
        for step in path:
            try:
                found = found[step]
            except (KeyError, IndexError, TypeError):
                return None
        return found


def read_located(text: str, *, name: str, problems: Problems) -> Located:
    """Return the content of YAML `text`; what cannot be read is reported, and the data is None then."""
    loader = StrictLoader(text)
    places: dict[Path, tuple[int, int]] = {}
    try:
        node = loader.get_single_node()
        data = _read(node, (), loader=loader, places=places, name=name, problems=problems) if node else None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        problems.add(name, place, str(error.problem or error.context))
        data = None
    except yaml.reader.ReaderError:
        problems.add(name, (1, 1), "has a character that must not stand in a text file")
        data = None
    finally:
        loader.dispose()
    return Located(name, data, places, problems)


def _read(
    node: yaml.Node,
    path: Path,
    *,
    loader: StrictLoader,
    places: dict[Path, tuple[int, int]],
    name: str,
    problems: Problems,
) -> Any:
    places.setdefault(path, (node.start_mark.line + 1, node.start_mark.column + 1))
    if isinstance(node, yaml.SequenceNode):
        return [
            _read(item, (*path, number), loader=loader, places=places, name=name, problems=problems)
            for number, item in enumerate(node.value)
        ]
    if not isinstance(node, yaml.MappingNode):
        return loader.construct_object(node)
    content: dict[Any, Any] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        place = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
        if not isinstance(key, str | int):
            problems.add(name, place, "a key must be a word or a whole number")
            continue
        if key in content:
            problems.add(name, place, f"the key '{key}' is written twice; delete one")
            continue
        places[(*path, key)] = place
        content[key] = _read(value_node, (*path, key), loader=loader, places=places, name=name, problems=problems)
    return content


def suggestion(word: object, known: Collection[str] | Iterable[str]) -> str:
    """Return "; did you mean 'x'?" for the nearest known word, or the known ones where none is near and they are few.

    >>> suggestion("annual_salary", ["annual_salary_cny", "age"])
    "; did you mean 'annual_salary_cny'?"
    """
    words = sorted(map(str, known))
    near = difflib.get_close_matches(str(word), words, n=1, cutoff=0.6)
    if near:
        return f"; did you mean '{near[0]}'?"
    return f"; known are {', '.join(words)}" if 0 < len(words) <= 12 else ""

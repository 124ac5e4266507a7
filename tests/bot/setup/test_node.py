"""Finding a Node: what is called so is asked for its version, and one that does not fit is passed over."""

import json
import os
from pathlib import Path

import pytest

from bot.setup.node import Node, find_node, fits

PROJECT = Path(__file__).resolve().parents[3]
WANTED = "^20.19.0 || ^22.12.0 || >=24.0.0"


def put(folder: Path, *, node: str | None = None, npm: bool = True) -> str:
    """Make a folder of programs, with a `node` that says `node`, and return its path."""
    folder.mkdir()
    if node is not None:
        program(folder / "node", f"#!/bin/sh\n{node}\n")
    if npm:
        program(folder / "npm", "#!/bin/sh\n")
    return str(folder)


def program(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        ((20, 18, 9), False),
        ((20, 19, 0), True),
        ((20, 99, 0), True),
        ((21, 7, 0), False),
        ((22, 11, 0), False),
        ((22, 12, 0), True),
        ((23, 0, 0), False),
        ((24, 0, 0), True),
        ((31, 1, 2), True),
    ],
)
def test_version_fits_when_a_range_has_it(version: tuple[int, int, int], expected: bool) -> None:
    assert fits(version, WANTED) is expected


def test_range_that_is_not_understood_is_an_error() -> None:
    with pytest.raises(ValueError, match="~20"):
        fits((20, 19, 0), "~20.19.0")


def test_what_the_packages_want_is_understood() -> None:
    wanted = json.loads((PROJECT / "web" / "package.json").read_text(encoding="utf-8"))["engines"]["node"]
    assert fits((99, 0, 0), wanted) and not fits((18, 20, 0), wanted)


def test_first_node_of_the_path_that_fits_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folders = [
        put(tmp_path / "old", node="echo v18.20.4"),
        put(tmp_path / "broken", node="exit 1"),
        put(tmp_path / "shim", node="echo 'no version set'"),
        put(tmp_path / "empty"),
        put(tmp_path / "good", node="echo v22.14.0"),
        put(tmp_path / "later", node="echo v24.1.0"),
    ]
    monkeypatch.setenv("PATH", os.pathsep.join([*folders, "/usr/bin", "/bin"]))
    good = tmp_path / "good"
    found = find_node(WANTED)
    assert found == Node(program=str(good / "node"), npm=(str(good / "npm"),))
    assert found.environment()["PATH"].startswith(f"{good}{os.pathsep}")


@pytest.mark.parametrize("node", [None, "echo v18.20.4", "echo v24.1.0"])
def test_without_a_fitting_node_or_without_npm_there_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, node: str | None
) -> None:
    monkeypatch.setenv("PATH", put(tmp_path / "bin", node=node, npm=node != "echo v24.1.0"))
    assert find_node(WANTED) is None

"""The documents name what there is, and words that stand in two places agree."""

import json
import re
from dataclasses import fields
from pathlib import Path

import pytest
import typer
from fastapi import FastAPI
from fastapi.routing import APIRoute

from actions.words import load_words
from bot.cli.commands import cli
from bot.settings import Settings
from bot.web.pages import routes as pages
from knowledge.content import parse_yaml
from knowledge.language import LANGUAGES

PROJECT = Path(__file__).resolve().parents[1]
BASES = ("seed", "official", "secondary", "unverified")


def read(name: str) -> str:
    return (PROJECT / name).read_text(encoding="utf-8")


def commands(group: typer.Typer, *, prefix: str = "desk") -> list[str]:
    """Return every command as it is typed, as "desk evaluate search"."""
    named = [(c.name or c.callback.__name__).replace("_", "-") for c in group.registered_commands if c.callback]
    found = [f"{prefix} {name}" for name in named]
    for below in group.registered_groups:
        assert below.typer_instance is not None
        found += commands(below.typer_instance, prefix=f"{prefix} {below.name}")
    return found


def table(start: str) -> str:
    """Return the table of README.md whose head starts with `start`."""
    return read("README.md").partition(f"| `{start}")[2].partition("\n\n")[0]


def targets() -> list[str]:
    return re.findall(r"^([a-z][a-z-]*):", read("Makefile"), re.MULTILINE)


def parts_of_the_code() -> list[str]:
    """Return every top-level module and package of the three packages, as "bot/gateway.py" or "bot/web"."""
    found = []
    for package in ("bot", "actions", "knowledge"):
        for path in sorted((PROJECT / package).iterdir()):
            is_package = (path / "__init__.py").exists()
            if is_package or (path.suffix == ".py" and not path.stem.startswith("__")):
                found.append(path.relative_to(PROJECT).as_posix())
    return found


@pytest.mark.parametrize("name", [spec.metadata["env"] for spec in fields(Settings)])
def test_setting_is_documented(name: str) -> None:
    assert f"`{name}`" in read("README.md")


def test_every_route_is_documented(app: FastAPI) -> None:
    documents = read("README.md") + read("ARCHITECTURE.md")
    paths = [
        *app.openapi()["paths"],
        *(route.path for page in pages.MODULES for route in page.router.routes if isinstance(route, APIRoute)),
    ]
    assert "/api/search" in paths and "/widget/panel" in paths
    assert [path for path in paths if f"{path}`" not in documents] == []


@pytest.mark.parametrize("action", parse_yaml(read("domain.yml"), name="domain.yml")["actions"])
def test_action_is_documented(action: str) -> None:
    assert action in read("README.md")


@pytest.mark.parametrize("command", commands(cli))
def test_command_is_documented(command: str) -> None:
    assert re.search(rf"^\| `{command.removeprefix('desk ')}[ `]", table("./desk"), re.MULTILINE)


@pytest.mark.parametrize("target", targets())
def test_make_target_is_documented(target: str) -> None:
    assert re.search(rf"^\| `{target}[ `]", table("make"), re.MULTILINE)


@pytest.mark.parametrize("part", parts_of_the_code())
def test_part_of_the_code_is_documented(part: str) -> None:
    document = read("ARCHITECTURE.md")
    package, name = part.split("/")
    assert any(written in document for written in (part, f"`{name}`", f"`{name}/`", f"{package}.{name[:-3]}"))


@pytest.mark.parametrize("lock", [path.name for path in (PROJECT / "requirements").glob("*.txt")])
def test_lock_of_python_holds_no_address(lock: str) -> None:
    assert "--hash=sha256:" in read(f"requirements/{lock}") and "://" not in read(f"requirements/{lock}")


def test_lock_of_the_browser_code_says_what_and_not_from_where() -> None:
    packages = {name: of for name, of in json.loads(read("web/package-lock.json"))["packages"].items() if name}
    assert packages and all(of["integrity"] for of in packages.values())
    assert [name for name, of in packages.items() if "resolved" in of] == []


@pytest.mark.parametrize("basis", BASES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_chat_names_a_basis_as_the_assistant_does(language: str, basis: str) -> None:
    word = re.search(rf'^\s*basis_{basis}: "(.*)",$', read(f"web/src/reply/words/{language}.ts"), re.MULTILINE)
    assert word
    assert word[1] == load_words().say(f"basis_{basis}", language)

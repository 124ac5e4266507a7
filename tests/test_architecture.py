"""The rules that ARCHITECTURE.md draws, checked on the code itself."""

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.setup.model import MADE_OF, model_path

PROJECT = Path(__file__).resolve().parents[1]
PACKAGES = ("bot", "actions", "knowledge")
MODULES = {
    path.relative_to(PROJECT).as_posix(): path for package in PACKAGES for path in (PROJECT / package).rglob("*.py")
}
MAX_LINES = 300

# Who may look at the environment besides the settings, and why.
ENVIRONMENT = {
    "bot/settings.py": "makes the settings",
    "bot/supervisor.py": "passes it on to its children",
    "bot/bench/trial.py": "passes it on to the product it measures",
    "bot/setup/": "runs before the settings can, and passes it on to its children",
}
# What Rasa's environment has; bot/nlu runs inside Rasa and must not need the app's.
NLU_MAY_IMPORT = {"rasa", "jieba", "spacy", "sudachipy", "numpy", "scipy", "sklearn", "yaml", "regex"}
# What both environments use. It must run in either, so it imports nothing but the standard library.
SHARED = ("knowledge.language", "knowledge.han")


def imports_of(name: str) -> Iterator[str]:
    """Give the full name of everything that a module imports."""
    for node in ast.walk(ast.parse(MODULES[name].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}:{node.lineno} imports relatively"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def importers(*prefixes: str, among: str = "") -> set[str]:
    """Return the modules below `among` that import something whose name starts with one of `prefixes`."""
    return {
        name
        for name in MODULES
        if name.startswith(among)
        for imported in imports_of(name)
        if any(imported == prefix or imported.startswith(f"{prefix}.") for prefix in prefixes)
    }


def test_there_is_something_to_check() -> None:
    assert len(MODULES) > 60 and importers("knowledge") and importers("fastapi")


def test_knowledge_imports_neither_actions_nor_bot() -> None:
    assert importers("actions", "bot", among="knowledge/") == set()


def test_actions_do_not_import_bot() -> None:
    assert importers("bot", among="actions/") == set()


def test_only_the_web_and_the_composition_root_know_fastapi() -> None:
    found = importers("fastapi", "starlette")
    assert {name for name in found if not name.startswith("bot/web/")} == {"bot/app.py"}


def test_only_the_web_knows_socketio() -> None:
    found = importers("socketio", "engineio")
    assert found and all(name.startswith("bot/web/") for name in found)


def test_only_the_index_knows_chroma() -> None:
    found = importers("chromadb")
    assert found and all(name.startswith("knowledge/index/") for name in found)


def test_only_its_client_posts_to_rasa() -> None:
    product = {name: path for name, path in MODULES.items() if not name.startswith("bot/bench/")}  # that measures it
    naming = {name for name, path in product.items() if "rasa_url" in path.read_text(encoding="utf-8")}
    posting = {
        name
        for name in product
        for node in ast.walk(ast.parse(MODULES[name].read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "post"
        and ast.unparse(node.func.value) != "router"
    }
    assert posting == {"bot/rasa_client.py"}
    assert naming == {"bot/settings.py", "bot/app.py", "bot/supervisor.py"}


def test_only_the_settings_read_the_environment() -> None:
    readers = {
        name
        for name in MODULES
        for node in ast.walk(ast.parse(MODULES[name].read_text(encoding="utf-8")))
        if (isinstance(node, ast.Attribute) and node.attr in ("environ", "environb", "getenv"))
        or (isinstance(node, ast.ImportFrom) and node.module == "os" and {a.name for a in node.names} & {"environ"})
    }
    assert {name for name in readers if not name.startswith(tuple(ENVIRONMENT))} == set()


def test_nlu_imports_only_what_rasas_environment_has() -> None:
    foreign = {
        (name, imported)
        for name in MODULES
        if name.startswith("bot/nlu/")
        for imported in imports_of(name)
        if imported.split(".")[0] not in NLU_MAY_IMPORT | sys.stdlib_module_names
        and not imported.startswith(("bot.nlu.", *(f"{module}." for module in SHARED)))
        and imported not in SHARED
    }
    assert foreign == set()


def test_nothing_else_imports_nlu() -> None:
    assert {name for name in importers("bot.nlu") if not name.startswith("bot/nlu/")} == set()


def test_setup_imports_only_the_standard_library() -> None:
    foreign = {
        (name, imported)
        for name in MODULES
        if name.startswith("bot/setup/")
        for imported in imports_of(name)
        if imported.split(".")[0] not in sys.stdlib_module_names and not imported.startswith("bot.setup")
    }
    assert foreign == set()


@pytest.mark.parametrize("module", SHARED)
def test_what_both_environments_use_imports_only_the_standard_library(module: str) -> None:
    imported = set(imports_of(f"{module.replace('.', '/')}.py"))
    assert {name for name in imported if name.split(".")[0] not in sys.stdlib_module_names} == set()
    assert importers(module, among="bot/nlu/")


@pytest.mark.parametrize("module", SHARED)
def test_a_change_of_what_both_environments_use_makes_another_model(module: str, tmp_path: Path) -> None:
    for name in MADE_OF:
        copy = shutil.copytree if (PROJECT / name).is_dir() else shutil.copy
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        copy(PROJECT / name, tmp_path / name)
    before = model_path(tmp_path)
    with (tmp_path / f"{module.replace('.', '/')}.py").open("a", encoding="utf-8") as file:
        file.write("# changed")
    assert model_path(tmp_path).name != before.name


@pytest.mark.parametrize("name", MODULES)
def test_module_is_not_too_long(name: str) -> None:
    assert len(MODULES[name].read_text(encoding="utf-8").splitlines()) <= MAX_LINES


@pytest.mark.parametrize("name", [name for name in MODULES if not name.endswith("__init__.py")])
def test_module_says_what_it_is_for_and_what_it_never_does(name: str) -> None:
    docstring = ast.get_docstring(ast.parse(MODULES[name].read_text(encoding="utf-8"))) or ""
    purpose, _, rest = docstring.partition("\n\n")
    assert purpose.strip()
    assert "never" in rest.lower()


def test_nothing_is_opened_at_import() -> None:
    ours = [
        name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        for name in MODULES
        if name.startswith(("actions/", "knowledge/"))
    ]
    # Files below the project that are no Python code, and sockets; others' packages may open their own files.
    script = """
import sys
project, *names = sys.argv[1:]
def watch(event, args):
    if event in ("socket.connect", "socket.bind", "sqlite3.connect"):
        opened.append(event)
    if event == "open" and isinstance(args[0], str):
        path = args[0]
        if path.startswith(project) and "/.venvs/" not in path and not path.endswith(".py") and ".pyc" not in path:
            opened.append(path)
opened = []
sys.addaudithook(watch)
import importlib
for name in names:
    importlib.import_module(name)
sys.stdout.write("\\n".join(["imported", *opened]))
"""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", script, str(PROJECT), *ours],
        cwd=PROJECT,
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.returncode) == ("imported", 0), done.stderr

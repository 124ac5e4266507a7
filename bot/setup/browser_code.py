"""Makes the browser code: packages, types of the interface, what is served from `web/dist`.

Never does twice what is done already, and leaves the old build in place until a new one is complete.
"""

import fcntl
import gzip
import hashlib
import json
import shutil
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator, List, Union

from bot.setup.environments import PROJECT, Environment
from bot.setup.fingerprint import fingerprint
from bot.setup.node import Node, ensure_node
from bot.setup.problems import SetupProblem, run_step

WEB = PROJECT / "web"
BUILT = WEB / "dist"
TYPES = "web/src/api/schema.d.ts"
DESCRIPTION = "web/openapi.json"
MADE_OF = (
    "web/src",
    "web/panel.html",
    "web/package.json",
    "web/package-lock.json",
    "web/tsconfig.json",
    "web/vite.config.ts",
    "web/vite.loader.config.ts",
    DESCRIPTION,
)
# What the description of the interface is made of: the app's Python code, and the packages it runs with.
_DESCRIBED = ("actions", "bot", "knowledge", "requirements/app.txt")
_NOT_DESCRIBED = ("bot/bench", "bot/nlu", "bot/setup", "knowledge/cards", "knowledge/policies", "knowledge/rules")
_PACKAGES = WEB / "node_modules"
_TEXTS = (".css", ".js")
_STAMPS = PROJECT / ".tools" / "web"


def build_when_changed(environment: Environment) -> bool:
    """Build what the browser loads unless `web/dist` is of the present content. Return whether it was built.

    Args:
        environment: one that has the app, which describes its interface.

    Raises:
        SetupProblem: with the last lines of the step that failed.
    """
    with _alone():
        _describe(environment)
        wanted = fingerprint(PROJECT, MADE_OF, without=[TYPES])
        stamp = BUILT / "fingerprint"
        if stamp.exists() and stamp.read_text() == wanted:
            return False
        _build(_with_everything(environment), wanted)
        return True


def _build(node: Node, wanted: str) -> None:
    made = _PACKAGES / ".built"  # within web/, as Vite wants it, and where no other tool looks
    shutil.rmtree(made, ignore_errors=True)
    for config in ("vite.config.ts", "vite.loader.config.ts"):
        _run(node, "vite", "build", "--config", config, "--outDir", made, what="building the browser code")
    _compress(made)
    _keep_files_of_the_build_before(made)
    (made / "fingerprint").write_text(wanted)
    _put_in_place(made)


def ready(environment: Environment) -> Node:
    """Return a Node with all packages installed and the types made, to check and test the browser code with.

    Raises:
        SetupProblem: with the last lines of the step that failed.
    """
    with _alone():
        return _with_everything(environment)


def program(node: Node, name: str) -> List[str]:
    """Return the words that start the program `name` of an installed package.

    Raises:
        SetupProblem: no package has it.
    """
    path = _PACKAGES / ".bin" / name
    if not path.exists():
        raise SetupProblem(f"web/node_modules has no program '{name}'. Run 'make clean' and this again.")
    return [node.program, str(path.resolve())]


def remove_all() -> None:
    """Delete what was built and installed."""
    for folder in (BUILT, _PACKAGES):
        shutil.rmtree(folder, ignore_errors=True)
    for name in (DESCRIPTION, TYPES):
        (PROJECT / name).unlink(missing_ok=True)


@contextmanager
def _alone() -> Iterator[None]:
    """Wait until no other process sets up the browser code of this project."""
    _STAMPS.mkdir(parents=True, exist_ok=True)
    with (_STAMPS / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _with_everything(environment: Environment) -> Node:
    _describe(environment)
    node = _with_packages()
    _make_types(node)
    return node


def _compress(folder: Path) -> None:
    """Put a compressed copy beside every text that gets smaller by it; the app sends what a browser takes."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in _TEXTS:
            content = path.read_bytes()
            smaller = gzip.compress(content, compresslevel=9, mtime=0)
            if len(smaller) < len(content):
                path.with_name(path.name + ".gz").write_bytes(smaller)


def _keep_files_of_the_build_before(made: Path) -> None:
    """Add what pages that are open now may still load, such as the words of another language."""
    listed = "own-files.json"  # without those kept from a build before, which end here
    own = sorted(path.name for path in (made / "assets").iterdir())
    (made / listed).write_text(json.dumps(own))
    if (BUILT / listed).exists():
        for name in set(json.loads((BUILT / listed).read_text())).difference(own):
            shutil.copy2(BUILT / "assets" / name, made / "assets" / name)


def _put_in_place(made: Path) -> None:
    """Make `made` the build that is served; an app that runs misses it for no longer than two renames take."""
    old = _PACKAGES / ".built-before"
    shutil.rmtree(old, ignore_errors=True)
    if BUILT.exists():
        BUILT.rename(old)
    made.rename(BUILT)
    shutil.rmtree(old, ignore_errors=True)


def _describe(environment: Environment) -> None:
    """Have the app describe its interface, from which the types are made."""
    wanted = fingerprint(PROJECT, _DESCRIBED, without=_NOT_DESCRIBED)
    stamp = _STAMPS / "described.sha256"
    if (PROJECT / DESCRIPTION).exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    run_step(
        [environment.python, "-m", "bot.cli", "openapi", PROJECT / DESCRIPTION],
        what="describing the interface",
        hint="Correct the code as it says above and run this again.",
        cwd=PROJECT,
    )
    stamp.write_text(wanted)


def _with_packages() -> Node:
    """Install the packages of the lock where it changed, and return the Node to run them."""
    node = ensure_node()
    lock = (WEB / "package-lock.json").read_bytes()
    wanted = hashlib.sha256(lock).hexdigest()
    stamp = _PACKAGES / "lock.sha256"
    if stamp.exists() and stamp.read_text() == wanted:
        return node
    run_step(
        # No package here needs to run anything when it is installed.
        [*node.npm, "ci", "--ignore-scripts", "--no-fund", "--no-audit", "--loglevel=error"],
        what="installing the packages of web/package-lock.json",
        hint="Check the connection to the npm registry and run this again; what was fetched is kept.",
        cwd=WEB,
        env=node.environment(),
    )
    stamp.write_text(wanted)
    return node


def _make_types(node: Node) -> None:
    source, made = PROJECT / DESCRIPTION, PROJECT / TYPES
    _run(node, "openapi-typescript", source, "--output", made, what="making the types of the interface")


def _run(node: Node, name: str, *arguments: Union[str, Path], what: str) -> None:
    run_step(
        [*program(node, name), *arguments],
        what=what,
        hint="Correct what it says above and run this again.",
        cwd=WEB,
        env=node.environment(),
    )

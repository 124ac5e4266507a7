"""How much a visitor's browser loads, compressed as it is sent: the launcher on every page, the chat when it is opened.

Never counts what only some need later, such as another language or the conversion to traditional characters.
"""

import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bot.bench.figures import Figure
from bot.bench.problems import NotMeasured
from bot.setup.browser_code import BUILT
from knowledge.language import LANGUAGES

_LAUNCHER_AT_MOST_KB = 5.0
_CHAT_AT_MOST_KB = 40.0


def measure_sizes(folder: Path = BUILT) -> list[Figure]:
    """Return the sizes of the launcher, and of the chat in the language that has most to load.

    Raises:
        NotMeasured: nothing is built.
    """
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        launcher = _size_kb(folder / "widget.js")
    except FileNotFoundError as error:
        raise NotMeasured("the browser code is not built; 'make bench' builds it.") from error
    chat = {language: _load_kb(folder, manifest, language=language) for language in LANGUAGES}
    largest = max(chat, key=lambda language: chat[language])
    return [
        Figure(name="launcher, gzip", value=launcher, unit="kB", at_most=_LAUNCHER_AT_MOST_KB),
        Figure(name=f"chat when opened ({largest}), gzip", value=chat[largest], unit="kB", at_most=_CHAT_AT_MOST_KB),
    ]


def _load_kb(folder: Path, manifest: Mapping[str, Any], *, language: str) -> float:
    """Return the size of the scripts and styles that the chat needs to be shown."""
    return sum(_size_kb(folder / file) for file in set(_files(manifest, "panel.html", language=language)))


def _files(manifest: Mapping[str, Any], entry: str, *, language: str) -> Iterator[str]:
    needed = [entry]
    for name in needed:  # grows while it is gone through
        chunk = manifest[name]
        yield chunk["file"]
        yield from chunk.get("css", ())
        words = [later for later in chunk.get("dynamicImports", ()) if later.endswith(f"/words/{language}.ts")]
        needed += [other for other in (*chunk.get("imports", ()), *words) if other not in needed]


def _size_kb(path: Path) -> float:
    return len(gzip.compress(path.read_bytes(), compresslevel=9, mtime=0)) / 1000

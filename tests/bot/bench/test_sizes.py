"""Sizes of what a browser loads: all that the chat needs to be shown in one language, each file once."""

import gzip
import json
import random
from pathlib import Path

import pytest

from bot.bench.problems import NotMeasured
from bot.bench.sizes import measure_sizes


def put(folder: Path, name: str, length: int) -> float:
    """Write a file of `length` bytes that compress badly, and return its size in kB as it is sent."""
    content = random.Random(name).randbytes(length)  # noqa: S311 - not for secrets
    (folder / name).write_bytes(content)
    return len(gzip.compress(content, compresslevel=9, mtime=0)) / 1000


@pytest.fixture
def chunks(tmp_path: Path) -> dict[str, float]:
    """Make a build and return the size of each of its files."""
    lengths = {"widget.js": 3000, "panel.js": 9000, "shared.js": 5000, "shared.css": 1000, "later.js": 50_000}
    lengths |= {f"{language}.js": 1000 + 500 * n for n, language in enumerate(("zh", "en", "ja", "ko"))}
    words = [f"src/panel/words/{language}.ts" for language in ("zh", "en", "ja", "ko")]
    manifest = {
        "panel.html": {"file": "panel.js", "imports": ["_shared"], "dynamicImports": [*words, "src/panel/later.ts"]},
        "_shared": {"file": "shared.js", "css": ["shared.css"], "imports": ["panel.html"]},
        "src/panel/later.ts": {"file": "later.js"},
        **{name: {"file": f"{Path(name).stem}.js", "imports": ["_shared"]} for name in words},
    }
    (tmp_path / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return {name: put(tmp_path, name, length) for name, length in lengths.items()}


def test_chat_is_measured_in_the_largest_language_without_what_comes_later(
    tmp_path: Path, chunks: dict[str, float]
) -> None:
    launcher, chat = measure_sizes(tmp_path)
    assert launcher.value == pytest.approx(chunks["widget.js"]) and launcher.verdict == "at most 5 kB: met"
    needed = ("panel.js", "shared.js", "shared.css", "ko.js")
    assert chat.value == pytest.approx(sum(chunks[name] for name in needed)) and "ko" in chat.name
    assert chat.verdict == "at most 40 kB: met"


def test_too_large_is_not_met(tmp_path: Path, chunks: dict[str, float]) -> None:
    put(tmp_path, "widget.js", 5100)
    put(tmp_path, "shared.js", 40_000)
    assert [figure.verdict.partition(": ")[2] for figure in measure_sizes(tmp_path)] == ["not met", "not met"]


def test_nothing_built_is_nothing_measured(tmp_path: Path) -> None:
    with pytest.raises(NotMeasured, match="not built"):
        measure_sizes(tmp_path)

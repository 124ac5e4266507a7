"""Building the browser code, with the real Vite on a small copy of the project."""

import gzip
import hashlib
import json
from pathlib import Path

import pytest

from bot.setup import browser_code
from bot.setup.environments import TEST
from bot.setup.fingerprint import fingerprint
from bot.setup.problems import SetupProblem

REAL = browser_code.WEB
SOURCES = {
    "src/panel/main.tsx": 'import "./panel.css";\nimport("./words").then((all) => document.body.append(all.words));\n',
    "src/panel/panel.css": "".join(f".a{n} {{ color: red; margin: {n}px; }}\n" for n in range(40)),
    "src/panel/words.ts": 'export const words = "hello";\n',
    "src/eligibility/main.tsx": 'document.body.append("the form");\n',
    "src/loader/main.ts": 'const launcher: string = "launcher";\ndocument.body.append(launcher);\n',
}


@pytest.fixture
def web(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a small project with the real configuration and packages, whose interface is described already."""
    folder = tmp_path / "web"
    for name, text in SOURCES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "src" / "api").mkdir()
    for name in ("package.json", "package-lock.json", "tsconfig.json", "vite.config.ts", "vite.loader.config.ts"):
        (folder / name).write_bytes((REAL / name).read_bytes())
    (folder / "panel.html").write_text(
        '<!doctype html><html lang="{{ tag }}"><script type="module" src="/src/panel/main.tsx"></script></html>',
        encoding="utf-8",
    )
    description = {"openapi": "3.1.0", "info": {"title": "Desk", "version": "1"}, "paths": {}}
    (folder / "openapi.json").write_text(json.dumps(description), encoding="utf-8")
    packages = folder / "node_modules"
    packages.mkdir()
    for entry in (REAL / "node_modules").iterdir():
        if not entry.name.startswith(".") or entry.name == ".bin":
            (packages / entry.name).symlink_to(entry)
    lock = (folder / "package-lock.json").read_bytes()
    (packages / "lock.sha256").unlink(missing_ok=True)
    (packages / "lock.sha256").write_text(hashlib.sha256(lock).hexdigest(), encoding="utf-8")
    stamps = tmp_path / "stamps"
    stamps.mkdir()
    (stamps / "described.sha256").write_text(fingerprint(tmp_path, ()), encoding="utf-8")
    for name, value in {
        "PROJECT": tmp_path,
        "WEB": folder,
        "BUILT": folder / "dist",
        "_PACKAGES": packages,
        "_STAMPS": stamps,
    }.items():
        monkeypatch.setattr(browser_code, name, value)
    return folder


def test_build_is_made_once_and_again_only_after_a_change(web: Path) -> None:
    assert browser_code.build_when_changed(TEST)
    assert not browser_code.build_when_changed(TEST)
    before = (web / "dist" / "widget.js").read_text(encoding="utf-8")
    (web / "src" / "loader" / "main.ts").write_text('document.body.append("another");\n', encoding="utf-8")
    assert browser_code.build_when_changed(TEST)
    after = (web / "dist" / "widget.js").read_text(encoding="utf-8")
    assert "launcher" in before and "another" in after


def test_build_is_what_the_pages_need(web: Path) -> None:
    browser_code.build_when_changed(TEST)
    dist = web / "dist"
    manifest = json.loads((dist / "manifest.json").read_text(encoding="utf-8"))
    assert {"panel.html", "src/eligibility/main.tsx"} <= set(manifest)
    page = (dist / "panel.html").read_text(encoding="utf-8")
    assert 'lang="{{ tag }}"' in page and page.count("<script") == page.count(' src="/assets/')
    assert not list(dist.rglob("*.map"))
    loader = (dist / "widget.js").read_text(encoding="utf-8")
    assert "import" not in loader and "export" not in loader
    (style,) = dist.glob("assets/*.css")
    assert gzip.decompress(style.with_name(f"{style.name}.gz").read_bytes()) == style.read_bytes()


def test_broken_code_is_told_and_the_old_build_stays(web: Path) -> None:
    browser_code.build_when_changed(TEST)
    before = {path.name: path.read_bytes() for path in (web / "dist").rglob("*") if path.is_file()}
    (web / "src" / "panel" / "main.tsx").write_text('import "./nothing";\n', encoding="utf-8")
    with pytest.raises(SetupProblem, match=r"building the browser code failed\.[\s\S]*nothing"):
        browser_code.build_when_changed(TEST)
    assert {path.name: path.read_bytes() for path in (web / "dist").rglob("*") if path.is_file()} == before
    (web / "src" / "panel" / "main.tsx").write_text(SOURCES["src/panel/main.tsx"], encoding="utf-8")
    assert not browser_code.build_when_changed(TEST)


def test_open_pages_find_the_files_of_the_build_before(web: Path) -> None:
    words = web / "src" / "panel" / "words.ts"
    builds = []
    for text in ("first", "second", "third"):
        words.write_text(f'export const words = "{text}";\n', encoding="utf-8")
        browser_code.build_when_changed(TEST)
        builds.append(text)
        served = "".join(path.read_text(encoding="utf-8") for path in (web / "dist" / "assets").glob("*.js"))
        assert [text for text in builds if f"`{text}`" in served or f'"{text}"' in served] == builds[-2:]

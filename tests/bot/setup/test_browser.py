"""Finding a Chromium: the one that is named, else one of the path; without any, a sentence says how to get one."""

from pathlib import Path

import pytest

from bot.setup import browser
from bot.setup.problems import SetupProblem


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the only folder of programs that there is."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv(browser.VARIABLE, raising=False)
    monkeypatch.setattr(browser, "_OF_MACOS", ())
    return tmp_path


def put(path: Path) -> str:
    path.write_text("#!/bin/sh\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


@pytest.mark.parametrize("name", ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"])
def test_browser_of_the_path_is_found(folder: Path, name: str) -> None:
    assert browser.find_chromium() is None
    program = put(folder / name)
    assert browser.find_chromium() == browser.ensure_chromium() == program


def test_browser_that_is_named_comes_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(folder / "chromium")
    mine = put(folder / "mine")
    monkeypatch.setenv(browser.VARIABLE, mine)
    assert browser.find_chromium() == mine


def test_named_browser_that_is_not_there_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(folder / "chromium")
    monkeypatch.setenv(browser.VARIABLE, "/nowhere/chromium")
    with pytest.raises(SetupProblem, match="DESK_CHROMIUM is '/nowhere/chromium'"):
        browser.ensure_chromium()


def test_missing_browser_is_told_with_what_to_do(folder: Path) -> None:
    with pytest.raises(SetupProblem, match=r"apt-get install chromium .* DESK_CHROMIUM=/path"):
        browser.ensure_chromium()  # there is no apt-get in the folder


@pytest.mark.parametrize(("release", "expected"), [("ID=debian\n", True), ("ID=ubuntu\nID_LIKE=debian\n", False)])
def test_only_debian_itself_is_installed_on(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, release: str, expected: bool
) -> None:
    put(folder / "apt-get")
    monkeypatch.setattr("os.geteuid", lambda: 0)
    file = tmp_path / "os-release"
    file.write_text(release, encoding="utf-8")
    assert browser._may_install(file) is expected
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert not browser._may_install(file)


def test_browser_is_installed_by_the_machines_own_packages(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "_may_install", lambda: True)
    installer = folder / "apt-get"
    installer.write_text(
        f'#!/bin/sh\necho "$@" >> {folder}/calls\n'
        f'case "$*" in *install*) echo "#!/bin/sh" > {folder}/chromium; /bin/chmod +x {folder}/chromium;; esac\n',
        encoding="utf-8",
    )
    installer.chmod(0o755)
    assert browser.ensure_chromium() == str(folder / "chromium")
    update, install = (folder / "calls").read_text(encoding="utf-8").splitlines()
    assert update == "-q update"
    assert install.startswith("-q install --yes") and "chromium fonts-noto-cjk fonts-noto-color-emoji" in install

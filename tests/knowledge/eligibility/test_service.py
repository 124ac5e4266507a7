"""The rules that are served follow their files, and stay where the files have a mistake."""

import asyncio
import logging
import shutil
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NoReturn

import pytest

from knowledge.eligibility import hypotheses
from knowledge.eligibility import service as module
from knowledge.eligibility.model import RuleSet
from knowledge.eligibility.profile import Profile, read_profile
from knowledge.eligibility.service import EligibilityService
from knowledge.errors import RulesUnavailable
from tests.knowledge.eligibility.people import person

DAY = date(2026, 3, 1)
HERE = Path(__file__).parent
SOURCES = """sources:
  sal1: {title: 平均工资公告, language: zh, basis: official}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a copy of the small rules that a test may change, beside its sources."""
    (tmp_path / "sources.yml").write_text(SOURCES, encoding="utf-8")
    return Path(shutil.copytree(HERE / "rules", tmp_path / "rules"))


def serve(folder: Path) -> EligibilityService:
    return EligibilityService(folder, sources=folder.parent / "sources.yml", today=lambda: DAY)


def change(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new), encoding="utf-8")


def test_rules_are_served_and_their_state_is_told(folder: Path) -> None:
    service = serve(folder)
    assert service.status() == {"version": service.engine.rules.version, "programmes": 3, "problems": 0}


def test_changed_rules_take_the_place_of_the_old(folder: Path) -> None:
    service = serve(folder)
    before = service.engine
    change(folder, "health.yml", "en: General conditions", "en: Conditions for all")
    assert service.reload()
    assert service.engine is not before
    assert service.engine.rules.programmes["health"].title["en"] == "Conditions for all"


def test_unchanged_files_are_not_loaded_again(folder: Path) -> None:
    service = serve(folder)
    before = service.engine
    assert not service.reload() and service.engine is before


@pytest.mark.parametrize(
    ("name", "old", "new", "problem"),
    [
        ("health.yml", "fact: healthy,", "fact: helthy,", "health.yml:10:"),
        ("health.yml", "verdict: qualifies", "verdict: open", "the test 'healthy': verdict is qualifies"),
        ("health.yml", "programme: health", "programme: [", "health.yml:"),
        ("facts.yml", "facts:", "fakts:", "facts.yml:"),
    ],
)
def test_mistake_keeps_the_old_rules_and_is_told(
    folder: Path, caplog: pytest.LogCaptureFixture, name: str, old: str, new: str, problem: str
) -> None:
    service = serve(folder)
    before = service.engine
    change(folder, name, old, new)
    with caplog.at_level(logging.ERROR):
        assert not service.reload()
    assert service.engine is before and service.status()["problems"] == len(service.problems) > 0
    assert any(problem in one for one in service.problems) and problem in caplog.text
    change(folder, name, new, old)
    assert service.reload() and service.status()["problems"] == 0


@pytest.mark.parametrize("text", ["", "- a", "sources: {a: 1}", "sources: [", "\x00"])
def test_broken_registry_of_sources_keeps_the_old_rules(folder: Path, text: str) -> None:
    service = serve(folder)
    (folder.parent / "sources.yml").write_text(text, encoding="utf-8")
    assert not service.reload()
    assert service.current is not None and any("sources.yml" in one for one in service.problems)


def test_file_that_is_no_text_keeps_the_old_rules(folder: Path) -> None:
    service = serve(folder)
    (folder / "health.yml").write_bytes(b"\xff\xfe\xff")
    assert not service.reload()
    assert service.current is not None and "could not be read" in service.problems[0]


def test_bad_rules_at_the_start_serve_nothing_until_they_are_mended(folder: Path) -> None:
    change(folder, "health.yml", "fact: healthy,", "fact: helthy,")
    service = serve(folder)
    assert service.current is None and service.status()["version"] is None
    with pytest.raises(RulesUnavailable):
        _ = service.engine
    change(folder, "health.yml", "fact: helthy,", "fact: healthy,")
    assert service.reload() and service.engine.rules.programmes


def test_first_visitor_waits_for_nothing_to_be_made(shipped_rules: RuleSet, monkeypatch: pytest.MonkeyPatch) -> None:
    def too_late(*_: object, **__: object) -> NoReturn:
        raise AssertionError("this should have been made before")

    people = [person(shipped_rules, seed, known=0.2) for seed in range(20)]
    engine = module.prepared(shipped_rules, day=DAY)
    monkeypatch.setattr(hypotheses, "compile_bound", too_late)
    monkeypatch.setattr(hypotheses, "samples", too_late)
    for raw in people:
        check = engine.check(read_profile(raw, facts=shipped_rules.facts), as_of=DAY)
        assert len(check.results) == len(shipped_rules.programmes)


async def until(holds: Callable[[], bool], *, within_s: float = 20.0) -> None:
    end = time.monotonic() + within_s
    while not holds():
        assert time.monotonic() < end, "it did not come about"
        await asyncio.sleep(0.05)


def watched(service: EligibilityService, steps: Callable[[], "asyncio.Future[None]"]) -> None:
    async def run() -> None:
        watching = asyncio.create_task(service.watch())
        try:
            await asyncio.sleep(0.3)  # until the watcher has begun
            await steps()
        finally:
            watching.cancel()
            with pytest.raises(asyncio.CancelledError):
                await watching

    asyncio.run(run())


def test_running_watcher_follows_good_files_and_keeps_serving_past_bad_ones(folder: Path) -> None:
    service = serve(folder)
    first = service.engine

    async def steps() -> None:
        change(folder, "health.yml", "fact: healthy,", "fact: helthy,")
        await until(lambda: bool(service.problems))
        assert service.engine is first
        check = service.engine.check(Profile(), as_of=DAY)
        assert len(check.results) == 3
        change(folder, "health.yml", "fact: helthy,", "fact: healthy,")
        change(folder, "health.yml", "en: General conditions", "en: Conditions for all")
        await until(lambda: service.engine is not first)
        assert service.engine.rules.programmes["health"].title["en"] == "Conditions for all"
        assert service.problems == ()

    watched(service, steps)


def test_running_watcher_follows_the_registry_of_sources(folder: Path) -> None:
    service = serve(folder)

    async def steps() -> None:
        change(folder.parent, "sources.yml", "平均工资公告", "新的公告")
        parameters = "average_wage"
        await until(lambda: service.engine.rules.parameters[parameters].place.cited.title["zh"] == "新的公告")

    watched(service, steps)


def test_watcher_outlives_a_folder_that_is_not_there(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LOOK_AGAIN_AFTER_S", 0.1)
    away = folder.rename(folder.with_name("away"))
    service = serve(folder)
    assert service.current is None

    async def steps() -> None:
        away.rename(folder)
        await until(lambda: service.current is not None)

    watched(service, steps)

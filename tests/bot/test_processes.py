"""Child processes are kept alive, ended without rest, and their logs hold nobody's words."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.processes import Child, Program, without_personal_text

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="process groups are POSIX")


@pytest.fixture
def run_child(tmp_path: Path) -> Iterator[Callable[[str], Child]]:
    """Start a shell script as a child; it is stopped after the test."""
    children: list[Child] = []

    def run(script: str) -> Child:
        program = Program(
            name="child",
            command=["/bin/sh", "-c", script],
            env=dict(os.environ),
            cwd=tmp_path,
            log=tmp_path / "log" / "child.log",
        )
        children.append(Child(program))
        children[-1].start()
        return children[-1]

    yield run
    for child in children:
        child.stop()


def wait_for(condition: Callable[[], object], *, at_most_s: float = 5.0) -> bool:
    end = time.monotonic() + at_most_s
    while not condition() and time.monotonic() < end:
        time.sleep(0.02)
    return bool(condition())


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    # A process that ended and waits to be collected by whoever adopted it is dead.
    status = Path(f"/proc/{pid}/stat")
    return not status.exists() or status.read_text().rpartition(")")[2].split()[0] != "Z"


def pid_in(path: Path) -> int:
    assert wait_for(lambda: path.exists() and path.read_text().strip())
    return int(path.read_text())


def test_child_that_ends_is_started_again(run_child: Callable[[str], Child]) -> None:
    child = run_child("exit 3")
    assert wait_for(lambda: child.starts >= 2)


def test_child_that_is_killed_is_started_again(run_child: Callable[[str], Child]) -> None:
    child = run_child("exec sleep 600")
    assert wait_for(lambda: child.pid)
    first = child.pid
    assert first is not None
    os.kill(first, 9)
    assert wait_for(lambda: child.pid not in (None, first))


def test_child_is_started_again_though_what_it_started_lives_on(
    run_child: Callable[[str], Child], tmp_path: Path
) -> None:
    child = run_child("sleep 600 & echo $! > grandchild; exit 1")
    grandchild = pid_in(tmp_path / "grandchild")
    assert wait_for(lambda: child.starts >= 2)
    assert wait_for(lambda: not alive(grandchild))


def test_stop_ends_the_child_and_what_it_started(run_child: Callable[[str], Child], tmp_path: Path) -> None:
    child = run_child("sleep 600 & echo $! > grandchild; wait")
    grandchild = pid_in(tmp_path / "grandchild")
    parent = child.pid
    assert parent is not None
    child.stop()
    assert wait_for(lambda: not alive(parent) and not alive(grandchild))
    assert child.pid is None


def test_stopped_child_stays_stopped(run_child: Callable[[str], Child]) -> None:
    child = run_child("exec sleep 600")
    assert wait_for(lambda: child.pid)
    child.stop()
    assert not wait_for(lambda: child.starts > 1, at_most_s=1.2)


def test_output_goes_to_the_log_without_what_was_said(run_child: Callable[[str], Child]) -> None:
    child = run_child("echo \"failed text='I am 41' sender=a\"; exec sleep 600")
    log = child.program.log
    assert wait_for(lambda: log.exists() and "sender" in log.read_text())
    assert log.read_text() == "failed text=… sender=a\n"


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("rest.failure text='I am 41' sender=a", "rest.failure text=… sender=a"),
        ('x user_message="I\'m 41" y', "x user_message=… y"),
        (r"x text='it\'s 41 here' y", "x text=… y"),
        ("x message=secret y", "x message=… y"),
        ("x query='四十一岁' y", "x query=… y"),
        (
            'rest - {"text": "I am \\"41\\", a: b}", "event": "rest.message.received.timeout", "level": "error"}',
            'rest - {"text": …, "event": "rest.message.received.timeout", "level": "error"}',
        ),
        ("{'user_message': '四十一岁', 'level': 'info'}", "{'user_message': …, 'level': 'info'}"),
        ('{"level": "info", "entities": [{"value": "41"}, {"value": "b"}]}', '{"level": "info", "entities": …}'),
        ('{"message": null, "level": "info"}', '{"message": …, "level": "info"}'),
        ("INFO server started on port 5005", "INFO server started on port 5005"),
        ("context=abc", "context=abc"),
    ],
)
def test_values_that_may_be_a_visitors_words_are_taken_out(line: str, kept: str) -> None:
    assert without_personal_text(line) == kept

"""What a visitor gets while parts of the product fail, and what is left behind when it stops."""

import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.e2e


def test_rasa_killed_is_answered_from_search_and_comes_back(desk: Any) -> None:
    before = desk.say("What is the R visa?", sender="killed")
    first = desk.rasa_pid()
    os.kill(first, signal.SIGKILL)
    during = desk.say("What is the R visa?", sender="killed")
    assert during["custom"]["answer_id"] == before["custom"]["answer_id"] == "r-visa"
    assert "searching the store" in during["custom"]["notice"]
    assert "notice" not in before["custom"]
    desk.wait_until_rasa_is("up")
    assert desk.rasa_pid() != first
    after = desk.say("What is the R visa?", sender="killed")
    assert after["custom"]["answer_id"] == "r-visa"
    assert "notice" not in after["custom"]


def test_parallel_messages_of_one_conversation_are_all_answered(desk: Any) -> None:
    questions = [
        "What is the R visa?",
        "hello",
        "How much does Pujiang pay?",
        "thanks",
        "/restart",
        "super postdoc age",
    ]
    with ThreadPoolExecutor(6) as pool:
        replies = list(pool.map(lambda text: desk.say(text, sender="burst"), questions))
    assert [bool(reply["text"]) for reply in replies] == [True] * 6
    assert all("notice" not in reply["custom"] for reply in replies)


@pytest.mark.parametrize("text", ["/restart", "/ask_human", '/inform{"age":"30"}', "/session_start", "//", "/天气"])
def test_a_leading_slash_is_text_and_not_a_command(desk: Any, text: str) -> None:
    desk.say("What is the R visa?", sender=f"slash-{text}")
    reply = desk.say(text, sender=f"slash-{text}", language="en")
    assert reply["custom"]["kind"] in {"handoff", "clarify", "smalltalk", "answer"}
    assert "searching the store" not in reply["custom"].get("notice", ""), "Rasa failed on it"


def test_what_visitors_write_is_in_no_log(desk: Any) -> None:
    secret = "my passport is Zx93777123 and I am called Adalbert Quux"
    desk.say(secret, sender="private")
    os.kill(desk.rasa_pid(), signal.SIGKILL)
    desk.say(secret, sender="private")
    desk.wait_until_rasa_is("up")
    logs = "".join(file.read_text(encoding="utf-8") for file in (desk.data_dir / "log").iterdir())
    assert "starting it again" not in secret
    assert "Zx93777123" not in logs
    assert "Adalbert" not in logs
    assert logs, "there is no log to look at"


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_stopping_leaves_no_process_behind(new_desk: Any, tmp_path: Path, how: signal.Signals) -> None:
    running = new_desk(tmp_path)
    running.wait_until_rasa_is("up")
    pids = running.processes()
    assert len(pids) >= 3, "supervisor, app and Rasa should run"
    assert running.stop(how=how) == 0
    time.sleep(0.5)
    assert running.processes() == []
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)

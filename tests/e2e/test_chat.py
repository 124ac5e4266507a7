"""A widget's conversation on the whole product: with Rasa, through a crash of the app, and deleted everywhere."""

import os
import signal
import sqlite3
import subprocess
import time
from contextlib import closing
from typing import Any

import httpx
import pytest

pytestmark = pytest.mark.e2e

QUESTION = "I am 41 with a master degree and earn 400,000 yuan. Do I qualify for category B?"
NUMBERS = {"integer", "number"}


class Widget:
    """A visitor with a conversation."""

    def __init__(self, desk: Any) -> None:
        self.desk = desk
        started = desk.http.post("/api/chat/conversations", json={"language": "en"}).json()
        self.id, self.secret = started["id"], started["secret"]
        self.url = f"/api/chat/conversations/{self.id}"
        self.headers = {"Authorization": f"Bearer {self.secret}", "Accept": "application/json"}
        self.sent = 0

    def send(self, **body: Any) -> None:
        self.sent += 1
        body["client_id"] = f"c{self.sent}"
        answer = self.desk.http.post(f"{self.url}/messages", json=body, headers=self.headers)
        assert answer.status_code == 202, answer.text

    def log(self, *, within_s: float = 90) -> list[dict[str, Any]]:
        """Return all events once nothing waits for a reply."""
        until = time.monotonic() + within_s
        while True:
            assert time.monotonic() < until, "a message has no reply"
            try:
                if self.desk.http.get(self.url, headers=self.headers).json()["pending"] == 0:
                    break
            except httpx.TransportError:
                pass
            time.sleep(0.1)
        events: list[dict[str, Any]] = []
        while True:
            after = events[-1]["seq"] if events else 0
            page = self.desk.http.get(f"{self.url}/events?after={after}", headers=self.headers).json()["events"]
            if not page:
                return events
            events += page

    def reply(self) -> dict[str, Any]:
        """Return the newest reply."""
        return dict([event for event in self.log() if event.get("from") == "assistant"][-1]["reply"])


def app_pid(desk: Any) -> int:
    """Return the process of the app."""
    found = subprocess.run(["ps", "-ww", "-eo", "pid,ppid,args"], capture_output=True, text=True, check=True).stdout
    rows = [line.split(None, 2) for line in found.splitlines()[1:]]
    return next(int(pid) for pid, parent, args in rows if parent == str(desk.process.pid) and "bot.cli serve" in args)


def rows_of(path: Any, table: str, column: str, pattern: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        query = f"SELECT count(*) FROM {table} WHERE {column} LIKE ?"
        return int(connection.execute(query, (pattern,)).fetchone()[0])


def test_check_is_made_by_buttons_and_answers_and_deleted_everywhere(desk: Any) -> None:
    widget = Widget(desk)
    widget.send(text=QUESTION)
    reply = widget.reply()
    assert reply["kind"] == "question" and "notice" not in reply
    facts = desk.http.get(f"{widget.url}/facts", headers=widget.headers).json()
    assert (facts["facts"]["age"], facts["facts"]["degree"]) == (41, "master")
    assert facts["asked"] == reply["question"]["fact"] and facts["programmes"]
    for _ in range(40):
        if reply["kind"] == "verdict":
            break
        answers = [button for button in reply["buttons"] if button["role"] == "answer"]
        if answers:
            widget.send(button=answers[0]["id"])
        elif reply["question"]["type"] in NUMBERS:
            low = (reply["question"].get("range") or {}).get("min")
            widget.send(answer={"fact": reply["question"]["fact"], "value": max(low or 0, 5)})
        else:
            widget.send(answer={"fact": reply["question"]["fact"], "value": {"dont_know": True}})
        reply = widget.reply()
    assert reply["kind"] == "verdict" and reply["reference"]
    kept = f"/api/eligibility/results/{reply['reference']}"
    assert desk.http.get(kept).status_code == 200

    assert rows_of(desk.data_dir / "rasa.db", "events", "sender_id", f"{widget.id}%") > 0
    receipt = desk.http.delete(widget.url, headers=widget.headers).json()
    deleted = receipt["deleted"]
    assert deleted["dialogue_events"] > 0 and deleted["messages"] >= 4
    assert (deleted["checks"], deleted["results"]) == (1, 1)
    assert desk.http.get(kept).status_code == 404
    assert rows_of(desk.data_dir / "rasa.db", "events", "sender_id", f"{widget.id}%") == 0
    for table, column in (
        ("chat", "id"),
        ("chat_event", "chat_id"),
        ("conversation", "id"),
        ("eligibility_check", "conversation_id"),
        ("conversation_result", "conversation_id"),
    ):
        assert rows_of(desk.data_dir / "desk.db", table, column, f"{widget.id}%") == 0
    logs = "".join(file.read_text(encoding="utf-8") for file in (desk.data_dir / "log").iterdir())
    assert receipt["receipt"] in logs
    assert QUESTION not in logs and widget.secret not in logs and widget.id not in logs


def test_app_killed_while_messages_wait_answers_each_once_and_in_order(desk: Any) -> None:
    widget = Widget(desk)
    questions = ["What is the R visa?", "How much does Pujiang pay?", "thanks", "super postdoc age", "hello"]
    for question in questions:
        widget.send(text=question)
    os.kill(app_pid(desk), signal.SIGKILL)
    log = widget.log()
    said = [event for event in log if event["from"] == "visitor"]
    replies = [event for event in log if event["from"] == "assistant"]
    assert [event["text"] for event in said] == questions
    assert [event["in_reply_to"] for event in replies] == [event["seq"] for event in said]
    assert [event["seq"] for event in log] == list(range(1, len(log) + 1))
    assert all(event["reply"]["text"] for event in replies)
    desk.wait_until_rasa_is("up")

"""A reply travels through Rasa whole; Rasa's own messages become replies; Markdown becomes plain text."""

import json
from datetime import date
from typing import Any

import pytest

from actions.plain import plain_text
from actions.reply import Button, Reply
from knowledge.model import Source

FULL = Reply(
    kind="answer",
    language="ko",
    text="본문",
    detail="자세히",
    quote="인용",
    notice="알림",
    text_language="zh",
    answer_id="s1-ff4cb058#3",
    programmes=("work-permit-a", "work-permit"),
    sources=(
        Source(
            id="e1",
            title="通知",
            language="zh",
            basis="seed",
            document_number="外专发〔2017〕40号",
            issuer="国家外国专家局",
            issued_on=date(2017, 3, 28),
            clause="二（一）",
            url="https://example.org/a",
        ),
        Source(id="e2", title="News", language="en", basis="secondary"),
    ),
    buttons=(
        Button(title="상담원", payload="상담원"),
        Button(title="예", payload="예", role="answer", answer={"fact": "driving_licence", "value": True}),
        Button(title="왜?", payload="왜?", role="why"),
    ),
)


@pytest.mark.parametrize("reply", [FULL, Reply(kind="smalltalk", language="en", text="Hello")], ids=["full", "bare"])
def test_reply_comes_back_from_json_as_it_was(reply: Reply) -> None:
    assert Reply.from_json(json.loads(json.dumps(reply.as_json()))) == reply


def test_what_is_not_known_is_absent_in_json() -> None:
    content = Reply(kind="answer", language="en", text="Yes", sources=FULL.sources[1:]).as_json()
    assert set(content) == {"kind", "language", "text", "programmes", "sources", "buttons"}
    assert content["sources"] == [{"id": "e2", "title": "News", "language": "en", "basis": "secondary"}]


def test_a_button_as_it_was_written_before_there_were_roles_is_a_choice() -> None:
    content = FULL.as_json() | {"buttons": [{"title": "A", "payload": "a"}]}
    assert Reply.from_json(content).buttons == (Button(title="A", payload="a", role="choice", answer=None),)


def test_reply_is_found_in_rasas_message() -> None:
    assert Reply.from_rasa({"recipient_id": "a", "custom": FULL.as_json()}, language="en") == FULL


@pytest.mark.parametrize("custom", [None, {}, {"kind": "something"}, "text"])
def test_message_of_rasas_own_becomes_small_talk(custom: Any) -> None:
    message = {"text": "Hi", "custom": custom, "buttons": [{"title": "A", "payload": "a"}]}
    reply = Reply.from_rasa(message, language="ja")
    assert reply == Reply(kind="smalltalk", language="ja", text="Hi", buttons=(Button(title="A", payload="a"),))


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("**Age** under **60**", "Age under 60"),
        ("Either:\n- one\n- two", "Either:\n• one\n• two"),
        ("age < 45, [A-12], 2 * 3 * 4", "age < 45, [A-12], 2 * 3 * 4"),
        ("a - b", "a - b"),
        ("\n text \n", "text"),
    ],
)
def test_markdown_becomes_plain_text(markdown: str, plain: str) -> None:
    assert plain_text(markdown) == plain

"""Conversations of the widget over HTTP: who may open one, and how it is started, changed, handed over and deleted."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from bot.chat.conversations import CONSENT_VERSION
from bot.chat.tables import chats, consents
from bot.limits import RateLimit
from bot.web.chat.bodies import (
    ConversationOut,
    HandoverOut,
    NewConversationOut,
    OpenedOut,
    ReceiptOut,
    SettingsOut,
)
from knowledge.language import LANGUAGES

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
URL = "/api/chat/conversations"
Opened = Callable[..., tuple[Any, TestClient]]
Visit = Callable[..., Any]


def code_of(answer: Any, *, status: int) -> str:
    assert answer.status_code == status, answer.text
    return str(answer.json()["error"]["code"])


def test_settings_say_what_a_client_has_to_know(opened: Opened) -> None:
    _, client = opened()
    content = client.get("/api/chat/settings", params={"language": "ja"}).json()
    SettingsOut.model_validate(content)
    assert content == {
        "languages": ["zh", "en", "ja", "ko"],
        "consent_version": CONSENT_VERSION,
        "retention_days": 30,
        "result_days": 30,
        "max_chars": 2000,
        "rasa": "up",
    }


def test_conversation_starts_without_a_body(opened: Opened) -> None:
    _, client = opened()
    answer = client.post(URL)
    assert answer.status_code == 201 and answer.headers["cache-control"] == "no-store"
    NewConversationOut.model_validate(answer.json())
    assert answer.json()["language"] is None


def test_ids_and_secrets_cannot_be_guessed(opened: Opened) -> None:
    _, client = opened()
    started = [client.post(URL, json={}).json() for _ in range(20)]
    assert len({one["id"] for one in started}) == len({one["secret"] for one in started}) == 20
    assert all(len(one["id"]) == 32 and len(one["secret"]) >= 43 for one in started)


def test_of_the_secret_only_a_hash_is_kept(visit: Visit) -> None:
    visitor = visit()
    with visitor.desk.parts.engine.connect() as connection:
        kept = dict(connection.execute(select(chats)).mappings().one())
    assert visitor.secret not in str(kept) and len(kept["secret_hash"]) == 64


@pytest.mark.parametrize("language", LANGUAGES)
def test_wrong_secret_and_unknown_conversation_are_the_same(visit: Visit, language: str) -> None:
    visitor = visit()
    browser = {"Accept-Language": language}
    answers = [
        visitor.client.get(visitor.url, headers={**browser, "Authorization": "Bearer wrong"}),
        visitor.client.get(visitor.url, headers={**browser, "Authorization": f"Basic {visitor.secret}"}),
        visitor.client.get(visitor.url, headers=browser),
        visitor.client.get(f"{URL}/{'0' * 32}", headers={**browser, **visitor.headers}),
        visitor.client.get(f"{URL}/%27%20OR%201=1", headers={**browser, **visitor.headers}),
        visitor.client.get(f"{URL}/%00%FF", headers={**browser, **visitor.headers}),
    ]
    assert {answer.status_code for answer in answers} == {404}
    (error,) = {str(answer.json()) for answer in answers}
    assert "conversation_not_found" in error and f"'language': '{language}'" in error


def test_one_conversations_secret_does_not_open_another(opened: Opened) -> None:
    _, client = opened()
    one, other = client.post(URL).json(), client.post(URL).json()
    headers = {"Authorization": f"Bearer {one['secret']}"}
    assert client.get(f"{URL}/{one['id']}", headers=headers).status_code == 200
    assert code_of(client.get(f"{URL}/{other['id']}", headers=headers), status=404) == "conversation_not_found"


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "", None),
        ("PATCH", "", {"language": "en"}),
        ("DELETE", "", None),
        ("POST", "/messages", {"client_id": "a", "text": "x"}),
        ("GET", "/events", None),
        ("POST", "/feedback", {"seq": 1, "value": "up"}),
        ("POST", "/human", {}),
        ("GET", "/facts", None),
        ("PUT", "/facts", {"facts": {}}),
        ("POST", "/handover", None),
    ],
)
def test_every_address_needs_the_secret(visit: Visit, method: str, path: str, body: Any) -> None:
    visitor = visit()
    wrong = {"Authorization": f"Bearer {visitor.secret[:-1]}"}
    answer = visitor.client.request(method, visitor.url + path, json=body, headers=wrong)
    assert code_of(answer, status=404) == "conversation_not_found"
    assert visitor.call("GET").json()["last_seq"] == 0


def test_conversation_is_shown_as_it_stands(visit: Visit) -> None:
    visitor = visit(language="ja")
    content = visitor.call("GET").json()
    ConversationOut.model_validate(content)
    assert content == {
        "id": visitor.id,
        "language": "ja",
        "created_at": visitor.started["created_at"],
        "last_seq": 0,
        "consent": None,
        "pending": 0,
    }


def test_present_consent_is_kept_with_its_time(opened: Opened) -> None:
    _, client = opened(clock=lambda: NOW)
    started = client.post(URL, json={"consent": {"version": CONSENT_VERSION, "sensitive": True}}).json()
    headers = {"Authorization": f"Bearer {started['secret']}"}
    consent = client.get(f"{URL}/{started['id']}", headers=headers).json()["consent"]
    assert consent == {"version": CONSENT_VERSION, "sensitive": True, "at": NOW.isoformat()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_outdated_consent_is_refused_and_starts_nothing(opened: Opened, language: str) -> None:
    desk, client = opened()
    body = {"language": language, "consent": {"version": "2020-01-01"}}
    answer = client.post(URL, json=body)
    assert code_of(answer, status=409) == "consent_outdated"
    assert answer.json()["error"]["message"] == desk.parts.words.say("error_consent_outdated", language)
    with desk.parts.engine.connect() as connection:
        assert connection.execute(select(chats)).all() == []


def test_changed_consent_is_kept_beside_the_old_one(visit: Visit) -> None:
    visitor = visit()
    for sensitive in (False, True):
        body = {"consent": {"version": CONSENT_VERSION, "sensitive": sensitive}}
        assert visitor.call("PATCH", json=body).json()["consent"]["sensitive"] is sensitive
    with visitor.desk.parts.engine.connect() as connection:
        assert [row.sensitive for row in connection.execute(select(consents))] == [False, True]
    assert code_of(visitor.call("PATCH", json={"consent": {"version": "old"}}), status=409) == "consent_outdated"


def test_language_is_chosen_and_told(visit: Visit) -> None:
    visitor = visit()
    assert visitor.call("PATCH", json={"language": "ko"}).json()["language"] == "ko"
    assert visitor.call("PATCH", json={"language": "ko"}).json()["last_seq"] == 1
    assert visitor.call("PATCH", json={"consent": {"version": CONSENT_VERSION}}).json()["language"] == "ko"
    assert visitor.call("PATCH", json={"language": None}).json()["language"] is None
    told = [(event["type"], event["language"]) for event in visitor.events()]
    assert told == [("language", "ko"), ("language", None)]


def test_unknown_language_is_refused(visit: Visit) -> None:
    visitor = visit(language="zh")
    answer = visitor.call("PATCH", json={"language": "fr"})
    assert code_of(answer, status=422) == "unknown_language"
    assert answer.json()["error"]["language"] == "zh"
    assert code_of(visitor.client.post(URL, json={"language": "zh-Hant"}), status=422) == "unknown_language"
    assert code_of(visitor.client.get("/api/chat/settings?language=xx"), status=422) == "unknown_language"


def test_refusals_are_in_the_conversations_language(visit: Visit) -> None:
    visitor = visit()
    visitor.say("我能申请永久居留吗？")
    answer = visitor.call("POST", "/messages", json={"client_id": "b", "text": "  "})
    assert (code_of(answer, status=422), answer.json()["error"]["language"]) == ("empty_message", "zh")


FOREIGN = [
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "cross-site", "Origin": "http://127.0.0.1"},
    {"Origin": "https://evil.example"},
    {"Origin": "http://127.0.0.1:8080"},
    {"Origin": "null"},
]
OWN = [
    {},
    {"Sec-Fetch-Site": "same-origin", "Origin": "https://public.example"},
    {"Sec-Fetch-Site": "none"},
    {"Origin": "http://127.0.0.1"},
    {"Origin": "https://127.0.0.1"},
]


@pytest.mark.parametrize("headers", FOREIGN)
def test_page_of_another_site_is_refused(visit: Visit, headers: dict[str, str]) -> None:
    visitor = visit()
    assert code_of(visitor.client.get("/api/chat/settings", headers=headers), status=403) == "foreign_origin"
    assert code_of(visitor.client.post(URL, headers=headers), status=403) == "foreign_origin"
    assert code_of(visitor.call("GET", headers=headers), status=403) == "foreign_origin"
    assert code_of(visitor.call("GET", "/events", headers=headers), status=403) == "foreign_origin"
    assert code_of(visitor.call("GET", "/facts", headers=headers), status=403) == "foreign_origin"


@pytest.mark.parametrize("headers", OWN)
def test_page_of_this_site_and_other_clients_are_not(visit: Visit, headers: dict[str, str]) -> None:
    visitor = visit()
    assert visitor.client.get("/api/chat/settings", headers=headers).status_code == 200
    assert visitor.call("GET", headers=headers).status_code == 200


def test_code_opens_the_conversation_once(visit: Visit) -> None:
    visitor = visit()
    given = visitor.call("POST", "/handover").json()
    HandoverOut.model_validate(given)
    taken = visitor.client.post("/api/chat/handover", json={"code": given["code"]})
    OpenedOut.model_validate(taken.json())
    assert taken.json() == {"id": visitor.id, "secret": visitor.secret}
    again = visitor.client.post("/api/chat/handover", json={"code": given["code"]})
    assert code_of(again, status=404) == "conversation_not_found"
    assert code_of(visitor.client.post("/api/chat/handover", json={"code": "guess"}), status=404)


def test_code_of_a_deleted_conversation_opens_nothing(visit: Visit) -> None:
    visitor = visit()
    code = visitor.call("POST", "/handover").json()["code"]
    visitor.call("DELETE")
    answer = visitor.client.post("/api/chat/handover", json={"code": code})
    assert code_of(answer, status=404) == "conversation_not_found"


def test_deleted_conversation_is_gone_with_a_receipt(visit: Visit) -> None:
    visitor = visit()
    visitor.say("hello there")
    visitor.wait()
    receipt = visitor.call("DELETE").json()
    ReceiptOut.model_validate(receipt)
    assert receipt["receipt"].startswith("D-") and len(receipt["receipt"]) == 13
    assert receipt["deleted"]["messages"] == 2
    assert code_of(visitor.call("GET"), status=404) == "conversation_not_found"
    assert code_of(visitor.call("DELETE"), status=404) == "conversation_not_found"


def test_one_address_can_start_only_so_many(opened: Opened) -> None:
    _, client = opened(per_address=RateLimit(per_minute=2))
    assert [client.post(URL).status_code for _ in range(3)] == [201, 201, 429]
    assert int(client.post(URL).headers["retry-after"]) >= 1


@pytest.mark.parametrize(
    "body",
    [b"{", b"[]", b'{"language": 4}', b'{"consent": {}}', b'{"secret": "mine"}', b'{"consent": {"version": ""}}'],
)
def test_malformed_start_is_refused(opened: Opened, body: bytes) -> None:
    _, client = opened()
    answer = client.post(URL, content=body, headers={"Content-Type": "application/json"})
    assert code_of(answer, status=422) == "malformed_request"


def test_secret_is_in_no_log_and_no_answer_but_the_first(visit: Visit, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    visitor = visit()
    visitor.say("a text that nobody else may read")
    visitor.wait()
    shown = [visitor.call("GET").text, str(visitor.events()), visitor.call("PATCH", json={"language": "ja"}).text]
    visitor.call("POST", "/handover")
    shown.append(visitor.call("DELETE").text)
    assert all(visitor.secret not in text for text in shown)
    logged = "\n".join(record.getMessage() for record in caplog.records if not record.name.startswith("http"))
    assert visitor.secret not in logged and "nobody else may read" not in logged
    assert "deleted a conversation" in logged


def test_old_conversation_goes_by_itself(opened: Opened) -> None:
    now = [NOW]
    desk, client = opened(clock=lambda: now[0])
    old, kept = client.post(URL).json(), client.post(URL).json()
    now[0] += timedelta(days=20)
    headers = {"Authorization": f"Bearer {kept['secret']}"}
    client.patch(f"{URL}/{kept['id']}", json={"language": "en"}, headers=headers)
    now[0] += timedelta(days=20)
    portal = client.portal
    assert portal is not None
    gone = portal.call(lambda: desk.chat.erasure.expire(before=now[0] - timedelta(days=30)))
    assert gone == 1
    assert client.get(f"{URL}/{kept['id']}", headers=headers).status_code == 200
    opens = {"Authorization": f"Bearer {old['secret']}"}
    assert code_of(client.get(f"{URL}/{old['id']}", headers=opens), status=404) == "conversation_not_found"

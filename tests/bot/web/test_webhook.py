"""The Rasa-compatible channel: answers in four languages without Rasa, and refuses in the caller's language."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from bot.limits import RateLimit
from bot.web.parts import Parts

URL = "/webhooks/rest/webhook"
QUESTIONS = {
    "zh": "浦江计划资助多少？",
    "en": "What do I need for a Category A work permit?",
    "ja": "博士で永住権の申請はできますか",
    "ko": "취업허가와 거류허가를 한 번에 신청할 수 있나요?",
}
PROGRAMMES = {"zh": "pujiang-programme", "en": "work-permit-a", "ja": "permanent-residence", "ko": "single-window"}
BROWSER = {"zh": "zh-CN,zh;q=0.9", "en": "en-GB", "ja": "ja,en;q=0.5", "ko": "fr, ko-KR;q=0.9"}
FAR = "203.0.113.5"

Say = Callable[..., dict[str, Any]]


def error_of(response: Any, *, status: int) -> dict[str, Any]:
    """Return the error of a refusal after checking its status and shape."""
    assert response.status_code == status, response.text
    assert set(response.json()) == {"error"}
    error: dict[str, Any] = response.json()["error"]
    assert set(error) == {"code", "message", "language"}
    return error


@pytest.mark.parametrize("language", QUESTIONS)
def test_question_is_answered_in_its_language_without_rasa(say: Say, language: str) -> None:
    custom = say(QUESTIONS[language])["custom"]
    assert (custom["kind"], custom["language"]) == ("answer", language)
    assert PROGRAMMES[language] in custom["programmes"]


@pytest.mark.parametrize("language", QUESTIONS)
def test_answer_names_sources_with_basis(say: Say, language: str) -> None:
    sources = say(QUESTIONS[language])["custom"]["sources"]
    assert sources
    assert all(s["title"] and s["basis"] in ("seed", "official", "secondary", "unverified") for s in sources)


@pytest.mark.parametrize("language", QUESTIONS)
def test_text_alone_says_notice_answer_and_source(say: Say, parts: Parts, language: str) -> None:
    message = say(QUESTIONS[language])
    text, custom = message["text"], message["custom"]
    assert text.startswith(parts.words.say("answering_from_search", language))
    assert custom["text"] in text
    assert f"{parts.words.say('sources', language)}" in text and custom["sources"][0]["title"] in text


def test_message_goes_to_its_sender(say: Say) -> None:
    assert say("work permit", sender="somebody")["recipient_id"] == "somebody"


@pytest.mark.parametrize("text", ["banana bread recipe", "🤷", "12", "/restart", "<script>", "' OR 1=1 --"])
def test_whatever_is_said_gets_a_worded_reply(say: Say, text: str) -> None:
    assert say(text)["text"].strip()


def test_language_stays_with_the_conversation(say: Say, new_sender: Callable[[], str]) -> None:
    sender = new_sender()
    say(QUESTIONS["ja"], sender=sender)
    assert say("HSK 5", sender=sender)["custom"]["language"] == "ja"


def test_language_asked_for_is_used(say: Say) -> None:
    assert say(QUESTIONS["en"], language="ko")["custom"]["language"] == "ko"


def test_sender_and_metadata_may_be_left_out(client: TestClient) -> None:
    response = client.post(URL, json={"message": "work permit"})
    assert [message["recipient_id"] for message in response.json()] == ["default"]


@pytest.mark.parametrize("language", BROWSER)
def test_empty_message_is_refused_in_the_browsers_language(client: TestClient, parts: Parts, language: str) -> None:
    response = client.post(URL, json={"message": " \n"}, headers={"Accept-Language": BROWSER[language]})
    error = error_of(response, status=422)
    assert error == {
        "code": "empty_message",
        "message": parts.words.say("error_empty_message", language),
        "language": language,
    }


@pytest.mark.parametrize("language", QUESTIONS)
def test_too_long_message_is_refused_in_its_own_language(client: TestClient, parts: Parts, language: str) -> None:
    text = (QUESTIONS[language] + " ") * 300
    error = error_of(client.post(URL, json={"message": text}), status=413)
    sentence = parts.words.say("error_message_too_long", language, length=len(text.strip()), limit=2000)
    assert error == {"code": "message_too_long", "message": sentence, "language": language}


@pytest.mark.parametrize("language", QUESTIONS)
def test_unknown_language_is_refused_in_the_language_of_the_text(
    client: TestClient, parts: Parts, language: str
) -> None:
    body = {"message": QUESTIONS[language], "metadata": {"language": "fr"}}
    error = error_of(client.post(URL, json=body), status=422)
    sentence = parts.words.say("error_unknown_language", language)
    assert error == {"code": "unknown_language", "message": sentence, "language": language}


@pytest.mark.parametrize("language", BROWSER)
@pytest.mark.parametrize(
    "body", [b"{", b"\xff\xfe", b"[]", b"{}", b'{"message": 4}', b'{"message": "x", "sender": ""}']
)
def test_malformed_body_is_refused_in_the_browsers_language(client: TestClient, language: str, body: bytes) -> None:
    headers = {"Accept-Language": BROWSER[language], "Content-Type": "application/json"}
    error = error_of(client.post(URL, content=body, headers=headers), status=422)
    assert (error["code"], error["language"]) == ("malformed_request", language)


def test_malformed_body_is_not_echoed(client: TestClient) -> None:
    response = client.post(URL, json={"message": ["my passport is E12345678"]})
    assert "body.message" in error_of(response, status=422)["message"] and "E12345678" not in response.text


@pytest.mark.parametrize("language", QUESTIONS)
def test_too_many_messages_are_refused_with_the_time_to_wait(
    client: TestClient, parts: Parts, changed_parts: Callable[..., None], language: str
) -> None:
    changed_parts(per_conversation=RateLimit(per_minute=1))
    body = {"sender": "hasty", "message": QUESTIONS[language]}
    assert client.post(URL, json=body).status_code == 200
    response = client.post(URL, json=body)
    error = error_of(response, status=429)
    seconds = int(response.headers["Retry-After"])
    assert 1 <= seconds <= 60
    assert error["message"] == parts.words.say("error_too_many_messages", language, seconds=seconds)


def test_conversations_of_one_address_share_its_limit(client: TestClient, changed_parts: Callable[..., None]) -> None:
    changed_parts(per_address=RateLimit(per_minute=1))
    codes = [client.post(URL, json={"sender": s, "message": "work permit"}).status_code for s in ("one", "two")]
    assert codes == [200, 429]


def test_caller_elsewhere_is_refused(client_at: Callable[[str], TestClient]) -> None:
    response = client_at(FAR).post(URL, json={"message": QUESTIONS["en"]})
    assert error_of(response, status=403)["code"] == "not_allowed"


@pytest.mark.parametrize("header", ["Bearer wrong", "token-of-the-channel", "Basic token-of-the-channel", "Bearer "])
def test_caller_elsewhere_is_refused_with_a_wrong_token(client_at: Callable[[str], TestClient], header: str) -> None:
    response = client_at(FAR).post(URL, json={"message": QUESTIONS["en"]}, headers={"Authorization": header})
    assert error_of(response, status=403)["code"] == "not_allowed"


def test_caller_elsewhere_is_answered_with_the_token(client_at: Callable[[str], TestClient], parts: Parts) -> None:
    headers = {"Authorization": f"Bearer {parts.settings.channel_token}"}
    response = client_at(FAR).post(URL, json={"sender": "far", "message": QUESTIONS["en"]}, headers=headers)
    assert (response.status_code, len(response.json())) == (200, 1)


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded"])
def test_caller_behind_a_proxy_on_this_machine_is_not_local(client: TestClient, header: str) -> None:
    response = client.post(URL, json={"message": QUESTIONS["en"]}, headers={header: "127.0.0.1"})
    assert error_of(response, status=403)["code"] == "not_allowed"


def test_ipv6_caller_on_this_machine_is_local(client_at: Callable[[str], TestClient]) -> None:
    assert client_at("::1").post(URL, json={"sender": "six", "message": QUESTIONS["en"]}).status_code == 200


def test_channel_says_that_it_is_there(client: TestClient) -> None:
    assert client.get("/webhooks/rest/").json() == {"status": "ok"}

"""What is wrong with an address, a method or a host is said in the caller's language, with a code of its own."""

import pytest
from fastapi.responses import PlainTextResponse
from fastapi.testclient import TestClient

from bot.web.errors import ErrorAnswers
from bot.web.hosts import KnownHosts
from bot.web.parts import Parts

LANGUAGES = ("zh", "en", "ja", "ko")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("method", "path", "host", "status", "code"),
    [
        ("GET", "/nothing", "127.0.0.1", 404, "not_found"),
        ("GET", "/other.js", "127.0.0.1", 404, "not_found"),
        ("DELETE", "/api/search", "127.0.0.1", 405, "method_not_allowed"),
        ("GET", "/healthz", "evil.example", 400, "unknown_host"),
    ],
)
def test_error_has_its_code_and_a_sentence_in_the_callers_language(
    client: TestClient, parts: Parts, language: str, method: str, path: str, host: str, status: int, code: str
) -> None:
    response = client.request(method, path, headers={"Host": host, "Accept-Language": language})
    sentence = parts.words.say(f"error_{code}", language)
    assert response.status_code == status
    assert response.json() == {"error": {"code": code, "message": sentence, "language": language}}


def test_method_that_is_not_allowed_is_told_which_are(client: TestClient) -> None:
    assert client.delete("/api/search").headers["Allow"] == "GET"


def test_refused_host_is_counted(client: TestClient) -> None:
    client.get("/healthz", headers={"Host": "evil.example"})
    assert 'desk_refused_total{code="unknown_host"}' in client.get("/metrics").text


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8000", "LOCALHOST", "[::1]", "[::1]:8000"])
def test_this_machine_is_always_known(client: TestClient, host: str) -> None:
    assert client.get("/healthz", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", ["", "a@127.0.0.1", "127.0.0.1/x", "[::1", "127.0.0.1.evil.example", "::1"])
def test_what_only_looks_like_this_machine_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/healthz", headers={"Host": host}).status_code == 400


@pytest.mark.parametrize(
    ("allowed", "host", "known"),
    [
        ("desk.example", "desk.example:443", True),
        ("desk.example", "www.desk.example", False),
        ("*.example", "desk.example", True),
        ("*.example", "example", False),
        ("*", "anything", True),
        ("[fe80::2]", "[fe80::2]:8000", True),
        ("fe80::2", "[fe80::2]", True),
    ],
)
def test_host_is_known_by_name_or_pattern(parts: Parts, allowed: str, host: str, known: bool) -> None:
    answers = ErrorAnswers(words=parts.words, metrics=parts.metrics)
    guarded = KnownHosts(PlainTextResponse("let through"), hosts=[allowed], answers=answers)
    response = TestClient(guarded).get("/", headers={"Host": host})
    assert (response.status_code, response.text == "let through") == ((200, True) if known else (400, False))

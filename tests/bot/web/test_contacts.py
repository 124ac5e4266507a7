"""`GET /api/contacts`: whom to call, in four languages, with the source of each number."""

import pytest
from fastapi.testclient import TestClient

from bot.web.contacts import ContactsOut
from knowledge.language import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_contacts_come_in_the_language_asked_for(client: TestClient, language: str) -> None:
    answer = client.get("/api/contacts", params={"language": language})
    content = answer.json()
    assert answer.status_code == 200 and content["language"] == language
    assert ContactsOut.model_validate(content).model_dump(by_alias=True, exclude_none=True)["contacts"]
    hotline = next(one for one in content["contacts"] if one["id"] == "exit-entry-hotline")
    assert (hotline["phone"], hotline["phone_href"], hotline["address"]) == ("12367", "tel:12367", None)
    assert hotline["source"]["id"] == "e10" and hotline["source"]["basis"] == "official"


def test_every_contact_says_what_it_is_for_and_differs_in_words_only(client: TestClient) -> None:
    by_language = [client.get("/api/contacts", params={"language": one}).json()["contacts"] for one in LANGUAGES]
    for same in zip(*by_language, strict=True):
        assert len({(one["id"], one["phone_href"], str(one["source"])) for one in same}) == 1
        assert len({one["for"] for one in same}) == len(LANGUAGES) and all(one["name"] for one in same)


def test_english_is_spoken_where_no_language_is_asked_for(client: TestClient) -> None:
    assert client.get("/api/contacts").json() == client.get("/api/contacts?language=en").json()


def test_an_unknown_language_is_refused(client: TestClient) -> None:
    assert client.get("/api/contacts?language=fr").json()["error"]["code"] == "unknown_language"

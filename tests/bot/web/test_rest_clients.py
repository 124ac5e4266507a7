"""A client written for Rasa's REST channel works unchanged: what it sends, and the keys that it reads."""

from collections.abc import Callable

from fastapi.testclient import TestClient

from actions.reply import Button, Reply
from bot.web.channel import rasa_messages
from bot.web.parts import Parts

URL = "/webhooks/rest/webhook"


def test_sender_and_message_are_enough_and_the_reply_has_rasas_keys(
    client: TestClient, new_sender: Callable[[], str]
) -> None:
    sender = new_sender()
    answer = client.post(URL, json={"sender": sender, "message": "What do I need for a Category A work permit?"})
    assert answer.status_code == 200 and answer.headers["content-type"] == "application/json"
    (message,) = answer.json()
    assert message["recipient_id"] == sender and message["text"].strip()
    assert set(message) <= {"recipient_id", "text", "buttons", "custom"}


def test_a_button_is_pressed_by_sending_its_payload(client: TestClient, new_sender: Callable[[], str]) -> None:
    sender = new_sender()
    (message,) = client.post(URL, json={"sender": sender, "message": "banana bread recipe"}).json()
    assert message["buttons"] and all(set(button) == {"title", "payload"} for button in message["buttons"])
    pressed = client.post(URL, json={"sender": sender, "message": message["buttons"][0]["payload"]})
    assert pressed.status_code == 200 and pressed.json()[0]["text"].strip()


def test_a_question_shows_its_buttons_as_rasa_does(parts: Parts) -> None:
    button = Button(title="是", payload="是", role="answer", answer={"fact": "driving_licence", "value": True})
    reply = Reply(kind="question", language="zh", text="您会开车吗？", buttons=(button,))
    (message,) = rasa_messages([reply], recipient_id="a", words=parts.words)
    assert message["buttons"] == [{"title": "是", "payload": "是"}] and "buttons" not in message["custom"]


def test_what_rasa_allows_besides_is_taken_too(client: TestClient, new_sender: Callable[[], str]) -> None:
    body = {"sender": new_sender(), "message": "r visa", "input_channel": "web", "metadata": {"page": "/visa"}}
    assert client.post(f"{URL}?stream=false&token=", json=body).status_code == 200
    assert client.get("/webhooks/rest/").json() == {"status": "ok"}

"""Every message gets its language, the gateway's choice before what its letters tell."""

from collections.abc import Callable
from typing import Any

import pytest
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.language import LanguageEntity
from tests.nlu.samples import NASTY


@pytest.fixture
def found(build: Callable[..., Any]) -> Callable[[Message], list[dict[str, Any]]]:
    component = build(LanguageEntity)

    def entities(message: Message) -> list[dict[str, Any]]:
        [processed] = component.process([message])
        return list(processed.get("entities") or [])

    return entities


@pytest.mark.parametrize(
    ("text", "language"),
    [("我能办A类吗", "zh"), ("how long does it take", "en"), ("申請に必要な書類", "ja"), ("취업비자", "ko")],
)
def test_the_letters_tell_the_language(
    found: Callable[..., Any], say: Callable[..., Message], text: str, language: str
) -> None:
    [entity] = found(say(text))
    assert entity == {"entity": "language", "value": language, "start": 0, "end": 0, "extractor": "LanguageEntity"}


@pytest.mark.parametrize("language", ["zh", "en", "ja", "ko"])
def test_the_choice_of_the_gateway_comes_first(
    found: Callable[..., Any], say: Callable[..., Message], language: str
) -> None:
    assert [entity["value"] for entity in found(say("work permit は何日?", language=language))] == [language]


@pytest.mark.parametrize("text", ["34", "HSK 5", "", "…", "😀"])
def test_no_entity_where_nothing_tells(found: Callable[..., Any], say: Callable[..., Message], text: str) -> None:
    assert found(say(text)) == []


def test_an_unknown_choice_is_passed_over(found: Callable[..., Any], say: Callable[..., Message]) -> None:
    assert [entity["value"] for entity in found(say("취업비자", language="fr"))] == ["ko"]


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_nasty_texts_pass(found: Callable[..., Any], say: Callable[..., Message], text: str) -> None:
    assert len(found(say(text))) <= 1

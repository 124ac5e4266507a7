"""The classifiers are compared on equal features, and on messages that say their intent and language."""

import pytest

from bot.bench.classifiers import LIGHT_DIET, Measured, classifier_table, config_with
from bot.bench.held_out import HeldOutMessage, read_held_out
from bot.settings import PROJECT
from knowledge.content import parse_yaml
from knowledge.language import LANGUAGES

CONFIG = parse_yaml((PROJECT / "config.yml").read_text(encoding="utf-8"), name="config.yml")
IN_USE = "bot.nlu.classifier.SparseLogisticRegression"


def test_only_the_classifier_differs_from_the_project() -> None:
    components = [component["name"] for component in CONFIG["pipeline"]]
    made = config_with(LIGHT_DIET, config=CONFIG)
    before = components.index(IN_USE)
    assert made["pipeline"][:-1] == CONFIG["pipeline"][:before] and before >= 3
    assert made["pipeline"][-1] == LIGHT_DIET
    assert "policies" not in made and made["recipe"] == CONFIG["recipe"]


def test_light_diet_neither_transforms_nor_extracts() -> None:
    assert (LIGHT_DIET["number_of_transformer_layers"], LIGHT_DIET["entity_recognition"]) == (0, False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_held_out_messages_are_of_every_language_and_known_intents(language: str) -> None:
    domain = parse_yaml((PROJECT / "domain.yml").read_text(encoding="utf-8"), name="domain.yml")
    known = {name for intent in domain["intents"] for name in ([intent] if isinstance(intent, str) else intent)}
    messages = [message for message in read_held_out() if message.language == language]
    assert len(messages) >= 100
    assert {message.intent for message in messages} <= known
    assert not any(message.text.startswith("-") for message in messages)


def test_table_has_a_row_for_each_classifier_and_a_column_for_each_language() -> None:
    row = Measured(
        name="guess",
        accuracy=dict.fromkeys(LANGUAGES, 0.25),
        training_s=1.0,
        training_peak_mb=100.0,
        model_mb=0.5,
        rss_mb=200.0,
        parse_ms=2.0,
    )
    table = classifier_table([row, row], messages=[HeldOutMessage("Hi", "en", "greet")])
    assert [str(column.header) for column in table.columns[1:5]] == list(LANGUAGES)
    assert (table.row_count, list(table.columns[1].cells)) == (2, ["0.250", "0.250"])

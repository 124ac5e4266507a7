"""The Rasa component that finds what visitors say of themselves, as one entity for every fact.

Never decides what is a fact; `extraction` does. The entity is named after the fact (`age`, `degree`, `number` ...).
"""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.facts.extraction import extract
from bot.nlu.facts.supposing import suppose
from bot.nlu.messages import add_entities, language_of


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class FactExtractor(GraphComponent):
    """Adds the facts of a message as entities.

    Besides value and offsets an entity may have `assumed`, `approximate`, `net`, `bare` (true) and `unit`, and one that
    is not stated but imagined ("what if …") has `supposed` (true).
    """

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> FactExtractor:
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the entities."""
        for message in messages:
            text, language = message.get(TEXT) or "", language_of(message)
            stated = extract(text, language)
            names = {fact.name for fact in stated}
            imagined = [fact for fact in suppose(text, language) if fact.name not in names]
            found = [
                {"entity": fact.name, "value": fact.value, "start": fact.start, "end": fact.end, **fact.extra}
                for fact in (*stated, *imagined)
            ]
            add_entities(message, found, extractor=type(self).__name__)
        return messages

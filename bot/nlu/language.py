"""The Rasa component that puts the language of a message on it, as the entity `language`.

Never guesses: where neither the gateway nor the letters tell, there is no entity and the slot keeps its value.
"""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.messages import LANGUAGE_ENTITY, add_entities, language_of


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class LanguageEntity(GraphComponent):
    """Sets the entity `language` to zh, en, ja or ko; it stands first in the pipeline."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LanguageEntity:
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the entity to each message. It is about the whole message, so its offsets are 0 and 0."""
        for message in messages:
            language = language_of(message)
            if language:
                entity = {"entity": LANGUAGE_ENTITY, "value": language, "start": 0, "end": 0}
                add_entities(message, [entity], extractor=type(self).__name__)
        return messages

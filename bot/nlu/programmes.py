"""The Rasa component that finds programmes by name, as the entity `programme` with the programme's id as its value.

Never finds a programme that the glossary does not name.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.glossary import read_glossary
from bot.nlu.messages import add_entities
from bot.nlu.phrases import PhraseIndex


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class ProgrammeExtractor(GraphComponent):
    """Finds the names and nicknames of programmes, longest first. `glossary` is relative to the working directory."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"glossary": "knowledge/glossary.yml"}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ProgrammeExtractor:
        return cls(PhraseIndex(read_glossary(Path(config["glossary"])).programmes))

    def __init__(self, index: PhraseIndex) -> None:
        self._index = index

    def process(self, messages: list[Message]) -> list[Message]:
        """Add one entity for every mention of a programme."""
        for message in messages:
            found = [
                {"entity": "programme", "value": match.value, "start": match.start, "end": match.end}
                for match in self._index.find(message.get(TEXT) or "")
            ]
            add_entities(message, found, extractor=type(self).__name__)
        return messages

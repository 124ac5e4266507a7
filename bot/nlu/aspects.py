"""The Rasa component that finds what a question is about ("how long", 材料, 費用, 자격), as the entity `aspect`.

Never gives an aspect for a vague word ("how much") where a plain one ("subsidy") stands in the same message.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.messages import add_entities
from bot.nlu.phrases import Match, PhraseIndex

_VAGUE = "?"


class AspectIndex:
    """The words for aspects. In `words` a list under `plain` counts always, one under `vague` only when alone."""

    def __init__(self, words: dict[str, dict[str, dict[str, list[str]]]]) -> None:
        self._index = PhraseIndex(
            (word, aspect if strength == "plain" else aspect + _VAGUE)
            for strength in ("plain", "vague")
            for aspect, strengths in words.items()
            for listed in (strengths.get(strength) or {}).values()
            for word in listed
        )

    def find(self, text: str) -> list[Match]:
        """Return the aspects of a message in order, each once."""
        found = self._index.find(text)
        plain = [match for match in found if not match.value.endswith(_VAGUE)]
        chosen: dict[str, Match] = {}
        for match in plain or found:
            aspect = match.value.rstrip(_VAGUE)
            chosen.setdefault(aspect, Match(aspect, match.start, match.end))
        return list(chosen.values())


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class AspectExtractor(GraphComponent):
    """Finds the aspects of a message. `words` is the file of words, relative to the working directory."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"words": "bot/nlu/aspects.yml"}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> AspectExtractor:
        return cls(AspectIndex(yaml.safe_load(Path(config["words"]).read_text(encoding="utf-8"))))

    def __init__(self, index: AspectIndex) -> None:
        self._index = index

    def process(self, messages: list[Message]) -> list[Message]:
        """Add one entity for every aspect, where it is first spoken of."""
        for message in messages:
            found = [
                {"entity": "aspect", "value": match.value, "start": match.start, "end": match.end}
                for match in self._index.find(message.get(TEXT) or "")
            ]
            add_entities(message, found, extractor=type(self).__name__)
        return messages

"""What the components share about a Rasa message: its language, and adding entities to it.

Never changes the text of a message or the entities another component has put there.
"""

from collections.abc import Sequence
from typing import Any

from rasa.shared.nlu.constants import ENTITIES, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message

from knowledge.language import LANGUAGES, detect

LANGUAGE_ENTITY = "language"


def language_of(message: Message) -> str | None:
    """Return the language of a message: found already, chosen by the gateway, or told by its letters.

    None means that nothing tells; at training time only the letters can.
    """
    for entity in message.get(ENTITIES) or []:
        if entity.get("entity") == LANGUAGE_ENTITY and entity.get("value") in LANGUAGES:
            return str(entity["value"])
    chosen = (message.get(METADATA) or {}).get("language")
    return chosen if chosen in LANGUAGES else detect(message.get(TEXT) or "")


def add_entities(message: Message, found: Sequence[dict[str, Any]], *, extractor: str) -> None:
    """Add entities to a message, each marked with the name of the component that found it."""
    entities = [*(message.get(ENTITIES) or []), *({**entity, "extractor": extractor} for entity in found)]
    message.set(ENTITIES, entities, add_to_output=True)

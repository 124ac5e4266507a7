"""Presents the cross-language model to Chroma as a registered embedding function, marked with its fingerprint.

Never downloads a model: Chroma's default function would, so no collection is ever made without this one.
"""

from typing import Any

import numpy as np
from chromadb.api.types import Documents, EmbeddingFunction, Embeddings
from chromadb.utils.embedding_functions import register_embedding_function

from knowledge.search.lsi import LsiModel


@register_embedding_function
class CrossLanguageEmbedding(EmbeddingFunction[Documents]):
    """Embeds texts by an `LsiModel`. A collection made with another fingerprint is refused by Chroma itself.

    Opened without a model (from its stored configuration) it can name itself but not embed.
    """

    def __init__(self, fingerprint: str, model: LsiModel | None = None) -> None:
        self._fingerprint = fingerprint
        self._model = model

    def __call__(self, input: Documents) -> Embeddings:
        if self._model is None:
            raise ValueError("This embedding function was opened without its model; build the index anew.")
        return [np.asarray(self._model.embed(text), dtype=np.float32) for text in input]

    @staticmethod
    def name() -> str:
        return "talent-desk-cl-lsi"

    def get_config(self) -> dict[str, Any]:
        return {"fingerprint": self._fingerprint}

    @staticmethod
    def build_from_config(config: dict[str, Any]) -> "CrossLanguageEmbedding":
        return CrossLanguageEmbedding(str(config["fingerprint"]))

    def default_space(self) -> Any:
        return "cosine"

    def supported_spaces(self) -> Any:
        return ["cosine"]

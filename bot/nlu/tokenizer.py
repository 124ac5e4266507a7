"""The Rasa tokenizer for Chinese, English, Japanese and Korean in one model, also mixed within a message.

Never changes an offset: a token's text is folded (width, case, Han forms), its start and end are those of the original.

Each stretch of one script goes to the tokenizer made for it: Latin, digits and signs to spaCy's English rules, Hangul
to spaCy's Korean rules, Han to jieba, and Kana, with the Han around it, to Sudachi. In a Japanese message Han alone
goes to Sudachi too. Sudachi runs in mode A, the shortest words: the parts of 就労許可 and 永住許可 then share
"許可", which a model trained on a few hundred sentences can learn from.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import jieba
import spacy
import sudachipy
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from spacy.language import Language

from bot.nlu.folding import fold
from bot.nlu.glossary import read_glossary
from bot.nlu.messages import language_of
from knowledge.language import detect

_HAN = r"\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_KANA = r"\u3041-\u3096\u309d\u309e\u30a1-\u30fa\u30fc-\u30ff\uff66-\uff9f"
_HANGUL = r"\uac00-\ud7a3\u1100-\u11ff\u3131-\u318e"
_STRETCH = re.compile(
    rf"(?P<east>[{_HAN}{_KANA}]+)|(?P<hangul>[{_HANGUL}](?:[^\w]*[{_HANGUL}])*)|(?P<other>[^{_HAN}{_KANA}{_HANGUL}]+)"
)
_HAS_KANA = re.compile(f"[{_KANA}]")
_KOREAN = {"nlp": {"tokenizer": {"@tokenizers": "spacy.Tokenizer.v1"}}}  # rules only: no mecab
_MAX_STRETCH = 5_000  # Sudachi refuses more than about 16,000 characters at once
_MAX_KNOWN_WORDS = 100_000  # spaCy keeps every word it has seen; from here on it starts again

Span = tuple[int, int]


class _Rules:
    """A blank spaCy pipeline that is built anew when it has kept too many words."""

    def __init__(self, language: str, config: dict[str, Any]) -> None:
        self._language, self._config = language, config
        self._pipeline: Language = spacy.blank(language, config=config)

    def spans(self, text: str) -> Iterator[Span]:
        if len(self._pipeline.vocab.strings) > _MAX_KNOWN_WORDS:
            self._pipeline = spacy.blank(self._language, config=self._config)
        for token in self._pipeline.tokenizer(text):
            if not token.is_space:
                yield token.idx, token.idx + len(token.text)


class Segmenter:
    """The four tokenizers, loaded once. `words` are terms that Chinese segmentation keeps whole."""

    def __init__(self, words: tuple[str, ...]) -> None:
        logging.getLogger("jieba").setLevel(logging.WARNING)
        self._chinese = jieba.Tokenizer()
        # What `initialize` does, without its cache file in the shared temporary folder.
        self._chinese.FREQ, self._chinese.total = self._chinese.gen_pfdict(self._chinese.get_dict_file())
        self._chinese.initialized = True
        for word in words:
            self._chinese.add_word(fold(word))
        self._japanese = sudachipy.Dictionary().tokenizer(mode=sudachipy.SplitMode.A)
        self._english = _Rules("en", {})
        self._korean = _Rules("ko", _KOREAN)

    def spans(self, text: str, *, language: str | None) -> Iterator[Span]:
        """Yield start and end of every token of `text`, in order; `language` decides who reads Han characters."""
        for stretch in _STRETCH.finditer(text):
            for start in range(stretch.start(), stretch.end(), _MAX_STRETCH):
                part = text[start : min(stretch.end(), start + _MAX_STRETCH)]
                for token_start, token_end in self._spans(part, kind=str(stretch.lastgroup), language=language):
                    yield start + token_start, start + token_end

    def _spans(self, part: str, *, kind: str, language: str | None) -> Iterator[Span]:
        if kind == "other":
            yield from (self._korean if language == "ko" else self._english).spans(part)
        elif kind == "hangul":
            yield from self._korean.spans(part)
        elif language == "ja" or _HAS_KANA.search(part):
            for morpheme in self._japanese.tokenize(part):
                if morpheme.end() > morpheme.begin() and not morpheme.surface().isspace():
                    yield morpheme.begin(), morpheme.end()
        else:
            for _, start, end in self._chinese.tokenize(fold(part)):
                yield start, end


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class MultilingualTokenizer(Tokenizer):
    """Splits messages of four languages. `glossary` is relative to the working directory."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {
            "glossary": "knowledge/glossary.yml",
            "intent_tokenization_flag": False,
            "intent_split_symbol": "_",
            "token_pattern": None,
        }

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Return a hash of the glossary, so that a changed one is not trained from Rasa's cache."""
        path = Path(config.get("glossary") or cls.get_default_config()["glossary"])
        return sha256(path.read_bytes()).hexdigest() if path.is_file() else None

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> MultilingualTokenizer:
        return cls(config, Segmenter(read_glossary(Path(config["glossary"])).chinese))

    def __init__(self, config: dict[str, Any], segmenter: Segmenter) -> None:
        super().__init__(config)
        self._segmenter = segmenter

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """Return the tokens of an attribute; a text without any gives one token, as Rasa's own tokenizers do."""
        text = str(message.get(attribute))
        language = language_of(message) if attribute == TEXT else detect(text)
        tokens = [Token(fold(text[a:b]), a, b) for a, b in self._segmenter.spans(text, language=language)]
        return self._apply_token_pattern(tokens) if tokens else [Token(text, 0)]

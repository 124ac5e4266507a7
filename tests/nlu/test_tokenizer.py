"""One tokenizer for four languages, whose offsets point back into the text."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.folding import fold
from bot.nlu.language import LanguageEntity
from bot.nlu.tokenizer import MultilingualTokenizer
from tests.nlu.samples import NASTY


@pytest.fixture(scope="module")
def tokenizer(build: Callable[..., Any], glossary: Path) -> MultilingualTokenizer:
    return build(MultilingualTokenizer, glossary=str(glossary))


def _words(tokenizer: MultilingualTokenizer, message: Message) -> list[str]:
    return [token.text for token in tokenizer.tokenize(message, TEXT)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("我的 work permit 快到期了", ["我", "的", "work", "permit", "快", "到期", "了"]),
        ("怎么办理工作许可？", ["怎么", "办理", "工作许可", "?"]),
        ("永住権の申請に必要な書類", ["永住", "权", "の", "申请", "に", "必要", "な", "书类"]),
        ("work permit は何日?", ["work", "permit", "は", "何", "日", "?"]),
        ("취업비자를 연장하려면, 서류가 뭐예요?", ["취업비자를", "연장하려면", ",", "서류가", "뭐예요", "?"]),
        ("HSK5급", ["hsk5", "급"]),
        ("I'm 34, what's next?", ["i", "'m", "34", ",", "what", "'s", "next", "?"]),
        ("浦东B类34岁", ["浦东", "b", "类", "34", "岁"]),
    ],
)
def test_each_script_goes_to_its_own_tokenizer(
    tokenizer: MultilingualTokenizer, say: Callable[..., Message], text: str, words: list[str]
) -> None:
    assert _words(tokenizer, say(text)) == words


@pytest.mark.parametrize("term", ["外国人来华工作许可", "工作许可", "外国高端人才", "用人单位"])
def test_chinese_terms_of_the_glossary_stay_whole(
    tokenizer: MultilingualTokenizer, say: Callable[..., Message], term: str
) -> None:
    assert term in _words(tokenizer, say(f"请问{term}怎么办"))


def test_traditional_chinese_gives_the_tokens_of_simplified(
    tokenizer: MultilingualTokenizer, say: Callable[..., Message]
) -> None:
    assert _words(tokenizer, say("外國高端人才怎麼辦理")) == _words(tokenizer, say("外国高端人才怎么办理"))


def test_the_language_on_the_message_decides_who_reads_han(
    tokenizer: MultilingualTokenizer, build: Callable[..., Any], say: Callable[..., Message]
) -> None:
    text = "外国人工作许可"
    chinese, japanese = build(LanguageEntity).process([say(text, language="zh"), say(text, language="ja")])
    assert len(_words(tokenizer, chinese)) < len(_words(tokenizer, japanese))


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
@pytest.mark.parametrize("language", ["zh", "en", "ja", "ko", None])
def test_tokens_point_back_into_the_text_and_leave_nothing_out(
    tokenizer: MultilingualTokenizer, say: Callable[..., Message], text: str, language: str | None
) -> None:
    tokens = tokenizer.tokenize(say(text, language=language), TEXT)
    assert tokens
    if text.strip():
        assert [token.text for token in tokens] == [fold(text[token.start : token.end]) for token in tokens]
        assert [token.start for token in tokens] == sorted(token.start for token in tokens)
        assert all(a.end <= b.start for a, b in pairwise(tokens))
        covered = "".join(text[token.start : token.end] for token in tokens)
        assert "".join(covered.split()) == "".join(text.split())


def test_training_data_is_tokenized_without_metadata(tokenizer: MultilingualTokenizer) -> None:
    data = TrainingData([Message(data={TEXT: "就労許可の申請", INTENT: "ask_policy"})])
    [example] = tokenizer.process_training_data(data).training_examples
    assert [token.text for token in example.get(TOKENS_NAMES[TEXT])] == ["就劳", "许可", "の", "申请"]
    assert [token.text for token in example.get(TOKENS_NAMES[INTENT])] == ["ask_policy"]


def test_a_changed_glossary_changes_the_fingerprint(tmp_path: Path) -> None:
    path = tmp_path / "glossary.yml"
    path.write_text("terms: []", encoding="utf-8")
    before = MultilingualTokenizer.fingerprint_addon({"glossary": str(path)})
    path.write_text("terms: [{id: a, zh: 新词}]", encoding="utf-8")
    assert MultilingualTokenizer.fingerprint_addon({"glossary": str(path)}) != before


def test_a_missing_glossary_is_refused_with_a_hint(build: Callable[..., Any], tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"config\.yml"):
        build(MultilingualTokenizer, glossary=str(tmp_path / "none.yml"))

"""What a question is about is found in four languages, vague words only when nothing plainer is said."""

from collections.abc import Callable
from typing import Any

import pytest
import yaml
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.aspects import AspectExtractor
from knowledge.language import LANGUAGES
from tests.nlu.samples import NASTY

ASPECTS = {
    "eligibility", "documents", "duration", "cost", "amount", "deadline", "procedure", "place", "benefits", "validity",
    "family", "definition",
}  # fmt: skip


@pytest.fixture
def found(build: Callable[..., Any], say: Callable[..., Message]) -> Callable[[str], list[str]]:
    component = build(AspectExtractor)

    def aspects(text: str) -> list[str]:
        [message] = component.process([say(text)])
        entities = message.get("entities")
        assert all(text[e["start"] : e["end"]] and e["extractor"] == "AspectExtractor" for e in entities)
        return [e["value"] for e in entities]

    return aspects


@pytest.mark.parametrize(
    ("text", "aspects"),
    [
        ("What are the requirements for category A?", {"eligibility"}),
        ("A类要什么条件", {"eligibility"}),
        ("A類の条件は", {"eligibility"}),
        ("A류 자격 요건이 뭐예요", {"eligibility", "definition"}),
        ("which documents do I need", {"documents"}),
        ("办工签需要什么材料", {"documents"}),
        ("必要書類は何ですか", {"documents"}),
        ("필요한 서류 알려주세요", {"documents"}),
        ("how long does it take", {"duration"}),
        ("辦理要多久", {"duration"}),
        ("何日かかりますか", {"duration"}),
        ("며칠 걸려요", {"duration"}),
        ("기간은요?", {"duration"}),
        ("체류 기간은요?", {"validity"}),
        ("what does it cost", {"cost"}),
        ("手续费多少", {"cost"}),
        ("手数料はいくら", {"cost"}),
        ("수수료가 얼마예요", {"cost"}),
        ("how much is the subsidy", {"amount"}),
        ("补贴多少钱", {"amount"}),
        ("補助金はいくら", {"amount"}),
        ("지원금이 얼마예요", {"amount"}),
        ("is there a limit", {"amount"}),
        ("有限额吗", {"amount"}),
        ("限度額は？", {"amount"}),
        ("한도 있어요?", {"amount"}),
        ("what is the deadline", {"deadline"}),
        ("什么时候截止", {"deadline"}),
        ("締め切りはいつまで", {"deadline"}),
        ("마감이 언제예요", {"deadline"}),
        ("how do I apply", {"procedure"}),
        ("怎么申请", {"procedure"}),
        ("申請方法を教えて", {"procedure"}),
        ("어떻게 신청해요", {"procedure"}),
        ("where do I apply", {"place"}),
        ("去哪里办", {"place"}),
        ("窓口はどこ", {"place"}),
        ("주소가 어디예요", {"place"}),
        ("what are the benefits", {"benefits"}),
        ("有什么好处", {"benefits"}),
        ("どんなメリットが", {"benefits"}),
        ("어떤 혜택이 있나요", {"benefits"}),
        ("how long is it valid", {"validity"}),
        ("有效期多久", {"validity"}),
        ("有効期間はどのくらい", {"validity"}),
        ("유효기간이 얼마나", {"validity"}),
        ("can I bring my wife", {"family"}),
        ("可以带老婆吗", {"family"}),
        ("家族も来られますか", {"family"}),
        ("배우자도 되는지", {"family"}),
        ("what is the R visa", {"definition"}),
        ("什么是明珠计划", {"definition"}),
        ("Kビザとは何ですか", {"definition"}),
        ("K비자가 뭔가요", {"definition"}),
        ("how much", {"cost"}),
        ("多久", {"duration"}),
        ("documents and fees", {"documents", "cost"}),
    ],
)
def test_the_aspect_of_a_question(found: Callable[[str], list[str]], text: str, aspects: set[str]) -> None:
    assert set(found(text)) == aspects


@pytest.mark.parametrize("text", ["hello", "34", "谢谢", "ありがとう", "감사합니다", "in charge of the platform"])
def test_other_messages_have_no_aspect(found: Callable[[str], list[str]], text: str) -> None:
    assert found(text) == []


def test_each_aspect_is_given_once(found: Callable[[str], list[str]]) -> None:
    assert found("documents, documents and more documents") == ["documents"]


def test_every_aspect_has_words_in_every_language() -> None:
    with open("bot/nlu/aspects.yml", encoding="utf-8") as file:
        words = yaml.safe_load(file)
    assert set(words) == ASPECTS
    for strengths in words.values():
        assert set(strengths["plain"]) == set(LANGUAGES)


def test_no_word_stands_for_two_aspects() -> None:
    with open("bot/nlu/aspects.yml", encoding="utf-8") as file:
        words = yaml.safe_load(file)
    listed = [
        (word.lower(), aspect)
        for aspect, strengths in words.items()
        for lists in strengths.values()
        for listed in lists.values()
        for word in listed
    ]
    owners: dict[str, set[str]] = {}
    for word, aspect in listed:
        owners.setdefault(word, set()).add(aspect)
    assert {word: found for word, found in owners.items() if len(found) > 1} == {}


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_nasty_texts_pass(found: Callable[[str], list[str]], text: str) -> None:
    assert set(found(text)) <= ASPECTS

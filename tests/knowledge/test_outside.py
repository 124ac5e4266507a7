"""Topics without content are read strictly, and what is nearest to one is declined."""

from datetime import date
from pathlib import Path

import pytest

from bot.content import KNOWLEDGE
from knowledge.errors import InvalidContent
from knowledge.glossary import Glossary
from knowledge.language import LANGUAGES
from knowledge.model import Source
from knowledge.outside import OutsideTopic, load_outside
from knowledge.search.engine import Engine, _zone
from knowledge.search.gate import Gate, Zone
from knowledge.search.result import Hit
from knowledge.store import Snapshot

TOPIC = "- {id: pets, zh: [带狗], en: [can i bring my dog], ja: [犬を連れて], ko: [강아지]}\n"
DAY = date(2026, 11, 21)


def test_shipped_topics_load_in_four_languages() -> None:
    topics = load_outside(KNOWLEDGE / "outside.yml")
    assert len(topics) >= 50
    assert all(len(topic.questions[language]) >= 3 for topic in topics for language in LANGUAGES)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (TOPIC + TOPIC, "topic 'pets': the id stands twice"),
        (TOPIC + TOPIC.replace("pets", "dogs"), "topic 'dogs': '带狗' stands under 'pets' too"),
        (TOPIC.replace("[강아지]", "[]"), "topic 'pets': 'ko' must not be empty"),
        (TOPIC.replace("ko: [강아지]", "fr: [chien]"), "topic 'pets': unknown key 'fr'"),
    ],
)
def test_wrong_topic_is_refused_by_its_id(tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / "outside.yml"
    path.write_text(f"topics:\n{text}", encoding="utf-8")
    with pytest.raises(InvalidContent) as caught:
        load_outside(path)
    assert any(problem in line for line in caught.value.problems)


@pytest.fixture
def engine(make_card, gate: Gate, source: Source) -> Engine:
    """Give a search over one card on swimming, and dogs as a topic without content."""
    cards = tuple(
        make_card("swimming", language=language, questions=("where is swimming allowed", "can i bring my child"))
        for language in LANGUAGES
    )
    dogs = OutsideTopic("pets", dict.fromkeys(LANGUAGES, ("can i bring my dog", "is swimming with a dog allowed")))
    snapshot = Snapshot(revision=1, cards=cards, documents=(), sources={source.id: source})
    return Engine(snapshot, glossary=Glossary(terms=()), gate=gate, vectors=None, outside=[dogs])


def test_question_nearest_to_a_topic_is_declined_though_a_card_shares_its_words(engine: Engine) -> None:
    result = engine.search("may i bring my dog when swimming", language="en", limit=3, as_of=DAY)
    assert result.zone is Zone.DECLINE
    assert all(hit.id == "swimming" for hit in result.hits)


def test_question_nearest_to_a_card_is_answered(engine: Engine) -> None:
    result = engine.search("where is swimming allowed", language="en", limit=3, as_of=DAY)
    assert (result.zone, result.hits[0].id) == (Zone.ANSWER, "swimming")


def test_question_as_near_to_a_topic_as_to_a_card_is_asked_back() -> None:
    def zone(confidence: float, outside: float) -> Zone:
        card = Hit("swimming", "card", "Swimming", "", confidence=confidence, language="en", programmes=(), sources=())
        return _zone([card], outside=outside)

    assert {outside: zone(0.8, outside) for outside in (0.71, 0.73)} == {0.71: Zone.ANSWER, 0.73: Zone.CLARIFY}
    assert {outside: zone(0.5, outside) for outside in (0.55, 0.56)} == {0.55: Zone.CLARIFY, 0.56: Zone.DECLINE}


def test_card_that_may_well_be_meant_is_offered_though_a_topic_is_nearer() -> None:
    cards = [
        Hit("swimming", "card", "Swimming", "", confidence=confidence, language="en", programmes=(), sources=())
        for confidence in (0.54, 0.55)
    ]
    assert [_zone([card], outside=1.0) for card in cards] == [Zone.DECLINE, Zone.CLARIFY]


def test_topic_is_never_among_what_is_found(engine: Engine) -> None:
    result = engine.search("can i bring my dog", language="en", limit=10, as_of=DAY)
    assert not [hit for hit in result.hits if hit.id.startswith("outside")]
    assert all(passage.kind != "outside" for passage in engine.passages)

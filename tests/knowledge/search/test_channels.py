"""Passages of another language come in one order, and what did not change is not indexed or learned anew."""

from dataclasses import replace
from itertools import permutations

from knowledge.glossary import Glossary
from knowledge.search.bridge import Bridge
from knowledge.search.channels import AcrossLanguages, own_language
from knowledge.search.passages import Passage


def test_equally_near_passages_come_in_the_order_of_the_store(glossary: Glossary) -> None:
    passages = [Passage(f"rules#{n}", "passage", f"rules#{n}", "zh", f"第{n}项规定") for n in (1, 2, 10)]
    channel = AcrossLanguages(passages, language="zh", readable_by="en", bridge=Bridge(glossary))
    for found in permutations(passage.id for passage in passages):
        candidates = channel.find("zebra", similarities=dict.fromkeys(found, 0.5))
        assert [candidate.passage.id for candidate in candidates] == ["rules#1", "rules#2", "rules#10"]


def test_channel_of_the_own_language_is_kept_until_its_passages_change() -> None:
    def passages() -> tuple[Passage, ...]:
        return (Passage("card.en", "card", "card", "en", "Swimming is allowed.", variants=("where may i swim",)),)

    kept = own_language(passages(), language="en")
    assert own_language(passages(), language="en") is kept
    changed = own_language((replace(passages()[0], text="Diving is allowed."),), language="en")
    assert changed.find("diving", language="en") and not kept.find("diving", language="en")


def test_topics_outside_are_told_from_cards() -> None:
    card = Passage("card.en", "card", "card", "en", "Permits.", variants=("how long does a permit take",))
    topics = tuple(
        Passage(f"outside.{n}.en", "outside", f"outside.{n}", "en", text, variants=(text,))
        for n, text in enumerate(("how long does a parcel take", "my dog has a cold"))
    )
    found = own_language((card, *topics), language="en").find("how long for my parcel", language="en")
    assert found[0].passage.target_id == "outside.0"

"""Passages of another language come in one order, however their vectors were found."""

from itertools import permutations

from knowledge.glossary import Glossary
from knowledge.search.bridge import Bridge
from knowledge.search.channels import AcrossLanguages
from knowledge.search.passages import Passage


def test_equally_near_passages_come_in_the_order_of_the_store(glossary: Glossary) -> None:
    passages = [Passage(f"rules#{n}", "passage", f"rules#{n}", "zh", f"第{n}项规定") for n in (1, 2, 10)]
    channel = AcrossLanguages(passages, language="zh", readable_by="en", bridge=Bridge(glossary))
    for found in permutations(passage.id for passage in passages):
        candidates = channel.find("zebra", similarities=dict.fromkeys(found, 0.5))
        assert [candidate.passage.id for candidate in candidates] == ["rules#1", "rules#2", "rules#10"]

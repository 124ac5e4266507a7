"""What a question names and asks for weighs its card up, and topics outside weigh against what the store holds."""

from collections.abc import Callable

import pytest

from knowledge.glossary import Glossary
from knowledge.model import Card
from knowledge.search.bridge import Bridge
from knowledge.search.channels import Candidate
from knowledge.search.passages import Passage
from knowledge.search.weighing import Weighing

A, B, GENERAL, OUTSIDE = "work-permit-a", "work-permit-b", "work-permit", "outside.agency"


@pytest.fixture
def weighing(make_card: Callable[..., Card], glossary: Glossary) -> Weighing:
    cards = [make_card(id_, programmes=(id_, GENERAL)) for id_ in (A, B)] + [make_card(GENERAL, programmes=(GENERAL,))]
    return Weighing({(card.id, card.language): card for card in cards}, bridge=Bridge(glossary))


def _found(**values: float) -> list[Candidate]:
    """Return candidates by id ("_" for "-"), with their raw values."""
    ids = {name.replace("_", "-"): value for name, value in values.items()}
    return [
        Candidate(Passage(id_, _kind(id_), id_, "en", text=""), raw=raw)
        for id_, raw in ((OUTSIDE if id_ == "outside" else id_, raw) for id_, raw in ids.items())
    ]


def _kind(id_: str) -> str:
    return "outside" if id_ == OUTSIDE else "passage" if "#" in id_ else "card"


def _order(weighing: Weighing, question: str, **values: float) -> list[str]:
    weighed = weighing.weigh(_found(**values), question=question, language="en")
    return [passage.target_id for value, passage in sorted(weighed, key=lambda one: -one[0])]


def test_named_programme_comes_before_one_that_reads_alike(weighing: Weighing) -> None:
    close = {"work_permit_b": 0.52, "work_permit_a": 0.5}
    assert _order(weighing, "Category A work permit salary", **close) == [A, B]
    assert _order(weighing, "the salary for it", **close) == [B, A]


def test_family_that_is_named_brings_up_its_cards(weighing: Weighing) -> None:
    def values(question: str) -> dict[str, float]:
        weighed = weighing.weigh(_found(work_permit=0.5, work_permit_a=0.5), question=question, language="en")
        return {passage.target_id: value for value, passage in weighed}

    assert set(values("the salary for it").values()) == {0.5}
    assert min(values("salary for a work permit").values()) > 0.5


def test_bare_question_whether_one_qualifies_gets_the_named_card_first(weighing: Weighing) -> None:
    far = {"work_permit_b": 0.9, "work_permit_a": 0.3}
    assert _order(weighing, "conditions to meet for the Category A work permit", **far) == [A, B]
    assert _order(weighing, "conditions to meet for the Category A work permit as a pilot", **far) == [B, A]


def test_topic_outside_and_what_the_store_holds_weigh_against_each_other(weighing: Weighing) -> None:
    weighed = weighing.weigh(_found(work_permit_a=0.6, outside=0.4), question="agency fee", language="en")
    assert {passage.target_id: round(value, 3) for value, passage in weighed} == {A: 0.4, OUTSIDE: 0.1}
    alone = weighing.weigh(_found(work_permit_a=0.6), question="agency fee", language="en")
    assert [round(value, 3) for value, _ in alone] == [0.6]


def test_no_value_falls_below_nothing(weighing: Weighing) -> None:
    weighed = weighing.weigh(_found(work_permit_a=0.1, outside=0.9), question="agency fee", language="en")
    assert min(value for value, _ in weighed) == 0.0

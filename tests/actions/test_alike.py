"""A name that is said of two programmes: the usual one is answered, the other offered."""

from collections.abc import Callable
from typing import Any

import pytest

from actions.reply import Reply

Call = Callable[..., dict[str, Any]]
CATEGORY = ("programme", "work-permit-b")
CARD = ("programme", "overseas-talent-residence-permit")


@pytest.fixture
def said(call_action: Call) -> Callable[..., Reply]:
    call_action("action_small_talk", text="start again", intent="start_again")

    def say(text: str, *, entity: tuple[str, str] = CATEGORY, action: str = "answer_policy", **more: Any) -> Reply:
        result = call_action(f"action_{action}", text=text, entities=(entity,), **more)
        (message,) = result["responses"]
        return Reply.from_json(message["custom"])

    return say


@pytest.mark.parametrize(
    ("language", "card"),
    [
        ("zh", "海外人才居住证"),
        ("en", "Overseas Talent Residence Permit"),
        ("ja", "海外人材居住証"),
        ("ko", "해외인재 거주증"),
    ],
)
def test_b_permit_is_category_b_with_the_residence_card_offered(
    said: Callable[..., Reply], language: str, card: str
) -> None:
    answer = said("what does a B permit need", language=language)
    assert "work-permit-b" in answer.programmes
    assert card in (answer.notice or "") and card in answer.buttons[-1].title


def test_a_check_of_a_b_permit_offers_the_check_of_the_card(said: Callable[..., Reply]) -> None:
    asked = said("can I get a B permit", action="check_eligibility", intent="check_eligibility")
    assert asked.kind == "question" and asked.programmes == ("work-permit-b",)
    assert asked.buttons[-1].payload == 'Am I eligible for "Overseas Talent Residence Permit"?'


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("what does a category B permit need", CATEGORY),
        ("what does category B need", CATEGORY),
        ("B类要什么条件", CATEGORY),
        ("what is the B card", CARD),
        ("B permit or B card", CARD),
    ],
)
def test_names_that_mean_one_programme_offer_no_other(
    said: Callable[..., Reply], text: str, entity: tuple[str, str]
) -> None:
    answer = said(text, entity=entity)
    assert "B permit" not in (answer.notice or "")

"""The buttons of a question say without words what each answers, and to which fact."""

import pytest

from actions.checking.asking import Asking
from actions.words import load_words
from bot.web.parts import Parts
from knowledge.eligibility.profile import read_profile
from knowledge.eligibility.questions import Question
from knowledge.eligibility.render import render_question
from knowledge.language import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_on_a_button_is_one_that_the_rules_take(parts: Parts, language: str) -> None:
    asking, rules = Asking(load_words()), parts.eligibility.engine.rules
    by_type: dict[str, int] = {}
    for fact in rules.facts.values():
        asked = render_question(Question(fact.id, decides=1, open=1), language=language, rules=rules)
        assert asked
        buttons = asking.buttons(asked, language=language)
        answers = [button.answer for button in buttons if button.role == "answer"]
        assert [button.role for button in buttons[len(answers) :]] == ["dont_know", "why", "results"]
        assert [answer and answer["fact"] for answer in answers] == [fact.id] * len(answers)
        for answer in answers:
            assert answer and read_profile({fact.id: answer["value"]}, facts=rules.facts).answers
        assert buttons[-3].answer == {"fact": fact.id, "value": {"dont_know": True}}
        assert all(button.payload == button.title for button in buttons)  # what a Rasa client sends
        by_type[fact.type] = len(answers)
    assert by_type["boolean"] == 2 and by_type["choice"] > 1 and by_type["integer"] == by_type["date"] == 0

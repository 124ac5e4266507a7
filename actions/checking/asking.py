"""Words the next question, with a button for every answer that can be given by one.

Never chooses what to ask; the engine does.
"""

from collections.abc import Mapping
from typing import Any

from actions.checking.state import DONT_KNOW
from actions.reply import Button, Reply, Role
from actions.words import Words
from knowledge.eligibility.model import Fact
from knowledge.eligibility.profile import Answer, Range, read_profile
from knowledge.eligibility.wording import Wording

_SEPARATORS = {"zh": "；", "en": "; ", "ja": "、", "ko": ", "}


class Asking:
    """Asks for facts in the visitor's language."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def question(
        self, asked: Mapping[str, Any], *, language: str, lead: str = "", programmes: tuple[str, ...] = ()
    ) -> Reply:
        """Return the question as a reply.

        Args:
            asked: `next_question` as `render_check` gives it.
            language: of the visitor.
            lead: what is said before it: what was noted, what could not be understood.
            programmes: those being checked.
        """
        text = f"{lead}\n\n{asked['text']}" if lead else str(asked["text"])
        return Reply(
            kind="question",
            language=language,
            text=text,
            programmes=programmes,
            buttons=self.buttons(asked, language=language),
            question=dict(asked),
        )

    def buttons(self, asked: Mapping[str, Any], *, language: str) -> tuple[Button, ...]:
        """Return the answers that can be chosen, "don't know", "why" and "the result so far"."""
        fact = str(asked["fact"])
        options = [(str(option["label"]), option["id"]) for option in asked.get("options") or ()]
        if asked.get("type") == "boolean":
            options = [(self._words.say("answer_yes", language), True), (self._words.say("answer_no", language), False)]
        dont_know, why, results = (
            self._words.say(key, language) for key in ("answer_dont_know", "button_why", "button_results")
        )
        return (
            *(_answer(label, fact, value) for label, value in options),
            _answer(dont_know, fact, DONT_KNOW, role="dont_know"),
            Button(title=why, payload=why, role="why"),
            Button(title=results, payload=results, role="results"),
        )

    def which(self, answers: Mapping[str, Any], *, facts: Mapping[str, Fact], language: str) -> tuple[Button, ...]:
        """Return a button for each of several facts that an answer can be meant for."""
        return tuple(_answer(facts[id_].label[language], id_, answer) for id_, answer in answers.items())

    def facts(self, answers: Mapping[str, Any], *, facts: Mapping[str, Fact], language: str) -> str:
        """Return answers as a list to read: "age: 41 years; degree: master"."""
        said = [
            self._words.say(
                "fact_value",
                language,
                label=facts[id_].label[language],
                value=self.value(answer, facts[id_], facts=facts, language=language),
            )
            for id_, answer in answers.items()
        ]
        return _SEPARATORS[language].join(said)

    def value(self, answer: Any, fact: Fact, *, facts: Mapping[str, Fact], language: str) -> str:
        """Return one answer as it is read out, a number with its unit; None is none."""
        if answer == DONT_KNOW:
            return self._words.say("answer_dont_know", language)
        known = read_profile({fact.id: answer}, facts=facts).answers.get(fact.id)
        return Wording(language, facts=facts).value(_rounded(known), fact)


def _answer(label: str, fact: str, value: Any, *, role: Role = "answer") -> Button:
    return Button(title=label, payload=label, role=role, answer={"fact": fact, "value": value})


def _rounded(answer: Answer | None) -> Answer | None:
    """Return numbers with two decimals: 20 months are 1.67 years."""
    if isinstance(answer, Range):
        return Range(round(answer.low, 2), round(answer.high, 2))
    return round(answer, 2) if isinstance(answer, float) else answer

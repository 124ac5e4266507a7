"""Words the next question, with a button for every answer that can be given by one.

Never chooses what to ask; the engine does.
"""

from collections.abc import Mapping
from typing import Any

from actions.reply import Button, Reply
from actions.words import Words
from knowledge.countries import country_name
from knowledge.eligibility.model import Fact
from knowledge.eligibility.profile import Range, read_profile

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
        labels = [str(option["label"]) for option in asked.get("options") or ()]
        if asked.get("type") == "boolean":
            labels = [self._words.say(key, language) for key in ("answer_yes", "answer_no")]
        labels += [self._words.say(key, language) for key in ("answer_dont_know", "button_why", "button_results")]
        return tuple(Button(title=label, payload=label) for label in labels)

    def facts(self, answers: Mapping[str, Any], *, facts: Mapping[str, Fact], language: str) -> str:
        """Return answers as a list to read: "age: 41; degree: master"."""
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
        """Return one answer as it is read out."""
        if answer == {"dont_know": True}:
            return self._words.say("answer_dont_know", language)
        profile = read_profile({fact.id: answer}, facts=facts)
        known = profile.answers[fact.id]
        if isinstance(known, Range):
            low, high = (f"{end:,.10g}" for end in known)
            if known.high >= fact.high:
                return self._words.say("at_least", language, low=low)
            key = "at_most" if known.low <= fact.low else "from_to"
            return self._words.say(key, language, low=low, high=high)
        if isinstance(known, bool):
            return self._words.say("answer_yes" if known else "answer_no", language)
        if fact.type == "choice":
            chosen = known if isinstance(known, frozenset) else {known}
            labels = [option.label[language] for option in fact.options if option.id in chosen]
            return _SEPARATORS[language].join(labels)
        if fact.type == "country":
            return country_name(str(answer), language)
        return f"{round(known, 2):,.10g}" if isinstance(known, int | float) and fact.type != "date" else str(answer)

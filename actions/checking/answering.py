"""Takes answers that come without language: a chosen button, a filled field, a fact changed in a form.

Never hears a message. An answer is to the fact that it names, whatever was asked last, so a button of an older question
corrects that fact and no other.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from actions.checking.asking import Asking
from actions.checking.course import Course, Keep, Rules
from actions.checking.state import DONT_KNOW, CheckState
from actions.reply import Reply
from actions.words import Words
from knowledge.eligibility.engine import Eligibility
from knowledge.eligibility.profile import read_profile, shown
from knowledge.errors import RulesUnavailable


@dataclass(frozen=True, slots=True)
class Answered:
    """What is said to answers, the state after them, and the answers as the visitor's own message: "Age: 41 years"."""

    reply: Reply
    state: CheckState
    shown: str


class Answering:
    """Takes structured answers."""

    def __init__(self, rules: Rules, *, words: Words, today: Callable[[], date], keep: Keep) -> None:
        self._rules = rules
        self._words = words
        self._asking = Asking(words)
        self._course = Course(words=words, today=today, keep=keep)

    def shown(self, answers: Mapping[str, Any], *, language: str) -> str:
        """Return answers as a message of the visitor's: "Age: 41 years".

        Args:
            answers: by fact what `read_profile` takes; None forgets the fact.
            language: of the visitor.

        Raises:
            InvalidFacts: one is of no fact, or none that its fact can have.
            RulesUnavailable: there are no rules to say what can be answered.
        """
        engine = self._engine()
        return self._shown(self._read(answers, engine), engine, language)

    def take(self, answers: Mapping[str, Any], state: CheckState, *, language: str, conversation_id: str) -> Answered:
        """Return what is said to answers, and the state after them. Arguments and errors as for `shown`.

        Args:
            answers: see `shown`.
            state: as the turn before left it.
            language: of the visitor.
            conversation_id: the conversation that a verdict is kept with.
        """
        engine = self._engine()
        read = self._read(answers, engine)
        forgotten = tuple(fact for fact, answer in read.items() if answer is None)
        given = {fact: answer for fact, answer in read.items() if answer is not None}
        after = replace(state, doubtful={}).knowing(given, facts=engine.rules.facts).without(forgotten)
        lead = self._lead(state, given, forgotten, engine, language)
        if any(programme in engine.rules.programmes for programme in state.programmes):
            reply, after = self._course.go_on(
                engine, after, language=language, conversation_id=conversation_id, lead=lead
            )
        else:
            reply = self._course.offer(engine, language=language, lead=lead)
        return Answered(reply, after, self._shown(read, engine, language))

    def _engine(self) -> Eligibility:
        engine = self._rules.current
        if engine is None:
            raise RulesUnavailable("There are no rules without a mistake; `desk rules check` names each.")
        return engine

    @staticmethod
    def _read(answers: Mapping[str, Any], engine: Eligibility) -> dict[str, Any]:
        """Return answers as they are kept, each in one form: a list of one option is that option."""
        facts = engine.rules.facts
        profile = read_profile(answers, facts=facts)
        read: dict[str, Any] = {}
        for id_ in answers:
            known = profile.answers.get(id_)
            unknown = DONT_KNOW if id_ in profile.dont_know else None
            read[id_] = unknown if known is None else shown(known, facts[id_])
        return read

    def _shown(self, read: Mapping[str, Any], engine: Eligibility, language: str) -> str:
        said = self._asking.facts(read, facts=engine.rules.facts, language=language)
        return said[:1].upper() + said[1:]

    def _lead(
        self,
        before: CheckState,
        given: Mapping[str, Any],
        forgotten: tuple[str, ...],
        engine: Eligibility,
        language: str,
    ) -> str:
        """Return what was taken down; not the answer to what was asked, which the visitor has just been shown."""
        facts = engine.rules.facts
        unasked = {id_: a for id_, a in given.items() if id_ != before.asked or id_ in before.facts}
        lines = [self._course.noted(before, unasked, facts=facts, language=language)]
        if gone := [facts[id_].label[language] for id_ in forgotten if id_ in before.facts]:
            separator = "、" if language in ("zh", "ja") else ", "
            lines.append(self._words.say("forgotten", language, facts=separator.join(gone)))
        return "\n".join(line for line in lines if line)

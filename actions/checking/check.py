"""Takes the turns of an eligibility check, and lets other turns pass with the check kept.

Facts said anywhere count, and are never asked again. A question of policy in between is answered, and the check goes
on; "don't know", "why", a correction and a change of language are possible at any time.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from actions.checking.asking import Asking
from actions.checking.choosing import FAMILIES, Choosing, answering
from actions.checking.correcting import PAY, corrected, for_a_year
from actions.checking.course import Course, Keep, Lead, Rules
from actions.checking.hearing import Heard, Hearing
from actions.checking.phrases import asks, asks_result, resumes
from actions.checking.state import CheckState
from actions.checking.supposing import supposed
from actions.decisions import PARTING, Outcome
from actions.reply import Button, Reply
from actions.turn import Turn
from actions.words import Words
from knowledge.eligibility.engine import Eligibility
from knowledge.search.aspects import without_asking_whether
from knowledge.search.text import content_terms, normalise

_TALK = frozenset(("greet", "who_are_you", "privacy", "complaint", "change_language"))


class Checking:
    """The conversation about eligibility."""

    def __init__(self, rules: Rules, *, words: Words, today: Callable[[], date], keep: Keep) -> None:
        self._rules = rules
        self._words = words
        self._asking = Asking(words)
        self._choosing = Choosing(words)
        self._course = Course(words=words, today=today, keep=keep)
        self._hearing = Hearing(facts=self._facts, words=words, today=today)

    def take(self, turn: Turn, state: CheckState, otherwise: Callable[[], Outcome]) -> tuple[Outcome, CheckState]:
        """Return what is said in a turn, and the state after it.

        Args:
            turn: the visitor's message.
            state: as the turn before left it.
            otherwise: what would be said if there were no check.
        """
        engine = self._rules.current
        if engine is None:
            return otherwise(), state
        shows = self._says(turn, "stop", "button_results")
        if turn.intent == "start_again" and not shows:
            return otherwise(), CheckState()
        if state.programmes and resumes(turn.text):
            return self._ask_again(engine, state, turn, lead="")
        settled = corrected(turn, state, facts=self._facts(), hearing=self._hearing)
        state = replace(state, doubtful={})
        if len(settled) > 1:
            return self._which(engine, state, settled, turn)
        if not settled and (imagined := supposed(turn, state, facts=self._facts(), hearing=self._hearing)):
            reply = self._course.supposing(engine, state, imagined, language=turn.language)
            return Outcome(reply, turn.topic), state
        heard = self._heard(turn, state, settled)
        before, state = state, state.knowing(heard.facts, facts=engine.rules.facts)
        if settled:
            return self._volunteered(engine, before, state, heard, turn, otherwise)
        if (shows and before.asked) or _asks_for_the_result(turn, before):
            reply = self._course.so_far(engine, state, language=turn.language)
            return Outcome(reply, turn.topic), replace(state, asked=None)
        wanted = self._choosing.wanted(turn, engine, state, heard)
        if wanted and not before.asked and self._choosing.may_mean_another(turn, engine, heard):
            outcome = otherwise()
            wanted = answering(outcome, engine, wanted, turn)
            if not wanted:
                return self._offered(outcome, engine, turn), state
        if wanted:
            start = self._start_lead(wanted, engine, turn) if wanted != state.programmes or not before.asked else ""
            lead = self._noted(before, heard, turn)
            return self._go_on(engine, replace(state, programmes=wanted), turn, lead=lead, start=start)
        if before.asked:
            return self._within(engine, before, state, heard, turn, otherwise)
        if turn.intent == "inform" and heard.facts and turn.entity("number") is None:
            return self._volunteered(engine, before, state, heard, turn, otherwise)
        return self._offered(otherwise(), engine, turn), state

    def _heard(self, turn: Turn, state: CheckState, settled: Mapping[str, Any]) -> Heard:
        """Return what a message says, `settled` being what it corrects; an amount without a name is said once only."""
        heard = self._hearing.hear(turn, None if settled else state.asked)
        pay = turn.entity(PAY)
        unnamed = pay is not None and bool(pay.get("bare"))
        if settled:
            return Heard({id_: a for id_, a in heard.facts.items() if id_ != PAY or not unnamed} | dict(settled))
        return replace(heard, facts=for_a_year(heard.facts, state)) if unnamed and state.asked != PAY else heard

    def _within(
        self,
        engine: Eligibility,
        before: CheckState,
        state: CheckState,
        heard: Heard,
        turn: Turn,
        otherwise: Callable[[], Outcome],
    ) -> tuple[Outcome, CheckState]:
        """Take a turn while an answer is waited for."""
        if self._says(turn, "ask_why", "button_why") and not turn.programmes:
            return self._ask_again(engine, state, turn, lead=_why)
        if heard.problem:
            return self._ask_again(
                engine, state, turn, lead=self._words.say(heard.problem, turn.language, **heard.values)
            )
        asks_policy = turn.intent == "ask_policy" and (turn.programmes or turn.aspects)
        if heard.answered or (heard.facts and not asks_policy):
            return self._go_on(engine, state, turn, lead=self._noted(before, heard, turn))
        if turn.intent == "ask_human" or (turn.intent in PARTING and not asks_policy):
            return otherwise(), state
        if asks_policy or turn.intent in _TALK:
            aside = otherwise()
            return replace(aside, reply=self._course.with_question(aside.reply, engine, state)), state
        if turn.intent in ("inform", "affirm", "deny", "dont_know", "nlu_fallback"):
            return self._ask_again(engine, state, turn, lead=self._words.say("not_understood", turn.language))
        aside = otherwise()
        denies = not turn.programmes and aside.reply.notice == self._words.say("no_personal_check", turn.language)
        reply = replace(aside.reply, notice=None) if denies else aside.reply  # the check it denies is going on
        return replace(aside, reply=self._course.with_question(reply, engine, state)), state

    def _offered(self, outcome: Outcome, engine: Eligibility, turn: Turn) -> Outcome:
        """Return an answer about a programme that has rules with a check offered, not with the word that none is."""
        about = (*turn.programmes, turn.topic, *outcome.reply.programmes[:1])
        named = next((id_ for id_ in about if id_ in engine.rules.programmes), None)
        if named is None or outcome.reply.notice != self._words.say("no_personal_check", turn.language):
            return outcome
        name = engine.rules.programmes[named].title[turn.language]
        offer = self._words.say("check_this", turn.language, name=name)
        button = Button(title=offer, payload=offer)
        return replace(outcome, reply=replace(outcome.reply, notice=None, buttons=(*outcome.reply.buttons, button)))

    def _volunteered(
        self,
        engine: Eligibility,
        before: CheckState,
        state: CheckState,
        heard: Heard,
        turn: Turn,
        otherwise: Callable[[], Outcome],
    ) -> tuple[Outcome, CheckState]:
        """Take facts that nobody asked for: correct the last check, answer what is asked with them, or offer one."""
        lead = self._noted(before, heard, turn)
        if state.programmes:
            return self._go_on(engine, state, turn, lead=lead)
        if turn.topic and turn.topic in engine.rules.programmes:
            wanted = FAMILIES.get(turn.topic, (turn.topic,))
            return self._go_on(engine, replace(state, programmes=wanted), turn, lead=lead)
        if asks(turn.text, turn.language) and (outcome := otherwise()).reply.kind == "answer":
            about = answering(outcome, engine, (), turn)
            if not about:
                return outcome, state
            start = self._start_lead(about, engine, turn)
            return self._go_on(engine, replace(state, programmes=about), turn, lead=lead, start=start)
        return Outcome(self._course.offer(engine, language=turn.language, lead=lead), topic=turn.topic), state

    def _which(
        self, engine: Eligibility, state: CheckState, settled: Mapping[str, Any], turn: Turn
    ) -> tuple[Outcome, CheckState]:
        """Ask which of the facts a number was meant for."""
        reply = Reply(
            kind="clarify",
            language=turn.language,
            text=self._words.say("which_number", turn.language),
            buttons=self._asking.which(settled, facts=engine.rules.facts, language=turn.language),
        )
        return Outcome(reply, turn.topic), replace(state, doubtful=settled)

    def _go_on(
        self, engine: Eligibility, state: CheckState, turn: Turn, *, lead: str, start: str = ""
    ) -> tuple[Outcome, CheckState]:
        reply, after = self._course.go_on(
            engine, state, language=turn.language, conversation_id=turn.conversation_id, lead=lead, start=start
        )
        topic = state.programmes[0] if len(state.programmes) == 1 else turn.topic
        return Outcome(reply, topic), after

    def _ask_again(
        self, engine: Eligibility, state: CheckState, turn: Turn, *, lead: Lead
    ) -> tuple[Outcome, CheckState]:
        reply, after = self._course.ask_again(
            engine, state, language=turn.language, conversation_id=turn.conversation_id, lead=lead
        )
        return Outcome(reply, turn.topic), after

    def _start_lead(self, wanted: tuple[str, ...], engine: Eligibility, turn: Turn) -> str:
        titles = [engine.rules.programmes[id_].title[turn.language] for id_ in wanted]
        separator = "、" if turn.language in ("zh", "ja") else ", "
        return self._words.say("start_check", turn.language, programmes=separator.join(titles))

    def _noted(self, before: CheckState, heard: Heard, turn: Turn) -> str:
        return self._course.noted(before, heard.facts, facts=self._facts(), language=turn.language)

    def _says(self, turn: Turn, intent: str, key: str) -> bool:
        return turn.intent == intent or normalise(turn.text) == normalise(self._words.say(key, turn.language))

    def _facts(self) -> Mapping[str, Any]:
        engine = self._rules.current
        return engine.rules.facts if engine else {}


def _asks_for_the_result(turn: Turn, state: CheckState) -> bool:
    """Return whether a message asks for the result of the check, or only whether the visitor can: "so can I?"."""
    if not state.programmes or turn.programmes or turn.facts:
        return False
    if asks_result(turn.text):
        return True
    whether_only = turn.intent == "check_eligibility" if not turn.aspects else turn.aspects == ("eligibility",)
    if not whether_only or not state.asked:
        return False
    whether = without_asking_whether(turn.text, language=turn.language)
    return asks(turn.text, turn.language) and not content_terms(whether, turn.language)


def _why(asked: Mapping[str, Any]) -> str:
    return str(asked["why"])

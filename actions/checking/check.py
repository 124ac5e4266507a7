"""Takes the turns of an eligibility check, and lets other turns pass with the check kept.

Facts said anywhere count, and are never asked again. A question of policy in between is answered, and the check goes
on; "don't know", "why", a correction and a change of language are possible at any time.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Protocol

from actions.checking.asking import Asking
from actions.checking.choosing import EVERYTHING, FAMILIES, Choosing, answering
from actions.checking.correcting import corrected
from actions.checking.hearing import Heard, Hearing
from actions.checking.state import CheckState
from actions.checking.telling import Telling
from actions.decisions import Outcome
from actions.reply import Button, Reply
from actions.turn import Turn
from actions.words import Words
from knowledge.eligibility.engine import Check, Eligibility
from knowledge.eligibility.profile import read_profile
from knowledge.eligibility.render import render_check
from knowledge.search.text import normalise

_TALK = frozenset(("greet", "thanks", "goodbye", "who_are_you", "privacy", "complaint", "change_language"))


class Rules(Protocol):
    """Gives the rules as they are now; None where there are none that can be used."""

    @property
    def current(self) -> Eligibility | None: ...


class Keep(Protocol):
    """Keeps a told verdict with its conversation, so that it can be opened again and goes when that is deleted.

    Returns its reference and the day it expires.
    """

    def __call__(
        self,
        shown: Mapping[str, Any],
        *,
        facts: Mapping[str, Any],
        programmes: Sequence[str],
        as_of: date,
        conversation_id: str,
    ) -> tuple[str, date]: ...


class Checking:
    """The conversation about eligibility."""

    def __init__(self, rules: Rules, *, words: Words, today: Callable[[], date], keep: Keep) -> None:
        self._rules = rules
        self._keep = keep
        self._words = words
        self._today = today
        self._asking = Asking(words)
        self._choosing = Choosing(words)
        self._telling = Telling(words)
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
        settled = corrected(turn, state, facts=self._facts(), hearing=self._hearing)
        state = replace(state, doubtful={})
        if len(settled) > 1:
            return self._which(engine, state, settled, turn)
        heard = Heard(settled) if settled else self._hearing.hear(turn, state.asked)
        before, state = state, state.knowing(heard.facts)
        if settled:
            return self._volunteered(engine, before, state, heard, turn)
        if shows and before.asked:
            return self._results(engine, replace(state, asked=None), turn)
        wanted = self._choosing.wanted(turn, engine, state, heard)
        if wanted and not before.asked and self._choosing.names_none(turn, engine):
            outcome = otherwise()
            wanted = answering(outcome, engine, wanted)
            if not wanted:
                return self._offered(outcome, engine, turn), state
        if wanted:
            start = self._start_lead(wanted, engine, turn) if wanted != state.programmes or not before.asked else ""
            lead = "" if start else self._noted(before, heard, turn)
            return self._go_on(engine, replace(state, programmes=wanted), turn, lead=lead, start=start)
        if before.asked:
            return self._within(engine, before, state, heard, turn, otherwise)
        if turn.intent == "inform" and heard.facts and turn.entity("number") is None:
            return self._volunteered(engine, before, state, heard, turn)
        return self._offered(otherwise(), engine, turn), state

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
            return self._ask_again(engine, state, turn, lead=self._why)
        if heard.problem:
            return self._ask_again(
                engine, state, turn, lead=self._words.say(heard.problem, turn.language, **heard.values)
            )
        asks_policy = turn.intent == "ask_policy" and (turn.programmes or turn.aspects)
        if heard.answered or (heard.facts and not asks_policy):
            return self._go_on(engine, state, turn, lead=self._noted(before, heard, turn))
        if turn.intent == "ask_human":
            return otherwise(), state
        if asks_policy or turn.intent in _TALK:
            aside = otherwise()
            return replace(aside, reply=self._with_question(aside.reply, engine, state, turn)), state
        if turn.intent in ("inform", "affirm", "deny", "dont_know", "nlu_fallback"):
            return self._ask_again(engine, state, turn, lead=self._words.say("not_understood", turn.language))
        aside = otherwise()
        denies = not turn.programmes and aside.reply.notice == self._words.say("no_personal_check", turn.language)
        reply = replace(aside.reply, notice=None) if denies else aside.reply  # the check it denies is going on
        return replace(aside, reply=self._with_question(reply, engine, state, turn)), state

    def _offered(self, outcome: Outcome, engine: Eligibility, turn: Turn) -> Outcome:
        """Return an answer about a programme that has rules with a check offered, not with the word that none is."""
        named = next((id_ for id_ in (*turn.programmes, turn.topic) if id_ in engine.rules.programmes), None)
        if named is None or outcome.reply.notice != self._words.say("no_personal_check", turn.language):
            return outcome
        name = engine.rules.programmes[named].title[turn.language]
        offer = self._words.say("check_this", turn.language, name=name)
        button = Button(title=offer, payload=offer)
        return replace(outcome, reply=replace(outcome.reply, notice=None, buttons=(*outcome.reply.buttons, button)))

    def _volunteered(
        self, engine: Eligibility, before: CheckState, state: CheckState, heard: Heard, turn: Turn
    ) -> tuple[Outcome, CheckState]:
        """Take facts that nobody asked for: correct the last check, or offer one."""
        lead = self._noted(before, heard, turn)
        if state.programmes:
            return self._go_on(engine, state, turn, lead=lead)
        if turn.topic and turn.topic in engine.rules.programmes:
            wanted = FAMILIES.get(turn.topic, (turn.topic,))
            return self._go_on(engine, replace(state, programmes=wanted), turn, lead=lead)
        text = f"{lead}\n\n{self._words.say('what_to_check', turn.language)}"
        titles = [
            engine.rules.programmes[id_].title[turn.language] for id_ in EVERYTHING if id_ in engine.rules.programmes
        ]
        buttons = [Button(title=t, payload=self._words.say("check_this", turn.language, name=t)) for t in titles[:3]]
        everything = self._words.say("everything", turn.language)
        reply = Reply(
            kind="clarify",
            language=turn.language,
            text=text,
            buttons=(Button(title=everything, payload=everything), *buttons),
        )
        return Outcome(reply, topic=turn.topic), state

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
        """Ask what decides most, or tell the verdict where nothing is left to ask; `start` announces questions."""
        check, shown = self._checked(engine, state, turn.language)
        asked = shown["next_question"]
        topic = state.programmes[0] if len(state.programmes) == 1 else turn.topic
        if asked is None:
            reply = self._telling.verdict(check, shown, language=turn.language, lead=lead)
            kept = self._keep(
                shown,
                facts=state.facts,
                programmes=state.programmes,
                as_of=check.as_of,
                conversation_id=turn.conversation_id,
            )
            reply = self._telling.with_reference(reply, *kept)
            return Outcome(reply, topic), replace(state, asked=None)
        reply = self._asking.question(asked, language=turn.language, lead=start or lead, programmes=state.programmes)
        return Outcome(reply, topic), replace(state, asked=asked["fact"])

    def _results(self, engine: Eligibility, state: CheckState, turn: Turn) -> tuple[Outcome, CheckState]:
        check, shown = self._checked(engine, state, turn.language)
        return Outcome(self._telling.verdict(check, shown, language=turn.language), turn.topic), state

    def _ask_again(
        self, engine: Eligibility, state: CheckState, turn: Turn, *, lead: str | Callable[[Mapping[str, Any], str], str]
    ) -> tuple[Outcome, CheckState]:
        """Ask the same again, after `lead`."""
        _, shown = self._checked(engine, state, turn.language)
        asked = shown["next_question"]
        if asked is None:
            return self._go_on(engine, state, turn, lead="")
        said = lead if isinstance(lead, str) else lead(asked, turn.language)
        reply = self._asking.question(asked, language=turn.language, lead=said, programmes=state.programmes)
        return Outcome(reply, turn.topic), replace(state, asked=asked["fact"])

    def _with_question(self, reply: Reply, engine: Eligibility, state: CheckState, turn: Turn) -> Reply:
        """Return another answer with the question after it, so that the check can go on."""
        _, shown = self._checked(engine, state, turn.language)
        asked = shown["next_question"]
        if asked is None:
            return reply
        after = self._words.say("back_to_check", turn.language, question=asked["text"])
        buttons = (*reply.buttons, *self._asking.buttons(asked, language=turn.language))
        return replace(reply, after=after, buttons=buttons, question=dict(asked))

    def _checked(self, engine: Eligibility, state: CheckState, language: str) -> tuple[Check, dict[str, Any]]:
        facts = {fact: answer for fact, answer in state.facts.items() if fact in engine.rules.facts}
        profile = read_profile(facts, facts=engine.rules.facts)
        programmes = [id_ for id_ in state.programmes if id_ in engine.rules.programmes]
        check = engine.check(profile, programmes=programmes, as_of=self._today())
        return check, render_check(check, language=language, rules=engine.rules)

    def _start_lead(self, wanted: tuple[str, ...], engine: Eligibility, turn: Turn) -> str:
        titles = [engine.rules.programmes[id_].title[turn.language] for id_ in wanted]
        separator = "、" if turn.language in ("zh", "ja") else ", "
        return self._words.say("start_check", turn.language, programmes=separator.join(titles))

    def _noted(self, before: CheckState, heard: Heard, turn: Turn) -> str:
        """Return what was taken down, said as a correction where it takes the place of another answer."""
        facts = self._facts()
        fresh = {id_: a for id_, a in heard.facts.items() if id_ in facts and before.facts.get(id_) != a}
        changed = {id_: answer for id_, answer in fresh.items() if id_ in before.facts}
        new = {
            id_: answer for id_, answer in fresh.items() if id_ not in before.facts and answer != {"dont_know": True}
        }
        lines = [
            self._words.say(key, turn.language, facts=self._asking.facts(found, facts=facts, language=turn.language))
            for key, found in (("changed", changed), ("noted", new))
            if found
        ]
        return "\n".join(lines)

    def _why(self, asked: Mapping[str, Any], language: str) -> str:
        return str(asked["why"])

    def _says(self, turn: Turn, intent: str, key: str) -> bool:
        return turn.intent == intent or normalise(turn.text) == normalise(self._words.say(key, turn.language))

    def _facts(self) -> Mapping[str, Any]:
        engine = self._rules.current
        return engine.rules.facts if engine else {}

"""Takes a check further once it is known what the visitor said: the next question, the verdict, what was taken down.

Never hears or reads a message; what was said comes as facts.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Protocol

from actions.checking.asking import Asking
from actions.checking.choosing import EVERYTHING
from actions.checking.state import DONT_KNOW, CheckState
from actions.checking.telling import Telling
from actions.reply import Button, Reply
from actions.words import Words
from knowledge.eligibility.engine import Check, Eligibility
from knowledge.eligibility.model import Fact
from knowledge.eligibility.profile import Profile, read_profile
from knowledge.eligibility.render import render_check
from knowledge.errors import InvalidFacts

_OFFERED = 3  # programmes by name, beside all that most people come for

Lead = str | Callable[[Mapping[str, Any]], str]  # what is said before a question; may depend on it


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


class Course:
    """What comes next in a check."""

    def __init__(self, *, words: Words, today: Callable[[], date], keep: Keep) -> None:
        self._words = words
        self._today = today
        self._keep = keep
        self._asking = Asking(words)
        self._telling = Telling(words)

    def go_on(
        self, engine: Eligibility, state: CheckState, *, language: str, conversation_id: str, lead: str, start: str = ""
    ) -> tuple[Reply, CheckState]:
        """Ask what decides most, or tell the verdict where nothing is left to ask; `start` announces questions."""
        check, shown = self._checked(engine, state, language)
        asked = shown["next_question"]
        if asked is None:
            reply = self._telling.verdict(check, shown, language=language, lead=lead)
            kept = self._keep(
                shown,
                facts=state.facts,
                programmes=state.programmes,
                as_of=check.as_of,
                conversation_id=conversation_id,
            )
            return self._telling.with_reference(reply, *kept), replace(state, asked=None)
        said = "\n\n".join(part for part in (start, lead) if part)
        reply = self._asking.question(asked, language=language, lead=said, programmes=state.programmes)
        return reply, replace(state, asked=asked["fact"])

    def ask_again(
        self, engine: Eligibility, state: CheckState, *, language: str, conversation_id: str, lead: Lead
    ) -> tuple[Reply, CheckState]:
        """Ask the same again, after `lead`."""
        _, shown = self._checked(engine, state, language)
        asked = shown["next_question"]
        if asked is None:
            return self.go_on(engine, state, language=language, conversation_id=conversation_id, lead="")
        said = lead if isinstance(lead, str) else lead(asked)
        reply = self._asking.question(asked, language=language, lead=said, programmes=state.programmes)
        return reply, replace(state, asked=asked["fact"])

    def so_far(self, engine: Eligibility, state: CheckState, *, language: str) -> Reply:
        """Tell the verdict with what is known so far."""
        check, shown = self._checked(engine, state, language)
        return self._telling.verdict(check, shown, language=language)

    def supposing(self, engine: Eligibility, state: CheckState, answers: Mapping[str, Any], *, language: str) -> Reply:
        """Tell the verdict as it would be with other answers; what was asked is asked again."""
        check, shown = self._checked(engine, state.knowing(answers, facts=engine.rules.facts), language)
        said = self._asking.facts(answers, facts=engine.rules.facts, language=language)
        reply = self._telling.supposed(check, shown, language=language, answers=said)
        return self.with_question(reply, engine, state) if state.asked else reply

    def with_question(self, reply: Reply, engine: Eligibility, state: CheckState) -> Reply:
        """Return another answer with the question after it, so that the check can go on."""
        _, shown = self._checked(engine, state, reply.language)
        asked = shown["next_question"]
        if asked is None:
            return reply
        after = self._words.say("back_to_check", reply.language, question=asked["text"])
        buttons = (*reply.buttons, *self._asking.buttons(asked, language=reply.language))
        return replace(reply, after=after, buttons=buttons, question=dict(asked))

    def offer(self, engine: Eligibility, *, language: str, lead: str) -> Reply:
        """Ask what is to be checked, after `lead`."""
        known = engine.rules.programmes
        titles = [known[id_].title[language] for id_ in EVERYTHING if id_ in known][:_OFFERED]
        offers = [self._words.say("check_this", language, name=title) for title in titles]
        everything = self._words.say("everything", language)
        asks = self._words.say("what_to_check", language)
        return Reply(
            kind="clarify",
            language=language,
            text=f"{lead}\n\n{asks}" if lead else asks,
            buttons=(
                Button(title=everything, payload=everything),
                *(Button(title=title, payload=offer) for title, offer in zip(titles, offers, strict=True)),
            ),
        )

    def noted(self, before: CheckState, answers: Mapping[str, Any], *, facts: Mapping[str, Fact], language: str) -> str:
        """Return what was taken down, said as a correction where it takes the place of another answer."""
        fresh = {id_: a for id_, a in answers.items() if id_ in facts and before.facts.get(id_) != a}
        changed = {id_: answer for id_, answer in fresh.items() if id_ in before.facts}
        new = {id_: answer for id_, answer in fresh.items() if id_ not in before.facts and answer != DONT_KNOW}
        lines = [
            self._words.say(key, language, facts=self._asking.facts(found, facts=facts, language=language))
            for key, found in (("changed", changed), ("noted", new))
            if found
        ]
        return "\n".join(lines)

    def _checked(self, engine: Eligibility, state: CheckState, language: str) -> tuple[Check, dict[str, Any]]:
        programmes = [id_ for id_ in state.programmes if id_ in engine.rules.programmes]
        profile = _profile(state.facts, facts=engine.rules.facts)
        check = engine.check(profile, programmes=programmes, as_of=self._today())
        return check, render_check(check, language=language, rules=engine.rules)


def _profile(answers: Mapping[str, Any], *, facts: Mapping[str, Fact]) -> Profile:
    """Return the profile of what was said, without what the rules do not know any more since it was said."""
    try:
        return read_profile(answers, facts=facts)
    except InvalidFacts as error:
        good = {fact: answer for fact, answer in answers.items() if fact not in error.problems}
        return read_profile(good, facts=facts)

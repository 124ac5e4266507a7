"""Chooses which programmes a check is about: those named, what the store would answer with, or what most ask for.

Never asks the visitor anything; which facts are still needed is another matter.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from actions.checking.hearing import Heard
from actions.checking.phrases import asks, asks_a_or_b, asks_of_everything, asks_of_programmes, compares
from actions.checking.state import CheckState
from actions.decisions import Outcome
from actions.turn import Turn
from actions.words import Words
from knowledge.eligibility.binding import facts_of
from knowledge.eligibility.engine import Eligibility
from knowledge.search.aspects import without_asking_whether
from knowledge.search.text import content_terms

# What "what am I eligible for?" is about: what most people who ask it come for.
EVERYTHING = ("work-permit-a", "work-permit-b", "work-permit-c", "r-visa", "overseas-talent-residence-permit", "pr-phd")
_A_AND_B = ("work-permit-a", "work-permit-b")
FAMILIES = {"work-permit": ("work-permit-a", "work-permit-b", "work-permit-c")}
_UNCLEAR = ("inform", "nlu_fallback")
_SHORT_BYTES = 30  # in UTF-8: a question up to this length that names nothing is about what was talked of
_SENTENCE_END = re.compile(r"[?？。!！]")
_PARTS = {"work-permit": "work-permit-", "permanent-residence": "pr-"}  # whole: how the ids of its parts begin


class Choosing:
    """Tells from a turn which programmes are to be checked."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def wanted(self, turn: Turn, engine: Eligibility, state: CheckState, heard: Heard) -> tuple[str, ...]:
        """Return the programmes whose check the turn asks for; none where it asks for none."""
        known = engine.rules.programmes
        if not turn.programmes and _asks_a_or_b(turn):
            return tuple(id_ for id_ in _A_AND_B if id_ in known)
        if turn.intent != "check_eligibility" and not self.by_button(turn, engine) and not _asks_unclearly(turn):
            return ()
        narrowest = _narrowest([programme for programme in turn.programmes if programme in known])
        named = [id_ for programme in narrowest for id_ in FAMILIES.get(programme, (programme,)) if id_ in known]
        named = self.by_button(turn, engine) or named
        if named:
            return tuple(dict.fromkeys(named))
        if turn.programmes:
            return ()  # a programme without rules: its card says what it asks for
        everything = asks_of_everything(turn.text, turn.language)
        speaks_of_programmes = "eligibility" in turn.aspects or asks_of_programmes(turn.text, turn.language)
        if state.asked:
            goes_on = everything or speaks_of_programmes or not asks(turn.text, turn.language)
            return state.programmes if goes_on and not heard.answered and not _asks_of_something_else(turn) else ()
        if "eligibility" not in turn.aspects and _asks_of_something_else(turn):
            return ()
        only_asks = asks(turn.text, turn.language) and not turn.facts and not speaks_of_programmes
        if turn.topic and turn.topic in known and not everything:
            # "Can I?" is about it; "do I apply or my boss?" asks something of it.
            asks_of_it = only_asks and len(turn.text.encode()) > _SHORT_BYTES
            return () if asks_of_it else FAMILIES.get(turn.topic, (turn.topic,))
        if only_asks or (everything and not speaks_of_programmes):
            return ()  # "what must I do first?", "can I drive here?"
        return tuple(id_ for id_ in EVERYTHING if id_ in known)

    def may_mean_another(self, turn: Turn, engine: Eligibility, heard: Heard) -> bool:
        """Return whether a question that asks for a check may be about a programme that it does not name.

        It may name a whole ("permanent residence", as the child of a Chinese mother) or what it only has to do with
        ("a category B permit", at 62). Whoever says nothing but a name wants that checked; so does who tells several
        facts, or tells them in a sentence of their own, unless it is a whole.
        """
        if self.by_button(turn, engine) or asks_of_everything(turn.text, turn.language):
            return False
        if _asks_a_or_b(turn) or (turn.programmes and not _says_more(turn)):
            return False
        if (
            (len(heard.facts) > 1 or _tells_apart(turn))
            and turn.programmes
            and _PARTS.keys().isdisjoint(turn.programmes)
        ):
            return False
        return bool(turn.programmes) or turn.topic is None

    def by_button(self, turn: Turn, engine: Eligibility) -> list[str]:
        """Return the programme whose button was chosen: its title stands in the sentence of the button."""
        for programme in engine.rules.programmes.values():
            name = programme.title[turn.language]
            if turn.text == self._words.say("check_this", turn.language, name=name):
                return [programme.id]
        return []


def answering(outcome: Outcome, engine: Eligibility, wanted: tuple[str, ...], turn: Turn) -> tuple[str, ...]:
    """Return the programmes to check when the store has an answer to what was asked: the one that it is about.

    None where that one has no rules, or where the answer is about a step of it (how long, which papers) and nobody
    asked about conditions: then the answer is what was asked for. `wanted` where the store has none.
    """
    reply = outcome.reply
    if reply.kind != "answer" or reply.text_language is not None or not reply.programmes:
        return wanted
    about = reply.programmes[0]
    if about in wanted and about in turn.programmes and not turn.aspects:
        return wanted  # "can I get a title?" asks for no step
    if reply.answer_id != about and "eligibility" not in turn.aspects:
        return ()
    if about in wanted or about in _PARTS or not _reads_what_is_told(about, engine, turn):
        return wanted
    return (about,) if about in engine.rules.programmes else ()


def _reads_what_is_told(programme: str, engine: Eligibility, turn: Turn) -> bool:
    """Return whether the rules of a programme read one of the facts told, of a part of the whole that is named.

    A route to permanent residence that has nothing to do with the years and the pay somebody tells is not theirs.
    """
    told = {str(entity["entity"]) for entity in turn.facts} & engine.rules.facts.keys()
    of_a_whole = any(programme.startswith(_PARTS[id_]) for id_ in turn.programmes if id_ in _PARTS)
    if not told or not of_a_whole or programme not in engine.rules.programmes:
        return True
    versions = engine.rules.programmes[programme].versions
    return not told.isdisjoint(fact for one in versions for outcome in one.outcomes for fact in facts_of(outcome.when))


def _asks_a_or_b(turn: Turn) -> bool:
    """Return whether a message asks by their letters which of the categories A and B the visitor would be."""
    return asks_a_or_b(turn.text) and not compares(turn.text, turn.language) and not _asks_of_something_else(turn)


def _says_more(turn: Turn) -> bool:
    """Return whether a message says more than which programme it is about, and that it asks whether one qualifies."""
    more = content_terms(without_asking_whether(turn.beside, language=turn.language), turn.language)
    return any(len(term) > 1 for term in more)  # a single character is mostly an ending


def _asks_unclearly(turn: Turn) -> bool:
    """Return whether a message of unclear intent asks of a programme: "A or B? I have a PhD", "do I fit it?"."""
    if turn.intent not in _UNCLEAR or not turn.programmes or not asks(turn.text, turn.language):
        return False
    asks_whether = "eligibility" in turn.aspects and not _says_more(turn)
    return bool(turn.facts or asks_whether) and not _asks_of_something_else(turn)


def _asks_of_something_else(turn: Turn) -> bool:
    """Return whether a question is about more than whether the visitor qualifies: how long, how much, the family."""
    return bool(set(turn.aspects) - {"eligibility"}) and not turn.facts


def _tells_apart(turn: Turn) -> bool:
    """Return whether one sentence asks and others tell the facts: "Am I category A? I am fifty"."""
    ends = [found.end() for found in _SENTENCE_END.finditer(turn.text)]
    spans = list(pairwise((0, *ends, len(turn.text))))
    asking = [(start, end) for start, end in spans if asks(turn.text[start:end], turn.language)]
    told = [fact["start"] for fact in turn.facts if "start" in fact]
    return len(asking) == 1 and bool(told) and not any(asking[0][0] <= place < asking[0][1] for place in told)


def _narrowest(programmes: Sequence[str]) -> list[str]:
    """Return the programmes without a whole of which a part is named too.

    >>> _narrowest(("work-permit-b", "work-permit")), _narrowest(("permanent-residence", "r-visa"))
    (['work-permit-b'], ['permanent-residence', 'r-visa'])
    """
    return [id_ for id_ in programmes if id_ not in _PARTS or not any(p.startswith(_PARTS[id_]) for p in programmes)]

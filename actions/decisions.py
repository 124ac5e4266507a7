"""Decides what one turn says, for every action; the actions only carry it to Rasa.

Never trusts the intent alone: a message that names a programme is about that programme, whatever it was taken for.
"""

from dataclasses import dataclass, replace

from actions.answers import PolicyAnswers
from actions.checking.phrases import asks, without_doing
from actions.reply import Button, Reply
from actions.turn import Turn
from actions.words import Words
from knowledge.glossary import Glossary
from knowledge.search.text import content_terms, terms

_BY_WORDS, _BY_CHARACTERS = 0.5, 0.65  # confidence from which words, or single ones of Chinese, make a new question
_FOLLOW_UP_CHARS = 40  # a question longer than this names its subject itself
_MOST_ASKED = ("work-permit-a", "work-permit-b", "permanent-residence")
_ABOUT_US = frozenset(("about-this-service", "contacts"))  # talked of in small talk, too
_ENDING = frozenset(("start_again", "stop"))
_OF_US = {"who_are_you": ("about-this-service",), "privacy": ("about-this-service",)}
_CLAUSE_MARK = "#"  # in the ids of clauses; a document's words that share some with small talk are no answer to it
_QUESTION_BYTES = 20  # in UTF-8: seven characters of Chinese, four words of English; less is a greeting or thanks
_SUBJECT_BYTES = 10  # the same for the words of a subject: shorter is a number or a yes
PARTING = frozenset(("thanks", "goodbye"))  # said to leave it there: a question of a check waits, and is not said again
_SURE_TALK = _ENDING | {"change_language"} | set(_OF_US)  # what these say is never a question of policy
_OF_WORK = ("work-", "penalties", "single-window")  # how ids begin whose cards leave the family to the card on it
_FAMILY = "family"  # the aspect and the programme


@dataclass(frozen=True, slots=True)
class Outcome:
    """A reply, and the programme to go on talking of: None for none, unchanged where it is the turn's own."""

    reply: Reply
    topic: str | None


class Decisions:
    """What to say to each kind of message."""

    def __init__(self, answers: PolicyAnswers, *, words: Words, glossary: Glossary) -> None:
        self._answers = answers
        self._words = words
        self._glossary = glossary

    def policy(self, turn: Turn) -> Outcome:
        """Answer a question; a short one about an aspect only ("and how long?") is about the topic.

        "And my wife?" after a work permit is about the family.
        """
        question, programmes, topic = turn.text, turn.programmes, turn.topic
        if topic and topic.startswith(_OF_WORK) and _FAMILY in turn.aspects:
            topic = _FAMILY
        name = self._glossary.programme_name(topic, language=turn.language) if topic else None
        follows = name and topic and not programmes and turn.aspects and len(question) <= _FOLLOW_UP_CHARS
        if follows and topic and not self._is_of_its_own(turn, topic):
            question, programmes = f"{question} {name}", (topic,)
        out_of_scope = turn.intent == "out_of_scope" and not programmes
        reply = self._answers.answer(question, language=turn.language, programmes=programmes, out_of_scope=out_of_scope)
        answered = reply.programmes if reply.kind == "answer" else ()
        return Outcome(reply, topic=next(iter((*turn.programmes, *answered)), turn.topic))

    def _is_of_its_own(self, turn: Turn, topic: str) -> bool:
        """Return whether a short question is about something else than the topic, by what it names beside an aspect."""
        named = content_terms(without_doing(turn.subject, turn.language), turn.language)
        topic_terms = terms(" ".join(self._glossary.programme_names(topic, language=turn.language)))
        if any(len(term) > 1 and term in topic_terms for term in named):
            return False
        if self._answers.holds_nothing_on(turn.text, language=turn.language):
            return True
        if not named:
            return False
        sure = _BY_WORDS if any(len(term) > 1 for term in named) else _BY_CHARACTERS
        return self._answers.is_about_another(turn.text, topic=topic, language=turn.language, sure=sure)

    def eligibility(self, turn: Turn) -> Outcome:
        """Show the conditions of what was asked about, or offer the programmes people ask about most.

        A few words for a subject ("183 days tax") are easily taken for what somebody says of themselves: where the
        store has an answer to them, and nothing was heard in them, that is the reply.
        """
        notice = self._words.say("no_personal_check", turn.language)
        said_of_themselves = turn.topic or turn.programmes or len(turn.text.encode()) < _SUBJECT_BYTES
        if turn.intent == "inform" and not said_of_themselves:
            asked = self.policy(turn)
            if asked.reply.kind == "answer":
                return asked
        if turn.intent == "check_eligibility":
            asked = self.policy(turn)
            if asked.reply.kind == "answer" and asked.reply.text_language is None:
                return replace(asked, reply=replace(asked.reply, notice=notice))
            if not (turn.programmes or turn.aspects) and self._answers.holds_nothing_on(
                turn.text, language=turn.language
            ):
                return asked  # "can I drive here?" is no question of conditions
        programme = next(iter(turn.programmes), turn.topic)
        name = self._glossary.programme_name(programme, language=turn.language) if programme else None
        if programme and name:
            reply = self._answers.criteria(programme, name=name, language=turn.language)
            return Outcome(replace(reply, notice=notice) if reply.kind == "answer" else reply, topic=programme)
        names = [self._glossary.programme_name(id_, language=turn.language) for id_ in _MOST_ASKED]
        reply = Reply(
            kind="clarify",
            language=turn.language,
            text=self._words.say("which_programme", turn.language),
            programmes=_MOST_ASKED,
            buttons=tuple(Button(title=n, payload=n) for n in names if n),
        )
        return Outcome(reply, topic=turn.topic)

    def human(self, turn: Turn) -> Outcome:
        """Say how to reach a person."""
        lead = self._words.say("ask_human", turn.language)
        return Outcome(self._answers.contacts(lead=lead, language=turn.language), topic=turn.topic)

    def small_talk(self, turn: Turn) -> Outcome:
        """Say the sentence named after the intent, unless the message is about a policy after all."""
        if set(turn.programmes) - _ABOUT_US or (turn.topic and turn.aspects and turn.intent != "start_again"):
            return self.policy(turn)
        asks_nothing = turn.intent in PARTING and not asks(turn.text, turn.language)
        if turn.intent not in _SURE_TALK and not asks_nothing and len(turn.text.encode()) >= _QUESTION_BYTES:
            asked = self.policy(turn)
            if asked.reply.kind == "answer" and _CLAUSE_MARK not in (asked.reply.answer_id or ""):
                return asked
        key = turn.intent if self._words.has(turn.intent) else "greet"
        reply = Reply(
            kind="smalltalk",
            language=turn.language,
            text=self._words.say(key, turn.language),
            programmes=_OF_US.get(turn.intent, ()),
        )
        return Outcome(reply, topic=None if turn.intent in _ENDING else turn.topic)

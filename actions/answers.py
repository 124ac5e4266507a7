"""Turns a question into a reply from the policy store: an answer, a choice of three, or a polite no with a contact.

Never composes facts: it selects cards and quotes clauses.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Protocol

from actions.plain import plain_text
from actions.reply import Button, Reply
from actions.words import Words
from knowledge.model import Source
from knowledge.search.gate import ANSWER, CLARIFY, Zone
from knowledge.search.result import Hit, SearchResult

_HITS = 6
_CHOICES = 3
_CONTACT_SOURCES = ("e24", "e10")  # of the telephone numbers in words.yml


class Search(Protocol):
    """What answering needs of search."""

    def search(
        self, question: str, *, language: str, limit: int, as_of: date, programmes: Sequence[str] = ()
    ) -> SearchResult:
        """See `knowledge.search.engine.Engine.search`."""

    def sources(self, ids: Sequence[str]) -> tuple[Source, ...]:
        """Return registered sources."""


class PolicyAnswers:
    """Answers questions from the store."""

    def __init__(self, search: Search, *, words: Words, today: Callable[[], date]) -> None:
        self._search = search
        self._words = words
        self._today = today

    def answer(
        self, question: str, *, language: str, programmes: Sequence[str] = (), out_of_scope: bool = False
    ) -> Reply:
        """Return the reply to `question`.

        Args:
            question: the visitor's text.
            language: to answer in.
            programmes: ids the visitor named.
            out_of_scope: the dialogue model takes the question for small talk, so a half-fitting card is no answer.
        """
        result = self._search.search(
            question, language=language, limit=_HITS, as_of=self._today(), programmes=programmes
        )
        if result.zone is Zone.ANSWER:
            return self._with_quote(self._from_hit(result.hits[0], language=language), hits=result.hits)
        if result.zone is Zone.CLARIFY and not out_of_scope:
            return self._choices(result.hits, language=language)
        return self.decline(language=language, out_of_scope=out_of_scope)

    def holds_nothing_on(self, question: str, *, language: str) -> bool:
        """Return whether a question, taken by itself, is clearly about something that the store has nothing on."""
        return self._search.search(question, language=language, limit=1, as_of=self._today()).outside

    def is_about_another(self, question: str, *, topic: str, language: str, sure: float) -> bool:
        """Return whether a question, taken by itself, is about other programmes than `topic`.

        `sure` is the confidence from 0 to 1 that its best answer must have.
        """
        found = self._search.search(question, language=language, limit=_CHOICES, as_of=self._today())
        if found.zone is Zone.DECLINE or not found.hits or found.hits[0].confidence < sure:
            return False
        return all(topic not in hit.programmes for hit in found.hits)

    def decline(self, *, language: str, out_of_scope: bool = False) -> Reply:
        """Return the polite no: what the assistant is for, where a person is, that one can be asked for."""
        if out_of_scope:
            return Reply(kind="smalltalk", language=language, text=self._words.say("out_of_scope", language))
        return Reply(
            kind="handoff",
            language=language,
            text=f"{self._words.say('decline', language)}\n{self._words.say('contact_lines', language)}",
            programmes=("contacts",),
            sources=self._search.sources(_CONTACT_SOURCES),
            buttons=(self.human_button(language),),
        )

    def criteria(self, programme: str, *, name: str, language: str) -> Reply:
        """Return what a programme asks for.

        Args:
            programme: its id.
            name: its official name in `language`, by which its card is found.
            language: to answer in.
        """
        question = self._words.say("criteria_question", language, name=name)
        return self.answer(question, language=language, programmes=(programme,))

    def contacts(self, *, lead: str, language: str) -> Reply:
        """Return how to reach a person, after the sentence `lead`."""
        text = f"{lead}\n{self._words.say('contact_lines', language)}"
        return Reply(
            kind="handoff",
            language=language,
            text=text,
            answer_id="contacts",
            programmes=("contacts",),
            sources=self._search.sources(_CONTACT_SOURCES),
        )

    def human_button(self, language: str) -> Button:
        """Return the button that asks for a person."""
        text = self._words.say("button_human", language)
        return Button(title=text, payload=text)

    def _from_hit(self, hit: Hit, *, language: str) -> Reply:
        if hit.card is not None:
            section = hit.card.sections[hit.section] if hit.section is not None else None
            return Reply(
                kind="answer",
                language=language,
                text=plain_text(hit.card.short),
                detail=f"{section.heading}\n{plain_text(section.body)}" if section else None,
                answer_id=hit.id,
                programmes=hit.programmes,
                sources=hit.sources,
            )
        foreign = hit.language != language
        return Reply(
            kind="answer",
            language=language,
            text=hit.snippet,
            text_language=hit.language if foreign else None,
            notice=self._words.say("matched_across_languages", language) if foreign else None,
            answer_id=hit.id,
            programmes=hit.programmes,
            sources=hit.sources,
        )

    @staticmethod
    def _with_quote(reply: Reply, *, hits: Sequence[Hit]) -> Reply:
        """Add the words of a document to a card's answer, where the card rests on it and its clause answers too."""
        resting_on = {source.document_number for source in reply.sources if source.document_number}
        for hit in hits[1:] if hits[0].card else ():
            source = hit.sources[0]
            if (
                hit.clause is not None
                and hit.language == reply.language
                and hit.confidence >= ANSWER
                and source.document_number in resting_on
            ):
                others = tuple(s for s in reply.sources if s.document_number != source.document_number)
                return replace(reply, quote=hit.snippet, sources=(source, *others))
        return reply

    def _choices(self, hits: Sequence[Hit], *, language: str) -> Reply:
        """Return what may be meant: what is likely, and in another language only where nothing is in the visitor's."""
        likely = [hit for hit in hits if hit.confidence >= CLARIFY] or hits[:1]
        offered = ([hit for hit in likely if hit.language == language] or likely)[:_CHOICES]
        return Reply(
            kind="clarify",
            language=language,
            text=self._words.say("did_you_mean", language),
            programmes=tuple(dict.fromkeys(p for hit in offered for p in hit.programmes)),
            buttons=(*map(_choice, offered), self.human_button(language)),
        )


def _choice(hit: Hit) -> Button:
    """Return a button for a hit; a card is found again by its title, a clause by its id."""
    if hit.kind == "card":
        return Button(title=hit.title, payload=hit.title)
    place = hit.sources[0].clause
    return Button(title=f"{hit.title} {place}" if place else hit.title, payload=hit.id)

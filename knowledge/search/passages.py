"""Turns cards and documents into the passages that search ranks.

Never ranks. A card gives one passage for its head (title, questions, short answer) and one for each section, a
document one for each clause; what is shown afterwards is the card or the clause, never a piece of text that was cut.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from knowledge.glossary import Glossary
from knowledge.model import Card, Document
from knowledge.outside import OutsideTopic
from knowledge.store import Snapshot

TITLE_WEIGHT = 2  # times the title's terms count; measured best on title^2 + variants + answer


@dataclass(frozen=True, slots=True)
class Passage:
    """One ranked piece of text.

    `target_id` is the card, clause or topic without content it stands for; `section` an index into the card's sections,
    None for its head and for clauses. `text` is what it says, `extra` what also finds it, `variants` are whole
    questions that it answers.
    """

    id: str
    kind: Literal["card", "passage", "outside"]
    target_id: str
    language: str
    text: str
    extra: str = ""
    section: int | None = None
    variants: tuple[str, ...] = ()

    @property
    def indexed_text(self) -> str:
        """The text whose terms are indexed."""
        return f"{self.extra}\n{self.text}" if self.extra else self.text


def card_passages(card: Card, *, names: Sequence[str] = ()) -> Iterable[Passage]:
    """Return the head and the sections of a card as passages.

    Args:
        names: what people call the card's main programme in the card's language; each is a variant,
            though not indexed: their words would drown those of the questions.
    """
    variants = "\n".join(dict.fromkeys(card.questions))
    yield Passage(
        id=f"{card.id}.{card.language}",
        kind="card",
        target_id=card.id,
        language=card.language,
        text=card.short,
        extra="\n".join([card.title] * TITLE_WEIGHT) + "\n" + variants,
        variants=(card.title, *card.questions, *names),
    )
    for number, section in enumerate(card.sections):
        yield Passage(
            id=f"{card.id}.{card.language}.{number}",
            kind="card",
            target_id=card.id,
            language=card.language,
            text=section.body,
            extra=f"{card.title}\n{section.heading}",
            section=number,
        )


def outside_passages(topics: Iterable[OutsideTopic], *, language: str) -> Iterable[Passage]:
    """Return a passage for each topic that the store holds nothing on: they are ranked, and never shown."""
    for topic in topics:
        questions = topic.questions[language]
        yield Passage(
            id=f"outside.{topic.id}.{language}",
            kind="outside",
            target_id=f"outside.{topic.id}",
            language=language,
            text="\n".join(questions),
            variants=questions,
        )


def clause_passages(document: Document) -> Iterable[Passage]:
    """Return the clauses of a document as passages, each with the document's title and the headings above it."""
    for clause in document.clauses:
        yield Passage(
            id=clause.id,
            kind="passage",
            target_id=clause.id,
            language=document.language,
            text=clause.text,
            extra="\n".join((document.title, *clause.path)),
        )


def passages_of(snapshot: Snapshot, *, glossary: Glossary) -> tuple[Passage, ...]:
    """Return all passages of the store in a fixed order."""
    of_cards = (
        p
        for card in snapshot.cards
        for p in card_passages(card, names=glossary.programme_names(card.programmes[0], language=card.language))
    )
    of_documents = (p for document in snapshot.documents for p in clause_passages(document))
    return (*of_cards, *of_documents)

"""Makes hits of cards and clauses: which text is shown, with which source.

Never shortens what it quotes without saying so: a cut snippet ends with an ellipsis.
"""

import re
from dataclasses import replace

from knowledge.model import Card, Clause, Document, Source
from knowledge.search.result import Hit
from knowledge.search.text import terms

SNIPPET_CHARS = 240
_SENTENCE_END = re.compile(r"(?<=[。！？；\n])|(?<=[.!?;])\s+")


def card_hit(card: Card, *, section: int | None, sources: tuple[Source, ...], confidence: float) -> Hit:
    """Return a card as a hit; the snippet is its short answer."""
    return Hit(
        id=card.id,
        kind="card",
        title=card.title,
        snippet=_cut(card.short),
        confidence=confidence,
        language=card.language,
        programmes=card.programmes,
        sources=sources,
        card=card,
        section=section,
    )


def clause_hit(clause: Clause, *, document: Document, source: Source, wanted: frozenset[str], confidence: float) -> Hit:
    """Return a clause as a hit; the snippet is the part of it with most of the `wanted` terms."""
    return Hit(
        id=clause.id,
        kind="passage",
        title=document.title,
        snippet=_best_part(clause.text, wanted=wanted),
        confidence=confidence,
        language=document.language,
        programmes=(),
        sources=(replace(source, clause=_place(clause)),),
        clause=clause,
    )


def _place(clause: Clause) -> str:
    """Return where in its document a clause stands, as printed there."""
    number = clause.number
    if number and number[0].isascii():
        return f"§ {number}"  # a bare "4" would tell nobody what it counts
    return number or " › ".join(clause.path) or f"§ {clause.ordinal}"


def _cut(text: str) -> str:
    return text if len(text) <= SNIPPET_CHARS else text[: SNIPPET_CHARS - 1].rstrip() + "…"


def _best_part(text: str, *, wanted: frozenset[str]) -> str:
    if len(text) <= SNIPPET_CHARS:
        return text
    sentences = [part for part in _SENTENCE_END.split(text) if part]
    best = max(range(len(sentences)), key=lambda i: len(wanted.intersection(terms(sentences[i]))))
    part, following = sentences[best], best + 1
    while following < len(sentences) and len(part) + len(sentences[following]) <= SNIPPET_CHARS:
        part += sentences[following]
        following += 1
    start = "" if best == 0 else "…"
    end = "" if following == len(sentences) else "…"
    return _cut(start + part.strip() + end)

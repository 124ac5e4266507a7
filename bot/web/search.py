"""Search over HTTP: `GET /api/search`.

Never answers below the confidence gate: `answered` is false then, and the results are only suggestions.
"""

from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel

from bot.message import accept_language, accept_text
from bot.web.parts import PartsDep
from knowledge.language import decide
from knowledge.model import Source
from knowledge.search.gate import Zone
from knowledge.search.result import Hit

router = APIRouter(tags=["search"])


class SourceOut(BaseModel):
    """Where an answer comes from and how far that can be trusted."""

    title: str
    language: str
    document_number: str | None
    issuer: str | None
    issued_on: date | None
    clause: str | None
    url: str | None
    basis: Literal["seed", "official", "secondary", "unverified"]

    @classmethod
    def of(cls, source: Source) -> "SourceOut":
        return cls(**{name: getattr(source, name) for name in cls.model_fields})


class ResultOut(BaseModel):
    """One card or passage; `score` is the confidence from 0 to 1, `language` that of the snippet."""

    id: str
    kind: Literal["card", "passage"]
    title: str
    snippet: str
    score: float
    language: str
    programmes: list[str]
    sources: list[SourceOut]

    @classmethod
    def of(cls, hit: Hit) -> "ResultOut":
        return cls(
            id=hit.id,
            kind=hit.kind,
            title=hit.title,
            snippet=hit.snippet,
            score=round(hit.confidence, 4),
            language=hit.language,
            programmes=list(hit.programmes),
            sources=[SourceOut.of(source) for source in hit.sources],
        )


class SearchOut(BaseModel):
    """Results, best first; `answered` says whether the first may be given as an answer."""

    answered: bool
    language: str
    results: list[ResultOut]


@router.get("/api/search", response_model_exclude_none=True)
def search(
    request: Request,
    parts: PartsDep,
    q: Annotated[str, Query(description="the question, at most 2,000 characters")],
    language: Annotated[str | None, Query(description="zh, en, ja or ko; by the question when absent")] = None,
    limit: Annotated[int, Query(ge=1, le=20)] = 5,
) -> SearchOut:
    """Return the cards and passages that answer a question."""
    chosen = accept_language(language)
    question = accept_text(q)
    parts.per_address.take(request.client.host if request.client else "")
    spoken = chosen or decide(question, previous=None)
    with parts.metrics.search_seconds.time():
        result = parts.search.search(question, language=spoken, limit=limit, as_of=parts.today())
    return SearchOut(
        answered=result.zone is Zone.ANSWER, language=spoken, results=[ResultOut.of(hit) for hit in result.hits]
    )

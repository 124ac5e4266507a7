"""The page of search results, `/search`: an answer with its sources, or what may be meant, or who can be asked.

Never needs a script, and never shows as an answer what search only suggests.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from actions.plain import plain_text
from bot.message import accept_text
from bot.web.pages.languages import asked_display, content_of, display_of
from bot.web.pages.problems import PageRoute
from bot.web.pages.rendering import render
from bot.web.parts import PartsDep
from knowledge.language import decide
from knowledge.model import Source
from knowledge.search.gate import Zone
from knowledge.search.result import Hit

_HITS = 6

router = APIRouter(include_in_schema=False, route_class=PageRoute)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A card or clause as the page shows it; `details` are heading, text and whether it fits the question best."""

    title: str
    text: str
    language: str
    details: tuple[tuple[str, str, bool], ...]
    sources: Sequence[Source]

    @classmethod
    def of(cls, hit: Hit) -> "Found":
        sections = hit.card.sections if hit.card else ()
        return cls(
            title=hit.title,
            text=plain_text(hit.card.short) if hit.card else hit.snippet,
            language=hit.language,
            details=tuple((s.heading, plain_text(s.body), i == hit.section) for i, s in enumerate(sections)),
            sources=hit.sources,
        )


@router.get("/search")
def results(
    request: Request, parts: PartsDep, q: Annotated[str, Query(description="the question")] = ""
) -> HTMLResponse:
    """Return the results for `q`; the form alone where there is none."""
    if not q.strip():
        return render(request, "search.html", question="", zone=None, found=[])
    question = accept_text(q)
    parts.per_address.take(request.client.host if request.client else "")
    display = asked_display(request) or decide(question, previous=content_of(display_of(request)))
    with parts.metrics.search_seconds.time():
        result = parts.search.search(question, language=content_of(display), limit=_HITS, as_of=parts.today())
    found = [] if result.zone is Zone.DECLINE else [Found.of(hit) for hit in result.hits]
    return render(request, "search.html", display=display, question=question, zone=result.zone.value, found=found)

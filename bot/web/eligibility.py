"""Eligibility over HTTP: check facts against the rules, what can be checked and asked, and results kept for later.

Never logs a fact, and never keeps one unless the caller asks for it.
"""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse

from bot.message import accept_language
from bot.web.eligibility_bodies import CheckIn, CheckOut, FactsOut, ProgrammesOut
from bot.web.parts import Parts, PartsDep
from knowledge.eligibility.profile import read_profile
from knowledge.eligibility.render import render_check, render_facts, render_programmes
from knowledge.language import DEFAULT_LANGUAGE

router = APIRouter(prefix="/api/eligibility", tags=["eligibility"])

Language = Annotated[str | None, Query(description="zh, en, ja or ko; en when absent")]


@router.post("/check", response_model=CheckOut)
def check(body: CheckIn, request: Request, parts: PartsDep) -> JSONResponse:
    """Return verdicts with their reasons, what would change them, and the next question to ask."""
    request.state.language = body.language
    language = _admit(request, parts, body.language)
    engine = parts.eligibility.engine
    as_of = body.as_of or parts.today()
    profile = read_profile(body.facts, facts=engine.rules.facts)
    found = engine.check(profile, programmes=body.programmes, as_of=as_of)
    explained = None if body.keep else body.explain
    rendered = render_check(found, language=language, rules=engine.rules, explained=explained)
    if body.keep:
        programmes = [result.programme.id for result in found.results]
        kept = parts.results.keep(rendered, facts=body.facts, programmes=programmes, as_of=as_of, now=parts.clock())
        rendered |= {"reference": kept.reference, "expires_at": kept.expires_at.isoformat()}
    return JSONResponse(rendered)


@router.get("/results/{reference}", response_model=CheckOut)
def result(reference: str, request: Request, parts: PartsDep, language: Language = None) -> JSONResponse:
    """Return a kept result as it was first given; `language` words only the refusal."""
    _admit(request, parts, language)
    kept = parts.results.find(reference, now=parts.clock())
    return JSONResponse(kept.result | {"reference": kept.reference, "expires_at": kept.expires_at.isoformat()})


@router.get("/facts", response_model=FactsOut)
def facts(request: Request, parts: PartsDep, language: Language = None) -> JSONResponse:
    """Return what can be said of a person, how it is asked and what may be answered."""
    chosen = _admit(request, parts, language)
    rules = parts.eligibility.engine.rules
    listed = render_facts(rules, chosen)
    return JSONResponse({"language": chosen, "rules_version": rules.version, "facts": listed})


@router.get("/programmes", response_model=ProgrammesOut)
def programmes(request: Request, parts: PartsDep, language: Language = None) -> JSONResponse:
    """Return the programmes that can be checked."""
    chosen = _admit(request, parts, language)
    rules, today = parts.eligibility.engine.rules, parts.today()
    listed = render_programmes(rules, chosen, today)
    content = {"language": chosen, "rules_version": rules.version, "as_of": today.isoformat(), "programmes": listed}
    return JSONResponse(content)


def _admit(request: Request, parts: Parts, language: str | None) -> str:
    """Count the request, and return the language to answer in."""
    chosen = accept_language(language) or DEFAULT_LANGUAGE
    parts.per_address.take(request.client.host if request.client else "")
    return chosen

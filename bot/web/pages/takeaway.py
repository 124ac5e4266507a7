"""The page to print and take along, `/eligibility/results/{reference}`: a kept result in two languages.

Made anew from the kept facts, for the kept day. Never kept by browsers or found by search engines, and never silent
about rules that have changed since.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from actions.plain import plain_text
from bot.results import Kept
from bot.web.contacts import contacts_as_json
from bot.web.pages.bilingual import Line, lines
from bot.web.pages.headers import page_headers
from bot.web.pages.languages import TAGS, content_of, display_of
from bot.web.pages.problems import PageRoute
from bot.web.pages.rendering import page_words, render
from bot.web.parts import Parts, PartsDep
from knowledge.contacts import Contact
from knowledge.eligibility.engine import Eligibility
from knowledge.eligibility.profile import Profile, read_profile
from knowledge.eligibility.render import render_check
from knowledge.eligibility.wording import Wording
from knowledge.eligibility.wording import words as engine_words
from knowledge.errors import InvalidFacts, UnknownProgramme
from knowledge.papers import papers_for
from knowledge.words import Words

_COUNTER = "zh"  # what is spoken where the paper is shown
_IN_FULL = 3  # programmes; a check of all of them would be a book
_FIRST = ("qualifies", "borderline", "open", "does_not_qualify")
_HEADERS = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow"}

router = APIRouter(include_in_schema=False, route_class=PageRoute)

Node = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Papers:
    """Papers to bring, as a card lists them; texts one a language."""

    titles: tuple[str, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Programme:
    """One programme in full; `wordings` are its result, `outcomes` what comes out of it, one a language."""

    wordings: tuple[Node, ...]
    outcomes: tuple[str, ...]
    lines: list[Line]
    papers: list[_Papers]


@router.get("/eligibility/results/{reference}")
def takeaway(
    request: Request,
    parts: PartsDep,
    reference: str,
    programme: Annotated[list[str] | None, Query(description="those to be shown in full")] = None,
) -> HTMLResponse:
    """Return a kept result for the counter.

    Raises:
        ResultNotFound: there is none under this reference, or not any more; told as a page.
    """
    parts.per_address.take(request.client.host if request.client else "")
    kept = parts.results.find(reference, now=parts.clock())
    language = content_of(display_of(request))
    languages = tuple(dict.fromkeys((language, _COUNTER)))
    wordings, told, remade = _wordings(kept, parts.eligibility.engine, languages)
    if not remade:
        languages = (str(kept.result["language"]),)
    results = _promising_first([tuple(same) for same in zip(*(w["results"] for w in wordings), strict=True)])
    full = _in_full(results, programme or ())
    return render(
        request,
        "takeaway.html",
        display=language,  # traditional characters are made in a browser alone, and this page runs nothing
        headers={**page_headers(), **_HEADERS},
        kept=kept,
        sides=[(code, TAGS[code]) for code in languages],
        word=_words(parts.words),
        told=told,
        results=results,
        shown=[_programme(same, parts, languages) for same in full],
        others=[same for same in results if same not in full],
        notes=[wording["note"] for wording in wordings],
        people=_people(parts.contacts, languages),
        made_by=kept.result["rules_version"],
        rules_version=wordings[0]["rules_version"],
        turned=_turned(kept.result["results"], results, languages),
        remade=remade,
        iso=date.fromisoformat,
    )


def _words(assistants: Words) -> Callable[..., str]:
    """Return what says a word of the pages, or of the assistant, in any of the languages."""

    def word(key: str, language: str, **values: object) -> str:
        words = page_words()
        return (words if words.has(key) else assistants).say(key, language, **values)

    return word


def _wordings(
    kept: Kept, engine: Eligibility, languages: Sequence[str]
) -> tuple[list[Node], list[tuple[tuple[str, str], ...]], bool]:
    """Return the check in each language, what the person told, and whether it could be made anew.

    Where the rules do not know a fact or programme any more, the result is as it was kept, in its one language.
    """
    rules = engine.rules
    try:
        profile = read_profile(kept.facts, facts=rules.facts)
        check = engine.check(profile, programmes=kept.programmes, as_of=kept.as_of)
    except (InvalidFacts, UnknownProgramme):
        return [kept.result], [], False
    told = [_told(profile, Wording(language, facts=rules.facts), engine) for language in languages]
    made: list[Node] = [render_check(check, language=language, rules=rules) for language in languages]
    return made, [tuple(same) for same in zip(*told, strict=True)], True


def _told(profile: Profile, wording: Wording, engine: Eligibility) -> list[tuple[str, str]]:
    """Return what the person said, as label and value."""
    facts = engine.rules.facts
    said = [(wording.label(id_), wording.value(answer, facts[id_])) for id_, answer in profile.answers.items()]
    return said + [(wording.label(id_), wording.say("said_dont_know")) for id_ in sorted(profile.dont_know)]


def _in_full(results: Sequence[tuple[Node, ...]], wanted: Sequence[str]) -> list[tuple[Node, ...]]:
    """Return the results to be shown with every condition: those asked for, else the first."""
    asked = [same for same in results if same[0]["programme"] in wanted]
    return asked or list(results[:_IN_FULL])


def _promising_first(results: Sequence[tuple[Node, ...]]) -> list[tuple[Node, ...]]:
    """Return results by verdict; those without a rule on the day, of which there is nothing to tell, come last."""
    return sorted(results, key=lambda same: (same[0]["version"] is None, _FIRST.index(same[0]["verdict"])))


def _programme(wordings: tuple[Node, ...], parts: Parts, languages: Sequence[str]) -> _Programme:
    found = papers_for(str(wordings[0]["programme"]), parts.search.cards(as_of=parts.today()))
    return _Programme(
        wordings=wordings,
        outcomes=_outcomes(wordings),
        lines=lines([wording["reasons"] for wording in wordings]),
        papers=[
            _Papers(
                titles=tuple(papers.cards[language].title for language in languages),
                texts=tuple(plain_text(papers.text(language)) for language in languages),
            )
            for papers in found
        ],
    )


def _outcomes(wordings: tuple[Node, ...]) -> tuple[str, ...]:
    """Return what comes out where the rules tell more than yes or no."""
    if wordings[0].get("outcome") in (None, "qualifies", "does-not-qualify"):
        return ()
    return tuple(": ".join(filter(None, (w["outcome_label"], w.get("outcome_note")))) for w in wordings)


def _people(contacts: Sequence[Contact], languages: Sequence[str]) -> list[tuple[Node, ...]]:
    """Return whom one can call, in each language."""
    return list(zip(*(contacts_as_json(contacts, language=language) for language in languages), strict=True))


def _turned(
    before: Sequence[Node], now: Sequence[tuple[Node, ...]], languages: Sequence[str]
) -> list[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]]:
    """Return what comes out otherwise than when it was kept: titles, the verdict then and now, one a language."""
    was = {result["programme"]: result["verdict"] for result in before}
    return [
        (
            tuple(one["title"] for one in same),
            tuple(engine_words().say(f"verdict_{was[same[0]['programme']]}", language) for language in languages),
            tuple(one["verdict_label"] for one in same),
        )
        for same in now
        if was.get(same[0]["programme"], same[0]["verdict"]) != same[0]["verdict"]
    ]

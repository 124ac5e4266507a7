"""The chat's own page, `/widget/panel`: what the launcher shows in a frame on other sites.

Never shows itself on a site that `DESK_WIDGET_ORIGINS` does not name.
"""

from functools import lru_cache

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from jinja2 import Template

from bot.errors import NotBuilt
from bot.web.pages.built import built_text
from bot.web.pages.headers import page_headers
from bot.web.pages.problems import PageRoute, problem_page
from bot.web.pages.rendering import render, template_of
from bot.web.parts import PartsDep

router = APIRouter(include_in_schema=False, route_class=PageRoute)


@router.get("/widget/panel")
def panel(request: Request, parts: PartsDep) -> HTMLResponse:
    """Return the page."""
    origins = parts.settings.widget_origins
    headers = page_headers(embedders=origins)
    try:
        template = _template(built_text("panel.html"))
    except NotBuilt as error:
        return problem_page(request, error, headers=headers)
    return render(request, template, headers=headers, embedders=" ".join(origins))


@lru_cache(maxsize=1)
def _template(text: str) -> Template:
    return template_of(text)

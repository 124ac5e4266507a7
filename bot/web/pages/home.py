"""The page at `/`: a demo city site that embeds the chat as a real one would, and works without it.

Never answers anything: it leads to search, the eligibility check, the chat, and to people.
"""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from bot.web.pages.problems import PageRoute
from bot.web.pages.rendering import render

router = APIRouter(include_in_schema=False, route_class=PageRoute)


@router.get("/")
def home(request: Request) -> HTMLResponse:
    """Return the page."""
    return render(request, "home.html")

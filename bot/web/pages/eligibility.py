"""The frame of the eligibility page; what is in it runs in the browser.

Never checks anything itself. Without scripts it leads to search and to people, who can.
"""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from bot.web.pages.built import entry
from bot.web.pages.problems import PageRoute
from bot.web.pages.rendering import render

router = APIRouter(include_in_schema=False, route_class=PageRoute)


@router.get("/eligibility")
def eligibility(request: Request) -> HTMLResponse:
    """Return the page.

    Raises:
        NotBuilt: the browser code is not there; told as a page with search and contacts.
    """
    return render(request, "eligibility.html", entry=entry("src/eligibility/main.tsx"))

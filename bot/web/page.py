"""The page to chat on, at `/`, and its files.

Never shows text as markup: the script builds nodes, and the policy lets only this site's own files run.
"""

from pathlib import Path
from typing import Literal

from fastapi import APIRouter
from fastapi.responses import FileResponse

_FOLDER = Path(__file__).resolve().parents[2] / "web" / "plain"
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}

router = APIRouter(include_in_schema=False)


@router.get("/")
async def page() -> FileResponse:
    """Return the page."""
    return FileResponse(_FOLDER / "index.html", headers=_HEADERS)


@router.get("/{name}.js")
async def script(name: Literal["chat", "reply", "words"]) -> FileResponse:
    """Return one of the page's scripts."""
    return FileResponse(_FOLDER / f"{name}.js", headers=_HEADERS, media_type="text/javascript")


@router.get("/chat.css")
async def style() -> FileResponse:
    """Return the page's style."""
    return FileResponse(_FOLDER / "chat.css", headers=_HEADERS, media_type="text/css")

"""The page to chat on, at `/`, and its files.

Never shows text as markup: the script builds nodes, and the policy lets only this site's own files run.
"""

from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import FileResponse

from bot.errors import NotFound

_FOLDER = Path(__file__).resolve().parents[2] / "web" / "plain"
_SCRIPTS = ("chat", "reply", "words")
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
async def script(name: str) -> FileResponse:
    """Return one of the page's scripts.

    Raises:
        NotFound: the page has no script of this name.
    """
    if name not in _SCRIPTS:
        raise NotFound("The page has no such script.")
    return FileResponse(_FOLDER / f"{name}.js", headers=_HEADERS, media_type="text/javascript")


@router.get("/chat.css")
async def style() -> FileResponse:
    """Return the page's style."""
    return FileResponse(_FOLDER / "chat.css", headers=_HEADERS, media_type="text/css")

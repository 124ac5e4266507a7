"""The style and the sign of the pages that are made here; they need nothing that is built.

Never sends any other file.
"""

from pathlib import Path

from fastapi import APIRouter, Request, Response

from bot.errors import NotFound
from bot.web.pages.files import send_file
from bot.web.pages.headers import file_headers

_WEB = Path(__file__).resolve().parents[3] / "web"
_FILES = {
    "tokens.css": _WEB / "src" / "styles" / "tokens.css",  # what the chat looks like, the pages do
    "pages.css": _WEB / "pages" / "pages.css",
    "takeaway.css": _WEB / "pages" / "takeaway.css",
    "icon.svg": _WEB / "pages" / "icon.svg",
}

router = APIRouter(include_in_schema=False)


@router.get("/favicon.ico")
def icon(request: Request) -> Response:
    """Return the sign, for pages that name none."""
    return send_file(request, _FILES["icon.svg"], headers=file_headers())


@router.get("/pages/{name}")
def file(request: Request, name: str) -> Response:
    """Return one of the files.

    Raises:
        NotFound: there is no such file.
    """
    if name not in _FILES:
        raise NotFound("The pages have no such file.")
    return send_file(request, _FILES[name], headers=file_headers())

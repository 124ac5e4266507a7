"""The interface described: `/openapi.json`, and `/docs`, a page that shows it.

Never loads anything from another place: the page's files are in the project and in an installed package.
"""

from importlib.resources import files
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import FileResponse

from bot.errors import NotFound
from bot.web.access import require_loopback_or_token
from bot.web.parts import PartsDep

_FOLDER = Path(__file__).resolve().parents[2] / "web" / "docs"
_PACKAGE = "fastapi_offline"  # carries Swagger UI
_FILES = {"start.js": None, "swagger-ui-bundle.js": _PACKAGE, "swagger-ui.css": _PACKAGE}
_HEADERS = {
    # Swagger UI sets styles on its elements.
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


def _for_callers_here(request: Request, parts: PartsDep) -> None:
    require_loopback_or_token(request, token=parts.settings.channel_token)


router = APIRouter(include_in_schema=False, dependencies=[Depends(_for_callers_here)])


@router.get("/openapi.json")
def description(request: Request) -> dict[str, Any]:
    """Return the interface as OpenAPI describes it."""
    described: dict[str, Any] = request.app.openapi()
    return described


@router.get("/docs")
def page() -> FileResponse:
    """Return the page that shows it."""
    return FileResponse(_FOLDER / "index.html", headers=_HEADERS)


@router.get("/docs/{name}")
def file(name: str) -> FileResponse:
    """Return one of the page's files.

    Raises:
        NotFound: the page has no file of this name.
    """
    if name not in _FILES:
        raise NotFound("The page has no such file.")
    package = _FILES[name]
    folder = Path(str(files(package))) / "static" if package else _FOLDER
    return FileResponse(folder / name, headers=_HEADERS)

"""What the set-up built for the browser, in `web/dist`: the loader `/widget.js` and the files below `/assets/`.

Never sends anything from there that a page does not load.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from fastapi import APIRouter, Request, Response

from bot.errors import NotBuilt, NotFound
from bot.web.pages.files import send_file
from bot.web.pages.headers import IMMUTABLE, file_headers

FOLDER = Path(__file__).resolve().parents[3] / "web" / "dist"
_ASSET = re.compile(r"[\w-][\w.-]{0,99}\.(?:css|js|json|svg|woff2|png)", re.ASCII)  # no longer than systems take

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a page loads at once, as addresses: its module, the modules that one imports, and the styles."""

    module: str
    imports: tuple[str, ...]
    styles: tuple[str, ...]


def entry(source: str) -> Entry:
    """Return what the page needs whose code starts with `source`, a path in `web/`.

    Raises:
        NotBuilt: the browser code is not there, or was built before there was this page.
    """
    manifest = json.loads(built_text("manifest.json"))
    if source not in manifest:
        raise NotBuilt(f"web/dist has no {source}; 'make run' builds it.")
    needed = [source]
    for name in needed:  # grows while it is gone through
        needed += [other for other in manifest[name].get("imports", ()) if other not in needed]
    styles = dict.fromkeys(style for name in reversed(needed) for style in manifest[name].get("css", ()))
    return Entry(
        module=f"/{manifest[source]['file']}",
        imports=tuple(f"/{manifest[name]['file']}" for name in needed[1:]),
        styles=tuple(f"/{style}" for style in styles),
    )


def built_text(name: str) -> str:
    """Return a built file.

    Raises:
        NotBuilt: it is not there.
    """
    try:
        return (FOLDER / name).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise NotBuilt(f"web/dist has no {name}; 'make run' builds it.") from None


@router.get("/widget.js")
def loader(request: Request) -> Response:
    """Return the script that other sites include; it has always the same address, so browsers ask whether it changed.

    Raises:
        NotBuilt: the browser code is not there.
    """
    path = FOLDER / "widget.js"
    if not path.is_file():
        raise NotBuilt("web/dist has no widget.js; 'make run' builds it.")
    return send_file(request, path, headers=file_headers(for_other_sites=True))


@router.get("/assets/{name}")
def asset(request: Request, name: str) -> Response:
    """Return a file that the pages load; its name changes with its content.

    Raises:
        NotFound: there is no such file, or not any more.
    """
    path = FOLDER / "assets" / name
    if not _ASSET.fullmatch(name) or not path.is_file():
        raise NotFound("There is no such file.")
    return send_file(request, path, headers=file_headers(keep=IMMUTABLE))

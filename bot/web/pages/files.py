"""Sends a file of ours as a browser wants it: compressed where it can, and not again where it is known.

Never compresses anything itself: the build has put a compressed copy beside what is worth it.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from fastapi import Request, Response

_TYPES = {".css": "text/css", ".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml"}


def send_file(request: Request, path: Path, *, headers: Mapping[str, str]) -> Response:
    """Return the answer to a request for the file at `path`.

    Raises:
        OSError: it cannot be read.
    """
    compressed = path.with_name(f"{path.name}.gz")
    as_gzip = compressed.exists() and _takes_gzip(request)
    content = (compressed if as_gzip else path).read_bytes()
    tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    sent = {**headers, "ETag": tag, "Vary": "Accept-Encoding"}
    if as_gzip:
        sent["Content-Encoding"] = "gzip"
    known = {part.strip().removeprefix("W/") for part in request.headers.get("if-none-match", "").split(",")}
    if known & {tag, "*"}:
        return Response(status_code=304, headers=sent)
    return Response(content, headers=sent, media_type=_TYPES.get(path.suffix, "application/octet-stream"))


def _takes_gzip(request: Request) -> bool:
    parts = request.headers.get("accept-encoding", "").lower().replace(" ", "").split(",")
    return any(part in ("gzip", "*") or (part.startswith("gzip;q=") and part[7:].strip("0.") != "") for part in parts)

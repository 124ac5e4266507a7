"""Who may call the routes that programs use: callers on this machine, or with the right token.

Never tells whether a token was almost right.
"""

import ipaddress
from secrets import compare_digest

from fastapi import Request

from bot.errors import NotAllowed


def bearer_token(request: Request) -> str:
    """Return the token of the `Authorization: Bearer` header, empty when there is none."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token if scheme.lower() == "bearer" else ""


def require_token(request: Request, *, token: str) -> None:
    """Refuse a caller without `token`. An empty `token` refuses everybody.

    Raises:
        NotAllowed: send it as `Authorization: Bearer …`.
    """
    if not token or not compare_digest(bearer_token(request).encode(), token.encode()):
        raise NotAllowed("This address needs a token.")


def require_loopback_or_token(request: Request, *, token: str) -> None:
    """Refuse a caller that is neither on this machine nor shows `token`.

    Raises:
        NotAllowed: send the token as `Authorization: Bearer …`.
    """
    if not _is_loopback(request):
        require_token(request, token=token)


def _is_loopback(request: Request) -> bool:
    """A proxy on this machine adds a forwarding header; then the visitor behind it counts, and is not local."""
    if request.client is None or "x-forwarded-for" in request.headers or "forwarded" in request.headers:
        return False
    try:
        return ipaddress.ip_address(request.client.host).is_loopback
    except ValueError:
        return False

"""The headers of pages and files: what may run in them, who may show them, how long they are kept.

Never allows an inline script or style, or anything from another site.
"""

from collections.abc import Sequence

IMMUTABLE = "public, max-age=31536000, immutable"
_SAFE = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}


def page_headers(*, embedders: Sequence[str] | None = None) -> dict[str, str]:
    """Return the headers of a page.

    Args:
        embedders: origins of other sites that may show the page in a frame; with None no site may, not even ours.
    """
    ancestors = "'none'" if embedders is None else " ".join(("'self'", *embedders))
    policy = (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        f"frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors {ancestors}"
    )
    return {**_SAFE, "Content-Security-Policy": policy, "Cache-Control": "no-cache", "Vary": "Accept-Language"}


def file_headers(*, keep: str = "no-cache", for_other_sites: bool = False) -> dict[str, str]:
    """Return the headers of a script, style or picture.

    Args:
        keep: the value of `Cache-Control`.
        for_other_sites: whether pages of other sites may load it, also those that load nothing without being allowed.
    """
    policy = "cross-origin" if for_other_sites else "same-origin"
    return {**_SAFE, "Cache-Control": keep, "Cross-Origin-Resource-Policy": policy}

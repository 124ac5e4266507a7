"""The origins of other sites, as a setting names them and as browsers send them.

Never matches by part of a name: two origins are the same only when scheme, host and port are.
"""

import re
from urllib.parse import urlsplit

_HOST = re.compile(r"(?!-)[a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:.]+\]")
_USUAL_PORTS = {"http": 80, "https": 443}


def origins_in(text: str, *, name: str) -> tuple[str, ...]:
    """Return the origins of a list separated by commas, each once and in the form in which browsers send them.

    >>> origins_in("https://City.example:443, http://127.0.0.1:8080", name="DESK_WIDGET_ORIGINS")
    ('https://city.example', 'http://127.0.0.1:8080')

    Raises:
        ValueError: naming the setting `name` and the part that is no origin.
    """
    parts = [part.strip() for part in text.split(",") if part.strip()]
    return tuple(dict.fromkeys(_origin(part, name=name) for part in parts))


def _origin(text: str, *, name: str) -> str:
    wrong = ValueError(
        f"{name} must be exact origins such as https://city.example or http://127.0.0.1:8080, separated by commas, "
        f"with nothing after the host and port and without '*', but '{text}' is none."
    )
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise wrong from None
    host = parts.netloc.rpartition(":")[0] if port is not None else parts.netloc
    if parts.scheme not in _USUAL_PORTS or text != f"{text[: len(parts.scheme)]}://{parts.netloc}":
        raise wrong
    if not _HOST.fullmatch(host.lower()):
        raise wrong
    usual = port is None or port == _USUAL_PORTS[parts.scheme]
    return f"{parts.scheme}://{host.lower()}{'' if usual else f':{port}'}"

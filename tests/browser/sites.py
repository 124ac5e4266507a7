"""Sites that the chat is shown on: each has an origin of its own and pages that a test gives it.

Never serves a file: a page is a text.
"""

import threading
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# What README.md asks of a site that has a policy; `{desk}` is the desk's origin.
RECIPE = "default-src 'none'; style-src 'self'; script-src {desk}; frame-src {desk}"

EMBEDDING = """<!doctype html>
<html lang="{language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title></head>
<body><main><h1>{title}</h1><p><a href="#more">A link</a> and some text.</p><div id="more"></div></main>
<script async src="{desk}/widget.js" data-language="auto"></script></body></html>
"""


class Site:
    """A site on a port of this machine."""

    def __init__(self) -> None:
        self._pages: dict[str, tuple[str, Mapping[str, str]]] = {"/favicon.ico": ("", {})}  # every browser asks for one
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                page = site._pages.get(self.path.partition("?")[0])
                self.send_response(200 if page else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                for name, value in (page[1] if page else {}).items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write((page[0] if page else "").encode())

            def log_message(self, *_: object) -> None:
                pass

        self.asked: list[str] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def put(self, path: str, html: str, *, headers: Mapping[str, str] | None = None) -> str:
        """Serve `html` at `path` and return its address."""
        self._pages[path] = (html, headers or {})
        return f"{self.url}{path}"

    def embed(
        self, desk: str, *, language: str = "en", title: str = "A city", policy: str | None = None, path: str = "/"
    ) -> str:
        """Serve a page at `path` that embeds the chat with one line, and return its address.

        Args:
            desk: the desk's origin.
            language: of the page.
            title: of the page.
            policy: the site's content security policy, with `{desk}` for the desk's origin; none where absent.
            path: of the page on the site.
        """
        headers = {"Content-Security-Policy": policy.format(desk=desk)} if policy else {}
        return self.put(path, EMBEDDING.format(desk=desk, language=language, title=title), headers=headers)

    def close(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

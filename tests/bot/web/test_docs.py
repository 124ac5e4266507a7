"""The interface is described by files of our own, for callers on this machine."""

import re
from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient

FAR = "203.0.113.5"


def test_page_and_its_files_come_from_here(client: TestClient) -> None:
    page = client.get("/docs")
    policy = page.headers["Content-Security-Policy"]
    named = re.findall(r'(?:src|href)="([^"]+)"', page.text)
    assert page.status_code == 200 and "script-src 'self';" in policy and "default-src 'none'" in policy
    assert {"docs/swagger-ui-bundle.js", "docs/start.js", "docs/swagger-ui.css", "openapi.json"} <= set(named)
    for name in named:
        assert name == "data:," or (not re.match(r"[a-z]*:?//", name) and client.get(f"/{name}").status_code == 200)


@pytest.mark.parametrize(
    ("name", "kind", "text"),
    [
        ("swagger-ui-bundle.js", "text/javascript", "SwaggerUIBundle"),
        ("start.js", "text/javascript", "SwaggerUIBundle("),
        ("swagger-ui.css", "text/css", ".swagger-ui"),
    ],
)
def test_file_has_its_type(client: TestClient, name: str, kind: str, text: str) -> None:
    response = client.get(f"/docs/{name}")
    assert response.headers["Content-Type"].startswith(kind) and text in response.text


def test_description_names_the_routes(client: TestClient) -> None:
    assert {"/api/search", "/webhooks/rest/webhook"} <= set(client.get("/openapi.json").json()["paths"])


@pytest.mark.parametrize("path", ["/docs/other.js", "/docs/..%2F..%2Fpyproject.toml", "/redoc"])
def test_no_other_file_is_served(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/docs", "/openapi.json", "/docs/start.js"])
def test_caller_elsewhere_is_refused(client_at: Callable[[str], TestClient], path: str) -> None:
    assert client_at(FAR).get(path).json()["error"]["code"] == "not_allowed"

"""Turns errors into HTTP answers with a code, a sentence in the caller's language and nothing else. The only place.

Never shows a stack trace, a path or what was sent.
"""

import logging
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from actions.words import Words
from bot.errors import MalformedRequest, MessageTooLong, TooManyMessages
from bot.message import MAX_CHARS
from bot.metrics import Metrics
from knowledge.errors import DeskError
from knowledge.language import DEFAULT_LANGUAGE, LANGUAGES, detect

_log = logging.getLogger(__name__)


def install_error_handlers(app: FastAPI, *, words: Words, metrics: Metrics) -> None:
    """Make every error of `app` answer as `{"error": {"code", "message"}}`."""

    async def on_desk_error(request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, DeskError)  # noqa: S101 - registered for this type only
        if error.http_status >= 500:
            _log.error("%s: %s", error.code, error)
        headers = {"Retry-After": str(error.retry_after_s)} if isinstance(error, TooManyMessages) else {}
        return answer(request, code=error.code, status=error.http_status, headers=headers, **_values(error))

    async def on_validation_error(request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for this type only
        places = [".".join(str(part) for part in problem["loc"]) + ": " + problem["msg"] for problem in error.errors()]
        return answer(request, code=MalformedRequest.code, status=422, detail="; ".join(places))

    async def on_http_error(request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, HTTPException)  # noqa: S101 - registered for this type only
        return answer(request, code="malformed_request", status=error.status_code, detail=str(error.detail))

    async def on_anything(request: Request, error: Exception) -> JSONResponse:
        _log.exception("unexpected error in %s %s", request.method, request.url.path, exc_info=error)
        return answer(request, code="internal", status=500)

    def answer(
        request: Request, *, code: str, status: int, headers: dict[str, str] | None = None, **values: Any
    ) -> JSONResponse:
        metrics.refused.labels(code=code).inc()
        language = language_of(request)
        key = f"error_{code}" if words.has(f"error_{code}") else "error_internal"
        content = {"error": {"code": code, "message": words.say(key, language, **values), "language": language}}
        return JSONResponse(content, status_code=status, headers=headers)

    app.add_exception_handler(DeskError, on_desk_error)
    app.add_exception_handler(RequestValidationError, on_validation_error)
    app.add_exception_handler(HTTPException, on_http_error)
    app.add_exception_handler(Exception, on_anything)


def _values(error: DeskError) -> dict[str, Any]:
    if isinstance(error, TooManyMessages):
        return {"seconds": error.retry_after_s}
    if isinstance(error, MessageTooLong):
        return {"length": error.length, "limit": MAX_CHARS}
    if isinstance(error, MalformedRequest):
        return {"detail": str(error)}
    return {}


def language_of(request: Request) -> str:
    """Return the language to word an error in: asked for, else that of the text, else the browser's."""
    asked = getattr(request.state, "language", None) or request.query_params.get("language")
    if asked in LANGUAGES:
        return str(asked)
    of_text = detect(getattr(request.state, "text", None) or request.query_params.get("q", ""))
    if of_text:
        return of_text
    for part in request.headers.get("accept-language", "").split(","):
        code = part.split(";")[0].strip().lower().split("-")[0]
        if code in LANGUAGES:
            return code
    return DEFAULT_LANGUAGE

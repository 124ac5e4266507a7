"""Turns errors into HTTP answers with a code, a sentence in the caller's language and nothing else. The only place.

Never shows a stack trace, a path or what was sent.
"""

import logging
from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection

from actions.words import Words
from bot.errors import MalformedRequest, MessageTooLong, MethodNotAllowed, NotFound, TooManyMessages
from bot.message import MAX_CHARS
from bot.metrics import Metrics
from knowledge.errors import DeskError, InvalidFacts, UnknownProgramme
from knowledge.language import DEFAULT_LANGUAGE, LANGUAGES, clean, detect

_log = logging.getLogger(__name__)


class ErrorAnswers:
    """Every error as `{"error": {"code", "message", "language"}}`, counted."""

    def __init__(self, *, words: Words, metrics: Metrics) -> None:
        self._words = words
        self._metrics = metrics

    def install(self, app: FastAPI) -> None:
        """Make every error of `app` answer in this form."""
        app.add_exception_handler(DeskError, self._on_desk_error)
        app.add_exception_handler(RequestValidationError, self._on_validation_error)
        app.add_exception_handler(HTTPException, self._on_http_error)
        app.add_exception_handler(Exception, self._on_anything)

    def of(self, request: Request, error: DeskError, *, headers: Mapping[str, str] | None = None) -> JSONResponse:
        """Return the answer to a request that ended in `error`."""
        if error.http_status >= 500:
            _log.error("%s: %s", error.code, error)
        waiting = {"Retry-After": str(error.retry_after_s)} if isinstance(error, TooManyMessages) else {}
        return self._answer(
            request,
            code=error.code,
            status=error.http_status,
            headers={**(headers or {}), **waiting},
            more=_more(error),
            **_values(error),
        )

    def _on_desk_error(self, request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, DeskError)  # noqa: S101 - registered for this type only
        return self.of(request, error)

    def _on_validation_error(self, request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for this type only
        places = [".".join(str(part) for part in problem["loc"]) + ": " + problem["msg"] for problem in error.errors()]
        return self.of(request, MalformedRequest("; ".join(places)))

    def _on_http_error(self, request: Request, error: Exception) -> JSONResponse:
        """Answer an error of the framework; what it says in a header, such as the methods allowed, is kept."""
        assert isinstance(error, HTTPException)  # noqa: S101 - registered for this type only
        for ours in (NotFound, MethodNotAllowed):
            if error.status_code == ours.http_status:
                return self.of(request, ours(error.detail), headers=error.headers)
        return self._answer(
            request, code=MalformedRequest.code, status=error.status_code, headers=error.headers, detail=error.detail
        )

    def _on_anything(self, request: Request, error: Exception) -> JSONResponse:
        _log.exception("unexpected error in %s %s", request.method, request.url.path, exc_info=error)
        return self._answer(request, code=DeskError.code, status=500)

    def _answer(
        self,
        request: Request,
        *,
        code: str,
        status: int,
        headers: Mapping[str, str] | None = None,
        more: Mapping[str, Any] | None = None,
        **values: Any,
    ) -> JSONResponse:
        self._metrics.refused.labels(code=code).inc()
        language = language_of(request)
        message = _sentence(code, words=self._words, language=language, **values)
        content = {"error": {"code": code, "message": message, "language": language, **(more or {})}}
        return JSONResponse(content, status_code=status, headers=headers)


def sentence_of(error: DeskError, *, words: Words, language: str) -> str:
    """Return the sentence that tells a visitor of `error`."""
    return _sentence(error.code, words=words, language=language, **_values(error))


def _sentence(code: str, *, words: Words, language: str, **values: Any) -> str:
    key = f"error_{code}" if words.has(f"error_{code}") else "error_internal"
    return clean(words.say(key, language, **values))  # what was sent may hold what cannot be sent back


def _values(error: DeskError) -> dict[str, Any]:
    if isinstance(error, TooManyMessages):
        return {"seconds": error.retry_after_s}
    if isinstance(error, MessageTooLong):
        return {"length": error.length, "limit": MAX_CHARS}
    if isinstance(error, MalformedRequest | UnknownProgramme):
        return {"detail": str(error)}
    if isinstance(error, InvalidFacts):
        return {"detail": "; ".join(error.problems.values())}
    return {}


def _more(error: DeskError) -> dict[str, Any]:
    """Return what an answer tells besides the sentence: for wrong facts, what is wrong with each."""
    if isinstance(error, InvalidFacts):
        return {"problems": {clean(fact): clean(problem) for fact, problem in error.problems.items()}}
    return {}


def language_of(request: HTTPConnection) -> str:
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

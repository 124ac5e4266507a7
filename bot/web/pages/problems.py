"""Errors of pages as pages: the sentence, another search, and who can be called.

Never answers a person with JSON.
"""

from collections.abc import Callable, Coroutine, Mapping
from typing import Any, cast

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse
from fastapi.routing import APIRoute

from bot.errors import MalformedRequest, TooManyMessages
from bot.web.errors import sentence_of
from bot.web.pages.languages import content_of, display_of
from bot.web.pages.rendering import render
from bot.web.parts import Parts
from knowledge.errors import DeskError


class PageRoute(APIRoute):
    """A route whose errors are pages."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        answer = super().get_route_handler()

        async def answer_or_explain(request: Request) -> Response:
            try:
                return await answer(request)
            except DeskError as error:
                return problem_page(request, error)
            except RequestValidationError:
                return problem_page(request, MalformedRequest("The address is not complete."))

        return answer_or_explain


def problem_page(
    request: Request, error: DeskError, *, headers: Mapping[str, str] | None = None, **values: Any
) -> HTMLResponse:
    """Return the page for a request that ended in `error`; `headers` as for `render`."""
    parts = cast(Parts, request.app.state.parts)
    parts.metrics.refused.labels(code=error.code).inc()
    sentence = sentence_of(error, words=parts.words, language=content_of(display_of(request)))
    page = render(request, "problem.html", status=error.http_status, headers=headers, sentence=sentence, **values)
    if isinstance(error, TooManyMessages):
        page.headers["Retry-After"] = str(error.retry_after_s)
    return page

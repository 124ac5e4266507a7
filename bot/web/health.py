"""Health and figures: `/healthz` (alive), `/readyz` (what works), `/metrics` (Prometheus).

Never says more than an operator needs: no path, no setting, no text.
"""

from typing import Any, Literal

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from pydantic import BaseModel
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot.web.parts import PartsDep

router = APIRouter(tags=["health"])


class Readiness(BaseModel):
    """`status` is "ready" while questions are answered; `rasa` says whether by dialogue or from search alone."""

    status: Literal["ready", "unavailable"]
    rasa: Literal["up", "starting", "down"]
    index: dict[str, int]
    rules: dict[str, str | int | None]
    database: Literal["up", "down"]


@router.get("/healthz")
async def alive() -> dict[str, str]:
    """Say that the process runs."""
    return {"status": "alive"}


@router.get("/readyz")
def ready(parts: PartsDep, response: Response) -> Readiness:
    """Say what works. 503 when questions cannot be answered at all."""
    database: Literal["up", "down"] = "up"
    try:
        with parts.engine.connect() as connection:
            connection.execute(text("SELECT 1"))
    except SQLAlchemyError:
        database = "down"
    index = parts.search.status()
    works = database == "up" and index["passages"] > 0
    response.status_code = 200 if works else 503
    return Readiness(
        status="ready" if works else "unavailable",
        rasa=parts.rasa.state,
        index=index,
        rules=parts.eligibility.status(),
        database=database,
    )


@router.get("/metrics", response_class=Response)
def figures(parts: PartsDep) -> Any:
    """Return the figures in Prometheus' text format."""
    parts.metrics.rasa_up.set(parts.rasa.state == "up")
    parts.metrics.index_revision.set(parts.search.status()["revision"])
    return Response(generate_latest(parts.metrics.registry), media_type=CONTENT_TYPE_LATEST)

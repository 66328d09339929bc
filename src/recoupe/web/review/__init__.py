"""Review in the app: people accept, correct and reject what was read, and say why."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute


def review_context(request: Request, desk: Any, shelf: Any) -> dict[str, Any]:
    """Nothing yet."""
    return {}


def review_cookie(request: Request, response: Response) -> None:
    """Nothing yet."""
    return None


def review_routes(desk: Any, render: Any) -> list[BaseRoute]:
    """Nothing yet."""
    return []

"""The addresses of review, and how a request to one becomes a `Visit`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from importlib.resources import files

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from recoupe.messages import LANGUAGES
from recoupe.web.desk import Desk
from recoupe.web.render import Render
from recoupe.web.review import (
    actors,
    additions,
    events,
    log,
    pages,
    pledges,
    queue,
    sayings,
    statements,
)
from recoupe.web.review.bench import Bench, bench_of
from recoupe.web.review.fields import Fields, read_fields
from recoupe.web.review.visit import Visit, lift
from recoupe.web.review.visitor import Visitor, Visitors

VISITORS = Visitors()
_ASSETS = {"review.css": "text/css", "review.js": "text/javascript"}

Show = Callable[[Visit], Response]
Take = Callable[[Visit, Fields], Response]
Endpoint = Callable[[Request], Awaitable[Response]]

_PAGES: tuple[tuple[str, Show | None, Take | None], ...] = (
    ("review", queue.show, None),
    ("review/statements", None, statements.judge),
    ("review/statements/{id}", statements.show, statements.correct),
    ("review/articles/{id}", additions.show, additions.act),
    ("review/actors/{id}", actors.show, actors.act),
    ("review/sayings/{id}", sayings.show, sayings.act),
    ("review/events/{id}", events.show, events.act),
    ("review/pledges/{id}", pledges.show, pledges.act),
    ("review/log", log.show, None),
    ("review/undo", None, log.undo),
    ("review/log/export", log.export, None),
    ("review/help", pages.keys, pages.turn_keys),
    ("review/who", pages.who, pages.take_name),
)


def review_routes(desk: Desk, render: Render) -> list[BaseRoute]:
    """Give the routes of review for the dossier of a desk."""
    bench = bench_of(desk)
    made: list[BaseRoute] = [Route(f"/static/review/{name}", _asset(name)) for name in _ASSETS]
    for path, show, take in _PAGES:
        made.append(_route(path, bench, render, show, take, upload=False))
    made.append(_route("review/log/import", bench, render, None, log.bring, upload=True))
    return made


def visitor_of(request: Request) -> Visitor:
    """Give who asks: the same for all that is made of one request."""
    if not hasattr(request.state, "visitor"):
        request.state.visitor = VISITORS.of(request)
    visitor: Visitor = request.state.visitor
    return visitor


def _route(
    path: str, bench: Bench, render: Render, show: Show | None, take: Take | None, *, upload: bool
) -> Route:
    async def answer(request: Request) -> Response:
        language = request.path_params["language"]
        if language not in LANGUAGES:
            raise HTTPException(404)
        visit = Visit(request, language, visitor_of(request), VISITORS, bench, render)
        if request.method == "POST" and take is not None:
            try:
                fields = await read_fields(request, upload=upload)
            except HTTPException as error:
                return await run_in_threadpool(pages.refuse, visit, error.status_code)
            return await run_in_threadpool(_taken, visit, fields, take)
        assert show is not None
        return await run_in_threadpool(show, visit)

    methods = [method for method, page in (("GET", show), ("POST", take)) if page is not None]
    return Route(f"/{{language}}/{path}", answer, methods=methods)


def _taken(visit: Visit, fields: Fields, take: Take) -> Response:
    rest = lift(visit, fields)
    return take(visit, rest) if isinstance(rest, Fields) else rest


def _asset(name: str) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        text = (files("recoupe.web.review") / "static" / name).read_text(encoding="utf-8")
        return Response(text, media_type=_ASSETS[name])

    return answer

"""The addresses of the app, and what answers at each."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from importlib.resources import files
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from recoupe.dossier.judgements import review
from recoupe.errors import RecoupeError
from recoupe.messages import LANGUAGES
from recoupe.publish.report.pages import asset
from recoupe.web import drawings, orders, pages, search, sources
from recoupe.web.desk import Desk, Sheet
from recoupe.web.entries import figure, pledge, statement
from recoupe.web.exports import export_routes
from recoupe.web.guard import Guard, loopback
from recoupe.web.overview import overview
from recoupe.web.pages import Page
from recoupe.web.render import Render, Renderer

_SHARED = {"report.css": "text/css", "report.js": "text/javascript"}
_OWN = {"app.css": "text/css", "app.js": "text/javascript"}

_PAGES: tuple[tuple[str, Callable[[Request, Sheet], Page]], ...] = (
    ("", pages.home),
    ("timeline", pages.events),
    ("events", pages.events),
    ("events/{id}", pages.event),
    ("articles", pages.articles),
    ("articles/{id}", pages.article),
    ("actors", pages.actors),
    ("actors/{id}", pages.actor),
    ("figures", pages.figures),
    ("figures/{id}/plot", drawings.plot),
    ("pledges", pages.pledges),
    ("origins", sources.origins),
    ("origins/graph", drawings.graph),
    ("credits", sources.credits),
    ("framing", pages.framing),
    ("search", search.results),
)
_ENTRIES: tuple[tuple[str, Callable[[Sheet, str, str], str | None]], ...] = (
    ("statements", statement),
    ("figures", figure),
    ("pledges", pledge),
)


def make_app(address: str, *, port: int, language: str = "fr") -> Starlette:
    """Make the app for the dossier at `address`, to be served on loopback at `port`.

    Pages are in the language that their address begins with; `language` is that of the first.
    Raises what `open_dossier` raises.
    """
    desk = Desk(address)
    with desk.sheet():
        pass  # it is a dossier
    render = Renderer(desk)

    def first(request: Request) -> Response:
        return RedirectResponse(f"/{language}/")

    app = Starlette(
        routes=[
            Route("/", first),
            *render.routes(),
            *export_routes(desk, render),
            Route("/static/{name}", _static),
            *(Route(f"/{{language}}/{at}", _page(desk, render, page)) for at, page in _PAGES),
            *(Route(f"/{{language}}/{at}/{{id}}", _entry(desk, find)) for at, find in _ENTRIES),
        ],
        middleware=[Middleware(Guard, hosts=loopback(port))],
        exception_handlers={HTTPException: _refused(render), RecoupeError: _failed},
    )
    app.state.desk = desk
    app.state.warm = lambda: _warm(desk, render, language)
    return app


def _warm(desk: Desk, render: Renderer, language: str) -> None:
    """Do what the first view needs: order its lists, count, compile its templates."""
    # A dossier that cannot be opened now is told of when somebody asks.
    with suppress(RecoupeError), desk.sheet() as sheet:
        for ask in (orders.stories, orders.accounts, overview):
            sheet.once(ask)
    render.compile(language)


def _page(
    desk: Desk, render: Render, make: Callable[[Request, Sheet], Page]
) -> Callable[[Request], Response]:
    """Make a page's endpoint: Starlette runs it on a thread of its own."""

    def answer(request: Request) -> Response:
        _language(request)
        with desk.sheet() as sheet:
            try:
                page = make(request, sheet)
            except HTTPException:
                place = _moved(request, sheet)
                if place is None:
                    raise
                return RedirectResponse(place, 303)
            return render(request, page.template, page.context, shelf=page.shelf, sheet=sheet)

    return answer


def _moved(request: Request, sheet: Sheet) -> str | None:
    """Give the address of what a person merged the thing asked for into."""
    asked = request.path_params.get("id", "")
    now = sheet.once(review).moved.get(asked)
    return None if now is None else f"{request.url.path.removesuffix(asked)}{now}"


def _entry(
    desk: Desk, find: Callable[[Sheet, str, str], str | None]
) -> Callable[[Request], Response]:
    """Lead from an entry's own address to where it stands now."""

    def answer(request: Request) -> Response:
        language = _language(request)
        with desk.sheet() as sheet:
            place = find(sheet, language, request.path_params["id"])
        if place is None:
            raise HTTPException(404)
        return RedirectResponse(place, 303)

    return answer


def _language(request: Request) -> str:
    language: str = request.path_params["language"]
    if language not in LANGUAGES:
        raise HTTPException(404)
    return language


def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name in _SHARED:
        return Response(asset(name), media_type=_SHARED[name])
    if name in _OWN:
        text = (files("recoupe.web") / "static" / name).read_text(encoding="utf-8")
        return Response(text, media_type=_OWN[name])
    raise HTTPException(404)


def _refused(render: Render) -> Callable[[Request, Exception], Any]:
    """Make the page for what is not there."""

    async def answer(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        context = {"status": status}
        return await run_in_threadpool(
            lambda: render(request, "missing_page.html", context, status=status)
        )

    return answer


async def _failed(request: Request, error: Exception) -> Response:
    """Say in one line why the dossier cannot be shown (it was moved, or is locked)."""
    return Response(f"{error}\n", 503, media_type="text/plain")

"""The pages of the app: a function each, and the table of their addresses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from recoupe.errors import RecoupeError
from recoupe.messages import LANGUAGES
from recoupe.publish.report.article import view_article
from recoupe.publish.report.ledgers import event_figures
from recoupe.publish.report.pages import asset
from recoupe.publish.report.people import view_actor
from recoupe.publish.report.synopsis import make_synopsis
from recoupe.web.addresses import Addresses
from recoupe.web.desk import Desk, Layout
from recoupe.web.guard import Guard, loopback
from recoupe.web.paging import leaf, leaf_of
from recoupe.web.render import MOST_QUERY, Context, Render, Renderer

_STORIES, _ROWS, _SERIES, _COPIES = 60, 100, 25, 40
_ASSETS = {"report.css": "text/css", "report.js": "text/javascript"}

Page = Callable[[Request, Layout], tuple[str, Context]]


def make_app(address: str, *, port: int, language: str = "fr") -> Starlette:
    """Make the app for the dossier at `address`, to be served on loopback at `port`.

    Pages are in the language that their address begins with; `language` is that of the first.
    Raises what `open_dossier` raises.
    """
    desk = Desk(address)
    desk.layout()
    render = Renderer(desk)

    def first(request: Request) -> Response:
        return RedirectResponse(f"/{language}/")

    pages: tuple[tuple[str, Page], ...] = (
        ("", _home),
        ("timeline", _timeline),
        ("events", _timeline),
        ("events/{id}", _event),
        ("articles", _articles),
        ("articles/{id}", _article),
        ("actors", _actors),
        ("actors/{id}", _actor),
        ("figures", _figures),
        ("pledges", _pledges),
        ("origins", _origins),
        ("framing", _framing),
        ("search", _search),
    )
    app = Starlette(
        routes=[
            Route("/", first),
            Route("/static/{name}", _static),
            *render.routes(),
            *(Route(f"/{{language}}/{at}", _endpoint(desk, render, page)) for at, page in pages),
            *(
                Route(f"/{{language}}/{part}/{{id}}", _entry(desk, part))
                for part in ("figures", "pledges", "statements")
            ),
        ],
        middleware=[Middleware(Guard, hosts=loopback(port))],
        exception_handlers={HTTPException: _refused(render), RecoupeError: _failed},
    )
    app.state.desk = desk
    return app


def _endpoint(desk: Desk, render: Render, page: Page) -> Callable[[Request], Response]:
    """Make a page's endpoint: Starlette runs it on a thread of its own."""

    def answer(request: Request) -> Response:
        _language(request)
        template, context = page(request, desk.layout())
        return render(request, template, context)

    return answer


def _language(request: Request) -> str:
    language: str = request.path_params["language"]
    if language not in LANGUAGES:
        raise HTTPException(404)
    return language


def _number(request: Request) -> int:
    """Give the page that is asked for."""
    number = request.query_params.get("page", "1")
    return int(number) if number.isdecimal() and len(number) < 9 else 1


def _home(request: Request, layout: Layout) -> tuple[str, Context]:
    moments = [story for story in layout.stories if any(m.page for m in story.moments)]
    return "home.html", {"overview": layout.overview, "stories": moments[: _STORIES // 3]}


def _timeline(request: Request, layout: Layout) -> tuple[str, Context]:
    return "timeline_page.html", {"leaf": leaf(layout.stories, _number(request), _STORIES)}


def _event(request: Request, layout: Layout) -> tuple[str, Context]:
    shelf = layout.shelf
    event = shelf.events.get(request.path_params["id"])
    if event is None:
        raise HTTPException(404)
    synopsis = make_synopsis(shelf, event)
    speakers = {a.id: a for group in synopsis.groups for a in group.speakers}
    return "event_page.html", {
        "synopsis": synopsis,
        "figures": event_figures(shelf, event),
        "mentions": [shelf.cut(p.article, p.start, p.end) for p in event.mentions],
        "filter_speakers": sorted(speakers.values(), key=lambda a: a.name.casefold()),
        "filter_outlets": sorted({c.outlet for c in synopsis.columns}, key=str.casefold),
    }


def _articles(request: Request, layout: Layout) -> tuple[str, Context]:
    return "articles_page.html", {"leaf": leaf(layout.articles, _number(request), _ROWS)}


def _article(request: Request, layout: Layout) -> tuple[str, Context]:
    shelf = layout.shelf
    article = shelf.articles.get(request.path_params["id"])
    if article is None:
        raise HTTPException(404)
    beside = shelf.articles.get(request.query_params.get("beside", ""))
    event = shelf.events.get(shelf.event_of(article.id) or "")
    others = shelf.by_date(event.articles) if event else ()
    return "article_page.html", {
        "view": view_article(shelf, layout.lore, article),
        "beside": view_article(shelf, layout.lore, beside)
        if beside not in (None, article)
        else None,
        "others": [other for other in others if other != article.id],
    }


def _actors(request: Request, layout: Layout) -> tuple[str, Context]:
    said = layout.voices.said
    held = leaf(layout.voices.actors, _number(request), _ROWS)
    counts = {actor.id: len(said.get(actor.id, ())) for actor in held.items}
    return "actors_page.html", {"leaf": held, "counts": counts}


def _actor(request: Request, layout: Layout) -> tuple[str, Context]:
    actor = layout.shelf.actors.get(request.path_params["id"])
    if actor is None:
        raise HTTPException(404)
    return "actor_page.html", {"view": view_actor(layout.shelf, layout.voices, actor)}


def _figures(request: Request, layout: Layout) -> tuple[str, Context]:
    return "figures_page.html", {"leaf": leaf(layout.series, _number(request), _SERIES)}


def _pledges(request: Request, layout: Layout) -> tuple[str, Context]:
    return "pledges_page.html", {"leaf": leaf(layout.pledges, _number(request), _ROWS)}


def _origins(request: Request, layout: Layout) -> tuple[str, Context]:
    number = _number(request)
    return "origins_page.html", {
        "leaf": leaf(layout.reuse, number, _COPIES),
        "origins": layout.origins if number == 1 else (),
        "credits": layout.credits if number == 1 else (),
    }


def _framing(request: Request, layout: Layout) -> tuple[str, Context]:
    return "framing_page.html", {"leaf": leaf(layout.framings, _number(request), _SERIES)}


def _search(request: Request, layout: Layout) -> tuple[str, Context]:
    query = request.query_params.get("q", "")[:MOST_QUERY]
    return "search_page.html", {"found": layout.index.search(query)}


def _entry(desk: Desk, part: str) -> Callable[[Request], Response]:
    """Lead from an entry's own address to where it stands now."""

    def answer(request: Request) -> Response:
        language, item = _language(request), request.path_params["id"]
        layout, links = desk.layout(), Addresses(language)
        if part == "statements":
            statement = layout.shelf.statements.get(item)
            if statement is None:
                raise HTTPException(404)
            event = layout.shelf.told_on.get(item)
            passage = links.passage(statement.article, statement.start, statement.end)
            return RedirectResponse(links.line(event, item) if event else passage, 303)
        if part == "figures":
            items, size = [view.series.id for view in layout.series], _SERIES
        else:
            items, size = [line.pledge.id for line in layout.pledges], _ROWS
        if item not in items:
            raise HTTPException(404)
        number = leaf_of(items.index(item), size)
        return RedirectResponse(f"{links.part(part)}?page={number}#{item}", 303)

    return answer


def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _ASSETS:
        raise HTTPException(404)
    return Response(asset(name), media_type=_ASSETS[name])


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

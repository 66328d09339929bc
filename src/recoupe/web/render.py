"""How a page of the app is made: a template, what it shows, and what every page has around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any
from urllib.parse import quote

from jinja2 import Environment
from sqlalchemy.engine import Connection
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from recoupe.dossier.parts import places
from recoupe.messages import LANGUAGES
from recoupe.model import Collation
from recoupe.publish.report.pages import environment, holding
from recoupe.publish.report.shelf import Shelf, shelve
from recoupe.web.addresses import Addresses, language_of
from recoupe.web.desk import Desk, Sheet
from recoupe.web.search import MOST_QUERY

_REVIEW = "recoupe.web.review"
# Templates of the first view.
_FIRST = ("home.html", "layout.html", "macros.html", "overview.html", "timeline.html")
_NOTHING = shelve(Collation())

Context = Mapping[str, Any]


class Renderer:
    """Makes pages: `render(request, template, context, shelf=…, status=…)`.

    `shelf` holds what the page shows; a page that shows no part of the dossier goes without.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._environments = {language: _environment(language) for language in LANGUAGES}
        self._review = _review_pages()

    def __call__(
        self,
        request: Request,
        template: str,
        context: Context,
        *,
        shelf: Shelf = _NOTHING,
        status: int = 200,
        sheet: Sheet | None = None,
    ) -> Response:
        """Answer with a page in the language that the address begins with.

        `sheet` is the state of the dossier that the shelf is of; without one, the newest.
        """
        if sheet is None:
            with self._desk.sheet() as newest:
                return self(request, template, context, shelf=shelf, status=status, sheet=newest)
        language = language_of(request)
        links = Addresses(language)
        rest = request.url.path.removeprefix(f"/{language}").lstrip("/")
        query = f"?{request.url.query}" if request.url.query else ""
        around: dict[str, Any] = {
            **holding(shelf),
            "known_speakers": places.speakers(sheet.connection, shelf.actors),
            "parts": sheet.once(_parts),
            "languages": [
                (code, f"/{code}/{quote(rest)}{query}") for code in LANGUAGES if code != language
            ],
            "here": links.part("overview") + quote(rest),
            "sought": request.query_params.get("q", "")[:MOST_QUERY],
        }
        if self._review is not None:
            around |= self._review.review_context(request, self._desk, sheet)
        page = self._environments[language].get_template(template).render(around | dict(context))
        answer = HTMLResponse(page, status)
        if self._review is not None:
            self._review.review_cookie(request, answer)
        return answer

    def compile(self, language: str) -> None:
        """Compile what the first view needs, as its first use would."""
        for name in _FIRST:
            self._environments[language].get_template(name)

    def routes(self) -> list[Any]:
        """Give the routes of the pages where people review."""
        return [] if self._review is None else self._review.review_routes(self._desk, self)


Render = Callable[..., Response]


def _parts(connection: Connection) -> tuple[str, ...]:
    """Name the parts that the dossier has something of."""
    return ("overview", *places.parts_held(connection))


def _review_pages() -> ModuleType | None:
    """Give the package of the pages where people review; None where it is not there."""
    package = import_module(_REVIEW) if find_spec(_REVIEW) else None
    return package if hasattr(package, "review_routes") else None


def _environment(language: str) -> Environment:
    made = environment(Addresses(language), language, "recoupe.web")
    made.auto_reload = False
    return made

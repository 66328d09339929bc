"""How a page of the app is made: a template, what it shows, and what every page has around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any
from urllib.parse import quote

from jinja2 import Environment
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from recoupe.messages import LANGUAGES
from recoupe.publish.report.pages import environment, holding
from recoupe.publish.report.shelf import Shelf
from recoupe.web.addresses import Addresses
from recoupe.web.desk import Desk

MOST_QUERY = 300  # code points of a search that are minded
_REVIEW = "recoupe.web.review"

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
        shelf: Shelf | None = None,
        status: int = 200,
    ) -> Response:
        """Answer with a page in the language that the address begins with."""
        language = language_of(request)
        layout = self._desk.layout()
        held = shelf or layout.shelf
        links = Addresses(language)
        rest = request.url.path.removeprefix(f"/{language}").lstrip("/")
        query = f"?{request.url.query}" if request.url.query else ""
        around: dict[str, Any] = {
            **holding(held),
            "known_speakers": layout.speakers,
            "parts": layout.parts,
            "languages": [
                (code, f"/{code}/{quote(rest)}{query}") for code in LANGUAGES if code != language
            ],
            "here": links.part("overview") + quote(rest),
            "sought": request.query_params.get("q", "")[:MOST_QUERY],
        }
        if self._review is not None:
            around |= self._review.review_context(request, self._desk, held)
        page = self._environments[language].get_template(template).render(around | dict(context))
        answer = HTMLResponse(page, status)
        if self._review is not None:
            self._review.review_cookie(request, answer)
        return answer

    def routes(self) -> list[Any]:
        """Give the routes of the pages where people review."""
        return [] if self._review is None else self._review.review_routes(self._desk, self)


Render = Callable[..., Response]


def language_of(request: Request) -> str:
    """Give the language that the address begins with; the first one where it has none."""
    language = request.url.path.split("/")[1]
    return language if language in LANGUAGES else LANGUAGES[0]


def _review_pages() -> ModuleType | None:
    """Give the package of the pages where people review; None where it is not there."""
    package = import_module(_REVIEW) if find_spec(_REVIEW) else None
    return package if hasattr(package, "review_routes") else None


def _environment(language: str) -> Environment:
    made = environment(Addresses(language), language, "recoupe.web")
    made.auto_reload = False
    return made

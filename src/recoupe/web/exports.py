"""Taking the dossier away: a page of downloads, and the files in each format."""

from __future__ import annotations

from collections.abc import Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from recoupe.dossier import open_dossier
from recoupe.dossier.parts import event_part
from recoupe.messages import LANGUAGES
from recoupe.publish.formats import FORMATS
from recoupe.publish.markdown import to_markdown
from recoupe.publish.report.document import render_report
from recoupe.web.desk import Desk
from recoupe.web.render import Render

_REPORT = "report"


def export_routes(desk: Desk, render: Render) -> list[BaseRoute]:
    """Give the routes of the downloads from the dossier of a desk."""

    def page(request: Request) -> Response:
        _language(request)
        return render(request, "exports_page.html", {"formats": tuple(FORMATS)})

    return [
        Route("/{language}/exports", page),
        Route("/{language}/exports/{name}", _download(desk)),
        Route("/{language}/events/{id}/note", _note(desk)),
    ]


def _download(desk: Desk) -> Callable[[Request], Response]:
    """Make what sends the whole dossier in one format, or as the report."""

    def answer(request: Request) -> Response:
        language, name = _language(request), request.path_params["name"]
        if name not in FORMATS and name != _REPORT:
            raise HTTPException(404)
        with open_dossier(desk.address) as dossier:
            state = dossier.reviewed()
        if name == _REPORT:
            page = render_report(state.collation, language=language, review=state.review)
            return _file(page.encode("utf-8"), "report.html", "text/html")
        format = FORMATS[name]
        return _file(format.make(state.collation, state.review), format.file, format.media)

    return answer


def _note(desk: Desk) -> Callable[[Request], Response]:
    """Make what sends the note of one event, in Markdown."""

    def answer(request: Request) -> Response:
        language, event = _language(request), request.path_params["id"]
        with desk.sheet() as sheet:
            part = event_part(sheet.connection, event)
        if part is None:
            raise HTTPException(404)
        note = to_markdown(part, event, language=language)
        return _file(note.encode("utf-8"), f"{event}.md", "text/markdown")

    return answer


def _language(request: Request) -> str:
    language: str = request.path_params["language"]
    if language not in LANGUAGES:
        raise HTTPException(404)
    return language


def _file(content: bytes, name: str, media: str) -> Response:
    """Answer with a file to be kept, never shown."""
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=media, headers=disposition)

"""Drawings in the app: each at an address of its own (see `later`)."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request

from recoupe.dossier import parts
from recoupe.model import Collation
from recoupe.publish.report.ledgers import all_series
from recoupe.publish.report.shelf import shelve
from recoupe.web.desk import Sheet
from recoupe.web.graph import origins_graph
from recoupe.web.pages import Page


def plot(request: Request, sheet: Sheet) -> Page:
    """Show the plot of a series."""
    shelf = shelve(parts.series_part(sheet.connection, [request.path_params["id"]]))
    views = all_series(shelf)
    if not views:
        raise HTTPException(404)
    return Page("plot_page.html", {"view": views[0]}, shelf)


def graph(request: Request, sheet: Sheet) -> Page:
    """Show who copied or credited whom, in the whole dossier."""
    drawing = origins_graph(sheet, request.path_params["language"])
    return Page("graph_page.html", {"graph": drawing}, shelve(Collation()))

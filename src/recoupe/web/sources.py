"""The page of origins: who goes back to one text, who is credited, what is copied."""

from __future__ import annotations

from starlette.requests import Request

from recoupe.dossier import parts
from recoupe.publish.report.shelf import shelve
from recoupe.publish.report.sources import credit_views, origin_views, reuse_views
from recoupe.web import orders
from recoupe.web.addresses import language_of
from recoupe.web.desk import Sheet
from recoupe.web.later import graph_later
from recoupe.web.pages import Page, number
from recoupe.web.paging import part_of, turning

_ORIGINS, _COPIES, _CREDITS = 60, 40, 100  # items a leaf
_FEW = 12  # passages of a source that are shown among others


def origins(request: Request, sheet: Sheet) -> Page:
    """Show a leaf of origins and of copied passages, and the credited sources with the first."""
    held, copies = sheet.once(orders.origins), sheet.once(orders.reuse)
    at = turning(number(request), (len(held), _ORIGINS), (len(copies), _COPIES))
    credited = dict(sheet.once(orders.credits)) if at.number == 1 else {}
    part = parts.origins_part(
        sheet.connection,
        part_of(held, at.number, _ORIGINS),
        parts.first_credits(sheet.connection, _FEW) if credited else (),
        part_of(copies, at.number, _COPIES),
    )
    shelf = shelve(part)
    context = {
        "leaf": at,
        "origins": origin_views(shelf),
        "credits": sorted(credit_views(shelf), key=lambda view: list(credited).index(view.source)),
        "reuse": reuse_views(shelf),
        "credited": credited,
        "graph": graph_later(language_of(request)) if at.number == 1 and (credited or copies) else None,
    }
    return Page("origins_page.html", context, shelf)


def credits(request: Request, sheet: Sheet) -> Page:
    """Show a leaf of the passages that credit one source."""
    source = request.query_params.get("source", "")
    total = dict(sheet.once(orders.credits)).get(source, 0)
    at = turning(number(request), (total, _CREDITS))
    shelf = shelve(parts.credits_part(sheet.connection, source, _CREDITS, at.number))
    context = {"leaf": at, "source": source, "total": total, "credits": credit_views(shelf)}
    return Page("credits_page.html", context, shelf)

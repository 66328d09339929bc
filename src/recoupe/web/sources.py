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
from recoupe.web.paging import leaf, part_of, turning

_ORIGINS, _COPIES, _CREDITS = 60, 40, 100  # items a leaf
_FEW = 12  # passages of a source that are shown among others


def origins(request: Request, sheet: Sheet) -> Page:
    """Show a leaf of origins and of copied passages, and the credited sources with the first."""
    shared, copies = sheet.once(orders.origins), sheet.once(orders.reuse)
    at = turning(number(request), (len(shared), _ORIGINS), (len(copies), _COPIES))
    held = part_of(shared, at.number, _ORIGINS)
    credited = sheet.once(orders.credits) if at.number == 1 else {}
    few = [position for positions in credited.values() for position in positions[:_FEW]]
    part = parts.origins_part(sheet.connection, held, few, part_of(copies, at.number, _COPIES))
    shelf = shelve(part)
    rank = {source: n for n, source in enumerate(credited)}
    ties = bool(copies or credited) and at.number == 1
    context = {
        "leaf": at,
        "origins": origin_views(shelf, parts.copies_within(sheet.connection, held)),
        "credits": sorted(credit_views(shelf), key=lambda view: rank[view.source]),
        "reuse": reuse_views(shelf),
        "credited": {source: len(positions) for source, positions in credited.items()},
        "graph": graph_later(language_of(request)) if ties else None,
    }
    return Page("origins_page.html", context, shelf)


def credits(request: Request, sheet: Sheet) -> Page:
    """Show a leaf of the passages that credit one source."""
    source = request.query_params.get("source", "")
    held = leaf(sheet.once(orders.credits).get(source, ()), number(request), _CREDITS)
    shelf = shelve(parts.origins_part(sheet.connection, (), held.items, ()))
    context = {"leaf": held, "source": source, "credits": credit_views(shelf)}
    return Page("credits_page.html", context, shelf)

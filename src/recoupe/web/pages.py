"""The pages of the app: a function each, from what the dossier says to what the template shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from msgspec import structs
from starlette.exceptions import HTTPException
from starlette.requests import Request

from recoupe.dossier import parts
from recoupe.dossier.parts import places
from recoupe.model import Collation
from recoupe.publish.report.article import gather_lore, view_article
from recoupe.publish.report.ledgers import all_series, event_figures, pledge_ledger
from recoupe.publish.report.order import Key, event_key, said_key
from recoupe.publish.report.overview import Moment, Story, stories, timeline
from recoupe.publish.report.people import hear, roles_once, view_actor
from recoupe.publish.report.shelf import Shelf, shelve
from recoupe.publish.report.sources import framing_views
from recoupe.publish.report.synopsis import make_synopsis
from recoupe.web import orders
from recoupe.web.addresses import language_of
from recoupe.web.desk import Sheet
from recoupe.web.later import plots_later
from recoupe.web.overview import overview
from recoupe.web.paging import leaf, part_of, turning

# Items a leaf.
STORIES, ROWS, SERIES, SAID = 60, 100, 12, 100
_FEW_STORIES = 20


@dataclass(frozen=True)
class Page:
    """A page: its template, what it shows, and the shelf of that."""

    template: str
    context: Mapping[str, Any]
    shelf: Shelf


def home(request: Request, sheet: Sheet) -> Page:
    """Show what the dossier holds, and its stories; of many, the events that are told most."""
    told = sheet.once(orders.stories)
    few = len(told) <= _FEW_STORIES
    if few:
        shelf, shown = _stories(sheet, told)
    else:
        accounts = sheet.once(orders.accounts)
        events = (event for story in told for event in story)
        most = sorted(events, key=lambda event: -accounts.get(event, 0))[:_FEW_STORIES]
        shelf, found = _stories(sheet, [most])
        # Each by itself: the rest of its story is on the timeline.
        moments = sorted((m for s in found for m in s.moments), key=_moment_key)
        shown = tuple(Story(None, (moment,)) for moment in moments)
    context = {"overview": sheet.once(overview), "stories": shown, "all": few}
    return Page("home.html", context, shelf)


def events(request: Request, sheet: Sheet) -> Page:
    """Show a leaf of the timeline."""
    told = leaf(sheet.once(orders.stories), number(request), STORIES)
    shelf, shown = _stories(sheet, told.items)
    return Page("timeline_page.html", {"leaf": told.showing(shown)}, shelf)


def event(request: Request, sheet: Sheet) -> Page:
    """Show an event: its synopsis and figures."""
    part = parts.event_part(sheet.connection, request.path_params["id"])
    if part is None:
        raise HTTPException(404)
    shelf = shelve(part)
    shown = shelf.events[request.path_params["id"]]
    synopsis = make_synopsis(shelf, shown)
    speakers = {a.id: a for group in synopsis.groups for a in group.speakers}
    context = {
        "synopsis": synopsis,
        "figures": event_figures(shelf, shown),
        "mentions": [shelf.cut(p.article, p.start, p.end) for p in shown.mentions],
        "filter_speakers": sorted(speakers.values(), key=lambda a: a.name.casefold()),
        "filter_outlets": sorted({c.outlet for c in synopsis.columns}, key=str.casefold),
    }
    return Page("event_page.html", context, shelf)


def articles(request: Request, sheet: Sheet) -> Page:
    """Show a leaf of the list of articles."""
    held = leaf(sheet.once(orders.articles), number(request), ROWS)
    shelf = shelve(parts.articles_part(sheet.connection, held.items))
    return Page("articles_page.html", {"leaf": held}, shelf)


def article(request: Request, sheet: Sheet) -> Page:
    """Show an article with its annotations, beside another one if asked."""
    asked = request.path_params["id"]
    beside = request.query_params.get("beside", "")
    shelf = shelve(parts.article_part(sheet.connection, [asked, beside]))
    if asked not in shelf.articles:
        raise HTTPException(404)
    shown = [id for id in dict.fromkeys((asked, beside)) if id in shelf.articles]
    statements = (s.id for id in shown for s in shelf.statements_in.get(id, ()))
    shelf = replace(shelf, told_on=places.told_on(sheet.connection, statements))
    lore = gather_lore(shelf)
    views = [view_article(shelf, lore, shelf.articles[id]) for id in shown]
    account = shelf.events.get(shelf.event_of(asked) or "")
    others = shelf.by_date(account.articles) if account else ()
    context = {
        "view": views[0],
        "beside": views[1] if len(views) > 1 else None,
        "others": [other for other in others if other != asked],
    }
    return Page("article_page.html", context, shelf)


def actors(request: Request, sheet: Sheet) -> Page:
    """Show a leaf of the list of those who say or pledge something."""
    held = leaf(sheet.once(orders.actors), number(request), ROWS)
    shelf = shelve(parts.actors_part(sheet.connection, (id for id, _ in held.items)))
    rows = tuple((shelf.actors[id], count) for id, count in held.items)
    return Page("actors_page.html", {"leaf": held.showing(rows)}, shelf)


def actor(request: Request, sheet: Sheet) -> Page:
    """Show an actor: names, roles, and a leaf of what they said and pledged."""
    connection = sheet.connection
    found = parts.actor_of(connection, request.path_params["id"])
    if found is None:
        raise HTTPException(404)
    said = sorted(
        parts.said_by(connection, found.id),
        key=lambda row: said_key(row.date or row.published, row.article, row.start),
    )
    pledged = sorted(
        parts.pledged_by(connection, found.id),
        key=lambda row: said_key(row.due, row.article, row.start),
    )
    at = turning(number(request), (len(said), SAID), (len(pledged), SAID))
    statements = [row.id for row in part_of(said, at.number, SAID)]
    pledges = [row.id for row in part_of(pledged, at.number, SAID)]
    shown = structs.replace(found, roles=roles_once(found))
    shelf = _told(sheet, parts.actor_part(connection, shown, statements, pledges))
    context = {
        "view": view_actor(shelf, hear(shelf), shelf.actors[found.id]),
        "said": len(said),
        "pledged": len(pledged),
        "leaf": at,
    }
    return Page("actor_page.html", context, shelf)


def figures(request: Request, sheet: Sheet) -> Page:
    """Show a leaf of the figures through time."""
    held = leaf(sheet.once(orders.series), number(request), SERIES)
    shelf = shelve(parts.series_part(sheet.connection, held.items))
    context = {"leaf": held.showing(all_series(shelf)), "plot": plots_later(language_of(request))}
    return Page("figures_page.html", context, shelf)


def pledges(request: Request, sheet: Sheet) -> Page:
    """Show a leaf of the ledger of pledges."""
    held = leaf(sheet.once(orders.pledges), number(request), ROWS)
    shelf = shelve(parts.pledges_part(sheet.connection, held.items))
    return Page("pledges_page.html", {"leaf": held.showing(pledge_ledger(shelf))}, shelf)


def framing(request: Request, sheet: Sheet) -> Page:
    """Show a leaf of the terms by outlet."""
    held = leaf(sheet.once(orders.framings), number(request), SERIES)
    shelf = shelve(parts.framings_part(sheet.connection, held.items))
    return Page("framing_page.html", {"leaf": held.showing(framing_views(shelf))}, shelf)


def number(request: Request) -> int:
    """Give the leaf that is asked for."""
    asked = request.query_params.get("page", "1")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 9 else 1


def _moment_key(moment: Moment) -> Key:
    event = moment.event
    return event_key(event.date, moment.accounts, event.title, event.id)


def _stories(sheet: Sheet, told: Sequence[Iterable[str]]) -> tuple[Shelf, tuple[Story, ...]]:
    """Lay out the events of some stories; an event without accounts may have sayings yet."""
    ids = {id for story in told for id in story}
    part = parts.events_part(sheet.connection, ids)
    shelf = shelve(part)
    sayings = places.with_sayings(sheet.connection, ids)
    shelf = replace(shelf, sayings_on=dict.fromkeys(sayings, ()))
    return shelf, stories(tuple(m for m in timeline(shelf) if m.event.id in ids))


def _told(sheet: Sheet, part: Collation) -> Shelf:
    """Lay out a part, with the events in whose tables its statements stand."""
    told = places.told_on(sheet.connection, (statement.id for statement in part.statements))
    return replace(shelve(part), told_on=told)

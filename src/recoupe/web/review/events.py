"""The page on which an event is renamed, merged with others, or split."""

from __future__ import annotations

import sqlalchemy as sa
from starlette.exceptions import HTTPException
from starlette.responses import Response

from recoupe.dossier.parts import events_part
from recoupe.dossier.schema import METADATA, SHELVES
from recoupe.model import Collation, Event
from recoupe.publish.report.shelf import shelve
from recoupe.publish.report.wording import N_
from recoupe.web.review.bench import View
from recoupe.web.review.changes import change, moved
from recoupe.web.review.excerpts import joined, things
from recoupe.web.review.fields import Fields
from recoupe.web.review.visit import Visit, decide, taken_out, unready

_EVENT = SHELVES["events"].table
_ACCOUNT = METADATA.tables["event_article"]
_TAKES_PART = METADATA.tables["event_participant"]
_MOST_FOUND, _MOST_NEAR = 40, 20
_NO_OTHER = N_("Choose with which event it is to be merged.")


def show(visit: Visit) -> Response:
    """Show an event with the forms that change it."""
    id = visit.request.path_params["id"]
    with visit.bench.open() as view:
        elsewhere = moved(visit, view, "events", id)
        if elsewhere is not None:
            return elsewhere
        held = things(view.connection, [id])
        if not held.events:
            raise HTTPException(404)
        return _page(visit, view, held)


def act(visit: Visit, fields: Fields) -> Response:
    """Take one of the forms."""
    id = visit.request.path_params["id"]
    answer = unready(visit, fields)
    if answer is not None:
        return answer
    with visit.bench.open() as view:
        held = things(view.connection, [id])
        if not held.events:
            return taken_out(visit, fields, id)
        step, fault = change(id, fields, held.events[0].articles, "article", _NO_OTHER)
        if step is None:
            return _page(visit, view, held, fields, visit.words.say(fault))
    return decide(visit, fields, [step], visit.at("events", id), [id, *fields.all("other")])


def _page(
    visit: Visit, view: View, held: Collation, fields: Fields | None = None, fault: str = ""
) -> Response:
    event, query = held.events[0], visit.query("q")
    fields = fields or Fields({})
    found = view.seek("event", query, _MOST_FOUND) if query else _near(view, event)
    others = [other for other in (*fields.all("other"), *found) if other != event.id]
    shelf = shelve(joined(held, events_part(view.connection, others)))
    known = [shelf.events[other] for other in dict.fromkeys(others) if other in shelf.events]
    context = {
        "event": event,
        "accounts": shelf.by_date(event.articles),
        "query": query,
        "found": known,
        "history": view.log.of(event.id),
        "fault": fault,
        "fields": fields,
    }
    return visit.page(view, shelf, "review/event_page.html", context, 422 if fault else 200)


def _near(view: View, event: Event) -> list[str]:
    """Give events of the same story, and such as share a participant; those with accounts first."""
    account = sa.select(_ACCOUNT.c.event).where(_ACCOUNT.c.event == _EVENT.c.id).exists()
    shared = sa.select(_TAKES_PART.c.event).where(_TAKES_PART.c.actor.in_(event.participants))
    query = (
        sa.select(_EVENT.c.id)
        .where(
            sa.or_(
                sa.and_(_EVENT.c.story.is_not(None), _EVENT.c.story == event.story),
                _EVENT.c.id.in_(shared),
            ),
            _EVENT.c.id != event.id,
        )
        .order_by(~account, _EVENT.c.date != event.date, _EVENT.c.date, _EVENT.c.id)
        .limit(_MOST_NEAR)
    )
    return list(view.connection.execute(query).scalars())

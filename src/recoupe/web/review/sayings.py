"""The page on which a saying is confirmed, merged with others, split or named."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.responses import Response

from recoupe.dossier.parts import event_part
from recoupe.dossier.parts.places import told_on
from recoupe.model import Actor, Degree, Saying, Statement
from recoupe.publish.report.shelf import Cut, Shelf, shelve
from recoupe.publish.report.wording import N_
from recoupe.text import key
from recoupe.web.review.bench import View
from recoupe.web.review.changes import change, moved
from recoupe.web.review.excerpts import joined, things
from recoupe.web.review.fields import Fields
from recoupe.web.review.visit import Step, Visit, decide, taken_out, unready

_MOST_FOUND = 60
_NO_OTHER = N_("Choose with which saying it is to be merged.")


@dataclass(frozen=True)
class VersionView:
    """A version of a saying."""

    statement: Statement
    degree: Degree
    cut: Cut


@dataclass(frozen=True)
class SayingView:
    """A saying by its versions."""

    saying: Saying
    speakers: tuple[Actor, ...]
    versions: tuple[VersionView, ...]


def show(visit: Visit) -> Response:
    """Show a saying with the forms that change it."""
    id = visit.request.path_params["id"]
    with visit.bench.open() as view:
        elsewhere = moved(visit, view, "sayings", id)
        if elsewhere is not None:
            return elsewhere
        shelf = shelve(things(view.connection, [id]))
        if id not in shelf.sayings:
            raise HTTPException(404)
        return _page(visit, view, shelf.sayings[id])


def act(visit: Visit, fields: Fields) -> Response:
    """Take one of the forms."""
    id = visit.request.path_params["id"]
    answer = unready(visit, fields)
    if answer is not None:
        return answer
    with visit.bench.open() as view:
        saying = shelve(things(view.connection, [id])).sayings.get(id)
        if saying is None:
            return taken_out(visit, fields, id)
        step, fault = _step(saying, fields)
        if step is None:
            return _page(visit, view, saying, fields, visit.words.say(fault))
    return decide(visit, fields, [step], visit.at("sayings", id), [id, *fields.all("other")])


def _step(saying: Saying, fields: Fields) -> tuple[Step | None, str]:
    """Give the line that a form comes to, or what is wrong with it."""
    if fields.one("act") == "accept":
        note = fields.text("note")
        return lambda clerk: clerk.accept(saying.id, note=note), ""
    return change(saying.id, fields, saying.statements, "statement", _NO_OTHER)


def _view(shelf: Shelf, saying: Saying) -> SayingView:
    versions = tuple(
        VersionView(s, version.degree, shelf.cut(s.article, s.start, s.end))
        for version in saying.versions
        if (s := shelf.statements.get(version.statement)) is not None
    )
    return SayingView(saying, shelf.names(saying.speakers), versions)


def _page(
    visit: Visit, view: View, saying: Saying, fields: Fields | None = None, fault: str = ""
) -> Response:
    told = told_on(view.connection, saying.statements)
    event = next((told[s] for s in saying.statements if s in told), "")
    part = joined(things(view.connection, [saying.id]), event_part(view.connection, event))
    shelf, words = shelve(part), key(visit.query("q")).split()
    others = [_view(shelf, other) for other in shelf.sayings_on.get(event, ()) if other != saying]
    others.sort(key=lambda other: not set(other.saying.speakers) & set(saying.speakers))
    found = [
        other
        for other in others
        if not words or any(all(w in key(v.cut.text) for w in words) for v in other.versions)
    ]
    context = {
        "view": _view(shelf, saying),
        "event": shelf.events.get(event),
        "query": visit.query("q"),
        "found": found[:_MOST_FOUND],
        "title": view.log.review.titles.get(saying.id, ""),
        "history": view.log.of(saying.id),
        "fault": fault,
        "fields": fields or Fields({}),
    }
    return visit.page(view, shelf, "review/saying_page.html", context, 422 if fault else 200)

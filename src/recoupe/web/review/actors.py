"""The page on which an actor is renamed, merged with others, or split."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.responses import Response

from recoupe.dossier.parts import actors_part, said_by
from recoupe.model import Actor
from recoupe.publish.report.shelf import Cut, Shelf, shelve
from recoupe.publish.report.wording import N_
from recoupe.web.review.bench import View
from recoupe.web.review.changes import NO_NAME, change, moved
from recoupe.web.review.excerpts import things
from recoupe.web.review.fields import MOST_NAME, Fields
from recoupe.web.review.visit import Step, Visit, decide, taken_out, unready

_MOST_FOUND = 40
_MOST_ALIKE = 12
_NO_OTHER = N_("Choose with whom it is to be merged.")


@dataclass(frozen=True)
class Presence:
    """An article in which an actor is named, with its first mentions there."""

    article: str
    mentions: tuple[Cut, ...]
    statements: int


def show(visit: Visit) -> Response:
    """Show an actor with the forms that change it."""
    id = visit.request.path_params["id"]
    with visit.bench.open() as view:
        elsewhere = moved(visit, view, "actors", id)
        if elsewhere is not None:
            return elsewhere
        shelf = shelve(things(view.connection, [id]))
        if id not in shelf.actors:
            raise HTTPException(404)
        return _page(visit, view, shelf, id)


def act(visit: Visit, fields: Fields) -> Response:
    """Take one of the forms."""
    id = visit.request.path_params["id"]
    answer = unready(visit, fields)
    if answer is not None:
        return answer
    with visit.bench.open() as view:
        shelf = shelve(things(view.connection, [id]))
        if id not in shelf.actors:
            return taken_out(visit, fields, id)
        step, fault = _step(shelf, id, fields)
        if step is None:
            return _page(visit, view, shelf, id, fields, visit.words.say(fault))
    return decide(visit, fields, [step], visit.at("actors", id), [id, *fields.all("other")])


def _step(shelf: Shelf, id: str, fields: Fields) -> tuple[Step | None, str]:
    """Give the line that a form comes to, or what is wrong with it."""
    held = (mention.article for mention in shelf.actors[id].mentions)
    step, fault = change(id, fields, held, "article", _NO_OTHER)
    if step and fields.one("act") == "split" and not fields.one("name", MOST_NAME):
        return None, NO_NAME
    return step, fault


def _presences(view: View, shelf: Shelf, actor: Actor) -> list[Presence]:
    """Give the articles that an actor is named in, by date."""
    said = Counter(row.article for row in said_by(view.connection, actor.id))
    named: dict[str, list[Cut]] = {}
    for place in sorted(set(actor.mentions)):
        held = named.setdefault(place.article, [])
        cut = shelf.cut(place.article, place.start, place.end)
        if len(held) < 3 and cut.text not in {other.text for other in held}:
            held.append(cut)
    return [
        Presence(article, tuple(named[article]), said[article]) for article in shelf.by_date(named)
    ]


def _page(
    visit: Visit,
    view: View,
    shelf: Shelf,
    id: str,
    fields: Fields | None = None,
    fault: str = "",
) -> Response:
    fields = fields or Fields({})
    actor, query = shelf.actors[id], visit.query("q")
    longest = max(actor.name.split(), key=len, default="")
    found = view.seek("actor", query or longest, _MOST_FOUND if query else _MOST_ALIKE)
    others = [other for other in (*fields.all("other"), *found) if other != id]
    shelf.actors.update(shelve(actors_part(view.connection, others)).actors)
    context = {
        "actor": actor,
        "query": query,
        "found": shelf.names(dict.fromkeys(others)),
        "presences": _presences(view, shelf, actor),
        "history": view.log.of(id),
        "fault": fault,
        "fields": fields,
    }
    return visit.page(view, shelf, "review/actor_page.html", context, 422 if fault else 200)

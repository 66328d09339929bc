"""The page on which an actor is renamed, merged with others, or split."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from recoupe.model import Actor
from recoupe.publish.report.shelf import Cut
from recoupe.publish.report.wording import N_
from recoupe.web.review.bench import State, seek
from recoupe.web.review.fields import MOST_NAME, Fields
from recoupe.web.review.visit import Step, Visit, decide, taken_out, unready

_MOST_FOUND = 40
_NO_NAME = N_("A name has some words.")
_NO_OTHER = N_("Choose with whom it is to be merged.")
_NO_PART = N_("Choose what is to be split off: some of it, and not all.")


@dataclass(frozen=True)
class Presence:
    """An article in which an actor is named, with its first mentions there."""

    article: str
    mentions: tuple[Cut, ...]
    statements: int


def show(visit: Visit) -> Response:
    """Show an actor with the forms that change it."""
    state = visit.bench.state()
    id = visit.request.path_params["id"]
    if id in state.log.review.moved:
        return RedirectResponse(visit.at("actors", state.log.review.moved[id]), 303)
    actor = state.shelf.actors.get(id)
    if actor is None:
        raise HTTPException(404)
    return _page(visit, state, actor)


def act(visit: Visit, fields: Fields) -> Response:
    """Take one of the forms."""
    state = visit.bench.state()
    id = visit.request.path_params["id"]
    answer = unready(visit, fields)
    if answer is not None:
        return answer
    step, fault = _step(state, id, fields)
    if step is None:
        actor = state.shelf.actors.get(id)
        if actor is None:
            return taken_out(visit, fields, id)
        return _page(visit, state, actor, fields, visit.words.say(fault))
    return decide(visit, fields, [step], visit.at("actors", id), id)


def _step(state: State, id: str, fields: Fields) -> tuple[Step | None, str]:
    """Give the line that a form comes to, or what is wrong with it."""
    note, name = fields.text("note"), fields.one("name", MOST_NAME)
    match fields.one("act"):
        case "rename":
            return (lambda clerk: clerk.rename(id, name, note=note)) if name else None, _NO_NAME
        case "merge":
            others = [other for other in fields.all("other") if other and other != id]
            if not others:
                return None, _NO_OTHER
            return lambda clerk: clerk.merge([id, *others], note=note), ""
        case "split":
            out = fields.all("article")
            held = {presence.article for presence in _presences(state, id)}
            if not out or held <= set(out):
                return None, _NO_PART
            if not name:
                return None, _NO_NAME
            return lambda clerk: clerk.split(id, out, name=name, note=note), ""
        case "remark" if note:
            return lambda clerk: clerk.remark(id, note), ""
    return None, ""


def _presences(state: State, id: str) -> list[Presence]:
    """Give the articles that an actor is named in, by date."""
    shelf = state.shelf
    actor = shelf.actors.get(id)
    if actor is None:
        return []
    said: dict[str, int] = {}
    for statement in state.collation.statements:
        if id in statement.speakers:
            said[statement.article] = said.get(statement.article, 0) + 1
    named: dict[str, list[Cut]] = {}
    for place in sorted(set(actor.mentions)):
        held = named.setdefault(place.article, [])
        cut = shelf.cut(place.article, place.start, place.end)
        if len(held) < 3 and cut.text not in {other.text for other in held}:
            held.append(cut)
    return [
        Presence(article, tuple(named.get(article, ())), said.get(article, 0))
        for article in shelf.by_date(named)
    ]


def _page(
    visit: Visit,
    state: State,
    actor: Actor,
    fields: Fields | None = None,
    fault: str = "",
) -> Response:
    fields = fields or Fields({})
    query = visit.query("q")
    found = [other for other in seek(state, query, _MOST_FOUND) if other != actor.id]
    if not query:
        found = [other for other in _alike(state, actor) if other != actor.id]
    chosen = [id for id in fields.all("other") if id in state.shelf.actors]
    context = {
        "actor": actor,
        "query": query,
        "found": state.shelf.names(dict.fromkeys((*chosen, *found))),
        "presences": _presences(state, actor.id),
        "history": state.log.of(actor.id),
        "fault": fault,
        "fields": fields,
    }
    return visit.page("review/actor_page.html", context, state, 422 if fault else 200)


def _alike(state: State, actor: Actor) -> list[str]:
    """Give actors that have the longest word of this one's name in a name of theirs."""
    longest = max(actor.name.split(), key=len, default="")
    return list(seek(state, longest, 12))

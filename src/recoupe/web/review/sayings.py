"""The page on which a saying is confirmed, merged with others, split or named."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from recoupe.model import Actor, Degree, Saying, Statement
from recoupe.publish.report.shelf import Cut
from recoupe.publish.report.wording import N_
from recoupe.text import key
from recoupe.web.review.bench import State
from recoupe.web.review.fields import MOST_NAME, Fields
from recoupe.web.review.visit import Step, Visit, decide, taken_out, unready

_MOST_FOUND = 60
_NO_NAME = N_("A name has some words.")
_NO_OTHER = N_("Choose with which saying it is to be merged.")
_NO_PART = N_("Choose what is to be split off: some of it, and not all.")


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
    state = visit.bench.state()
    id = visit.request.path_params["id"]
    if id in state.log.review.moved:
        return RedirectResponse(visit.at("sayings", state.log.review.moved[id]), 303)
    saying = state.shelf.sayings.get(id)
    if saying is None:
        raise HTTPException(404)
    return _page(visit, state, saying)


def act(visit: Visit, fields: Fields) -> Response:
    """Take one of the forms."""
    id = visit.request.path_params["id"]
    answer = unready(visit, fields)
    if answer is not None:
        return answer
    state = visit.bench.state()
    step, fault = _step(state, id, fields)
    if step is None:
        saying = state.shelf.sayings.get(id)
        if saying is None:
            return taken_out(visit, fields, id)
        return _page(visit, state, saying, fields, visit.words.say(fault))
    return decide(visit, fields, [step], visit.at("sayings", id), id)


def _step(state: State, id: str, fields: Fields) -> tuple[Step | None, str]:
    """Give the line that a form comes to, or what is wrong with it."""
    note, name = fields.text("note"), fields.one("name", MOST_NAME)
    match fields.one("act"):
        case "accept":
            return lambda clerk: clerk.accept(id, note=note), ""
        case "rename":
            return (lambda clerk: clerk.rename(id, name, note=note)) if name else None, _NO_NAME
        case "merge":
            others = [other for other in fields.all("other") if other and other != id]
            if not others:
                return None, _NO_OTHER
            return lambda clerk: clerk.merge([id, *others], note=note), ""
        case "split":
            out = fields.all("statement")
            saying = state.shelf.sayings.get(id)
            if not out or (saying and set(saying.statements) <= set(out)):
                return None, _NO_PART
            return lambda clerk: clerk.split(id, out, name=name, note=note), ""
        case "remark" if note:
            return lambda clerk: clerk.remark(id, note), ""
    return None, ""


def _view(state: State, saying: Saying) -> SayingView:
    shelf = state.shelf
    versions = tuple(
        VersionView(s, version.degree, shelf.cut(s.article, s.start, s.end))
        for version in saying.versions
        if (s := shelf.statements.get(version.statement)) is not None
    )
    return SayingView(saying, shelf.names(saying.speakers), versions)


def _page(
    visit: Visit,
    state: State,
    saying: Saying,
    fields: Fields | None = None,
    fault: str = "",
) -> Response:
    shelf = state.shelf
    event = next((shelf.told_on[s] for s in saying.statements if s in shelf.told_on), None)
    words = key(visit.query("q")).split()
    others = [
        _view(state, other) for other in shelf.sayings_on.get(event or "", ()) if other != saying
    ]
    others.sort(key=lambda view: not set(view.saying.speakers) & set(saying.speakers))
    found = [
        view
        for view in others
        if not words or any(all(w in key(v.cut.text) for w in words) for v in view.versions)
    ]
    context = {
        "view": _view(state, saying),
        "event": shelf.events.get(event or ""),
        "query": visit.query("q"),
        "found": found[:_MOST_FOUND],
        "title": state.log.review.titles.get(saying.id, ""),
        "history": state.log.of(saying.id),
        "fault": fault,
        "fields": fields or Fields({}),
    }
    return visit.page("review/saying_page.html", context, state, 422 if fault else 200)

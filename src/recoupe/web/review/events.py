"""The page on which an event is renamed, merged with others, or split."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from recoupe.model import Event
from recoupe.publish.report.pages import event_words
from recoupe.publish.report.wording import N_, when
from recoupe.text import key
from recoupe.web.review.bench import State
from recoupe.web.review.fields import MOST_NAME, Fields
from recoupe.web.review.visit import Step, Visit, decide, taken_out, unready

_MOST_FOUND = 40
_NO_NAME = N_("A name has some words.")
_NO_OTHER = N_("Choose with which event it is to be merged.")
_NO_PART = N_("Choose what is to be split off: some of it, and not all.")


def show(visit: Visit) -> Response:
    """Show an event with the forms that change it."""
    state = visit.bench.state()
    id = visit.request.path_params["id"]
    if id in state.log.review.moved:
        return RedirectResponse(visit.at("events", state.log.review.moved[id]), 303)
    event = state.shelf.events.get(id)
    if event is None:
        raise HTTPException(404)
    return _page(visit, state, event)


def act(visit: Visit, fields: Fields) -> Response:
    """Take one of the forms."""
    id = visit.request.path_params["id"]
    answer = unready(visit, fields)
    if answer is not None:
        return answer
    state = visit.bench.state()
    step, fault = _step(state, id, fields)
    if step is None:
        event = state.shelf.events.get(id)
        if event is None:
            return taken_out(visit, fields, id)
        return _page(visit, state, event, fields, visit.words.say(fault))
    return decide(visit, fields, [step], visit.at("events", id), id)


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
            event = state.shelf.events.get(id)
            if not out or (event and set(event.articles) <= set(out)):
                return None, _NO_PART
            return lambda clerk: clerk.split(id, out, name=name, note=note), ""
        case "remark" if note:
            return lambda clerk: clerk.remark(id, note), ""
    return None, ""


def _page(
    visit: Visit,
    state: State,
    event: Event,
    fields: Fields | None = None,
    fault: str = "",
) -> Response:
    shelf, query = state.shelf, visit.query("q")
    found = _found(visit, state, event, query) if query else _near(state, event)
    context = {
        "event": event,
        "accounts": shelf.by_date(event.articles),
        "query": query,
        "found": found,
        "history": state.log.of(event.id),
        "fault": fault,
        "fields": fields or Fields({}),
    }
    return visit.page("review/event_page.html", context, state, 422 if fault else 200)


def _found(visit: Visit, state: State, event: Event, query: str) -> list[Event]:
    """Give the events whose title, participants, date or accounts have all words of a query."""
    words = key(query).split()
    found = []
    for other in sorted(state.collation.events, key=lambda e: (when(e.date), e.id)):
        named = event_words(state.shelf, visit.words, other, dated=True)
        titles = [
            article.title.value
            for id in other.articles
            if (article := state.shelf.articles.get(id)) and article.title
        ]
        names = key(" ".join((other.title, named, other.date or "", *titles)))
        if other != event and all(word in names for word in words):
            found.append(other)
            if len(found) == _MOST_FOUND:
                break
    return found


def _near(state: State, event: Event) -> list[Event]:
    """Give the events of the same story, or that share a participant, nearest in date first."""
    mine = set(event.participants)
    near = [
        other
        for other in state.collation.events
        if other.id != event.id
        and ((event.story and other.story == event.story) or mine & set(other.participants))
    ]
    place = when(event.date)
    near.sort(key=lambda e: (not e.articles, when(e.date) != place, when(e.date), e.id))
    return near[: _MOST_FOUND // 2]

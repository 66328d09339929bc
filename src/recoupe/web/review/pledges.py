"""The page on which a pledge is confirmed, rejected or settled."""

from __future__ import annotations

from dataclasses import dataclass, replace

import sqlalchemy as sa
from starlette.responses import Response

from recoupe.dossier.parts import articles_part
from recoupe.dossier.schema import PAIRS, SHELVES
from recoupe.model import OutcomeStatus, Passage, Pledge, Verb
from recoupe.publish.report.shelf import Cut, Shelf, shelve
from recoupe.publish.report.weave import Layer, Mark
from recoupe.publish.report.wording import N_
from recoupe.web.review.bench import View
from recoupe.web.review.excerpts import joined, things
from recoupe.web.review.fields import Fields
from recoupe.web.review.passages import MOST_WORDS, locate, surroundings
from recoupe.web.review.statements import gone
from recoupe.web.review.visit import (
    Step,
    Visit,
    came_from,
    decide,
    taken_out,
    unready,
    way_back,
)

_NO_EVIDENCE = N_("What settles a pledge is a passage: copy its words from the article.")
_NOT_THERE = N_("These words stand in no article of the dossier: they are to be an exact piece.")
_SEVERAL = N_("These words stand in several articles: choose the one that is meant.")
_MOST_PLACES, _MOST_SOUGHT = 20, 100
_EVENT = SHELVES["events"].table
_TOLD = PAIRS["article_events"]


@dataclass(frozen=True)
class Settling:
    """What the form shows: as the pledge is settled, or as it was entered."""

    status: str
    words: str
    article: str
    early: bool
    note: str
    places: tuple[Cut, ...] = ()


def show(visit: Visit) -> Response:
    """Show a pledge with its form."""
    id = visit.request.path_params["id"]
    with visit.bench.open() as view:
        held = things(view.connection, [id])
        if not held.pledges:
            return gone(visit, view, id)
        shelf = shelve(held)
        entered = _as_it_is(shelf, shelf.pledges[id])
        return _page(visit, view, shelf, shelf.pledges[id], entered, came_from(visit))


def act(visit: Visit, fields: Fields) -> Response:
    """Take the form."""
    id, note = visit.request.path_params["id"], fields.text("note")
    back = way_back(fields, visit.at("pledges", id))
    if Verb.ACCEPT.value in fields:
        return decide(visit, fields, [lambda clerk: clerk.accept(id, note=note)], back, [id])
    if Verb.REJECT.value in fields:
        return decide(visit, fields, [lambda clerk: clerk.reject(id, note=note)], back, [id])
    answer = unready(visit, fields)
    if answer is not None:
        return answer
    status = fields.one("status")
    entered = Settling(
        status if status in set(OutcomeStatus) else OutcomeStatus.NO_NEWS.value,
        fields.text("words", MOST_WORDS),
        fields.one("article"),
        "early" in fields,
        note,
    )
    with visit.bench.open() as view:
        held = things(view.connection, [id])
        if not held.pledges:
            return taken_out(visit, fields, id)
        places = _places(view, entered)
        fault = _fault(entered, places)
        if fault:
            entered = replace(entered, places=tuple(places))
            found = articles_part(view.connection, [cut.article for cut in places])
            shelf, fault = shelve(joined(held, found)), visit.words.say(fault)
            return _page(
                visit, view, shelf, held.pledges[0], entered, came_from(visit, fields), fault
            )
    about = [id, *(cut.article for cut in places)]
    return decide(visit, fields, [_settled(id, entered, places)], back, about)


def _settled(id: str, entered: Settling, places: list[Cut]) -> Step:
    cut = places[0] if places else None
    evidence = Passage(cut.article, cut.start, cut.end) if cut else None
    status = OutcomeStatus(entered.status)
    return lambda clerk: clerk.settle(id, status, evidence, early=entered.early, note=entered.note)


def _fault(entered: Settling, places: list[Cut]) -> str:
    """Say what is wrong with what was entered; "" where nothing is."""
    if entered.status == OutcomeStatus.NO_NEWS:
        return ""
    if not entered.words:
        return _NO_EVIDENCE
    if not places:
        return _NOT_THERE
    return _SEVERAL if len(places) > 1 else ""


def _places(view: View, entered: Settling) -> list[Cut]:
    """Give where the words of the evidence stand: in the article chosen, or in any."""
    if entered.status == OutcomeStatus.NO_NEWS or not entered.words:
        return []
    asked = [entered.article] if entered.article else _holding(view, entered.words)
    shelf = shelve(articles_part(view.connection, asked))
    found: list[Cut] = []
    for article in shelf.by_date(shelf.articles):
        span = locate(shelf.articles[article].text, entered.words, 0)
        if span is not None:
            found.append(shelf.cut(article, *span))
    return found[:_MOST_PLACES]


def _holding(view: View, words: str) -> list[str]:
    """Give articles that hold the whole words of a passage; its ends may be parts of words."""
    whole = words.split()
    return view.seek("article", " ".join(whole[1:-1] if len(whole) > 4 else whole), _MOST_SOUGHT)


def _as_it_is(shelf: Shelf, pledge: Pledge) -> Settling:
    outcome = pledge.outcome
    words = ""
    if outcome.article is not None and outcome.start is not None and outcome.end is not None:
        words = shelf.cut(outcome.article, outcome.start, outcome.end).text
    return Settling(outcome.status.value, words, outcome.article or "", outcome.early, "")


def _page(
    visit: Visit,
    view: View,
    shelf: Shelf,
    pledge: Pledge,
    entered: Settling,
    back: str,
    fault: str = "",
) -> Response:
    mark = Mark(pledge.start, pledge.end, Layer.PLEDGE, pledge.kind.value)
    likely = shelve(articles_part(view.connection, [*_likely(view, pledge), entered.article]))
    shelf.articles.update(likely.articles)
    context = {
        "pledge": pledge,
        "surroundings": surroundings(
            shelf.articles[pledge.article], pledge.start, pledge.end, (mark,)
        ),
        "by": shelf.actors.get(pledge.by or ""),
        "to": shelf.actors.get(pledge.to or ""),
        "entered": entered,
        "statuses": [status.value for status in OutcomeStatus],
        "likely": shelf.by_date(likely.articles),
        "fault": fault,
        "history": view.log.of(pledge.id),
        "back": back,
    }
    return visit.page(view, shelf, "review/pledge_page.html", context, 422 if fault else 200)


def _likely(view: View, pledge: Pledge) -> list[str]:
    """Give the accounts of the same affair: of the events in the story of the pledge's article."""
    own = (
        sa.select(_EVENT.c.story)
        .join(_TOLD, _TOLD.c.event == _EVENT.c.id)
        .where(_TOLD.c.article == pledge.article, _EVENT.c.story.is_not(None))
    )
    query = (
        sa.select(_TOLD.c.article)
        .join(_EVENT, _EVENT.c.id == _TOLD.c.event)
        .where(_EVENT.c.story.in_(own))
        .order_by(_TOLD.c.article)
        .limit(_MOST_SOUGHT)
    )
    return list(view.connection.execute(query).scalars())

"""The page on which a pledge is confirmed, rejected or settled."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.responses import Response

from recoupe.model import OutcomeStatus, Passage, Pledge, Verb
from recoupe.publish.report.shelf import Cut
from recoupe.publish.report.weave import Layer, Mark
from recoupe.publish.report.wording import N_
from recoupe.web.review.bench import State
from recoupe.web.review.fields import Fields
from recoupe.web.review.passages import MOST_WORDS, locate, surroundings
from recoupe.web.review.visit import Step, Visit, decide, taken_out, unready, way_back

_NO_EVIDENCE = N_("What settles a pledge is a passage: copy its words from the article.")
_NOT_THERE = N_("These words stand in no article of the dossier: they are to be an exact piece.")
_SEVERAL = N_("These words stand in several articles: choose the one that is meant.")
_MOST_PLACES = 20


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
    state = visit.bench.state()
    pledge = state.shelf.pledges.get(visit.request.path_params["id"])
    if pledge is None:
        held = state.log.of(visit.request.path_params["id"])
        if not held:
            raise HTTPException(404)
        context = {"id": visit.request.path_params["id"], "history": held}
        return visit.page("review/gone_page.html", context, state)
    return _page(visit, state, pledge, _as_it_is(state, pledge))


def act(visit: Visit, fields: Fields) -> Response:
    """Take the form."""
    id = visit.request.path_params["id"]
    back = way_back(fields, visit.at("pledges", id))
    note = fields.text("note")
    if Verb.ACCEPT.value in fields:
        return decide(visit, fields, [lambda clerk: clerk.accept(id, note=note)], back, id)
    if Verb.REJECT.value in fields:
        return decide(visit, fields, [lambda clerk: clerk.reject(id, note=note)], back, id)
    answer = unready(visit, fields)
    if answer is not None:
        return answer
    state = visit.bench.state()
    status = fields.one("status")
    entered = Settling(
        status if status in set(OutcomeStatus) else OutcomeStatus.NO_NEWS.value,
        fields.text("words", MOST_WORDS),
        fields.one("article"),
        "early" in fields,
        note,
    )
    places = _places(state, entered)
    fault = _fault(entered, places)
    if fault:
        pledge = state.shelf.pledges.get(id)
        if pledge is None:
            return taken_out(visit, fields, id)
        entered = Settling(
            entered.status, entered.words, entered.article, entered.early, note, tuple(places)
        )
        return _page(visit, state, pledge, entered, visit.words.say(fault))
    return decide(visit, fields, [_settled(id, entered, places)], back, id)


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


def _places(state: State, entered: Settling) -> list[Cut]:
    """Give where the words of the evidence stand: in the article chosen, or in any."""
    if entered.status == OutcomeStatus.NO_NEWS or not entered.words:
        return []
    shelf = state.shelf
    chosen = [entered.article] if entered.article in shelf.articles else [*shelf.articles]
    found: list[Cut] = []
    for article in shelf.by_date(chosen):
        span = locate(shelf.articles[article].text, entered.words, 0)
        if span is not None:
            found.append(shelf.cut(article, *span))
            if len(found) == _MOST_PLACES:
                break
    return found


def _as_it_is(state: State, pledge: Pledge) -> Settling:
    outcome = pledge.outcome
    words = ""
    if outcome.article is not None and outcome.start is not None and outcome.end is not None:
        words = state.shelf.cut(outcome.article, outcome.start, outcome.end).text
    return Settling(outcome.status.value, words, outcome.article or "", outcome.early, "")


def _page(
    visit: Visit, state: State, pledge: Pledge, entered: Settling, fault: str = ""
) -> Response:
    shelf = state.shelf
    mark = Mark(pledge.start, pledge.end, Layer.PLEDGE, pledge.kind.value)
    context = {
        "pledge": pledge,
        "surroundings": surroundings(
            shelf.articles[pledge.article], pledge.start, pledge.end, (mark,)
        ),
        "by": shelf.actors.get(pledge.by or ""),
        "to": shelf.actors.get(pledge.to or ""),
        "entered": entered,
        "statuses": [status.value for status in OutcomeStatus],
        "later": [a for a in shelf.by_date(shelf.articles) if _later(state, pledge, a)][:200],
        "fault": fault,
        "history": state.log.of(pledge.id),
        "back": way_back(Fields({"back": [visit.query("back", 2000)]}), ""),
    }
    return visit.page("review/pledge_page.html", context, state, 422 if fault else 200)


def _later(state: State, pledge: Pledge, article: str) -> bool:
    """Tell whether an article is not known to be older than the pledge's."""
    own, other = state.shelf.published(pledge.article), state.shelf.published(article)
    return not own or not other or other >= own

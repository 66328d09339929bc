"""The page on which a statement that no reader found is added to an article."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.responses import Response

from recoupe.dossier.parts import actors_part, article_part
from recoupe.model import Actor, AnyJudgement, StatementKind
from recoupe.publish.report.links import anchor
from recoupe.publish.report.shelf import Shelf, shelve
from recoupe.publish.report.wording import N_
from recoupe.review import Clerk
from recoupe.web.addresses import Addresses
from recoupe.web.review.bench import View
from recoupe.web.review.excerpts import joined
from recoupe.web.review.fields import MOST_NAME, Fields
from recoupe.web.review.passages import MOST_WORDS, locate, statement_marks, surroundings
from recoupe.web.review.visit import Visit, decide, unready

_MOST_CHOICES = 40
_NOT_THERE = N_("These words do not stand in the article: they are to be an exact piece of it.")
_EMPTY = N_("A statement has some words.")


@dataclass(frozen=True)
class Added:
    """What the form shows: nothing yet, or what was entered."""

    words: str = ""
    start: int = 0
    end: int = 0
    kind: str = ""
    speakers: tuple[str, ...] = ()
    name: str = ""
    seek: str = ""
    note: str = ""


def show(visit: Visit) -> Response:
    """Show an article with the form for a statement that is missing."""
    with visit.bench.open() as view:
        return _page(visit, view, _shelf(visit, view), Added())


def act(visit: Visit, fields: Fields) -> Response:
    """Take the form, or another search for speakers."""
    id = visit.request.path_params["id"]
    with visit.bench.open() as view:
        shelf = _shelf(visit, view, fields.all("speaker"))
        added = _entered(shelf, id, fields)
        if "search" in fields:
            return _page(visit, view, shelf, added)
        answer = unready(visit, fields)
        if answer is not None:
            return answer
        if not added.end:
            fault = visit.words.say(_NOT_THERE if added.words else _EMPTY)
            return _page(visit, view, shelf, added, fault)
    place = anchor(id, added.start, added.end)
    form = StatementKind(added.kind) if added.kind else None
    names = (added.name,) if added.name else ()

    def step(clerk: Clerk) -> AnyJudgement:
        return clerk.add(id, added.start, added.end, added.speakers, names, form, note=added.note)

    back = f"{Addresses(visit.language).article(id)}#{place}"
    return decide(visit, fields, [step], back, [id, *added.speakers])


def _shelf(visit: Visit, view: View, actors: tuple[str, ...] = ()) -> Shelf:
    """Lay out the article with all that was found in it. Raises HTTPException where it is none."""
    id = visit.request.path_params["id"]
    found = article_part(view.connection, [id])
    shelf = shelve(joined(found, actors_part(view.connection, actors)))
    if id not in shelf.articles:
        raise HTTPException(404)
    return shelf


def _entered(shelf: Shelf, id: str, fields: Fields) -> Added:
    words, kind = fields.text("words", MOST_WORDS), fields.one("kind")
    found = locate(shelf.articles[id].text, words, fields.number("start") or 0)
    return Added(
        words=words,
        start=found[0] if found else 0,
        end=found[1] if found else 0,
        kind=kind if kind in set(StatementKind) else "",
        speakers=tuple(actor for actor in fields.all("speaker") if actor in shelf.actors),
        name=fields.one("name", MOST_NAME),
        seek=fields.one("seek"),
        note=fields.text("note"),
    )


def _page(visit: Visit, view: View, shelf: Shelf, added: Added, fault: str = "") -> Response:
    article = shelf.articles[visit.request.path_params["id"]]
    statements = shelf.statements_in.get(article.id, ())
    marks = tuple(mark for statement in statements for mark in statement_marks(statement))
    found = view.seek("actor", added.seek, _MOST_CHOICES)
    shelf.actors.update(shelve(actors_part(view.connection, found)).actors)
    said = (actor for s in statements for actor in (*s.speakers, *s.relays))
    choices: tuple[Actor, ...] = shelf.names(dict.fromkeys((*added.speakers, *found, *said)))
    context = {
        "article": article,
        "surroundings": surroundings(article, 0, len(article.text), marks),
        "entries": added,
        "choices": choices[: _MOST_CHOICES + len(added.speakers)],
        "none_found": bool(added.seek) and not found,
        "fault": fault,
    }
    return visit.page(view, shelf, "review/add_page.html", context, 422 if fault else 200)

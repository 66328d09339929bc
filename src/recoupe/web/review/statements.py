"""Pages on which a statement is accepted, rejected or corrected, or one is added."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.responses import Response

from recoupe.dossier.parts import actors_part, article_part
from recoupe.dossier.parts.places import told_on
from recoupe.dossier.parts.rows import by_id
from recoupe.model import Actor, Collation, Statement, StatementKind, Verb
from recoupe.publish.report.links import anchor
from recoupe.publish.report.shelf import Shelf, shelve
from recoupe.publish.report.wording import N_
from recoupe.web.addresses import Addresses
from recoupe.web.review.bench import View
from recoupe.web.review.excerpts import joined, things
from recoupe.web.review.fields import MOST_NAME, Fields
from recoupe.web.review.passages import (
    MOST_WORDS,
    Surroundings,
    locate,
    statement_marks,
    surroundings,
)
from recoupe.web.review.visit import (
    Step,
    Visit,
    came_from,
    decide,
    taken_out,
    unready,
    way_back,
)

_MOST_CHOICES = 40
_NOT_THERE = N_("These words do not stand in the article: they are to be an exact piece of it.")
_EMPTY = N_("A statement has some words.")
_UNCHANGED = N_("Nothing was changed. To say that it is right as it is, confirm it.")
_NOTHING = N_("No button was pressed that this page knows.")


@dataclass(frozen=True)
class Entries:
    """What the form of correction shows: as the statement is, or as it was entered."""

    statement: Statement
    words: str
    start: int
    end: int
    kind: str
    speakers: tuple[str, ...]
    name: str
    seek: str
    note: str


@dataclass(frozen=True)
class StatementView:
    """A statement as it is judged: with its surroundings, and who might have said it."""

    statement: Statement
    surroundings: Surroundings
    speakers: tuple[Actor, ...]
    choices: tuple[Actor, ...]
    event: str | None


def show(visit: Visit) -> Response:
    """Show a statement with the form of its correction."""
    id = visit.request.path_params["id"]
    with visit.bench.open() as view:
        shelf = _shelf(view, id)
        statement = shelf.statements.get(id)
        if statement is None:
            return gone(visit, view, id)
        return _page(visit, view, shelf, _as_it_is(shelf, statement), came_from(visit))


def judge(visit: Visit, fields: Fields) -> Response:
    """Take a judgement from a button beside a statement, on whatever page."""
    for verb in (Verb.ACCEPT, Verb.REJECT):
        if verb.value in fields:
            id = fields.one(verb.value)
            back = _place(visit, way_back(fields, visit.at()), id, fields)
            return decide(visit, fields, [_verdict(verb, id, fields)], back, [id])
    raise HTTPException(400, visit.words.say(_NOTHING))


def correct(visit: Visit, fields: Fields) -> Response:
    """Take the form of correction: a verdict, another search for speakers, or the correction."""
    id = visit.request.path_params["id"]
    back = _place(visit, way_back(fields, visit.at("statements", id)), id, fields)
    for verb in (Verb.ACCEPT, Verb.REJECT):
        if verb.value in fields:
            return decide(visit, fields, [_verdict(verb, id, fields)], back, [id])
    with visit.bench.open() as view:
        shelf = _shelf(view, id, fields.all("speaker"))
        statement = shelf.statements.get(id)
        if statement is None:
            return taken_out(visit, fields, id)
        entries = _entered(shelf, statement, fields)
        if "search" in fields:
            return _page(visit, view, shelf, entries, came_from(visit, fields))
        answer = unready(visit, fields)
        if answer is not None:
            return answer
        steps, fault = _steps(statement, entries)
        if fault:
            fault = visit.words.say(fault)
            return _page(visit, view, shelf, entries, came_from(visit, fields), fault)
    return decide(visit, fields, steps, back, [id, *entries.speakers])


def _verdict(verb: Verb, id: str, fields: Fields) -> Step:
    note = fields.text("note")
    if verb is Verb.ACCEPT:
        return lambda clerk: clerk.accept(id, note=note)
    return lambda clerk: clerk.reject(id, note=note)


def _shelf(view: View, id: str, actors: Sequence[str] = ()) -> Shelf:
    """Lay out a statement with its whole article, and actors by name."""
    held: tuple[Statement, ...] = by_id(view.connection, "statements", [id])
    found = article_part(view.connection, [statement.article for statement in held])
    told = [found.article_events.get(statement.article, "") for statement in held]
    events = by_id(view.connection, "events", told, lists=("participants",))
    named = {*actors, *(actor for event in events for actor in event.participants)}
    return shelve(joined(Collation(events=events), found, actors_part(view.connection, named)))


def _as_it_is(shelf: Shelf, statement: Statement) -> Entries:
    cut = shelf.cut(statement.article, statement.start, statement.end)
    return Entries(
        statement=statement,
        words=cut.text,
        start=cut.start,
        end=cut.end,
        kind=statement.kind.value,
        speakers=statement.speakers,
        name="",
        seek="",
        note="",
    )


def _entered(shelf: Shelf, statement: Statement, fields: Fields) -> Entries:
    """Give the form's entries; the passage is found anew by its words."""
    kind = fields.one("kind")
    words = fields.text("words", MOST_WORDS)
    text = shelf.articles[statement.article].text
    near = fields.number("start")
    near = statement.start if near is None else near
    own = text[statement.start : statement.end]
    same = near == statement.start and words.split() == own.split()
    found = (statement.start, statement.end) if same else locate(text, words, near) or (near, near)
    return Entries(
        statement=statement,
        words=words,
        start=found[0],
        end=found[1],
        kind=kind if kind in set(StatementKind) else statement.kind.value,
        speakers=tuple(id for id in fields.all("speaker") if id in shelf.actors),
        name=fields.one("name", MOST_NAME),
        seek=fields.one("seek"),
        note=fields.text("note"),
    )


def _steps(statement: Statement, entries: Entries) -> tuple[list[Step], str]:
    """Give the lines that a correction comes to, or what is wrong with it."""
    id, note = statement.id, entries.note
    if not entries.words:
        return [], _EMPTY
    if entries.start == entries.end:
        return [], _NOT_THERE
    steps: list[Step] = []
    form = StatementKind(entries.kind)
    start, end = entries.start, entries.end
    if (start, end, form) != (statement.start, statement.end, statement.kind):
        steps.append(lambda clerk: clerk.respan(id, start, end, form=form, note=note))
    names = (entries.name,) if entries.name else ()
    if names or set(entries.speakers) != set(statement.speakers):
        steps.append(lambda clerk: clerk.respeak(id, entries.speakers, names=names, note=note))
    if not steps and note:
        steps.append(lambda clerk: clerk.remark(id, note))
    return steps, "" if steps else _UNCHANGED


def _page(
    visit: Visit, view: View, shelf: Shelf, entries: Entries, back: str, fault: str = ""
) -> Response:
    statement = entries.statement
    found = view.seek("actor", entries.seek, _MOST_CHOICES)
    others = shelve(actors_part(view.connection, found))
    shelf.actors.update(others.actors)
    around = surroundings(
        shelf.articles[statement.article],
        statement.start,
        statement.end,
        statement_marks(statement),
    )
    choices = tuple(dict.fromkeys((*entries.speakers, *found, *_near(shelf, statement))))
    context = {
        "view": StatementView(
            statement,
            around,
            shelf.names(statement.speakers),
            shelf.names(choices[: _MOST_CHOICES + len(entries.speakers)]),
            told_on(view.connection, [statement.id]).get(statement.id),
        ),
        "entries": entries,
        "fault": fault,
        "none_found": bool(entries.seek) and not found,
        "history": view.log.of(statement.id),
        "back": back,
    }
    return visit.page(view, shelf, "review/statement_page.html", context, 422 if fault else 200)


def _near(shelf: Shelf, statement: Statement) -> Iterator[str]:
    """Give who speaks in the same article, then who takes part in its event."""
    yield from statement.speakers
    for other in shelf.statements_in.get(statement.article, ()):
        yield from other.speakers
        yield from other.relays
    event = shelf.events.get(shelf.event_of(statement.article) or "")
    yield from event.participants if event else ()


def gone(visit: Visit, view: View, id: str) -> Response:
    """Show what was judged of a thing that was rejected, or say that there is none."""
    held = view.log.of(id)
    if not held:
        raise HTTPException(404)
    context = {"id": id, "history": held}
    return visit.page(view, shelve(Collation()), "review/gone_page.html", context)


def _place(visit: Visit, back: str, id: str, fields: Fields) -> str:
    """Give the place on a page to come back to: the next thing there, or this one.

    One that is rejected is there no more: then to what stands nearest.
    """
    after = fields.one("next")
    if after and after.isascii() and after.isprintable() and " " not in after:
        return f"{back}#{after}"
    links, rejected = Addresses(visit.language), Verb.REJECT.value in fields
    on_event = back.startswith(links.part("events") + "/")
    on_article = back.startswith(links.part("articles") + "/")
    if "#" in back or not (on_event or on_article):
        return back
    with visit.bench.open() as view:
        statements = {s.id: s for s in _beside(view, id, on_article)}
    statement = statements.pop(id, None)
    if statement is None:
        return back
    goal: Statement | None = statement
    if rejected:
        goal = min(statements.values(), key=lambda s: abs(s.start - statement.start), default=None)
    if goal is None:
        return back
    at = anchor(goal.article, goal.start, goal.end) if on_article else goal.id
    return f"{back}#{at}"


def _beside(view: View, id: str, on_article: bool) -> Collection[Statement]:
    """Give a statement and those of its article, or those of its sayings."""
    held: tuple[Statement, ...] = by_id(view.connection, "statements", [id])
    if on_article:
        return article_part(view.connection, [s.article for s in held]).statements
    return (*held, *things(view.connection, [y for s in held for y in s.sayings]).statements)

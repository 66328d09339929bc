"""Pages on which a statement is accepted, rejected or corrected, or one is added."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.responses import Response

from recoupe.model import Actor, Statement, StatementKind, Verb
from recoupe.publish.report.links import anchor
from recoupe.publish.report.wording import N_
from recoupe.web.addresses import Addresses
from recoupe.web.review.bench import State, seek
from recoupe.web.review.fields import MOST_NAME, Fields
from recoupe.web.review.passages import (
    MOST_WORDS,
    Surroundings,
    locate,
    statement_marks,
    surroundings,
)
from recoupe.web.review.visit import Step, Visit, decide, taken_out, unready, way_back

_MOST_CHOICES = 40
_NOT_THERE = N_("These words do not stand in the article: they are to be an exact piece of it.")
_EMPTY = N_("A statement has some words.")
_UNCHANGED = N_("Nothing was changed. To say that it is right as it is, confirm it.")
_NOTHING = N_("No button was pressed that this page knows.")


@dataclass(frozen=True)
class Entries:
    """What the form of correction shows: as the statement is, or as it was entered."""

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
    state = visit.bench.state()
    statement = state.shelf.statements.get(visit.request.path_params["id"])
    if statement is None:
        return _gone(visit, state)
    return _page(visit, state, statement, _as_it_is(state, statement))


def judge(visit: Visit, fields: Fields) -> Response:
    """Take a judgement from a button beside a statement, on whatever page."""
    for verb in (Verb.ACCEPT, Verb.REJECT):
        if verb.value in fields:
            id = fields.one(verb.value)
            back = _place(visit, visit.bench.state(), way_back(fields, visit.at()), id, fields)
            return decide(visit, fields, [_verdict(verb, id, fields)], back, id)
    raise HTTPException(400, visit.words.say(_NOTHING))


def correct(visit: Visit, fields: Fields) -> Response:
    """Take the form of correction: a verdict, another search for speakers, or the correction."""
    id = visit.request.path_params["id"]
    state = visit.bench.state()
    back = _place(visit, state, way_back(fields, visit.at("statements", id)), id, fields)
    for verb in (Verb.ACCEPT, Verb.REJECT):
        if verb.value in fields:
            return decide(visit, fields, [_verdict(verb, id, fields)], back, id)
    statement = state.shelf.statements.get(id)
    if statement is None:
        return taken_out(visit, fields, id)
    entries = _entered(state, statement, fields)
    if "search" in fields:
        return _page(visit, state, statement, entries)
    answer = unready(visit, fields)
    if answer is not None:
        return answer
    steps, fault = _steps(state, statement, entries)
    if fault:
        return _page(visit, state, statement, entries, visit.words.say(fault))
    return decide(visit, fields, steps, back, id)


def _verdict(verb: Verb, id: str, fields: Fields) -> Step:
    note = fields.text("note")
    if verb is Verb.ACCEPT:
        return lambda clerk: clerk.accept(id, note=note)
    return lambda clerk: clerk.reject(id, note=note)


def _as_it_is(state: State, statement: Statement) -> Entries:
    cut = state.shelf.cut(statement.article, statement.start, statement.end)
    return Entries(
        cut.text, cut.start, cut.end, statement.kind.value, statement.speakers, "", "", ""
    )


def _entered(state: State, statement: Statement, fields: Fields) -> Entries:
    """Give the form's entries; the passage is found anew by its words."""
    kind = fields.one("kind")
    words = fields.text("words", MOST_WORDS)
    text = state.shelf.articles[statement.article].text
    near = fields.number("start")
    near = statement.start if near is None else near
    own = text[statement.start : statement.end]
    same = near == statement.start and words.split() == own.split()
    found = (statement.start, statement.end) if same else locate(text, words, near) or (near, near)
    return Entries(
        words=words,
        start=found[0],
        end=found[1],
        kind=kind if kind in set(StatementKind) else statement.kind.value,
        speakers=tuple(id for id in fields.all("speaker") if id in state.shelf.actors),
        name=fields.one("name", MOST_NAME),
        seek=fields.one("seek"),
        note=fields.text("note"),
    )


def _steps(state: State, statement: Statement, entries: Entries) -> tuple[list[Step], str]:
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
    visit: Visit, state: State, statement: Statement, entries: Entries, fault: str = ""
) -> Response:
    shelf = state.shelf
    around = surroundings(
        shelf.articles[statement.article],
        statement.start,
        statement.end,
        statement_marks(statement),
    )
    choices = dict.fromkeys(
        (*entries.speakers, *seek(state, entries.seek, _MOST_CHOICES), *_near(state, statement))
    )
    view = StatementView(
        statement,
        around,
        shelf.names(statement.speakers),
        shelf.names(tuple(choices)[: _MOST_CHOICES + len(entries.speakers)]),
        shelf.told_on.get(statement.id),
    )
    context = {
        "view": view,
        "entries": entries,
        "fault": fault,
        "sought_speakers": bool(entries.seek),
        "found_speakers": frozenset(seek(state, entries.seek, _MOST_CHOICES)),
        "history": state.log.of(statement.id),
        "back": way_back(Fields({"back": [visit.query("back", 2000)]}), ""),
    }
    status = 422 if fault else 200
    return visit.page("review/statement_page.html", context, state, status)


def _near(state: State, statement: Statement) -> Iterator[str]:
    """Give who speaks in the same article, then who takes part in its event."""
    shelf = state.shelf
    yield from statement.speakers
    for other in shelf.statements_in.get(statement.article, ()):
        yield from other.speakers
        yield from other.relays
    event = shelf.events.get(shelf.event_of(statement.article) or "")
    yield from event.participants if event else ()


def _gone(visit: Visit, state: State) -> Response:
    """Show a statement that was rejected, or say that there is none."""
    id = visit.request.path_params["id"]
    held = state.log.of(id)
    if not held:
        raise HTTPException(404)
    return visit.page("review/gone_page.html", {"id": id, "history": held}, state)


def _place(visit: Visit, state: State, back: str, id: str, fields: Fields) -> str:
    """Give the place on a page to come back to: the next thing there, or this one.

    One that is rejected is there no more: then to what stands nearest.
    """
    if "#" in back:
        return back
    after = fields.one("next")
    if after and after.isascii() and after.isprintable() and " " not in after:
        return f"{back}#{after}"
    shelf, links = state.shelf, Addresses(visit.language)
    statement = shelf.statements.get(id)
    if statement is None:
        return back
    gone = Verb.REJECT.value in fields
    if back.startswith(links.part("articles") + "/"):
        others = [s for s in shelf.statements_in[statement.article] if s.id != id]
        near = min(others, key=lambda s: abs(s.start - statement.start), default=None)
        goal = near if gone else statement
        return f"{back}#{anchor(goal.article, goal.start, goal.end)}" if goal else back
    if back.startswith(links.part("events") + "/") and gone:
        saying = next((shelf.sayings[y] for y in statement.sayings if y in shelf.sayings), None)
        kept = [s for s in saying.statements if s != id] if saying else []
        return f"{back}#{kept[0]}" if kept else back
    return f"{back}#{id}" if back.startswith(links.part("events") + "/") else back

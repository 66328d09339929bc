"""What to check next: statements that nobody judged yet, those read least surely first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.responses import Response

from recoupe.model import Actor, Statement, StatementKind
from recoupe.publish.report.shelf import Cut
from recoupe.text import key
from recoupe.web.paging import leaf
from recoupe.web.review.bench import Standing, State
from recoupe.web.review.passages import Surroundings, statement_marks, surroundings
from recoupe.web.review.visit import Visit

_CARDS = 10
_AROUND = 220  # code points of a card's paragraph on either side of the statement
STATES = ("open", "judged", "accepted", "corrected", "all")


@dataclass(frozen=True)
class Filters:
    """Which statements are asked for; "" leaves a question open."""

    state: str
    kind: str
    speaker: str
    outlet: str
    event: str

    def query(self, **changed: str) -> str:
        """Give these filters as the query of an address."""
        held = {
            "state": self.state if self.state != STATES[0] else "",
            "kind": self.kind,
            "speaker": self.speaker,
            "outlet": self.outlet,
            "event": self.event,
        } | changed
        return urlencode({name: value for name, value in held.items() if value})


@dataclass(frozen=True)
class Card:
    """A statement to be judged; `after` is the one that follows it on the page."""

    statement: Statement
    surroundings: Surroundings
    speakers: tuple[Actor, ...]
    relays: tuple[Actor, ...]
    cue: Cut | None
    standing: Standing | None
    event: str | None
    after: str


@dataclass(frozen=True)
class Progress:
    """How many of all statements that the filters leave were judged."""

    judged: int
    total: int


def show(visit: Visit) -> Response:
    """Show the queue."""
    state = visit.bench.state()
    filters = _filters(visit)
    asked = list(_asked(state, filters))
    judged = sum(state.log.standing(statement.id) is not None for statement in asked)
    wanted = [s for s in asked if _fits(state.log.standing(s.id), filters.state)]
    wanted.sort(key=lambda s: (s.confidence, s.article, s.start, s.id))
    number = visit.query("page", 9)
    page = leaf(wanted, int(number) if number.isdecimal() else 1, _CARDS)
    follows = [statement.id for statement in page.items][1:] + [""] * bool(page.items)
    context = {
        "leaf": page,
        "cards": [_card(state, s, after) for s, after in zip(page.items, follows, strict=True)],
        "progress": Progress(judged, len(asked)),
        "filters": filters,
        "states": STATES,
        "kinds": [kind.value for kind in StatementKind],
        "outlets": _outlets(state),
        "event": state.shelf.events.get(filters.event),
    }
    return visit.page("review/queue_page.html", context, state)


def _filters(visit: Visit) -> Filters:
    state, kind = visit.query("state"), visit.query("kind")
    return Filters(
        state if state in STATES else STATES[0],
        kind if kind in set(StatementKind) else "",
        visit.query("speaker"),
        visit.query("outlet"),
        visit.query("event"),
    )


def _asked(state: State, filters: Filters) -> Iterator[Statement]:
    """Give the statements that the filters leave, however they stand."""
    shelf = state.shelf
    words = key(filters.speaker).split()
    named = {id for id, names in state.actor_keys if all(w in names for w in words)}
    for statement in state.collation.statements:
        if filters.kind and statement.kind.value != filters.kind:
            continue
        if filters.outlet and shelf.outlet(statement.article) != filters.outlet:
            continue
        if filters.event and shelf.told_on.get(statement.id) != filters.event:
            continue
        if words and not named.intersection(statement.speakers):
            continue
        yield statement


def _fits(standing: Standing | None, state: str) -> bool:
    if state == "all":
        return True
    if state == "open":
        return standing is None
    return standing is not None and state in ("judged", standing.state)


def _card(state: State, statement: Statement, after: str) -> Card:
    shelf = state.shelf
    article = shelf.articles[statement.article]
    cue = statement.cue
    return Card(
        statement,
        surroundings(
            article, statement.start, statement.end, statement_marks(statement), around=_AROUND
        ),
        shelf.names(statement.speakers),
        shelf.names(statement.relays),
        shelf.cut(statement.article, cue.start, cue.end) if cue and cue.start < cue.end else None,
        state.log.standing(statement.id),
        shelf.told_on.get(statement.id),
        after,
    )


def _outlets(state: State) -> list[str]:
    return sorted(
        {state.shelf.outlet(statement.article) for statement in state.collation.statements},
        key=str.casefold,
    )

"""What to check next: statements that nobody judged yet, those read least surely first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from starlette.responses import Response

from recoupe.dossier.parts import event_part, statements_part
from recoupe.dossier.parts.places import told_on
from recoupe.dossier.parts.rows import by_id
from recoupe.dossier.schema import ARTICLE, METADATA, SHELVES
from recoupe.model import Actor, Collation, Statement, StatementKind
from recoupe.publish.report.shelf import Shelf, shelve
from recoupe.web.paging import leaf
from recoupe.web.review.bench import Standing, View
from recoupe.web.review.excerpts import joined
from recoupe.web.review.log import rejected_statements
from recoupe.web.review.passages import Surroundings, statement_marks, surroundings
from recoupe.web.review.visit import Visit

_STATEMENT = SHELVES["statements"].table
_ARTICLE = ARTICLE.table
_SPEAKER = METADATA.tables["statement_speaker"]
_MOST_NAMED = 500
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
    filters = _filters(visit)
    with visit.bench.open() as view:
        asked = _asked(view, filters)
        standings = {id: view.log.standing(id) for id in asked if id in view.log.review.things}
        wanted = [id for id in asked if _fits(standings.get(id), filters.state)]
        number = visit.query("page", 9)
        page = leaf(wanted, int(number) if number.isdecimal() else 1, _CARDS)
        events = by_id(view.connection, "events", [filters.event])
        part = joined(Collation(events=events), statements_part(view.connection, page.items))
        shelf = shelve(part)
        told = told_on(view.connection, page.items)
        context = {
            "leaf": page,
            "cards": [
                _card(shelf, shelf.statements[id], after, standings.get(id), told.get(id))
                for id, after in zip(page.items, [*page.items[1:], ""], strict=False)
            ],
            "progress": _progress(view, filters, standings.values(), len(asked)),
            "filters": filters,
            "states": STATES,
            "kinds": [kind.value for kind in StatementKind],
            "outlets": view.sheet.once(_outlets),
            "event": shelf.events.get(filters.event),
        }
        return visit.page(view, shelf, "review/queue_page.html", context)


def _filters(visit: Visit) -> Filters:
    state, kind = visit.query("state"), visit.query("kind")
    return Filters(
        state if state in STATES else STATES[0],
        kind if kind in set(StatementKind) else "",
        visit.query("speaker"),
        visit.query("outlet"),
        visit.query("event"),
    )


def _asked(view: View, filters: Filters) -> list[str]:
    """Give the statements that the filters leave, however they stand, least sure first."""
    query = sa.select(_STATEMENT.c.id).order_by(
        _STATEMENT.c.confidence, _STATEMENT.c.article, _STATEMENT.c.start, _STATEMENT.c.id
    )
    if filters.kind:
        query = query.where(_STATEMENT.c.kind == filters.kind)
    if filters.outlet:
        own = sa.select(_ARTICLE.c.id).where(_ARTICLE.c.outlet == filters.outlet)
        query = query.where(_STATEMENT.c.article.in_(own))
    if filters.speaker:
        named = view.seek("actor", filters.speaker, _MOST_NAMED)
        said = sa.select(_SPEAKER.c.statement).where(_SPEAKER.c.actor.in_(named))
        query = query.where(_STATEMENT.c.id.in_(said))
    found = list(view.connection.execute(query).scalars())
    if filters.event:
        part = event_part(view.connection, filters.event) or Collation()
        of_event = {statement.id for statement in part.statements}
        found = [id for id in found if id in of_event]
    return found


def _progress(
    view: View, filters: Filters, standings: Iterable[Standing | None], asked: int
) -> Progress:
    """Count what was judged; what was rejected is gone, and counts where all is asked for."""
    narrowed = filters.kind or filters.outlet or filters.speaker or filters.event
    rejected = 0 if narrowed else len(rejected_statements(view.log))
    return Progress(sum(s is not None for s in standings) + rejected, asked + rejected)


def _fits(standing: Standing | None, state: str) -> bool:
    if state == "all":
        return True
    if state == "open":
        return standing is None
    return standing is not None and state in ("judged", standing.state)


def _card(
    shelf: Shelf, statement: Statement, after: str, standing: Standing | None, event: str | None
) -> Card:
    article = shelf.articles[statement.article]
    marks = statement_marks(statement)
    return Card(
        statement,
        surroundings(article, statement.start, statement.end, marks, around=_AROUND),
        shelf.names(statement.speakers),
        shelf.names(statement.relays),
        standing,
        event,
        after,
    )


def _outlets(connection: Connection) -> list[str]:
    """Give the outlets that articles of the dossier are known to be of."""
    query = sa.select(_ARTICLE.c.outlet).where(_ARTICLE.c.outlet.is_not(None)).distinct()
    return sorted(connection.execute(query).scalars(), key=str.casefold)

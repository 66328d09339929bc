"""One event with all that its page shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from recoupe.dossier.parts.rows import Condition, by_id, held
from recoupe.dossier.parts.whole import whole
from recoupe.dossier.schema import PAIRS, SHELVES
from recoupe.model import Collation, Event, Figure, Saying, Statement

_STATEMENT = SHELVES["statements"].table
_SAYING = SHELVES["sayings"].table
_FIGURE = SHELVES["figures"].table
_REUSE = SHELVES["reuse"].table
_TOLD = PAIRS["article_events"]


def event_part(connection: Connection, id: str) -> Collation | None:
    """Give an event, its accounts, sayings, figures and copies; None where there is no such event.

    Its sayings are those said to be of it, and those of no event whose first version stands in one
    of its accounts; a statement that no saying holds goes as a saying would.
    """
    events: tuple[Event, ...] = by_id(connection, "events", [id])
    if not events:
        return None
    sayings: tuple[Saying, ...] = held(connection, "sayings", _of_event(id))
    alone: tuple[Statement, ...] = held(connection, "statements", _alone(id))
    versions = {s for saying in sayings for s in saying.statements}
    versions |= {v.statement for saying in sayings for v in saying.versions}
    statements = (*by_id(connection, "statements", versions), *alone)
    accounts = events[0].articles
    figures, series = _measured(connection, accounts)
    carriers = {*accounts, *(statement.article for statement in statements)}
    return whole(
        connection,
        Collation(
            events=events,
            statements=statements,
            sayings=sayings,
            figures=figures,
            series=series,
            reuse=held(connection, "reuse", _REUSE.c.source_article.in_(sorted(carriers))),
        ),
    )


def _of_event(id: str) -> Condition:
    version, first = _table("saying_version"), _STATEMENT.alias("first")
    told_here = (
        sa.select(version.c.saying)
        .join(first, first.c.id == version.c.statement)
        .join(_TOLD, _TOLD.c.article == first.c.article)
        .where(_TOLD.c.event == id, version.c.position == 0)
    )
    return sa.or_(
        _SAYING.c.event == id, sa.and_(_SAYING.c.event.is_(None), _SAYING.c.id.in_(told_here))
    )


def _alone(id: str) -> Condition:
    """Choose the statements of an event that are a version of nothing."""
    of_saying = _table("statement_saying")
    accounts = sa.select(_TOLD.c.article).where(_TOLD.c.event == id)
    return sa.and_(
        sa.or_(
            _STATEMENT.c.event == id,
            sa.and_(_STATEMENT.c.event.is_(None), _STATEMENT.c.article.in_(accounts)),
        ),
        ~sa.exists().where(of_saying.c.statement == _STATEMENT.c.id),
    )


def _measured(
    connection: Connection, accounts: Sequence[str]
) -> tuple[tuple[Figure, ...], tuple[Any, ...]]:
    """Give the figures of articles, their series, and the figures that conflict with theirs."""
    figures: tuple[Figure, ...] = held(connection, "figures", _FIGURE.c.article.in_(accounts))
    known = {figure.id for figure in figures}
    series = by_id(connection, "series", {f.series for f in figures if f.series is not None})
    rivals = {
        rival
        for one in series
        for pair in one.conflicts
        if known & set(pair)
        for rival in pair
        if rival not in known
    }
    return (*figures, *by_id(connection, "figures", rivals)), series


def _table(name: str) -> sa.Table:
    return _STATEMENT.metadata.tables[name]

"""Where things stand: on which event's page a statement is, and who has a page of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from recoupe.dossier.parts.rows import batches
from recoupe.dossier.schema import COLLATED, METADATA, PAIRS, SHELVES

_STATEMENT, _SAYING = SHELVES["statements"].table, SHELVES["sayings"].table
_PLEDGE = SHELVES["pledges"].table
_SPEAKER = METADATA.tables["statement_speaker"]
_VERSION = METADATA.tables["saying_version"]
_OF_SAYING = METADATA.tables["statement_saying"]
_TOLD = PAIRS["article_events"]


def parts_held(connection: Connection) -> list[str]:
    """Name the lists that the dossier has something of."""
    tables = METADATA.tables
    follower = tables["series_figure"]
    other = tables["term"].alias("other")
    held: Mapping[str, sa.Select[Any] | sa.CompoundSelect[Any]] = {
        "timeline": sa.select(tables["event"].c.id),
        "figures": sa.select(follower.c.series).where(follower.c.position == 1),
        "pledges": sa.select(_PLEDGE.c.id),
        "origins": sa.union_all(
            sa.select(tables["credit"].c.position),
            sa.select(tables["reuse"].c.position),
            sa.select(tables["origin_article"].c.position).where(
                tables["origin_article"].c.position == 1
            ),
        ),
        "framing": sa.select(tables["term"].c.framing)
        .join(other, other.c.framing == tables["term"].c.framing)
        .where(other.c.term != tables["term"].c.term),
        "actors": sa.select(_SPEAKER.c.actor).union_all(
            sa.select(_PLEDGE.c.by).where(_PLEDGE.c.by.is_not(None))
        ),
        "articles": sa.select(COLLATED.c.article),
    }
    return [
        name
        for name, query in held.items()
        if connection.execute(query.limit(1)).first() is not None
    ]


def told_on(connection: Connection, statements: Iterable[str]) -> dict[str, str]:
    """Give, for statements that stand in an event's table, that event.

    A version of several sayings stands with the first of them that has an event.
    """
    opening, first = _VERSION.alias("opening"), _STATEMENT.alias("first")
    event = sa.func.coalesce(_SAYING.c.event, _TOLD.c.event)
    told: dict[str, str] = {}
    for some in batches(statements):
        said = (
            sa.select(_VERSION.c.statement, event)
            .join(_SAYING, _SAYING.c.id == _VERSION.c.saying)
            .join(opening, sa.and_(opening.c.saying == _SAYING.c.id, opening.c.position == 0))
            .join(first, first.c.id == opening.c.statement)
            .outerjoin(_TOLD, _TOLD.c.article == first.c.article)
            .where(_VERSION.c.statement.in_(some), event.is_not(None))
            .order_by(_SAYING.c.position)
        )
        alone = (
            sa.select(_STATEMENT.c.id, sa.func.coalesce(_STATEMENT.c.event, _TOLD.c.event))
            .outerjoin(_TOLD, _TOLD.c.article == _STATEMENT.c.article)
            .where(
                _STATEMENT.c.id.in_(some),
                ~sa.exists().where(_OF_SAYING.c.statement == _STATEMENT.c.id),
            )
        )
        for query in (said, alone):
            for statement, found in connection.execute(query):
                if found is not None:
                    told.setdefault(statement, found)
    return told


def with_sayings(connection: Connection, events: Iterable[str]) -> set[str]:
    """Give those of some events that have sayings of their own."""
    found: set[str] = set()
    for some in batches(events):
        of_sayings = sa.select(_SAYING.c.event).where(_SAYING.c.event.in_(some))
        alone = sa.select(_STATEMENT.c.event).where(
            _STATEMENT.c.event.in_(some),
            ~sa.exists().where(_OF_SAYING.c.statement == _STATEMENT.c.id),
        )
        for query in (of_sayings, alone):
            found |= set(connection.execute(query.distinct()).scalars())
    return found


def speakers(connection: Connection, actors: Iterable[str]) -> frozenset[str]:
    """Give those of some actors who say or pledge something."""
    found: set[str] = set()
    for some in batches(actors):
        for column in (_SPEAKER.c.actor, _PLEDGE.c.by):
            query = sa.select(column).where(column.in_(some)).distinct()
            found |= set(connection.execute(query).scalars())
    return frozenset(found)

"""What lists are ordered by: a row of single facts for each of their items, in no order.

A list of thousands of items is sorted by these; the items themselves are fetched leaf by leaf.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from recoupe.dossier.schema import ARTICLE, COLLATED, METADATA, SHELVES

_ARTICLE = ARTICLE.table
_COUNT = sa.func.count
_OUTLET = sa.func.coalesce(_ARTICLE.c.outlet, _ARTICLE.c.name).label("outlet")

Rows = Sequence[Any]  # of SQLAlchemy's rows, by whose names and order their facts are had


def articles(connection: Connection) -> Rows:
    """Give of each article: published, outlet (or its name), name, id."""
    return rows(
        connection,
        sa.select(_ARTICLE.c.published, _OUTLET, _ARTICLE.c.name, _ARTICLE.c.id).join(
            COLLATED, COLLATED.c.article == _ARTICLE.c.id
        ),
    )


def events(connection: Connection) -> Rows:
    """Give of each event: date, how many accounts, title, id, story."""
    event, counts = SHELVES["events"].table, _counts(METADATA.tables["event_article"].c.event)
    return rows(
        connection,
        sa.select(
            event.c.date,
            sa.func.coalesce(counts.c.number, 0),
            event.c.title,
            event.c.id,
            event.c.story,
        ).outerjoin(counts, counts.c.owner == event.c.id),
    )


def accounts(connection: Connection) -> Rows:
    """Give how many accounts each event has that has any: its id, their number."""
    return rows(connection, sa.select(_counts(METADATA.tables["event_article"].c.event)))


def actors(connection: Connection) -> Rows:
    """Give of each actor who says or pledges something: how many statements, name, id."""
    actor, speaker = SHELVES["actors"].table, METADATA.tables["statement_speaker"]
    pledge = SHELVES["pledges"].table
    counts = _counts(speaker.c.actor)
    said = sa.func.coalesce(counts.c.number, 0)
    return rows(
        connection,
        sa.select(said, actor.c.name, actor.c.id)
        .outerjoin(counts, counts.c.owner == actor.c.id)
        .where(sa.or_(counts.c.number > 0, actor.c.id.in_(sa.select(pledge.c.by)))),
    )


def series(connection: Connection) -> Rows:
    """Give of each series of two figures or more: conflicts, figures, measure, id."""
    one = SHELVES["series"].table
    figures = _counts(METADATA.tables["series_figure"].c.series)
    conflicts = _counts(METADATA.tables["series_conflict"].c.series)
    return rows(
        connection,
        sa.select(
            sa.func.coalesce(conflicts.c.number, 0), figures.c.number, one.c.measure, one.c.id
        )
        .join(figures, figures.c.owner == one.c.id)
        .outerjoin(conflicts, conflicts.c.owner == one.c.id)
        .where(figures.c.number > 1),
    )


def pledges(connection: Connection) -> Rows:
    """Give of each pledge: due, when its article was published, article, start, id."""
    pledge = SHELVES["pledges"].table
    return rows(
        connection,
        sa.select(
            pledge.c.due, _ARTICLE.c.published, pledge.c.article, pledge.c.start, pledge.c.id
        ).join(_ARTICLE, _ARTICLE.c.id == pledge.c.article),
    )


def reuse(connection: Connection) -> Rows:
    """Give of each copied passage: its position; article, start and end of it, and of its copy."""
    one = SHELVES["reuse"].table
    names = [
        f"{end}_{part}" for end in ("source", "target") for part in ("article", "start", "end")
    ]
    return rows(connection, sa.select(one.c.position, *(one.c[name] for name in names)))


def origins(connection: Connection) -> Rows:
    """Give of each article of each origin: the origin's id and source, the article's outlet."""
    origin, of_article = SHELVES["origins"].table, METADATA.tables["origin_article"]
    return rows(
        connection,
        sa.select(origin.c.id, origin.c.source, _OUTLET)
        .join(of_article, of_article.c.origin == origin.c.id)
        .join(_ARTICLE, _ARTICLE.c.id == of_article.c.article),
    )


def credits(connection: Connection) -> Rows:
    """Give of each credit: its position, the source and the outlet of the article."""
    credit = SHELVES["credits"].table
    return rows(
        connection,
        sa.select(credit.c.position, credit.c.source, _OUTLET).join(
            _ARTICLE, _ARTICLE.c.id == credit.c.article
        ),
    )


def framings(connection: Connection) -> Rows:
    """Give of each framing of two terms or more: its position, its id."""
    framing, term = SHELVES["framings"].table, METADATA.tables["term"]
    terms = (
        sa.select(term.c.framing)
        .group_by(term.c.framing)
        .having(_COUNT(sa.distinct(term.c.term)) > 1)
    )
    return rows(
        connection,
        sa.select(framing.c.position, framing.c.id).where(framing.c.id.in_(terms)),
    )


def _counts(owner: sa.Column[Any]) -> sa.Subquery:
    """Count the rows of each owner."""
    return sa.select(owner.label("owner"), _COUNT().label("number")).group_by(owner).subquery()


def rows(connection: Connection, query: sa.Select[Any]) -> Rows:
    """Give what a query selects."""
    return connection.execute(query).all()

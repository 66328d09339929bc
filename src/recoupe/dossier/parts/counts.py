"""What a dossier holds, in numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from recoupe.dossier.rows import pairs
from recoupe.dossier.schema import ARTICLE, COLLATED, METADATA, PAIRS, SHELVES

_ARTICLE = ARTICLE.table
_COUNT = sa.func.count


def sizes(connection: Connection) -> dict[str, int]:
    """Count articles, those that are accounts, events told and recalled, and so on.

    "shared" are sayings in several articles, "series" those of two figures or more, "origins" the
    independent ones of all articles.
    """
    event, account = SHELVES["events"].table, METADATA.tables["event_article"]
    told = sa.exists().where(account.c.event == event.c.id)
    of_saying, statement = METADATA.tables["saying_statement"], SHELVES["statements"].table
    shared = (
        sa.select(of_saying.c.saying)
        .join(statement, statement.c.id == of_saying.c.statement)
        .group_by(of_saying.c.saying)
        .having(sa.func.min(statement.c.article) != sa.func.max(statement.c.article))
    )
    measured = METADATA.tables["series_figure"]
    series = sa.select(measured.c.series).group_by(measured.c.series).having(_COUNT() > 1)
    origin = PAIRS["article_origins"]
    independent = sa.select(sa.func.coalesce(origin.c.origin, COLLATED.c.article)).select_from(
        COLLATED.outerjoin(origin, origin.c.article == COLLATED.c.article)
    )
    accounts = COLLATED.join(
        PAIRS["article_events"], PAIRS["article_events"].c.article == COLLATED.c.article
    )
    queries: Mapping[str, sa.FromClause] = {
        "articles": COLLATED,
        "accounts": accounts,
        "events": sa.select(event.c.id).where(told).subquery(),
        "recalled": sa.select(event.c.id).where(~told).subquery(),
        "shared": shared.subquery(),
        "figures": SHELVES["figures"].table,
        "series": series.subquery(),
        "pledges": SHELVES["pledges"].table,
        "origins": independent.distinct().subquery(),
    }
    return {
        name: connection.scalar(sa.select(_COUNT()).select_from(query)) or 0
        for name, query in queries.items()
    }


def statements_by_kind(connection: Connection) -> dict[str, int]:
    """Count the statements of each kind."""
    statement = SHELVES["statements"].table
    return _counted(connection, sa.select(statement.c.kind), statement.c.kind)


def articles_by(connection: Connection, fact: str) -> dict[str, int]:
    """Count the articles by what is known of them: "outlet", "language" or "published"."""
    column = _ARTICLE.c[fact]
    query = sa.select(column).join(COLLATED, COLLATED.c.article == _ARTICLE.c.id)
    return _counted(connection, query.where(column.is_not(None)), column)


def _counted(
    connection: Connection, query: sa.Select[Any], column: sa.ColumnElement[Any]
) -> dict[str, int]:
    counted = query.add_columns(_COUNT()).group_by(column)
    return pairs(connection, counted)

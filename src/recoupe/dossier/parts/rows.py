"""Values out of the tables: those that meet a condition, with as many of their lists as needed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import islice
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from recoupe.dossier import collations
from recoupe.dossier.rows import pairs
from recoupe.dossier.schema import ARTICLE, SHELVES

# Ids a query: SQLite takes 32,766 parameters, PostgreSQL 65,535.
_SOME = 10_000

Condition = sa.ColumnElement[bool]


def held(
    connection: Connection, field: str, condition: Condition, lists: Collection[str] | None = None
) -> tuple[Any, ...]:
    """Give the values of a `Collation`'s field that meet a condition on their table, in order.

    With `lists`, only the list fields so named are fetched; the others come empty.
    """
    shelf = SHELVES[field]
    query = sa.select(*shelf.table.columns).where(condition).order_by(shelf.table.c.position)
    ids = sa.select(shelf.table.c.id).where(condition) if shelf.lists else None
    return tuple(collations.values(connection, shelf, query, ids, lists))


def by_id(
    connection: Connection, field: str, ids: Iterable[str], lists: Collection[str] | None = None
) -> tuple[Any, ...]:
    """Give the values of a `Collation`'s field that have these ids, in the dossier's order."""
    shelf = ARTICLE if field == "articles" else SHELVES[field]
    table = shelf.table
    found: list[Any] = []
    for some in batches(ids):
        query = sa.select(*table.columns).where(table.c.id.in_(some))
        if "position" in table.c:
            query = query.order_by(table.c.position)
        found += collations.values(connection, shelf, query, some, lists)
    return tuple(found)


def batches(ids: Iterable[str]) -> Iterable[list[str]]:
    """Cut ids into as many as one query takes, sorted, none twice."""
    remaining = iter(sorted(set(ids)))
    while some := list(islice(remaining, _SOME)):
        yield some


def belonging(connection: Connection, table: sa.Table, articles: Iterable[str]) -> dict[str, str]:
    """Give what some articles belong to, by the table of it (their event, their origin)."""
    found: dict[str, str] = {}
    for some in batches(articles):
        found |= pairs(connection, sa.select(table).where(table.c.article.in_(some)))
    return found

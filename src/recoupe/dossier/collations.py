"""Collations in and out of the tables: what goes in comes out, exactly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from msgspec import Struct
from sqlalchemy.engine import Connection

from recoupe.dossier.rows import insert, pairs
from recoupe.dossier.schema import ARTICLE, COLLATED, COLLATION_TABLES, PAIRS, SHELVES
from recoupe.dossier.shelves import ListShelf, Shelf
from recoupe.dossier.words import fill
from recoupe.model import Article, Collation


def replace_collation(connection: Connection, collation: Collation) -> None:
    """Put a collation in the place of the one that is there; its articles must be there already."""
    for table in COLLATION_TABLES:
        connection.execute(sa.delete(table))
    insert(
        connection,
        COLLATED,
        ((at, article.id) for at, article in enumerate(collation.articles)),
    )
    for field, table in PAIRS.items():
        insert(connection, table, sorted(getattr(collation, field).items()))
    for field, one in SHELVES.items():
        put(connection, one, getattr(collation, field))
    fill(connection, collation)


def load_collation(connection: Connection) -> Collation:
    """Give the dossier's collation as it was stored."""
    parts: dict[str, Any] = {
        field: pairs(connection, sa.select(table)) for field, table in PAIRS.items()
    }
    for field, one in SHELVES.items():
        query = sa.select(*one.table.columns).order_by(one.table.c.position)
        parts[field] = tuple(values(connection, one, query))
    return Collation(articles=load_articles(connection), **parts)


def load_articles(connection: Connection) -> tuple[Article, ...]:
    """Give the articles that were collated, in order."""
    table = ARTICLE.table
    query = (
        sa.select(*table.columns)
        .join(COLLATED, COLLATED.c.article == table.c.id)
        .order_by(COLLATED.c.position)
    )
    return tuple(values(connection, ARTICLE, query))


def put(connection: Connection, shelf: Shelf, items: Iterable[Struct], *extra: object) -> None:
    """Store values of one type; the columns after the type's own are position or `extra`."""
    rows: list[list[Any]] = []
    lists: dict[str, list[list[Any]]] = defaultdict(list)
    for at, item in enumerate(items):
        row: list[Any] = []
        for field, cell in zip(shelf.fields, shelf.cells, strict=True):
            cell.pack(getattr(item, field), row)
        row.extend(extra or (at,))
        rows.append(row)
        for part in shelf.lists:
            for index, value in enumerate(getattr(item, part.field)):
                line: list[Any] = [row[0], index]
                part.cell.pack(value, line)
                lists[part.field].append(line)
    insert(connection, shelf.table, rows)
    for part in shelf.lists:
        insert(connection, part.table, lists[part.field])


def values(
    connection: Connection,
    shelf: Shelf,
    query: sa.Select[Any],
    ids: Sequence[str] | sa.Select[Any] | None = None,
    lists: Collection[str] | None = None,
) -> Iterator[Any]:
    """Give the values of one type that a query of its table's columns selects, in its order.

    With `ids` (or a query of them), lists are fetched for these only: those of the values that the
    query selects. With `lists`, only the list fields so named are fetched; others come empty.
    """
    found = {
        part.field: _items(connection, part, ids)
        if lists is None or part.field in lists
        else dict[str, list[Any]]()
        for part in shelf.lists
    }
    starts, at = [], 0
    for cell in shelf.cells:
        starts.append(at)
        at += len(cell.columns)
    for row in connection.execute(query):
        fields = {
            field: cell.unpack(row, start)
            for field, cell, start in zip(shelf.fields, shelf.cells, starts, strict=True)
        }
        for field, items in found.items():
            fields[field] = tuple(items.get(row[0], ()))
        yield shelf.type(**fields)


def _items(
    connection: Connection, part: ListShelf, ids: Sequence[str] | sa.Select[Any] | None
) -> dict[str, list[Any]]:
    owner, position = part.table.columns[0], part.table.c.position
    query = sa.select(part.table).order_by(owner, position)
    if ids is not None:
        query = query.where(owner.in_(ids))
    items: dict[str, list[Any]] = defaultdict(list)
    for row in connection.execute(query):
        items[row[0]].append(part.cell.unpack(row, 2))
    return items

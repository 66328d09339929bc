"""Rows in and out of tables, many at a time."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

_BATCH = 5_000  # rows a round trip


def pairs(connection: Connection, query: sa.Select[Any]) -> dict[Any, Any]:
    """Give the rows of a query of two columns, the second by the first."""
    return {row[0]: row[1] for row in connection.execute(query)}


def insert(connection: Connection, table: sa.Table, rows: Iterable[Iterable[Any]]) -> None:
    """Insert rows, each in the order of the table's columns, some thousands at a time.

    They go to the driver as they are: a pile has hundreds of thousands of mentions.
    """
    dialect = connection.dialect
    quote = dialect.identifier_preparer.quote
    names = ", ".join(quote(column.name) for column in table.columns)
    mark = "?" if dialect.paramstyle == "qmark" else "%s"
    marks = ", ".join(mark for _column in table.columns)
    statement = f"INSERT INTO {quote(table.name)} ({names}) VALUES ({marks})"  # noqa: S608 - names of our own
    remaining = iter(rows)
    while batch := [tuple(row) for row in islice(remaining, _BATCH)]:
        connection.exec_driver_sql(statement, batch)

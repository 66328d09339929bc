"""Which table holds which part of the model.

A `Shelf` holds the values of one struct type: a row each in its main table, and a row for each item
of each of their lists in a table of its own (`actor` → `alias`, `role`, `mention`). The columns
follow from the model's types; names, references and indexes that do not are listed here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from msgspec import Struct, inspect

from recoupe.dossier.cells import Cell, SqlType, cell_of

# List field -> (table, name of the column of its items); else `<owner>_<field>` and `value`.
_LIST_TABLES = {
    "actor.aliases": ("alias", "alias"),
    "actor.roles": ("role", ""),
    "actor.mentions": ("mention", ""),
    "article.furniture": ("furniture", ""),
    "event.participants": ("event_participant", "actor"),
    "event.articles": ("event_article", "article"),
    "event.mentions": ("event_mention", ""),
    "statement.speakers": ("statement_speaker", "actor"),
    "statement.relays": ("statement_relay", "actor"),
    "statement.fragments": ("fragment", ""),
    "statement.sayings": ("statement_saying", "saying"),
    "saying.speakers": ("saying_speaker", "actor"),
    "saying.statements": ("saying_statement", "statement"),
    "saying.versions": ("saying_version", ""),
    "series.figures": ("series_figure", "figure"),
    "series.conflicts": ("series_conflict", ""),
    "origin.articles": ("origin_article", "article"),
    "framing.terms": ("term", ""),
}

# Column -> the table whose id it gives. Lists name their owner by its table's name.
_REFERENCES = {
    "statement.event": "event",
    "saying.event": "event",
    "figure.speaker": "actor",
    "figure.series": "series",
    "figure.statement": "statement",
    "date.settled_by": "article",
    "pledge.by": "actor",
    "pledge.to": "actor",
    "pledge.statement": "statement",
    "pledge.outcome_article": "article",
    "reuse.source_article": "article",
    "reuse.target_article": "article",
    "series_conflict.first": "figure",
    "series_conflict.second": "figure",
    "saying_version.statement": "statement",
    "term.statement": "statement",
}
_REFERENCES |= {
    f"{table}.article": "article"
    for table in (
        "role",
        "mention",
        "event_mention",
        "statement",
        "figure",
        "date",
        "pledge",
        "credit",
    )
}
_REFERENCES |= {
    f"{table}.{column}": column
    for table, column in _LIST_TABLES.values()
    if column in ("actor", "article", "saying", "statement", "figure")
}
_REFERENCES["term.article"] = "article"

# What pages ask for: everything of an article, of an event, of an actor.
_INDEXED = {
    "article.name",
    "event.date",
    "date.date",
    "event.story",
    "actor.name",
    "alias.alias",
    "pledge.outcome_status",
    "figure.unit",
}


@dataclass(frozen=True)
class ListShelf:
    """The table of one list field of a struct, one row an item."""

    field: str
    table: sa.Table
    cell: Cell


@dataclass(frozen=True)
class Shelf:
    """The tables that hold the values of one struct type."""

    type: type[Struct]
    table: sa.Table
    fields: tuple[str, ...]
    cells: tuple[Cell, ...]
    lists: tuple[ListShelf, ...]
    keyed: bool


def shelf(metadata: sa.MetaData, name: str, kind: type[Struct], *extra: sa.Column[Any]) -> Shelf:
    """Make the tables of a struct type in `metadata`; `extra` columns are the store's own.

    A type with an `id` has it as its key; others are told apart by their position alone.
    """
    info = inspect.type_info(kind)
    assert isinstance(info, inspect.StructType)
    keyed = any(f.name == "id" for f in info.fields)
    listed = [f for f in info.fields if keyed and isinstance(f.type, inspect.VarTupleType)]
    single = [f for f in info.fields if f not in listed]
    cells = tuple(cell_of(f.type, f.name) for f in single)
    table = sa.Table(
        name,
        metadata,
        *(_column(name, plan.name, plan.sql, plan.nullable) for c in cells for plan in c.columns),
        *extra,
    )
    lists = tuple(_list_shelf(metadata, name, f) for f in listed)
    return Shelf(kind, table, tuple(f.name for f in single), cells, lists, keyed)


def position(primary: bool = False) -> sa.Column[int]:
    """Make the column that keeps the order of values."""
    return sa.Column("position", sa.Integer, primary_key=primary, nullable=False)


def _list_shelf(metadata: sa.MetaData, owner: str, field: inspect.Field) -> ListShelf:
    assert isinstance(field.type, inspect.VarTupleType)
    name, column = _LIST_TABLES.get(f"{owner}.{field.name}", (f"{owner}_{field.name}", "value"))
    cell = cell_of(field.type.item_type, column)
    table = sa.Table(
        name,
        metadata,
        sa.Column(owner, sa.Text, _reference(f"{owner}.id"), primary_key=True),
        position(primary=True),
        *(_column(name, plan.name, plan.sql, plan.nullable) for plan in cell.columns),
        sqlite_with_rowid=False,
    )
    return ListShelf(field.name, table, cell)


def _column(table: str, name: str, sql: SqlType, nullable: bool) -> sa.Column[Any]:
    target = _REFERENCES.get(f"{table}.{name}")
    return sa.Column(
        name,
        sql,
        *([_reference(f"{target}.id")] if target else []),
        primary_key=name == "id",
        nullable=nullable,
        index=name != "id" and (target is not None or f"{table}.{name}" in _INDEXED),
    )


def _reference(target: str) -> sa.ForeignKey:
    """Refer to another table; checked when the transaction ends, so that order is free."""
    return sa.ForeignKey(target, deferrable=True, initially="DEFERRED")

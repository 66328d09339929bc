"""How the values of the model lie in rows: columns for what is single, JSON for what is not flat.

A `Cell` turns one value into as many columns as it needs and back, exactly. A nested value spreads
over columns that carry its name first (`cue_start`, `cue_end`); the name parts `value` and `span`
say nothing there and are left out (`outlet`, `outlet_how`, `outlet_start`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

import msgspec
import sqlalchemy as sa
from msgspec import inspect

Row = Sequence[Any]
Value = Any  # whatever a field of the model may hold

SqlType = type[sa.types.TypeEngine[Any]]

_SILENT = ("value", "span")

_PLAIN: dict[type[inspect.Type], SqlType] = {
    inspect.StrType: sa.Text,
    inspect.IntType: sa.Integer,
    inspect.FloatType: sa.Double,
    inspect.BoolType: sa.Boolean,
}


@dataclass(frozen=True)
class ColumnPlan:
    """One column: its name, its SQL type, and whether it may be empty."""

    name: str
    sql: SqlType
    nullable: bool


@dataclass(frozen=True)
class Cell:
    """Some neighbouring columns that hold one value.

    `pack` adds the columns' values to a list; `unpack` reads them from a row, from a position on.
    """

    columns: tuple[ColumnPlan, ...]
    pack: Callable[[Any, list[Any]], None]
    unpack: Callable[[Row, int], Any]


def cell_of(kind: inspect.Type, name: str) -> Cell:
    """Make the cell of a type; `name` is that of its column, or the first part of theirs."""
    required, optional = _without_none(kind)
    if type(required) in _PLAIN:
        return _plain(name, _PLAIN[type(required)], optional)
    if isinstance(required, inspect.EnumType):
        return _enum(name, required.cls, optional)
    if isinstance(required, inspect.StructType) and not any(
        isinstance(_without_none(f.type)[0], inspect.VarTupleType) for f in required.fields
    ):
        return _struct(name, required, optional)
    if isinstance(required, inspect.TupleType):
        return _pair(name, required)
    return _json(name, required, optional)


def _without_none(kind: inspect.Type) -> tuple[inspect.Type, bool]:
    """Give a type without None, and whether None was there."""
    if not isinstance(kind, inspect.UnionType):
        return kind, False
    others = [t for t in kind.types if not isinstance(t, inspect.NoneType)]
    one = others[0] if len(others) == 1 else inspect.UnionType(tuple(others))
    return one, len(others) < len(kind.types)


def _plain(name: str, sql: SqlType, optional: bool) -> Cell:
    return Cell(
        (ColumnPlan(name, sql, optional),),
        lambda value, out: out.append(value),
        lambda row, at: row[at],
    )


def _enum(name: str, cls: type[Enum], optional: bool) -> Cell:
    return Cell(
        (ColumnPlan(name, sa.Text, optional),),
        lambda value, out: out.append(None if value is None else value.value),
        lambda row, at: None if row[at] is None else cls(row[at]),
    )


def _json(name: str, kind: inspect.Type, optional: bool) -> Cell:
    decoder = msgspec.json.Decoder(_python_type(kind))

    def pack(value: Value, out: list[Any]) -> None:
        out.append(None if value is None else msgspec.json.encode(value).decode())

    def unpack(row: Row, at: int) -> Value:
        return None if row[at] is None else decoder.decode(row[at])

    return Cell((ColumnPlan(name, sa.Text, optional),), pack, unpack)


def _python_type(kind: inspect.Type) -> Value:
    """Give the Python type that an inspected one stands for, as far as JSON cells need it."""
    if isinstance(kind, inspect.StructType | inspect.EnumType):
        return kind.cls
    if isinstance(kind, inspect.VarTupleType):
        return tuple[_python_type(kind.item_type), ...]  # type: ignore[misc]  # a run-time type
    if isinstance(kind, inspect.DictType):
        return dict[_python_type(kind.key_type), _python_type(kind.value_type)]  # type: ignore[misc]
    plain = {inspect.StrType: str, inspect.IntType: int, inspect.FloatType: float}
    return plain.get(type(kind), Any)


def _joined(name: str, part: str) -> str:
    if not name:
        return part
    return name if part in _SILENT else f"{name}_{part}"


def _struct(name: str, kind: inspect.StructType, optional: bool) -> Cell:
    cells = tuple(cell_of(f.type, _joined(name, f.name)) for f in kind.fields)
    names = tuple(f.name for f in kind.fields)
    columns = tuple(_placed(cells, optional))
    # A value is there when its first obligatory column is.
    probe = next((i for i, c in enumerate(_placed(cells, False)) if not c.nullable), 0)
    starts = _starts(cells)

    def pack(value: Value, out: list[Any]) -> None:
        if value is None:
            out.extend([None] * len(columns))
            return
        for field, cell in zip(names, cells, strict=True):
            cell.pack(getattr(value, field), out)

    def unpack(row: Row, at: int) -> Value:
        if optional and row[at + probe] is None:
            return None
        return kind.cls(
            **{n: c.unpack(row, at + s) for n, c, s in zip(names, cells, starts, strict=True)}
        )

    return Cell(columns, pack, unpack)


def _pair(name: str, kind: inspect.TupleType) -> Cell:
    parts = ("first", "second", "third", "fourth")
    cells = tuple(
        cell_of(item, _joined(name, part))
        for item, part in zip(kind.item_types, parts, strict=False)
    )
    starts = _starts(cells)

    def pack(value: Value, out: list[Any]) -> None:
        for item, cell in zip(value, cells, strict=True):
            cell.pack(item, out)

    def unpack(row: Row, at: int) -> Value:
        return tuple(c.unpack(row, at + s) for c, s in zip(cells, starts, strict=True))

    return Cell(tuple(_placed(cells, False)), pack, unpack)


def _placed(cells: Sequence[Cell], optional: bool) -> Iterator[ColumnPlan]:
    for cell in cells:
        for column in cell.columns:
            yield ColumnPlan(column.name, column.sql, column.nullable or optional)


def _starts(cells: Sequence[Cell]) -> tuple[int, ...]:
    """Give the position of each cell's first column among all their columns."""
    starts, at = [], 0
    for cell in cells:
        starts.append(at)
        at += len(cell.columns)
    return tuple(starts)

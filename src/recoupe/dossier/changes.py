"""Rows that differ between two states of a collation, written; all others are left alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from operator import is_
from typing import Any

import sqlalchemy as sa
from msgspec.structs import replace
from sqlalchemy.engine import Connection

from recoupe.dossier import words
from recoupe.dossier.collations import put
from recoupe.dossier.rows import insert, pairs
from recoupe.dossier.schema import PAIRS, SHELVES
from recoupe.dossier.shelves import Shelf
from recoupe.model import Actor, Collation

_BATCH = 5_000  # ids a statement
# Parts of a collation that are searched for, by the kind of their entries.
_SEARCHED = {
    "actors": "actor",
    "events": "event",
    "statements": "statement",
    "figures": "figure",
    "pledges": "pledge",
}


def write_changes(connection: Connection, before: Collation, after: Collation) -> None:
    """Turn the tables from one state of a collation of the same articles into another."""
    for field, table in PAIRS.items():
        old, new = getattr(before, field), getattr(after, field)
        changed = sorted(key for key in old.keys() | new.keys() if old.get(key) != new.get(key))
        _delete(connection, table.c.article, changed)
        insert(connection, table, ((key, new[key]) for key in changed if key in new))
    touched: dict[str, set[str]] = {}
    for field, shelf in SHELVES.items():
        if shelf.keyed:
            touched[field] = _write(
                connection, shelf, getattr(before, field), getattr(after, field)
            )
    _index(connection, before, after, touched)


def _write(
    connection: Connection, shelf: Shelf, before: Sequence[Any], after: Sequence[Any]
) -> set[str]:
    """Write the rows of one part that differ; gives their ids."""
    # What nothing touched is the same object.
    if len(before) == len(after) and all(map(is_, before, after)):
        return set()
    old, new = {item.id: item for item in before}, {item.id: item for item in after}
    gone = [id for id in old if id not in new]
    changed = [id for id, item in new.items() if old.get(id) is not item and old.get(id) != item]
    order = [*(id for id in old if id in new), *(id for id in new if id not in old)]
    if not gone and not changed and order == list(new):
        return set()
    key, place = shelf.table.c.id, shelf.table.c.position
    positions: dict[str, int] = {}
    for some in _batches(changed):
        query = sa.select(key, place).where(key.in_(some))
        positions |= pairs(connection, query)
    for part in shelf.lists:
        _delete(connection, part.table.columns[0], [*gone, *changed])
    _delete(connection, key, [*gone, *changed])
    last = connection.scalar(sa.select(sa.func.max(place)))
    free = (-1 if last is None else last) + 1
    for id in changed:
        at = positions.get(id)
        if at is None:
            at, free = free, free + 1
        put(connection, shelf, [new[id]], at)
    if order != list(new):
        _order(connection, shelf, list(new))
    return {*gone, *changed}


def _order(connection: Connection, shelf: Shelf, ids: Sequence[str]) -> None:
    """Put the rows of a part in this order."""
    key, place = shelf.table.c.id, shelf.table.c.position
    held = pairs(connection, sa.select(key, place))
    moved = [{"row": id, "at": at} for at, id in enumerate(ids) if held[id] != at]
    statement = sa.update(shelf.table).where(key == sa.bindparam("row"))
    connection.execute(statement.values(position=sa.bindparam("at")), moved)


def _delete(connection: Connection, column: sa.Column[Any], ids: Iterable[str]) -> None:
    for some in _batches(ids):
        connection.execute(sa.delete(column.table).where(column.in_(some)))


def _batches(ids: Iterable[str]) -> Iterator[list[str]]:
    remaining = iter(ids)
    while batch := list(islice(remaining, _BATCH)):
        yield batch


def _index(
    connection: Connection, before: Collation, after: Collation, touched: dict[str, set[str]]
) -> None:
    """Let what changed be found by its new words: also what names an actor that is named anew."""
    items = {field: set(touched.get(field, ())) for field in _SEARCHED}
    names = {actor.id: _names(actor) for actor in before.actors if actor.id in items["actors"]}
    anew = {
        actor.id
        for actor in after.actors
        if actor.id in items["actors"] and names.get(actor.id) != _names(actor)
    }
    if anew:
        items["statements"] |= {s.id for s in after.statements if anew.intersection(s.speakers)}
        items["figures"] |= {f.id for f in after.figures if f.speaker in anew}
        items["pledges"] |= {p.id for p in after.pledges if anew & {p.by, p.to}}
        items["events"] |= {e.id for e in after.events if anew.intersection(e.participants)}
    kinds = {_SEARCHED[field]: ids for field, ids in items.items() if ids}
    if kinds:
        words.refresh(connection, _part(after, items), kinds)


def _names(actor: Actor) -> tuple[str, ...]:
    return (actor.name, *actor.aliases)


def _part(collation: Collation, items: dict[str, set[str]]) -> Collation:
    """Give some things of a collation with the actors and articles that they name."""
    held = Collation(
        events=tuple(e for e in collation.events if e.id in items["events"]),
        statements=tuple(s for s in collation.statements if s.id in items["statements"]),
        figures=tuple(f for f in collation.figures if f.id in items["figures"]),
        pledges=tuple(p for p in collation.pledges if p.id in items["pledges"]),
    )
    articles = {statement.article for statement in held.statements}
    articles |= {figure.article for figure in held.figures}
    articles |= {pledge.article for pledge in held.pledges}
    articles |= {place.article for event in held.events for place in event.mentions}
    actors = items["actors"].union(
        *(statement.speakers for statement in held.statements),
        *(event.participants for event in held.events),
        (figure.speaker for figure in held.figures if figure.speaker),
        *((pledge.by, pledge.to) for pledge in held.pledges),
    )
    return replace(
        held,
        articles=tuple(a for a in collation.articles if a.id in articles),
        actors=tuple(a for a in collation.actors if a.id in actors),
    )

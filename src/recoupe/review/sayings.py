"""Judgements on sayings: accepted as they are, merged, split."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from recoupe.ids import stable_id
from recoupe.model import Accept, Loss, SayingAnchor, Split
from recoupe.review.finding import find, find_statement
from recoupe.review.sheet import Done, Sheet


def accept_saying(sheet: Sheet, target: SayingAnchor, _judgement: Accept) -> Done:
    """Keep a saying's statements together, wherever a later grouping puts them."""
    id = find(sheet, target)
    if isinstance(id, Loss):
        return id
    found = [find_statement(sheet, passage) for passage in target.statements]
    held = sheet.sayings[id].statements
    missing = [s for s in dict.fromkeys(found) if not isinstance(s, Loss) and s not in held]
    if missing:
        for statement in missing:
            _leave_where_alone(sheet, statement)
        sheet.form_saying(id, (*held, *missing))
    return (id,)


def merge_sayings(sheet: Sheet, ids: Sequence[str]) -> None:
    """Make several sayings the first of them."""
    first, *others = ids
    statements = [s for id in ids for s in sheet.sayings[id].statements]
    for id in others:
        for statement in sheet.sayings[id].statements:
            _leave(sheet, statement, id)
        del sheet.sayings[id]
        sheet.moved[id] = first
        title = sheet.titles.pop(id, None)
        if title is not None:
            sheet.titles.setdefault(first, title)
    sheet.form_saying(first, statements)


def split_saying(sheet: Sheet, id: str, judgement: Split) -> Done:
    """Make some statements of a saying a saying of their own."""
    found = [find_statement(sheet, passage) for passage in judgement.statements]
    there = [s for s in dict.fromkeys(found) if not isinstance(s, Loss)]
    if not there:
        return next((loss for loss in found if isinstance(loss, Loss)), Loss.THING)
    held = sheet.sayings[id].statements
    out = [s for s in there if s in held]
    if not out or len(out) == len(held):  # apart already
        return (id, *there)
    for statement in out:
        _leave(sheet, statement, id)
    sheet.form_saying(id, (s for s in held if s not in out))
    new = sheet.free(stable_id("y", out[0]), stable_id("y", judgement.id))
    sheet.form_saying(new, out)
    if judgement.name:
        sheet.titles[new] = judgement.name
    return (id, new)


def _leave(sheet: Sheet, statement: str, saying: str) -> None:
    """Take a saying from those that a statement belongs to."""
    held = sheet.statements[statement]
    kept = tuple(id for id in held.sayings if id != saying)
    sheet.statements[statement] = replace(held, sayings=kept)


def _leave_where_alone(sheet: Sheet, statement: str) -> None:
    """Take a statement out of sayings that hold nothing else."""
    for id in sheet.statements[statement].sayings:
        if sheet.sayings[id].statements == (statement,):
            _leave(sheet, statement, id)
            sheet.form_saying(id, ())

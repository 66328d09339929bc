"""Judgements in the dossier: a log that only grows, and the tables as it leaves them.

Until something is judged, the tables hold the collation as it was found. From then on they hold it
as reviewed, and the found one is kept beside them, so that the whole log can be applied anew: when
something is undone, and after each build. Whoever writes either holds a lock, so that each
judgement meets the state that the one before left.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec
import sqlalchemy as sa
from msgspec.structs import replace
from sqlalchemy.engine import Connection

from recoupe.dossier import collations, workings
from recoupe.dossier.changes import write_changes
from recoupe.dossier.rows import insert
from recoupe.dossier.schema import JUDGEMENT
from recoupe.dossier.settings import get_setting, set_setting
from recoupe.errors import ConflictingJudgement, UnfitJudgement
from recoupe.messages import gettext as _
from recoupe.model import AnyJudgement, Collation, Loss, Remark, Review, Undo

_REVISION = "reviewed"  # the setting that keeps the revision
_REVIEW = "review"  # the setting that keeps what the log comes to
_PATIENCE = "10s"  # how long PostgreSQL waits for another writer, as SQLite does

_decode: msgspec.json.Decoder[AnyJudgement] = msgspec.json.Decoder(AnyJudgement)


@dataclass(frozen=True)
class State:
    """A dossier as reviewed up to a revision."""

    collation: Collation
    review: Review
    revision: int


@dataclass(frozen=True)
class Imported:
    """What came of importing a log.

    `added` judgements are new, `doubles` were there already. `conflicts` are new ones with the one
    of here that is about the same thing and that their log does not know: both are kept, the new
    one has the last word. `lost` are new ones that find no target here.
    """

    added: int
    doubles: int
    conflicts: tuple[tuple[AnyJudgement, AnyJudgement], ...]
    lost: tuple[AnyJudgement, ...]


@dataclass(frozen=True)
class _Line:
    judgement: AnyJudgement
    revision: int
    things: tuple[str, ...]


def store_found(connection: Connection, found: Collation) -> None:
    """Put a collation in the place of the last one, with the log applied to it."""
    _lock(connection)
    log = [line.judgement for line in _lines(connection)]
    if not log:
        collations.replace_collation(connection, found)
        workings.drop_found(connection)
    else:
        from recoupe.review import apply

        reviewed = apply(found, log)
        collations.replace_collation(connection, reviewed.collation)
        workings.keep_found(connection, found)
        _keep_review(connection, reviewed.review)
    _advance(connection)


def judge(connection: Connection, judgement: AnyJudgement, seen: int | None) -> int:
    """Add a judgement to the log and change what it changes; gives the new revision.

    `seen` is the revision that the person looked at. A judgement that is there already is let be.

    Raises ConflictingJudgement where somebody judged one of the same things after `seen`, and
    UnfitJudgement where what it is about is not there.
    """
    _lock(connection)
    lines = _lines(connection)
    log = [line.judgement for line in lines]
    if judgement.id in {known.id for known in log}:
        return revision(connection)
    work = workings.take(connection, log)
    before = work.reviewed()
    work = work.follow([judgement])
    after = work.reviewed()
    if judgement.id in after.review.lost:
        raise UnfitJudgement(_reason(after.review.lost[judgement.id]))
    if isinstance(judgement, Undo) and judgement.judgement not in {known.id for known in log}:
        raise UnfitJudgement(_("{id}: no such judgement").format(id=judgement.judgement))
    things = _about(judgement, after.review, lines)
    if seen is not None:
        _check(judgement, things, lines, seen, after.review.moved)
    write_changes(connection, before.collation, after.collation)
    _keep_review(connection, after.review)
    now = _advance(connection)
    _append(connection, len(lines), [_Line(judgement, now, things)])
    workings.keep(connection, work)
    return now


def import_judgements(connection: Connection, judgements: Sequence[AnyJudgement]) -> Imported:
    """Add the judgements of another log that are not in this one, in their order."""
    _lock(connection)
    lines = _lines(connection)
    log = [line.judgement for line in lines]
    known = {judgement.id for judgement in log}
    new = list({j.id: j for j in judgements if j.id not in known}.values())
    if not new:
        return Imported(0, len(judgements), (), ())
    work = workings.take(connection, log)
    before = work.reviewed()
    work = work.follow(new)
    after = work.reviewed()
    write_changes(connection, before.collation, after.collation)
    _keep_review(connection, after.review)
    now = _advance(connection)
    added: list[_Line] = []
    for judgement in new:
        things = _about(judgement, after.review, [*lines, *added])
        added.append(_Line(judgement, now, things))
    _append(connection, len(lines), added)
    theirs = {judgement.id for judgement in judgements}
    own = [line for line in lines if line.judgement.id not in theirs]
    met = ((line, _met(line.things, own, after.review.moved)) for line in added)
    return Imported(
        added=len(new),
        doubles=len(judgements) - len(new),
        conflicts=tuple(
            (line.judgement, other.judgement)
            for line, other in met
            if other is not None and not isinstance(line.judgement, Remark)
        ),
        lost=tuple(j for j in new if j.id in after.review.lost),
    )


def review(connection: Connection) -> Review:
    """Give the log and what it comes to."""
    log = tuple(line.judgement for line in _lines(connection))
    kept = get_setting(connection, _REVIEW)
    if not log or kept is None:
        return Review()
    return replace(msgspec.json.decode(kept, type=Review), judgements=log)


def revision(connection: Connection) -> int:
    """Give the number of the last change of what the tables hold; 0 before the first."""
    kept = get_setting(connection, _REVISION)
    return int(kept or 0)


def state(connection: Connection) -> State:
    """Give all of a dossier as reviewed."""
    return State(collations.load_collation(connection), review(connection), revision(connection))


def _lock(connection: Connection) -> None:
    """Wait until nobody else writes; nothing may have been read in the transaction before.

    On SQLite, a transaction that writes is alone from its beginning. On PostgreSQL it sees what was
    committed before its first query, and `LOCK TABLE` is none.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{_PATIENCE}'")
        connection.exec_driver_sql("LOCK TABLE judgement IN SHARE ROW EXCLUSIVE MODE")


def _lines(connection: Connection) -> list[_Line]:
    query = sa.select(JUDGEMENT.c.line, JUDGEMENT.c.revision, JUDGEMENT.c.things)
    return [
        _Line(_decode.decode(line), number, tuple(msgspec.json.decode(things, type=list[str])))
        for line, number, things in connection.execute(query.order_by(JUDGEMENT.c.position))
    ]


def _append(connection: Connection, position: int, lines: Iterable[_Line]) -> None:
    encode = msgspec.json.Encoder().encode
    insert(
        connection,
        JUDGEMENT,
        (
            (
                at,
                line.judgement.id,
                line.judgement.who,
                line.judgement.when,
                line.judgement.verb.value,
                line.revision,
                encode(line.things).decode(),
                encode(line.judgement).decode(),
            )
            for at, line in enumerate(lines, position)
        ),
    )


def _keep_review(connection: Connection, review: Review) -> None:
    kept = msgspec.json.encode(replace(review, judgements=())).decode()
    set_setting(connection, _REVIEW, kept)


def _advance(connection: Connection) -> int:
    now = revision(connection) + 1
    set_setting(connection, _REVISION, str(now))
    return now


def _about(judgement: AnyJudgement, review: Review, lines: Sequence[_Line]) -> tuple[str, ...]:
    """Give what a judgement is about; an undo is about what it undoes is about."""
    if isinstance(judgement, Undo):
        undone = (line.things for line in lines if line.judgement.id == judgement.judgement)
        return next(undone, ())
    return tuple(thing for thing, ids in review.things.items() if judgement.id in ids)


def _check(
    judgement: AnyJudgement,
    things: Sequence[str],
    lines: Sequence[_Line],
    seen: int,
    moved: Mapping[str, str],
) -> None:
    """Refuse a judgement about what somebody judged after it was looked at."""
    if isinstance(judgement, Remark):
        return
    other = _met(things, [line for line in lines if line.revision > seen], moved)
    if other is None:
        return
    theirs = other.judgement
    raise ConflictingJudgement(
        _("{who} judged the same at {when}, after you looked; nothing is stored").format(
            who=theirs.who, when=theirs.when
        ),
        judgement=theirs.id,
        who=theirs.who,
        when=theirs.when,
    )


def _met(things: Sequence[str], lines: Iterable[_Line], moved: Mapping[str, str]) -> _Line | None:
    """Give the last of some lines that is about one of these things; remarks disturb nobody."""
    mine = {moved.get(thing, thing) for thing in things} | set(things)
    met = [
        line
        for line in lines
        if not isinstance(line.judgement, Remark)
        and not mine.isdisjoint(moved.get(thing, thing) for thing in line.things)
    ]
    return met[-1] if met else None


def _reason(loss: Loss) -> str:
    return {
        Loss.ARTICLE: _("its article is no longer in the dossier; nothing is stored"),
        Loss.PASSAGE: _("its passage is no longer in the article; nothing is stored"),
        Loss.THING: _("it is no longer in the dossier; nothing is stored"),
        Loss.AMBIGUOUS: _("it cannot be told from others in the dossier; nothing is stored"),
    }[loss]

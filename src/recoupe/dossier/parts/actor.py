"""One actor with as much of what they said as one page shows."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa
from msgspec import structs
from sqlalchemy.engine import Connection

from recoupe.dossier.parts.keys import Rows, rows
from recoupe.dossier.parts.rows import by_id
from recoupe.dossier.parts.whole import whole
from recoupe.dossier.schema import ARTICLE, METADATA, SHELVES
from recoupe.model import Actor, Collation

_ARTICLE = ARTICLE.table
_STATEMENT, _EVENT = SHELVES["statements"].table, SHELVES["events"].table
_PLEDGE = SHELVES["pledges"].table
_SPEAKER = METADATA.tables["statement_speaker"]


def actor_of(connection: Connection, id: str) -> Actor | None:
    """Give an actor with aliases and roles; None where there is no such actor."""
    found: tuple[Actor, ...] = by_id(connection, "actors", [id], lists=("aliases", "roles"))
    return found[0] if found else None


def said_by(connection: Connection, actor: str) -> Rows:
    """Give what an actor said, as rows of what orders it: id, date, published, article, start.

    `date` is that of the statement's event.
    """
    query = (
        sa.select(
            _STATEMENT.c.id,
            _EVENT.c.date,
            _ARTICLE.c.published,
            _STATEMENT.c.article,
            _STATEMENT.c.start,
        )
        .join(_SPEAKER, _SPEAKER.c.statement == _STATEMENT.c.id)
        .join(_ARTICLE, _ARTICLE.c.id == _STATEMENT.c.article)
        .outerjoin(_EVENT, _EVENT.c.id == _STATEMENT.c.event)
        .where(_SPEAKER.c.actor == actor)
    )
    return rows(connection, query)


def pledged_by(connection: Connection, actor: str) -> Rows:
    """Give what an actor pledged, as rows of what orders it: id, due, article, start."""
    query = sa.select(_PLEDGE.c.id, _PLEDGE.c.due, _PLEDGE.c.article, _PLEDGE.c.start)
    return rows(connection, query.where(_PLEDGE.c.by == actor))


def actor_part(
    connection: Connection, actor: Actor, statements: Sequence[str], pledges: Sequence[str]
) -> Collation:
    """Give an actor with some of their statements and pledges."""
    return whole(
        connection,
        Collation(
            actors=(structs.replace(actor, mentions=()),),
            statements=by_id(connection, "statements", statements),
            pledges=by_id(connection, "pledges", pledges),
        ),
    )

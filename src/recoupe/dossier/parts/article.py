"""Articles with all that their page shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from msgspec import Struct, structs
from sqlalchemy.engine import Connection

from recoupe.dossier.parts.rows import by_id, held
from recoupe.dossier.parts.whole import whole
from recoupe.dossier.schema import COLLATED, PAIRS, SHELVES
from recoupe.model import Collation


def article_part(connection: Connection, ids: Sequence[str]) -> Collation:
    """Give articles with everything found in them, and the other accounts of their events.

    Of actors, events and framings it has the roles, mentions and terms that lie in these articles.
    Ids that are none of the dossier's are left out.
    """
    known = set(
        connection.execute(sa.select(COLLATED.c.article).where(COLLATED.c.article.in_(ids)))
        .scalars()
        .all()
    )

    def inside(field: str, *columns: str) -> tuple[Any, ...]:
        table = SHELVES[field].table
        return held(connection, field, sa.or_(*(table.c[name].in_(known) for name in columns)))

    events = _of(connection, "event", known)
    origins = _of(connection, "origin", known)
    return whole(
        connection,
        Collation(
            articles=by_id(connection, "articles", known),
            actors=_with(connection, "actors", "roles", known),
            events=_merged(
                by_id(connection, "events", events, lists=("articles",)),
                _with(connection, "events", "mentions", known),
            ),
            statements=inside("statements", "article"),
            figures=inside("figures", "article"),
            dates=inside("dates", "article"),
            pledges=inside("pledges", "article", "outcome_article"),
            credits=inside("credits", "article"),
            reuse=inside("reuse", "source_article", "target_article"),
            origins=by_id(connection, "origins", origins),
            framings=_with(connection, "framings", "terms", known),
        ),
    )


def _of(connection: Connection, noun: str, articles: set[str]) -> list[str]:
    """Give the events, or the origins, of articles."""
    table = PAIRS[f"article_{noun}s"]
    query = sa.select(table.c[noun]).where(table.c.article.in_(articles)).distinct()
    return list(connection.execute(query).scalars())


def _with(connection: Connection, field: str, part: str, articles: set[str]) -> tuple[Any, ...]:
    """Give the values of which items of the list `part` lie in articles, with those items only."""
    shelf = next(one for one in SHELVES[field].lists if one.field == part)
    table = shelf.table
    owner = table.columns[0]
    found: defaultdict[str, list[Struct]] = defaultdict(list)
    query = sa.select(table).where(table.c.article.in_(articles)).order_by(owner, table.c.position)
    for row in connection.execute(query):
        found[row[0]].append(shelf.cell.unpack(row, 2))
    return tuple(
        structs.replace(value, **{part: tuple(found[value.id])})
        for value in by_id(connection, field, found, lists=())
    )


def _merged(events: tuple[Any, ...], recalled: tuple[Any, ...]) -> tuple[Any, ...]:
    """Put events that are told and events that are recalled together, each once."""
    mentions = {event.id: event.mentions for event in recalled}
    told = {event.id for event in events}
    return (
        *(structs.replace(event, mentions=mentions.get(event.id, ())) for event in events),
        *(event for event in recalled if event.id not in told),
    )

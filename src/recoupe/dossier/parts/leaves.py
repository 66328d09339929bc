"""One leaf of a list: some events, series, pledges …, by their ids, with what is shown of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from msgspec import structs
from sqlalchemy.engine import Connection

from recoupe.dossier.parts.rows import batches, by_id, held
from recoupe.dossier.parts.whole import whole
from recoupe.dossier.schema import METADATA, SHELVES
from recoupe.model import Collation, Event, Reuse

_OF_ORIGIN = METADATA.tables["origin_article"]
_CREDIT, _REUSE = SHELVES["credits"].table, SHELVES["reuse"].table


def events_part(connection: Connection, ids: Iterable[str]) -> Collation:
    """Give events with their accounts, or with the passages that recall those that have none."""
    lists = ("participants", "articles")
    told: tuple[Event, ...] = by_id(connection, "events", ids, lists=lists)
    recalled = [event.id for event in told if not event.articles]
    mentions = {
        event.id: event.mentions
        for event in by_id(connection, "events", recalled, lists=("mentions",))
    }
    events = (structs.replace(e, mentions=mentions.get(e.id, ())) for e in told)
    return whole(connection, Collation(events=tuple(events)))


def articles_part(connection: Connection, ids: Iterable[str]) -> Collation:
    """Give articles by themselves."""
    return Collation(articles=by_id(connection, "articles", ids))


def actors_part(connection: Connection, ids: Iterable[str]) -> Collation:
    """Give actors by name."""
    return Collation(actors=by_id(connection, "actors", ids, lists=()))


def series_part(connection: Connection, ids: Iterable[str]) -> Collation:
    """Give series with their figures and the figures that conflict with these."""
    series = by_id(connection, "series", ids)
    figures = {figure for one in series for figure in one.figures}
    figures |= {figure for one in series for pair in one.conflicts for figure in pair}
    return whole(
        connection, Collation(series=series, figures=by_id(connection, "figures", figures))
    )


def pledges_part(connection: Connection, ids: Iterable[str]) -> Collation:
    """Give pledges with what became of them."""
    return whole(connection, Collation(pledges=by_id(connection, "pledges", ids)))


def origins_part(
    connection: Connection,
    origins: Iterable[str],
    credits: Collection[int],
    reuse: Collection[int],
) -> Collation:
    """Give origins by id, and credits and copied passages by their positions."""
    return whole(
        connection,
        Collation(
            origins=by_id(connection, "origins", origins),
            credits=held(connection, "credits", _CREDIT.c.position.in_(sorted(credits))),
            reuse=held(connection, "reuse", _REUSE.c.position.in_(sorted(reuse))),
        ),
    )


def copies_within(connection: Connection, origins: Iterable[str]) -> tuple[Reuse, ...]:
    """Give the copied passages between articles of the same origins."""
    source, target = (_OF_ORIGIN.alias(name) for name in ("source", "target"))
    copies: list[Reuse] = []
    for some in batches(origins):
        within = sa.exists().where(
            source.c.article == _REUSE.c.source_article,
            target.c.article == _REUSE.c.target_article,
            source.c.origin == target.c.origin,
            source.c.origin.in_(some),
        )
        copies += held(connection, "reuse", within)
    return tuple(copies)


def framings_part(connection: Connection, ids: Iterable[str]) -> Collation:
    """Give framings with their terms, and the statements in which they are used."""
    framings = by_id(connection, "framings", ids)
    statements = {term.statement for f in framings for term in f.terms if term.statement}
    return whole(
        connection,
        Collation(framings=framings, statements=by_id(connection, "statements", statements)),
    )


def found_part(connection: Connection, found: Mapping[str, Sequence[str]]) -> Collation:
    """Give what a search found: ids by kind (see `recoupe.dossier.entries`)."""

    def of(kind: str, field: str, lists: Collection[str] | None = None) -> tuple[Any, ...]:
        return by_id(connection, field, found.get(kind, ()), lists)

    return whole(
        connection,
        Collation(
            actors=of("actor", "actors", ("aliases",)),
            events=of("event", "events", ("participants", "articles")),
            statements=of("statement", "statements"),
            articles=of("article", "articles"),
            figures=of("figure", "figures"),
            pledges=of("pledge", "pledges"),
        ),
    )


def statements_part(connection: Connection, ids: Iterable[str]) -> Collation:
    """Give statements with their articles and speakers."""
    return whole(connection, Collation(statements=by_id(connection, "statements", ids)))

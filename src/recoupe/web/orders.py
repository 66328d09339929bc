"""The items of each list in the order of the report, by their ids (`publish.report.order`)."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy.engine import Connection

from recoupe.dossier.parts import keys
from recoupe.publish.report import order
from recoupe.text import key

Ids = tuple[str, ...]


def articles(connection: Connection) -> Ids:
    """Give the articles, by date."""
    rows = sorted(keys.articles(connection), key=lambda row: order.article_key(*row))
    return tuple(row.id for row in rows)


def stories(connection: Connection) -> tuple[Ids, ...]:
    """Give the events in order of time, those of one story together."""
    rows = sorted(keys.events(connection), key=lambda row: order.event_key(*row[:4]))
    return order.by_story((row.id, row.story or row.id) for row in rows)


def accounts(connection: Connection) -> dict[str, int]:
    """Give how many accounts each event has that has any."""
    return {row.owner: row.number for row in keys.accounts(connection)}


def actors(connection: Connection) -> tuple[tuple[str, int], ...]:
    """Give those who say or pledge something, with how many statements, who say most first."""
    rows = sorted(keys.actors(connection), key=lambda row: order.actor_key(*row))
    return tuple((row.id, row[0]) for row in rows)


def series(connection: Connection) -> Ids:
    """Give the series of two figures or more."""
    rows = sorted(keys.series(connection), key=lambda row: order.series_key(*row))
    return tuple(row.id for row in rows)


def pledges(connection: Connection) -> Ids:
    """Give the pledges, by due date."""
    rows = sorted(keys.pledges(connection), key=lambda row: order.pledge_key(*row))
    return tuple(row.id for row in rows)


def reuse(connection: Connection) -> tuple[int, ...]:
    """Give the copied passages by their positions, longest first."""
    rows = sorted(
        keys.reuse(connection),
        key=lambda row: order.reuse_key(row[1:4], row[4:7], row.source_end - row.source_start),
    )
    return tuple(row.position for row in rows)


def origins(connection: Connection) -> Ids:
    """Give the origins that several articles share or that are credited to another outlet."""
    outlets: defaultdict[tuple[str, str | None], list[str]] = defaultdict(list)
    for id, source, outlet in keys.origins(connection):
        outlets[id, source].append(outlet)
    shown = [
        (len(held), source, id)
        for (id, source), held in outlets.items()
        if len(held) > 1 or (source and all(key(outlet) != key(source) for outlet in held))
    ]
    return tuple(id for _, _, id in sorted(shown, key=lambda item: order.origin_key(*item)))


def credits(connection: Connection) -> dict[str, tuple[int, ...]]:
    """Give the credited sources, most credited first, each with the positions of its credits.

    An outlet's credit of itself is none.
    """
    held: defaultdict[str, list[int]] = defaultdict(list)
    for position, source, outlet in sorted(keys.credits(connection)):
        if key(source) != key(outlet):
            held[source].append(position)
    ranked = sorted(held, key=lambda source: order.credit_key(len(held[source]), source))
    return {source: tuple(held[source]) for source in ranked}


def framings(connection: Connection) -> Ids:
    """Give the framings that have two terms at least."""
    return tuple(row.id for row in sorted(keys.framings(connection)))

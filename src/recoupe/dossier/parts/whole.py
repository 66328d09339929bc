"""Parts made whole: what their values refer to, added as far as a page names it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import structs
from sqlalchemy.engine import Connection

from recoupe.dossier.parts.rows import belonging, by_id
from recoupe.dossier.schema import PAIRS
from recoupe.model import Collation


def whole(connection: Connection, part: Collation) -> Collation:
    """Add what a part refers to: the articles of its passages, and actors and events by name.

    Actors that are added come without aliases, roles and mentions, events without participants,
    accounts and mentions.
    """
    wanted = set(_articles(part)) - {article.id for article in part.articles}
    articles = (*part.articles, *by_id(connection, "articles", wanted))
    ids = [article.id for article in articles]
    events = belonging(connection, PAIRS["article_events"], ids)
    part = structs.replace(
        part,
        articles=tuple(sorted(articles, key=lambda article: article.id)),
        article_events=events,
        article_origins=belonging(connection, PAIRS["article_origins"], ids),
    )
    named = set(_actors(part)) - {actor.id for actor in part.actors}
    told = {*events.values(), *_events(part)} - {event.id for event in part.events}
    return structs.replace(
        part,
        actors=(*part.actors, *by_id(connection, "actors", named, lists=())),
        events=(*part.events, *by_id(connection, "events", told, lists=())),
    )


def _articles(part: Collation) -> Iterator[str]:
    """Give the articles that passages of a part lie in, and those it names."""
    for items in (part.statements, part.figures, part.dates, part.pledges, part.credits):
        for item in items:
            yield item.article
    for pledge in part.pledges:
        if pledge.outcome.article is not None:
            yield pledge.outcome.article
    for date in part.dates:
        if date.settled_by is not None:
            yield date.settled_by
    for reuse in part.reuse:
        yield from (reuse.source.article, reuse.target.article)
    for origin in part.origins:
        yield from origin.articles
    for framing in part.framings:
        for term in framing.terms:
            yield term.article
    for event in part.events:
        yield from event.articles
        for place in event.mentions:
            yield place.article
    for actor in part.actors:
        for role in actor.roles:
            yield role.article


def _actors(part: Collation) -> Iterator[str]:
    for statement in part.statements:
        yield from statement.speakers
        yield from statement.relays
    for figure in part.figures:
        if figure.speaker is not None:
            yield figure.speaker
    for pledge in part.pledges:
        yield from (actor for actor in (pledge.by, pledge.to) if actor is not None)
    for event in part.events:
        yield from event.participants
    for saying in part.sayings:
        yield from saying.speakers


def _events(part: Collation) -> Iterator[str]:
    for statement in part.statements:
        if statement.event is not None:
            yield statement.event
    for saying in part.sayings:
        if saying.event is not None:
            yield saying.event

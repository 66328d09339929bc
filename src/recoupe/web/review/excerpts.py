"""What a page of review, or a judgement, needs of the dossier: things with what they refer to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from msgspec import structs
from sqlalchemy.engine import Connection

from recoupe.dossier.parts.rows import by_id
from recoupe.dossier.parts.whole import whole
from recoupe.model import Actor, Collation, Passage

_FEW = 8  # articles of an actor who is only named: a judgement anchors actors in three
_KEYED = ("articles", "actors", "events", "statements", "sayings", "figures", "pledges")


def things(connection: Connection, ids: Iterable[str]) -> Collation:
    """Give the things and articles of these ids, and what a judgement about them refers to.

    Actors that are asked for come with all their mentions, those only referred to with some.
    """
    ids = set(ids)

    def of(field: str, wanted: Iterable[str]) -> tuple[Any, ...]:
        return by_id(connection, field, wanted)

    sayings = of("sayings", ids)
    statements = of("statements", ids.union(*(saying.statements for saying in sayings)))
    pledges, events, figures = (of(field, ids) for field in ("pledges", "events", "figures"))
    asked = of("actors", ids)
    named = {actor for s in statements for actor in (*s.speakers, *s.relays)}
    named |= {actor for p in pledges for actor in (p.by, p.to) if actor is not None}
    others = tuple(_short(actor) for actor in of("actors", named - ids))
    actors = (*asked, *others)
    articles = ids | {mention.article for actor in actors for mention in actor.mentions}
    part = Collation(
        articles=of("articles", articles),
        actors=actors,
        events=events,
        statements=statements,
        sayings=sayings,
        figures=figures,
        pledges=pledges,
    )
    return whole(connection, part)


def joined(*parts: Collation | None) -> Collation:
    """Put parts of one state together; of what several have, the first has it as it stays."""
    held = [part for part in parts if part is not None]

    def first(field: str) -> tuple[Any, ...]:
        found: dict[str, Any] = {}
        for thing in chain.from_iterable(getattr(part, field) for part in held):
            found.setdefault(thing.id, thing)
        return tuple(found.values())

    return Collation(
        article_events={k: v for part in reversed(held) for k, v in part.article_events.items()},
        article_origins={k: v for part in reversed(held) for k, v in part.article_origins.items()},
        **{field: first(field) for field in _KEYED},
    )


def _short(actor: Actor) -> Actor:
    """Give an actor with the mentions in its first articles only."""
    return structs.replace(actor, mentions=tuple(_first(actor.mentions)), roles=())


def _first(mentions: Sequence[Passage]) -> Iterator[Passage]:
    seen: set[str] = set()
    for mention in mentions:
        if mention.article not in seen and len(seen) == _FEW:
            return
        seen.add(mention.article)
        yield mention

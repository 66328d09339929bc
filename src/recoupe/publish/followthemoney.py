"""A dossier as FollowTheMoney entities, one JSON object a line.

FollowTheMoney is the data model of Aleph and OpenSanctions. Articles become `Article`, actors
`Person`, `Organization` or `LegalEntity` (`Document` where a document speaks), events `Event`; what
an article calls an actor is a `Mention`, a statement a `Note` on its speakers with the article as
proof, a copied passage an `UnknownLink` between two articles. Ids are those of the dossier.

The entities are written without the library, which brings much that a build does not need; the
tests hold them against it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from recoupe import __version__
from recoupe.edtf import is_edtf
from recoupe.ids import stable_id
from recoupe.model import Actor, ActorKind, Article, Collation, Event, Reuse, ReuseDirection

Entity = dict[str, Any]

_SCHEMATA = {
    ActorKind.PERSON: "Person",
    ActorKind.ORGANISATION: "Organization",
    ActorKind.DOCUMENT: "Document",
}
# ISO 639-3, in which FollowTheMoney has languages.
_LANGUAGES = {"fr": "fra", "en": "eng"}
# What of EDTF is an ISO 8601 date of FollowTheMoney: a year, a month or a day, nothing left open.
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?")
# FollowTheMoney holds names of up to 384 characters.
_LONGEST = 240
# White space, and what shows nothing and FollowTheMoney takes out: controls, marks of width zero.
_SPACE = re.compile(r"[\s\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+")


def to_followthemoney(collation: Collation) -> bytes:
    """Write the entities: articles, actors, events, mentions, statements, copies, in this order.

    The same dossier gives the same bytes.
    """
    encoder = msgspec.json.Encoder()
    return b"".join(encoder.encode(entity) + b"\n" for entity in _entities(collation))


def _entities(collation: Collation) -> Iterator[Entity]:
    articles = {article.id: article for article in collation.articles}
    actors = {actor.id: actor for actor in collation.actors}
    yield from (_article(article) for article in collation.articles)
    yield from (_actor(actor) for actor in collation.actors)
    yield from (_event(event, actors) for event in collation.events)
    for actor in collation.actors:
        yield from _mentions(actor, articles)
    for statement in collation.statements:
        article = articles[statement.article]
        words = article.text[statement.start : statement.end]
        yield _entity(
            statement.id,
            "Note",
            name=[_name(words)],
            description=[words],
            entity=statement.speakers,
            proof=[article.id],
            publisher=[_outlet(article)],
            sourceUrl=[_url(article)],
            keywords=[f"{statement.kind.value} statement"],
            summary=[f"characters {statement.start} to {statement.end}"],
        )
    yield from {copy["id"]: copy for copy in map(_copy, collation.reuse)}.values()


def _entity(id: str, schema: str, **properties: Iterable[str | None]) -> Entity:
    """Make an entity; values that are not there are left out, and so are properties without."""
    held = {name: list(dict.fromkeys(v for v in vs if v)) for name, vs in properties.items()}
    return {
        "id": id,
        "schema": schema,
        "properties": {name: values for name, values in sorted(held.items()) if values},
    }


def _article(article: Article) -> Entity:
    title = article.title.value if article.title else article.name
    published = article.published.value if article.published else None
    return _entity(
        article.id,
        "Article",
        title=[_line(title)],
        name=[_name(title) or article.id],
        fileName=[_line(article.name)],
        bodyText=[article.text],
        language=[_LANGUAGES.get(article.language)],
        publishedAt=[_date(published)],
        publisher=[_outlet(article)],
        sourceUrl=[_url(article)],
        processingAgent=[f"Recoupe {__version__}"],
    )


def _actor(actor: Actor) -> Entity:
    schema = _schema(actor)
    roles = {"position": [_line(role.name) for role in actor.roles]} if schema == "Person" else {}
    return _entity(
        actor.id,
        schema,
        name=[_name(actor.name) or actor.id],
        alias=[_name(alias) for alias in actor.aliases if alias != actor.name],
        keywords=[actor.kind.value, None if actor.named else "unnamed"],
        **roles,
    )


def _schema(actor: Actor) -> str:
    return _SCHEMATA.get(actor.kind, "LegalEntity")


def _event(event: Event, actors: dict[str, Actor]) -> Entity:
    known = [actors[actor] for actor in event.participants if actor in actors]
    names = ", ".join(actor.name for actor in known)
    start, end = _dates(event.date)
    return _entity(
        event.id,
        "Event",
        name=[_name(event.title or ", ".join(filter(None, (event.type, names)))) or event.id],
        description=[_line(event.title)],
        keywords=[event.type],
        involved=[actor.id for actor in known if _schema(actor) != "Document"],
        date=[start if start == end else None],
        startDate=[start if start != end else None],
        endDate=[end if start != end else None],
        proof=event.articles[:1],
        notes=[f"account: {article}" for article in event.articles],
    )


def _mentions(actor: Actor, articles: dict[str, Article]) -> Iterator[Entity]:
    """Give one mention for each wording of the actor's name in each article."""
    if _schema(actor) == "Document":
        return
    seen = set()
    for place in actor.mentions:
        name = _name(articles[place.article].text[place.start : place.end])
        if name and (place.article, name) not in seen:
            seen.add((place.article, name))
            yield _entity(
                stable_id("m", actor.id, place.article, name),
                "Mention",
                document=[place.article],
                resolved=[actor.id],
                name=[name],
                detectedSchema=[_schema(actor)],
            )


def _copy(reuse: Reuse) -> Entity:
    known = reuse.direction is ReuseDirection.KNOWN
    ends = (reuse.source, reuse.target)
    stretches = (f"{end.article}: characters {end.start} to {end.end}" for end in ends)
    return _entity(
        stable_id("r", *(v for end in ends for v in (end.article, end.start, end.end))),
        "UnknownLink",
        subject=[reuse.source.article],
        object=[reuse.target.article],
        role=["taken up by" if known else "shared with"],
        summary=[f"similarity {reuse.similarity:.2f}"],
        description=["; ".join(stretches)],
        proof=[reuse.target.article],
    )


def _dates(edtf: str | None) -> tuple[str | None, str | None]:
    """Give the first and the last date of an EDTF string, where FollowTheMoney can hold them."""
    ends = (edtf or "").split("/")
    return _date(ends[0]), _date(ends[-1])


def _date(edtf: str | None) -> str | None:
    """Give a date as FollowTheMoney has it; None for one that leaves something open."""
    return edtf if edtf and _DATE.fullmatch(edtf) and is_edtf(edtf) else None


def _name(text: str) -> str:
    """Give a name as FollowTheMoney holds it; of a longer text, how it begins."""
    line = _line(text)
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()}…"


def _line(text: str) -> str:
    """Give a text on one line."""
    return _SPACE.sub(" ", text).strip()


def _outlet(article: Article) -> str | None:
    return _line(article.outlet.value) if article.outlet else None


def _url(article: Article) -> str | None:
    url = article.url.value.strip() if article.url else ""
    return url if url.startswith(("http://", "https://")) else None

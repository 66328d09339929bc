"""The exchange format: one JSON object, documented by a JSON Schema.

Offsets are code points into `articles[].text`, end exclusive. Same dossier, same bytes.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec
from msgspec import UNSET, Struct, UnsetType

from recoupe.model import (
    Actor,
    AnyJudgement,
    Article,
    Attested,
    Collation,
    Credit,
    Date,
    Event,
    Figure,
    Framing,
    Furniture,
    Loss,
    Origin,
    Pledge,
    Reuse,
    Review,
    Saying,
    Series,
    Statement,
)

FORMAT: Literal["recoupe-dossier"] = "recoupe-dossier"
VERSION: Literal[1] = 1

_SCHEMA = "https://json-schema.org/draft/2020-12/schema"


class ExportedArticle(Struct, frozen=True, kw_only=True):
    """An article with its facts as plain values; `attested` says how each is known."""

    id: str
    name: str
    sha256: str
    outlet: str | None
    url: str | None
    published: str | None
    language: str
    title: str | None
    text: str
    event: str | None
    origin: str | None
    furniture: tuple[Furniture, ...]
    attested: dict[str, Attested]
    extra: dict[str, Any]


class ExportedReview(Struct, frozen=True, kw_only=True):
    """What the judgements of a document come to: see `recoupe.model.Review`."""

    undone: tuple[str, ...]
    things: dict[str, tuple[str, ...]]
    lost: dict[str, Loss]
    titles: dict[str, str]
    moved: dict[str, str]


class Document(Struct, frozen=True, kw_only=True):
    """A dossier in the exchange format."""

    format: Literal["recoupe-dossier"]
    version: Literal[1]
    articles: tuple[ExportedArticle, ...]
    actors: tuple[Actor, ...]
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    sayings: tuple[Saying, ...]
    figures: tuple[Figure, ...]
    series: tuple[Series, ...]
    dates: tuple[Date, ...]
    pledges: tuple[Pledge, ...]
    credits: tuple[Credit, ...]
    reuse: tuple[Reuse, ...]
    origins: tuple[Origin, ...]
    framings: tuple[Framing, ...]
    judgements: tuple[AnyJudgement, ...] | UnsetType = UNSET
    review: ExportedReview | UnsetType = UNSET


# The parts that a document shares with a collation as they are.
_SHARED = tuple(
    field
    for field in Document.__struct_fields__
    if field in Collation.__struct_fields__ and field != "articles"
)


def to_json(collation: Collation, review: Review | None = None) -> bytes:
    """Write a collation in the exchange format, indented, keys in the order of the model.

    What people said of it is added where they did.
    """
    document = Document(
        format=FORMAT,
        version=VERSION,
        articles=tuple(_exported(article, collation) for article in collation.articles),
        judgements=review.judgements if review else UNSET,
        review=_exported_review(review) if review else UNSET,
        **{field: getattr(collation, field) for field in _SHARED},
    )
    return msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n"


def schema() -> dict[str, Any]:
    """Give the JSON Schema of the exchange format, made of the types themselves."""
    made = msgspec.json.schema(Document)
    return {"$schema": _SCHEMA, "title": "Recoupe dossier, exchange format 1", **made}


def _exported(article: Article, collation: Collation) -> ExportedArticle:
    facts = {
        "outlet": article.outlet,
        "url": article.url,
        "published": article.published,
        "title": article.title,
    }
    plain = {name: fact.value if fact else None for name, fact in facts.items()}
    return ExportedArticle(
        id=article.id,
        name=article.name,
        sha256=article.sha256,
        language=article.language,
        text=article.text,
        event=collation.article_events.get(article.id),
        origin=collation.article_origins.get(article.id),
        furniture=article.furniture,
        attested={name: fact for name, fact in facts.items() if fact},
        extra=article.extra,
        **plain,
    )


def _exported_review(review: Review) -> ExportedReview:
    fields = ExportedReview.__struct_fields__
    return ExportedReview(**{field: getattr(review, field) for field in fields})

"""The exchange format: one JSON object, documented by a JSON Schema.

Offsets are code points into `articles[].text`, end exclusive. Same dossier, same bytes.
"""

from __future__ import annotations

from typing import Any

import msgspec

from recoupe.model import Article, Collation

FORMAT = "recoupe-dossier"
VERSION = 1


def to_json(collation: Collation) -> bytes:
    """Write a collation in the exchange format, indented, keys in the order of the model."""
    parts: dict[str, Any] = msgspec.to_builtins(collation)
    events, origins = parts.pop("article_events"), parts.pop("article_origins")
    parts["articles"] = [
        {
            **_plain(article),
            "event": events.get(article.id),
            "origin": origins.get(article.id),
        }
        for article in collation.articles
    ]
    document = {"format": FORMAT, "version": VERSION, **parts}
    return msgspec.json.format(msgspec.json.encode(document), indent=1) + b"\n"


def _plain(article: Article) -> dict[str, Any]:
    """Give an article with the values of its attested facts; how each is known stands beside."""
    fields: dict[str, Any] = msgspec.to_builtins(article)
    attested = {name: fields[name] for name in ("outlet", "url", "published", "title")}
    for name, fact in attested.items():
        fields[name] = fact["value"] if fact else None
    fields["attested"] = {name: fact for name, fact in attested.items() if fact}
    return fields

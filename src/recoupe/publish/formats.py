"""The formats in which a dossier leaves: one table for the command line and the app.

Each is made of the collation, and of what people said of it where the format has a place for it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the command line asks for the names long before it needs the model
    from recoupe.model import Collation, Review


@dataclass(frozen=True)
class Format:
    """A format: its name, that of a file of it, its media type, and what makes it."""

    name: str
    file: str
    media: str
    make: Callable[[Collation, Review], bytes]


def _json(collation: Collation, review: Review) -> bytes:
    from recoupe.publish.exchange import to_json

    return to_json(collation, review)


def _csv(collation: Collation, review: Review) -> bytes:
    from recoupe.publish.csv import write_archive

    stream = BytesIO()
    write_archive(collation, stream, review)
    return stream.getvalue()


def _web_annotation(collation: Collation, review: Review) -> bytes:
    from recoupe.publish.webannotation import to_web_annotation

    return to_web_annotation(collation)


def _followthemoney(collation: Collation, review: Review) -> bytes:
    from recoupe.publish.followthemoney import to_followthemoney

    return to_followthemoney(collation)


def _gexf(collation: Collation, review: Review) -> bytes:
    from recoupe.publish.gexf import to_gexf

    return to_gexf(collation)


# Markdown is not among them: it is a note of one event, in the reader's language.
FORMATS = {
    format.name: format
    for format in (
        Format("json", "dossier.json", "application/json", _json),
        Format("csv", "dossier-csv.zip", "application/zip", _csv),
        Format("webannotation", "annotations.jsonld", "application/ld+json", _web_annotation),
        Format("followthemoney", "entities.ftm.json", "application/json+ftm", _followthemoney),
        Format("gexf", "graph.gexf", "application/gexf+xml", _gexf),
    )
}

"""What gather makes: an article as given, with what is known about it and how it is known."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from msgspec import Struct


class Span(Struct, frozen=True, order=True):
    """A stretch of an article's text: code points `start` (inclusive) to `end` (exclusive)."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the stretch itself, cut from `text`."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: Span) -> bool:
        """Tell whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


class FurnitureKind(StrEnum):
    """What a stretch that is no part of the article's own words is."""

    PREFIX = "prefix"  # put there by a corpus or an export (" date 2022-12 ")
    LINK = "link"  # a URL, «Lien source», a share button's text
    DATE_LINE = "date line"  # «Publié le …», «30.12.2022, Outlet»
    CREDIT = "credit"  # «(AFP)», a byline, a photo credit
    COPYRIGHT = "copyright"  # «© Copyright …»
    COMMENTS = "comments"  # «Comment (0)»
    RELATED = "related"  # the title of another article, «Lire aussi …»
    CAPTION = "caption"  # the legend of a picture
    TEASER = "teaser"  # a truncated summary: read all the same, as it reports words

    @property
    def silent(self) -> bool:
        """True when the stretch is not read as the article's words."""
        return self not in (FurnitureKind.TEASER, FurnitureKind.CAPTION)


class Furniture(Struct, frozen=True, order=True):
    """A marked (never cut) stretch of page furniture."""

    start: int
    end: int
    kind: FurnitureKind


class Provenance(StrEnum):
    """How a fact about an article is known."""

    GIVEN = "given"  # the input says so (a JSON or CSV field, an option of the command)
    METADATA = "metadata"  # the page's own metadata (HTML head, JSON-LD)
    URL = "url"
    FILE = "file"  # the file's name
    TEXT = "text"  # a passage of the text, in `span`
    PILE = "pile"  # settled by other articles of the pile


class Attested(Struct, frozen=True):
    """A value with the way it is known, and the passage that says so where the text does."""

    value: str
    how: Provenance
    span: Span | None = None


class Article(Struct, frozen=True, kw_only=True):
    """One article as stored: `text` is never changed afterwards.

    `id` is stable: it depends on the text, the outlet and the URL only. `name` is the file name,
    the record's own id or the URL. `sha256` is that of `text` in UTF-8. `published` is EDTF
    (ISO 8601-2) with the precision that is really there. `language` is an ISO 639-1 code.
    """

    id: str
    name: str
    sha256: str
    text: str
    language: str
    outlet: Attested | None = None
    url: Attested | None = None
    published: Attested | None = None
    title: Attested | None = None
    furniture: tuple[Furniture, ...] = ()
    extra: dict[str, Any] = {}

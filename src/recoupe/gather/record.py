"""What a reader of one format makes of an input, before anything is concluded from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from recoupe.errors import MalformedInput
from recoupe.gather.decoding import clean
from recoupe.messages import gettext as _
from recoupe.model import Attested, Provenance

# The keys of a JSON line and the columns of a CSV file that have a meaning; others are kept.
COLUMNS = ("id", "outlet", "url", "published", "language", "title", "text")


@dataclass(frozen=True, kw_only=True)
class Record:
    """The text of one article as given, and what its input itself says about it.

    `where` names it in messages (the file, and the line of a file that holds several), `source`
    is the file; `name` is what the article will be called, `given_id` the id that its input gives
    it. `key` are the outlet and URL that the input states, on which the article's id rests.
    """

    where: str
    source: str
    name: str
    text: str
    given_id: str | None = None
    outlet: Attested | None = None
    url: Attested | None = None
    published: Attested | None = None
    language: str | None = None
    title: Attested | None = None
    key: tuple[str, str] = ("", "")
    extra: Mapping[str, Any] = field(default_factory=dict)


def line_of(source: str, number: int) -> str:
    """Name a line of a file in a message."""
    return _("{file}, line {number}").format(file=source, number=number)


def record_of(fields: object, source: str, number: int) -> Record:
    """Make a record of the fields of a JSON object or a CSV row that begins on line `number`.

    Raises MalformedInput where they hold no text.
    """
    where = line_of(source, number)
    if not isinstance(fields, dict):
        raise MalformedInput(where, _("not an object with the keys of an article"))
    text = fields.get("text")
    if not isinstance(text, str) or not text.strip():
        raise MalformedInput(where, _("no text"))
    given = {name: _word(fields.get(name)) for name in COLUMNS if name != "text"}
    outlet, url = given["outlet"], given["url"]
    return Record(
        where=where,
        source=source,
        name=given["id"] or url or f"{Path(source).name}:{number}",
        given_id=given["id"],
        text=clean(text),
        outlet=_given(outlet),
        url=_given(url),
        published=_given(given["published"]),
        language=given["language"],
        title=_given(given["title"]),
        key=(outlet or "", url or ""),
        extra={name: value for name, value in fields.items() if name not in COLUMNS},
    )


def _word(value: object) -> str | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    return value.strip() or None if isinstance(value, str) else None


def _given(value: str | None) -> Attested | None:
    return Attested(value, Provenance.GIVEN) if value else None

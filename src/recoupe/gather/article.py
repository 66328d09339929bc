"""From a record to an article: what its input leaves open is told from its text."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from recoupe.edtf import is_edtf
from recoupe.errors import BinaryInput, MalformedInput, OversizeInput
from recoupe.gather.dating import published_in
from recoupe.gather.furniture import mark_furniture
from recoupe.gather.imprint import outlet_in, title_in, url_in
from recoupe.gather.language import language_of
from recoupe.gather.places import host_of, outlet_at, outlet_named
from recoupe.gather.record import Record
from recoupe.gather.written import one_day
from recoupe.ids import stable_id
from recoupe.messages import gettext as _
from recoupe.model import Article, Attested, Furniture, Provenance
from recoupe.text import folded

TEXT_LIMIT = 1_000_000  # code points: what the language pipelines accept


def article_of(record: Record, default_language: str | None) -> Article:
    """Make the article of a record; facts that its input gives are never overruled.

    Raises OversizeInput, BinaryInput, MalformedInput or UnknownLanguage where it is refused.
    """
    text = record.text
    _check(text, record.where)
    language = language_of(text, record.language, default_language, record.where)
    furniture = mark_furniture(text, language)
    url = record.url or url_in(text, furniture)
    address = url.value if url else None
    return Article(
        id=stable_id("a", text, *record.key),
        name=record.name,
        sha256=sha256(text.encode("utf-8")).hexdigest(),
        text=text,
        language=language,
        outlet=_outlet(record, furniture, address),
        url=url,
        published=_published(record, language, furniture, address),
        title=record.title or title_in(text, furniture),
        furniture=furniture,
        extra=_extra(record, language),
    )


def _check(text: str, where: str) -> None:
    if len(text) > TEXT_LIMIT:
        raise OversizeInput(
            where, _("a text of more than {limit} characters").format(limit=TEXT_LIMIT)
        )
    if "\0" in text:
        raise BinaryInput(where, _("binary data, not a text"))
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise MalformedInput(
            where,
            _("half a character (a lone surrogate) at character {at}").format(at=error.start),
        ) from None


def _outlet(
    record: Record, furniture: tuple[Furniture, ...], address: str | None
) -> Attested | None:
    """Give the outlet: given, of a known domain, as page or text name it, by host or file name."""
    given = record.outlet
    if given and given.how is Provenance.GIVEN:
        return given
    # Pages name themselves in many ways («Le Fleuve.fr», the bare host): a known one has one name.
    known = outlet_at(address) if address else None
    if known:
        return Attested(known, Provenance.URL)
    named = given or outlet_in(record.text, furniture)
    if named:
        return named
    host = host_of(address) if address else None
    if host:
        return Attested(host, Provenance.URL)
    file = outlet_named(record.name)
    return Attested(file, Provenance.FILE) if file else None


def _published(
    record: Record, language: str, furniture: tuple[Furniture, ...], address: str | None
) -> Attested | None:
    """Give the day of publication; a given one is brought into EDTF, or set aside if it cannot."""
    if record.published:
        edtf = to_edtf(record.published.value, language)
        if edtf:
            return Attested(edtf, record.published.how)
    return published_in(record.text, language, furniture, url=address, name=record.name)


def _extra(record: Record, language: str) -> dict[str, Any]:
    """Give what the input says beyond the known fields, and a date of it that cannot be read."""
    extra = dict(record.extra)
    if record.published and to_edtf(record.published.value, language) is None:
        extra["published"] = record.published.value
    return extra


def to_edtf(value: str, language: str) -> str | None:
    """Give the EDTF of a day as inputs write it (ISO with or without a time, EDTF, words)."""
    day = value.strip().split("T")[0].split(" ")[0] if value[:4].isdigit() else value.strip()
    if is_edtf(day):
        return day
    return one_day(folded(value), language)

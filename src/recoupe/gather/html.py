"""Articles from saved web pages: the body by trafilatura, dates by htmldate.

Both read the page's own metadata (JSON-LD, OpenGraph, `meta` elements) first. What they conclude
from a clock is switched off, so that a page gives the same article on any day.
"""

from __future__ import annotations

import logging
import re
from pathlib import Path

from trafilatura import bare_extraction
from trafilatura.settings import Document

from recoupe.errors import EncodingError, MalformedInput
from recoupe.gather.decoding import clean, decode
from recoupe.gather.plaintext import read_bounded
from recoupe.gather.record import Record
from recoupe.messages import gettext as _
from recoupe.model import Attested, Provenance

_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
_HEAD = 4096
_PAGE = re.compile(r"\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)

# They tell of each oddity of a page on the error stream; a page that fails is refused by us.
for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)


def read_html_file(path: Path) -> Record:
    """Make a record of a saved web page; raises an InputError where it is refused.

    Its text is the article's body, a paragraph a line, subheadings included, the page's
    navigation, comments and tables left out. The title and the rest come from the metadata.
    """
    where = str(path)
    page = decode_html(read_bounded(path), where)
    try:
        found = bare_extraction(
            page,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params=_DATES,
        )
    except (RecursionError, ValueError) as error:
        raise MalformedInput(where, _("the page cannot be parsed")) from error
    text = clean(found.text or "") if isinstance(found, Document) else ""
    if not isinstance(found, Document) or not text.strip():
        raise MalformedInput(where, _("no article found in this page"))
    return Record(
        where=where,
        source=where,
        name=path.name,
        text=text,
        outlet=_stated(found.sitename),
        url=_stated(found.url),
        published=_stated(found.date),
        title=_stated(_title(found)),
        key=("", found.url or ""),
        extra=_extra(found),
    )


def is_page(text: str) -> bool:
    """Tell whether a text is a web page that was saved under another file name ending."""
    return _PAGE.match(text) is not None


def decode_html(raw: bytes, name: str) -> str:
    """Give the text of a page, in the encoding it declares where it is not UTF-8 already."""
    declared = _DECLARED.search(raw[:_HEAD])
    if declared:
        try:
            raw.decode("utf-8")
        except UnicodeDecodeError:
            try:
                return clean(raw.decode(declared[1].decode("ascii")))
            except (LookupError, UnicodeDecodeError):
                pass
    try:
        return decode(raw, name)
    except EncodingError:
        if not declared:
            raise
    # A page that says UTF-8 and breaks it in a few places, as browsers show it.
    return clean(raw.decode("utf-8", errors="replace"))


def _title(found: Document) -> str | None:
    """Give the headline without the outlet's name that pages add to it («… - Le Fleuve»)."""
    title = found.title
    for mark in (" - ", " | ", " – ", " — "):
        suffix = mark + (found.sitename or "")
        if title and found.sitename and title.endswith(suffix):
            return title.removesuffix(suffix).strip() or title
    return title


def _extra(found: Document) -> dict[str, str]:
    kept = {"author": found.author, "description": found.description}
    return {name: value for name, value in kept.items() if value}


def _stated(value: str | None) -> Attested | None:
    return Attested(value.strip(), Provenance.METADATA) if value and value.strip() else None

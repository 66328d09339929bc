"""What a text says of itself: its title, its outlet, its address."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recoupe.language import shared_table
from recoupe.model import Attested, Furniture, FurnitureKind, Provenance, Span
from recoupe.text import folded

_URL = re.compile(r"https?://[^\s<>\"«»]+")
_NAMED_AFTER_DATE = re.compile(
    r"\d{4}(?:\s*\D?\s*\d{1,2}\s?[h:]\s?\d{0,2})?\s*[,|–—-]\s*(?P<name>\S.*)"
)
_RIGHTS = re.compile(
    r"^\W*(?:copyright|©|\(c\))[\s©]*(?:copyright)?[\s©]*(?:(?:19|20)\d\d)?(?:\s*[-–]\s*(?:19|20)\d\d)?"
    r"[\s,.-]*(?P<name>[^\W\d_][^\d,.|]{1,38}?)"
    r"(?=\s*(?:$|[,.|]|\d|tous droits|all rights|-\s))",
    re.IGNORECASE,
)
_TITLE_LEAST, _TITLE_MOST = 15, 200
_ENDS_SENTENCE = re.compile(r"(?<![.\s])(?:\.|;|,|:)$")  # «…» may end a headline
_TOP = 5000  # code points in which a title and the paragraph after it stand
_LINES = 5  # lines in which a title, a subtitle and the first paragraph stand
_BODY = 60  # code points of the paragraph that must follow a title


def url_in(text: str, furniture: Sequence[Furniture]) -> Attested | None:
    """Give the address that stands on a line of its own before the article begins."""
    for mark in furniture:
        match = _URL.fullmatch(text, mark.start, mark.end)
        if mark.start >= _TOP or _beyond(text[: mark.start], furniture).strip():
            return None
        if mark.kind is FurnitureKind.LINK and match:
            return Attested(match[0], Provenance.TEXT, Span(mark.start, mark.end))
    return None


def outlet_in(text: str, furniture: Sequence[Furniture]) -> Attested | None:
    """Give the outlet that a date line («14.11.2023, Le Fleuve») or a copyright names.

    A copyright of a news agency shows where the text comes from, not where it appeared.
    """
    plain = folded(text)
    for mark in furniture:
        line = plain[mark.start : mark.end]
        match = None
        if mark.kind is FurnitureKind.DATE_LINE:
            match = _NAMED_AFTER_DATE.search(line)
        elif mark.kind is FurnitureKind.COPYRIGHT:
            match = _RIGHTS.search(line)
        if match and match["name"] not in _agencies():
            start, end = (mark.start + at for at in match.span("name"))
            return Attested(text[start:end], Provenance.TEXT, Span(start, end))
    return None


def title_in(text: str, furniture: Sequence[Furniture]) -> Attested | None:
    """Give the first line where it is a headline: no sentence, and a paragraph after it."""
    lines = [
        (match.start(), match[0].rstrip())
        for match in re.finditer(r"[^\s\n][^\n]*", _beyond(text[:_TOP], furniture))
    ][:_LINES]
    if len(lines) < 2:
        return None
    start, first = lines[0]
    looks = _TITLE_LEAST <= len(first) <= _TITLE_MOST and not _ENDS_SENTENCE.search(first)
    if not looks or max(len(line) for _, line in lines[1:]) < max(_BODY, len(first)):
        return None
    end = start + len(first)
    return Attested(text[start:end], Provenance.TEXT, Span(start, end))


def _beyond(text: str, furniture: Sequence[Furniture]) -> str:
    """Give the text with its furniture blanked out, offsets kept."""
    for mark in furniture:
        if mark.start >= len(text):
            break
        if mark.kind is not FurnitureKind.CAPTION:
            blank = " " * (min(mark.end, len(text)) - mark.start)
            text = text[: mark.start] + blank + text[mark.end :]
    return text


def _agencies() -> frozenset[str]:
    table: dict[str, list[str]] = shared_table("agencies")["agencies"]
    return frozenset(form for name, forms in table.items() for form in (name, *forms))

"""The view in which an article is read: furniture left out, glued words and sentences set apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from recoupe.language import load_pack
from recoupe.model import Article
from recoupe.read.glue import glue_edits
from recoupe.text import Edit, View, folded, view

# A letter and the accents that some systems write after it.
_ACCENT = re.compile(r"[\u0300-\u036f]")
_DECOMPOSED = re.compile(r"[^\W\d_][\u0300-\u036f]+")
# Soft hyphens, zero-width spaces and marks: nobody sees them, and they cut words in two.
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]+")


def readable(article: Article) -> View:
    """Make the view of an article that the readers work on.

    Raises UnknownLanguage where there is no language pack for it.
    """
    return view(article.text, _edits(article))


def _edits(article: Article) -> Iterator[Edit]:
    plain = folded(article.text)
    for mark in article.furniture:
        if mark.kind.silent:
            yield Edit(mark.start, mark.end, _in_place_of(plain, mark.start, mark.end))
    yield from glue_edits(plain, load_pack(article.language))
    if _ACCENT.search(plain):
        for match in _DECOMPOSED.finditer(plain):
            yield Edit(match.start(), match.end(), unicodedata.normalize("NFC", match[0]))
    for match in _INVISIBLE.finditer(plain):
        yield Edit(match.start(), match.end(), "")


def _in_place_of(plain: str, start: int, end: int) -> str:
    """Give what is read where furniture stood: a line's end, or nothing much inside a line."""
    begins = not plain[plain.rfind("\n", 0, start) + 1 : start].strip()
    stop = plain.find("\n", end)
    ends = not plain[end : stop if stop >= 0 else len(plain)].strip()
    if begins:
        return "\n" if ends else ""
    return " "

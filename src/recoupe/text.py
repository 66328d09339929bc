"""Views of a text: folded for reading, with a map back to the text as given.

A stored text is never rewritten. A `View` is another wording of it (no-break spaces made plain,
glued sentences set apart, furniture left out) in which every code point knows where it comes from,
so whatever is found in the view is shown from the text itself.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from recoupe.model.article import Span

# Same length, so that most texts need no other edit: spaces of French typography, apostrophes,
# line ends.
_FOLDED = {
    "\u00a0": " ",  # no-break space
    "\u202f": " ",  # narrow no-break space
    "\u2009": " ",  # thin space
    "\u2007": " ",  # figure space
    "\u2002": " ",
    "\u2003": " ",
    "\t": " ",
    "\r": "\n",  # CRLF is LF already where texts are gathered: a lone CR ends a line
    "\v": "\n",
    "\f": "\n",
    "\x85": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
    "\u2019": "'",  # right single quotation mark, as apostrophe
    "\u02bc": "'",
    "\u2010": "-",
    "\u2011": "-",
}


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Read `wording` in the place of `start`–`end` (offsets of the stored text).

    White space in the place of something (or of nothing) sets apart and stands for nothing. Any
    other wording respells the stretch (an accent composed, a mark turned) and stands for it.
    """

    start: int
    end: int
    wording: str


@dataclass(frozen=True)
class View:
    """A wording of a text and, for each code point of it, the offset in the text it stands for.

    `origins` has one entry a code point of `text`, never decreasing; an inserted code point has
    the offset of the next one that is not. `length` is that of the stored text. `ends` gives the
    end of the stretch that a code point stands for where that is not the next offset.
    """

    text: str
    origins: tuple[int, ...]
    length: int
    ends: Mapping[int, int] = field(default_factory=dict)

    @cached_property
    def _real(self) -> tuple[bool, ...]:
        """For each code point, whether it stands in the stored text (was not inserted)."""
        following = (*self.origins[1:], self.length)
        return tuple(o < n for o, n in zip(self.origins, following, strict=True))

    def span(self, start: int, end: int) -> Span:
        """Give the stretch of the stored text that view offsets `start`–`end` stand for.

        Inserted code points at its edges are left out. An empty stretch gives an empty span.
        """
        while start < end and not self._real[start]:
            start += 1
        while end > start and not self._real[end - 1]:
            end -= 1
        if start >= end:
            at = self.origins[start] if start < len(self.origins) else self.length
            return Span(at, at)
        return Span(self.origins[start], self.ends.get(end - 1, self.origins[end - 1] + 1))

    def find(self, offset: int) -> int:
        """Give the first view offset that stands for stored offset `offset` or a later one."""
        return bisect_left(self.origins, offset)


def folded(text: str) -> str:
    """Give `text` with its typography made plain, code point for code point.

    Spaces of French typography, apostrophes and hyphens become those of a keyboard; any mark that
    ends a line becomes LF. Offsets into the result are offsets into `text`.
    """
    for mark, plain in _FOLDED.items():
        if mark in text:
            text = text.replace(mark, plain)
    return text


def view(text: str, edits: Iterable[Edit] = ()) -> View:
    """Make the view of `text` under `edits`, typography folded everywhere else.

    Edits may not overlap; of two that do, the one that starts first (then the longer) is kept.
    """
    plain = folded(text)
    pieces: list[str] = []
    origins: list[int] = []
    ends: dict[int, int] = {}
    inserted: list[int] = []
    at = 0
    for edit in sorted(edits, key=lambda e: (e.start, -e.end, e.wording)):
        if edit.start < at:
            continue
        pieces.append(plain[at : edit.start])
        origins.extend(range(at, edit.start))
        pieces.append(edit.wording)
        first = len(origins)
        origins.extend([edit.end] * len(edit.wording))
        if edit.start < edit.end and edit.wording.strip():
            origins[first], ends[first] = edit.start, edit.end
            first += 1
        inserted.extend(range(first, len(origins)))
        at = edit.end
    pieces.append(plain[at:])
    origins.extend(range(at, len(text)))
    for place in reversed(inserted):
        origins[place] = origins[place + 1] if place + 1 < len(origins) else len(text)
    return View("".join(pieces), tuple(origins), len(text), ends)


def key(text: str) -> str:
    """Fold `text` for comparing: no accents, no case, apostrophes and spaces made plain.

    The result has no fixed length; it is never used for offsets.
    """
    flat = unicodedata.normalize("NFKD", folded(text)).casefold()
    flat = flat.replace("œ", "oe").replace("æ", "ae")
    return " ".join("".join(c for c in flat if not unicodedata.combining(c)).split())

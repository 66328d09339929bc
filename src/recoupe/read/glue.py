"""Words and sentences that lost the space or the line end between them, and where to part them.

Texts that were taken from pages run paragraphs together: «…sans retard.Le Fleuve», «Échanges
scolaires"Le volume», «coopération navaleLa ville», «JeanneMorel». Each rule parts only what
cannot be one word: names with a capital inside (a brand, a party, a Scottish surname), addresses,
numbers and initials stay whole. A lost line end is read as one, except inside a quotation.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from recoupe.language import Pack
from recoupe.text import Edit

_L = "a-zà-öø-ÿœ"
_U = "A-ZÀ-ÖØ-ÞŒ"

# Each pattern begins with the mark itself and looks back from it: that is what makes it fast.
# A full stop, with or without a closing mark, and a capital without a space between.
_STOP = re.compile(
    rf"(?P<stop>[.!?…])(?P<mark>[»”\"]?)(?=(?:[«“(]\s?|\")?(?:[{_U}][{_L}' ]|[{_U}]{{2}}))"
)
_STOPPED = re.compile(rf"[{_L}{_U}\d%»”\")\]]$")
_INNER = re.compile(rf"[{_U}](?<=[{_L}\d].)[{_L}]*(?=\W|$)")
_COLON = re.compile(rf":(?<=[{_L}»]:)(?=[{_U}«\"“])")
_COMMA = re.compile(rf"[,;](?<=[{_L}»)].)(?=[{_L}{_U}][{_L}{_U}']|«)")
_QUOTE = re.compile(rf"\"(?<=[{_L}]\")(?=[{_L}{_U}])")
_OPENING = re.compile(rf"[«“](?<=[{_L}].)")
_CLOSING = re.compile(rf"[»”](?=[{_L}{_U}«“])")
_PARENTHESIS = re.compile(rf"\((?<=[{_L}].)(?=[{_U}]{{3}})|\)(?=[{_U}][{_L}])")
_ADDRESS = re.compile(r"://|www\.|@|#|\.(?:com|fr|org|net|ch|be|ca|eu|info|tv|io|uk|html?)\b", re.I)
_TOKEN_END = re.compile(r"\w*$")
# After a word that begins a sentence comes another, not a name in capitals («JeaNne MOREL»).
_GOES_ON = re.compile(rf"'|\s(?![{_U}-]{{5}})")
_ELIDED = frozenset("CDJLNS")  # words only before an apostrophe
# Marks set the other way round, as German does: »so«.
_REVERSED = re.compile(rf"»(?<![^\s(]»)(?=[{_L}{_U}])|«(?<=[{_L}{_U}.!?]«)(?=[\s,.;:)]|$)", re.M)
_WORD = 40  # code points: no word is longer
_ADDRESS_REACH = 120  # code points of an address before and after a place in it
_HEADING = 7  # words: more than that before a mark is a sentence, not a heading


@dataclass(frozen=True)
class _Text:
    """A folded text with what the rules ask of it."""

    plain: str
    starters: frozenset[str]
    links: frozenset[str]
    abbreviations: frozenset[str]
    elided: frozenset[str]

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the text, as they are written."""
        return frozenset(re.findall(r"[^\W\d_]+", self.plain))

    @cached_property
    def names(self) -> frozenset[tuple[str, str]]:
        """Pairs of words with a capital that stand side by side («Jeanne Morel»)."""
        pairs = re.findall(rf"(?<!\w)(?=([{_U}][\w-]*) ([{_U}][\w-]*))", self.plain)
        return frozenset(pairs)

    def _at(self, marks: str) -> list[int]:
        return [at for at, character in enumerate(self.plain) if character in marks]

    @cached_property
    def _line_ends(self) -> list[int]:
        return self._at("\n")

    @cached_property
    def _straight(self) -> list[int]:
        return self._at('"')

    @cached_property
    def _openers(self) -> list[int]:
        return self._at("«“")

    @cached_property
    def _closers(self) -> list[int]:
        return self._at("»”")

    def word_before(self, at: int) -> str:
        """Give the letters that end at `at`, as many as a word can have."""
        start, least = at, max(0, at - _WORD)
        while start > least and self.plain[start - 1].isalpha():
            start -= 1
        return self.plain[start:at]

    def in_address(self, at: int) -> bool:
        """Tell whether `at` stands in a URL, a mail address or a tag."""
        before = self.plain[max(0, at - _ADDRESS_REACH) : at].split(" ")[-1].split("\n")[-1]
        after = self.plain[at : at + _ADDRESS_REACH].split(" ")[0].split("\n")[0]
        return _ADDRESS.search(before + after) is not None

    def _line(self, at: int) -> tuple[int, int]:
        """Give the start and the end of the line that holds `at`."""
        after = bisect_left(self._line_ends, at)
        start = self._line_ends[after - 1] + 1 if after else 0
        return start, self._line_ends[after] if after < len(self._line_ends) else len(self.plain)

    def quoted(self, at: int) -> bool:
        """Tell whether a quotation of the line is open at `at`."""
        return self.guillemet_open(at) or (self.even_marks(at) and not self.opens(at))

    def guillemet_open(self, at: int) -> bool:
        """Tell whether the last guillemet or curly mark of the line before `at` is an opening one.

        The last one only: in an article that is a single line one odd mark would spoil the rest.
        """
        start, _ = self._line(at)
        return _last(self._openers, at, start) > _last(self._closers, at, start)

    def even_marks(self, at: int) -> bool:
        """Tell whether the straight marks of the line go in pairs, so that sides can be told."""
        start, end = self._line(at)
        return _between(self._straight, start, end) % 2 == 0

    def opens(self, at: int) -> bool:
        """Tell whether a straight mark at `at` would open, in a line where they go in pairs."""
        start, _ = self._line(at)
        return _between(self._straight, start, at) % 2 == 0

    def words_since_boundary(self, at: int) -> int:
        """Count the words between `at` and the sentence's or line's end before it."""
        before = re.split(r"[.!?…:»\n]", self.plain[max(0, at - 200) : at])[-1]
        return len(before.split())

    def gap(self, at: int) -> Edit:
        """Give a line's end at `at`, or a space where a quotation is open."""
        return Edit(at, at, " " if self.quoted(at) else "\n")


def _last(places: list[int], at: int, start: int) -> int:
    """Give the last of the sorted places in `start`–`at`, or -1."""
    before = bisect_left(places, at)
    return places[before - 1] if before and places[before - 1] >= start else -1


def _between(places: list[int], start: int, end: int) -> int:
    return bisect_left(places, end) - bisect_left(places, start)


def glue_edits(plain: str, pack: Pack) -> Iterator[Edit]:
    """Give the insertions that part what is glued in a folded text; `pack` is its language."""
    table = pack.table("glue")
    text = _Text(
        plain,
        frozenset(table["starters"]),
        frozenset(table["links"]),
        frozenset(table["abbreviations"]),
        frozenset(table["elided"]),
    )
    if 2 <= plain.count("«") <= len(_REVERSED.findall(plain)):
        yield from _turned_marks(plain)
        return
    yield from _after_stops(text)
    yield from _inside_words(text)
    yield from _around_marks(text)
    yield from _after_points(text)


def _turned_marks(plain: str) -> Iterator[Edit]:
    """Turn guillemets that point outwards, so that they can be paired; nothing else is touched."""
    turned = {"«": "»", "»": "«"}
    for match in re.finditer("[«»]", plain):
        yield Edit(match.start(), match.end(), turned[match[0]])


def _after_stops(text: _Text) -> Iterator[Edit]:
    for match in _STOP.finditer(text.plain):
        stop = match.start()
        before = text.plain[max(0, stop - 40) : stop].rstrip(".")
        if match["stop"] in "!?":
            before = before.rstrip()
        if not _STOPPED.search(before) or text.in_address(stop):
            continue
        word = text.word_before(stop)
        if match["stop"] == "." and word.lower() in text.abbreviations:
            yield Edit(stop + 1, stop + 1, " ")
            continue
        initial = len(word) == 1 and word.isupper() and not text.plain[stop - 2].isdigit()
        if match["stop"] == "." and initial:
            continue
        at = match.end()
        if match["mark"] == '"' and text.even_marks(at - 1) and text.opens(at - 1):
            at -= 1
        yield text.gap(at)


def _inside_words(text: _Text) -> Iterator[Edit]:
    for match in _INNER.finditer(text.plain):
        at = match.start()
        left = _TOKEN_END.findall(text.plain[max(0, at - _WORD) : at])[0]
        if re.search(rf"[{_L}\d][{_U}]", left) or text.in_address(at):
            continue
        wording = _parting(text, left, match[0], match.end())
        if wording == "\n":
            yield text.gap(at)
        elif wording:
            yield Edit(at, at, wording)


def _parting(text: _Text, left: str, right: str, end: int) -> str | None:
    """Give what to read between two halves of a word with a capital inside, if they are two."""
    if right in text.starters and len(left) > 2:
        goes_on = _GOES_ON.match(text.plain, end)
        if not goes_on or (right in _ELIDED and goes_on[0] != "'"):
            return None
        return " " if left in text.links else "\n"
    if not left.isalpha() or len(right) < 3 or right not in text.words:
        return None
    if left[0].isupper():
        return " " if (left, right) in text.names else None
    if left in text.links:
        return " "
    return "\n" if len(left) > 2 and left in text.words else None


def _around_marks(text: _Text) -> Iterator[Edit]:
    for match in _QUOTE.finditer(text.plain):
        at = match.start()
        if text.word_before(at).lower() in text.elided or not text.even_marks(at):
            continue
        capital = text.plain[at + 1].isupper()
        if not text.opens(at):
            yield Edit(at + 1, at + 1, "\n" if capital else " ")
        elif capital and text.words_since_boundary(at) <= _HEADING:
            yield Edit(at, at, "\n")
        else:
            yield Edit(at, at, " ")
    for match in _OPENING.finditer(text.plain):
        yield Edit(match.start(), match.start(), " ")
    for match in _CLOSING.finditer(text.plain):
        if not text.guillemet_open(match.start()):
            continue  # a mark the other way round («»mot«»): it opens
        after = text.plain[match.end()]
        yield text.gap(match.end()) if not after.islower() else Edit(match.end(), match.end(), " ")
    for match in _PARENTHESIS.finditer(text.plain):
        at = match.start()
        yield Edit(at, at, " ") if match[0] == "(" else text.gap(at + 1)


def _after_points(text: _Text) -> Iterator[Edit]:
    for match in _COLON.finditer(text.plain):
        if text.in_address(match.start()):
            continue
        capital = text.plain[match.end()].isupper()
        sentence = text.words_since_boundary(match.start()) > _HEADING
        yield text.gap(match.end()) if capital and sentence else Edit(match.end(), match.end(), " ")
    for match in _COMMA.finditer(text.plain):
        if not text.in_address(match.start()):
            yield Edit(match.end(), match.end(), " ")

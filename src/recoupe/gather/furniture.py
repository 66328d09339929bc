"""Page furniture in a text: marked with its kind, never cut.

What is marked as a silent kind is not read as the article's words, so precision comes first: a
line is furniture by its form (tables `furniture.toml` of the language packs), never by a guess
about its content. Lines that only resemble furniture are left to be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from recoupe.gather.headlines import related_headlines
from recoupe.gather.patterns import compiled
from recoupe.language import load_pack, shared_table
from recoupe.model import Furniture, FurnitureKind
from recoupe.text import folded, key

_AT_HEAD = 4  # lines of the top in which a bare date or a byline is furniture
_AT_TAIL = 5
_AT_HEAD_RUBRIC = 2  # lines in which an article's rubric stands
_LONGEST = 260  # code points of a line that can be furniture as a whole
_TITLE_LEAST, _TITLE_MOST = 20, 170  # code points of the title of another article
_TEASER = re.compile(r"\S.{40,600}?[^.\s]\s?(?:\.\.\.|…)")
_KICKER = re.compile(r"(?P<words>[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ' /&-]{1,40}?)\s*(?P<mark>[-–—|:.])\s+(?=\S)")
# «Paris — Le ministre», «NEW YORK – Le ministre»: one name, or several in capitals; a long dash.
_DATELINE = re.compile(
    r"(?:[A-ZÀ-ÖØ-Þ][\w'-]+|[A-ZÀ-ÖØ-Þ'-]{2,}(?: [A-ZÀ-ÖØ-Þ'-]{2,}){1,3})"
    r"\s?[—–]\s(?=[A-ZÀ-ÖØ-Þ«“\"])"
)
# Of two kinds that a line has the form of, the first.
_ORDER = (
    FurnitureKind.PREFIX,
    FurnitureKind.COPYRIGHT,
    FurnitureKind.DATE_LINE,
    FurnitureKind.COMMENTS,
    FurnitureKind.CREDIT,
    FurnitureKind.RELATED,
    FurnitureKind.LINK,
)


@dataclass(frozen=True)
class Line:
    """A line that is not blank, without the white space around it."""

    start: int
    end: int
    text: str


def mark_furniture(text: str, language: str) -> tuple[Furniture, ...]:
    """Give the stretches of `text` that are page furniture, in order, none over another."""
    plain = folded(text)
    found = list(_inside(plain, language))
    lines = list(_lines(plain, found))
    found += _whole(lines, language)
    taken = {mark.start for mark in found}
    open_lines = [line for line in lines if line.start not in taken]
    found += _kickers(open_lines, language)
    found += _teasers(open_lines, found)
    found += [
        Furniture(line.start, line.end, FurnitureKind.RELATED)
        for line in related_headlines(lines, taken, language)
    ]
    return tuple(_apart(found))


def _lines(plain: str, inside: list[Furniture]) -> Iterator[Line]:
    """Give the lines that are not blank; what a corpus put before the first is no part of it."""
    after = max((mark.end for mark in inside if mark.kind is FurnitureKind.PREFIX), default=0)
    for match in re.finditer(r"[^\s\n][^\n]*", plain):
        start = match.start()
        if start < after < match.end():
            start = (
                after + len(plain[after : match.end()]) - len(plain[after : match.end()].lstrip())
            )
        kept = plain[start : match.end()].rstrip()
        if kept:
            yield Line(start, start + len(kept), kept)


def _whole(lines: list[Line], language: str) -> Iterator[Furniture]:
    """Mark lines that are furniture from end to end."""
    anywhere, head, tail = (_table(part, language) for part in ("whole", "head", "tail"))
    furniture: dict[int, FurnitureKind] = {}
    for at, line in enumerate(lines):
        kind = _kind(line, anywhere)
        if kind:
            furniture[at] = kind
    for at in _edge(range(len(lines)), furniture, _AT_HEAD):
        kind = _kind(lines[at], head)
        if kind:
            furniture[at] = kind
    for at in _edge(range(len(lines) - 1, -1, -1), furniture, _AT_TAIL):
        kind = _kind(lines[at], tail)
        if kind:
            furniture[at] = kind
    furniture |= _announced(lines, furniture, language)
    for at, kind in sorted(furniture.items()):
        yield Furniture(lines[at].start, lines[at].end, kind)


def _announced(
    lines: list[Line], furniture: dict[int, FurnitureKind], language: str
) -> dict[int, FurnitureKind]:
    """Mark what follows a bare «Lire aussi»: one title, or several down to the article's end."""
    found: dict[int, FurnitureKind] = {}
    for at, line in enumerate(lines):
        kind = _kind(line, _table("announces", language))
        if kind is None:
            continue
        found[at] = kind
        titles = list(takewhile(lambda after: _is_title(lines[after]), range(at + 1, len(lines))))
        if titles and titles[-1] < len(lines) - 1:
            titles = titles[:1]
        found |= {after: kind for after in titles if after not in furniture}
    return found


def _is_title(line: Line) -> bool:
    """Tell whether a line after an announcement is a title: short, and no sentence's end."""
    return (
        _TITLE_LEAST <= len(line.text) <= _TITLE_MOST
        and not line.text[0].islower()
        and not line.text.endswith((".", "…", ",", ";", ":"))
    )


def _edge(order: range, furniture: dict[int, FurnitureKind], most: int) -> list[int]:
    """Give the first lines of `order` that are not known as furniture yet."""
    return [at for at in order if at not in furniture][:most]


def _kind(
    line: Line, table: tuple[tuple[FurnitureKind, re.Pattern[str]], ...]
) -> FurnitureKind | None:
    if len(line.text) > _LONGEST:
        return None
    return next((kind for kind, pattern in table if pattern.fullmatch(line.text)), None)


def _inside(plain: str, language: str) -> Iterator[Furniture]:
    small = plain.lower()
    for kind, near, pattern in _stretches(language):
        if any(word in small for word in near):
            for match in pattern.finditer(plain):
                yield Furniture(match.start(), match.end(), kind)


def _kickers(lines: list[Line], language: str) -> Iterator[Furniture]:
    """Mark the name of a section, or a place, set in capitals at the head of a line."""
    for at, line in enumerate(lines):
        place = _DATELINE.match(line.text)
        if place and at < _AT_HEAD_RUBRIC:
            yield Furniture(line.start, line.start + place.end(), FurnitureKind.DATE_LINE)
            continue
        match = _KICKER.match(line.text)
        if not match:
            continue
        words = key(match["words"])
        # A rubric that no table knows («PÊCHE - Le port ferme»): one word, where an article begins.
        rubric = at < _AT_HEAD_RUBRIC and match["mark"] in "-–—" and words.isalpha()
        if match["mark"] == "|":
            yield Furniture(line.start, line.start + match.end(), FurnitureKind.DATE_LINE)
        elif rubric or _is_section(words, match["mark"], language):
            yield Furniture(line.start, line.start + match.end(), FurnitureKind.PREFIX)


def _teasers(lines: list[Line], found: list[Furniture]) -> Iterator[Furniture]:
    """Mark a summary that breaks off before the date line («…, a dit la ministre en…»)."""
    dates = {mark.start for mark in found if mark.kind is FurnitureKind.DATE_LINE}
    for line in lines[:3]:
        date = min((start for start in dates if line.start < start < line.end), default=None)
        if date is None:
            continue
        match = _TEASER.fullmatch(line.text[: date - line.start].rstrip())
        if match:
            yield Furniture(line.start, line.start + match.end(), FurnitureKind.TEASER)


def _apart(found: list[Furniture]) -> Iterator[Furniture]:
    """Give what was found in order; of two that touch, the one that starts first."""
    at = 0
    for mark in sorted(found, key=lambda f: (f.start, -f.end)):
        if mark.start >= at and mark.start < mark.end:
            yield mark
            at = mark.end


@cache
def _table(part: str, language: str) -> tuple[tuple[FurnitureKind, re.Pattern[str]], ...]:
    patterns: dict[FurnitureKind, list[str]] = {}
    for table in (load_pack(language).table("furniture"), shared_table("furniture")):
        for kind, wordings in table.get(part, {}).items():
            patterns.setdefault(FurnitureKind(kind), []).extend(wordings)
    return tuple(
        (kind, compiled("|".join(f"(?:{wording})" for wording in patterns[kind]), language))
        for kind in _ORDER
        if kind in patterns
    )


@cache
def _stretches(
    language: str,
) -> tuple[tuple[FurnitureKind, tuple[str, ...], re.Pattern[str]], ...]:
    """Give the patterns of stretches inside a line, each with the words it is looked for near."""
    return tuple(
        (FurnitureKind(entry["kind"]), tuple(entry["near"]), compiled(entry["form"], language))
        for table in (shared_table("furniture"), load_pack(language).table("furniture"))
        for entry in table["inside"]
    )


def _is_section(words: str, mark: str, language: str) -> bool:
    """Tell a section («LE SCAN SPORT -») from a speaker; before a colon only the bare word is."""
    search = _sections(language).fullmatch if mark == ":" else _sections(language).search
    return search(words) is not None


@cache
def _sections(language: str) -> re.Pattern[str]:
    words = load_pack(language).table("furniture")["kickers"]["words"]
    return re.compile(rf"\b(?:{'|'.join(re.escape(key(word)) for word in words)})\b")

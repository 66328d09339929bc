"""Agencies and outlets that an article credits as its source.

Where they are named: in brackets («(AFP)», «(avec Reuters)», «(selon la BBC, Reuters)»), before the
text («Paris (AFP) -»), in a copyright line, after a cue («tel que rapporté par Interfax», «d'après
l'agence X») and where someone spoke to an agency («a-t-il dit à l'AFP»). Credits of pictures are
none: a picture by an agency says nothing of where the words come from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from recoupe.language import load_pack, shared_table
from recoupe.model import FurnitureKind, SourceCredit
from recoupe.read.page import Page
from recoupe.text import folded

_JOINED = r"\s*(?:,|/|-|;|&|\bet\b|\band\b|\bavec\b|\bwith\b)\s*(?:l'|le |la |les |the )?"
_PICTURE_REACH = 30  # code points before a credit in which a word of pictures makes it one


@dataclass(frozen=True)
class _Patterns:
    """What credits look like in one language; the group `names` is one name or a list."""

    brackets: re.Pattern[str]
    desk: re.Pattern[str]
    cued: re.Pattern[str]
    strong: re.Pattern[str]
    told: re.Pattern[str]
    rights: re.Pattern[str]
    name: re.Pattern[str]
    agency: re.Pattern[str]
    picture: re.Pattern[str]


def read_credits(page: Page) -> tuple[SourceCredit, ...]:
    """Find the credits of a page, in the order of the text, furniture included.

    The first name of a list has the whole credit as its passage, the others their own words.
    """
    plain = folded(page.article.text)
    patterns = _patterns(page.pack.code)
    found = [
        *_in_brackets(plain, patterns),
        *_of_desk(plain, patterns),
        *_after_cues(plain, patterns),
        *_in_rights(page, plain, patterns),
        *_unlisted(plain, patterns),
    ]
    return tuple(_apart(found))


def _in_brackets(plain: str, patterns: _Patterns) -> Iterator[SourceCredit]:
    for match in patterns.brackets.finditer(plain):
        names, start = match["names"], match.start("names")
        if not match["cue"] and _is_definition(plain, match, patterns):
            continue
        if _of_picture(plain, match.start(), patterns):
            continue
        begin = match.start("cue") if match["cue"] else start
        yield from _listed(names, start, begin, patterns)


def _of_desk(plain: str, patterns: _Patterns) -> Iterator[SourceCredit]:
    """Find the agencies that a desk signs with in small letters («(afp/ats)»)."""
    for match in patterns.desk.finditer(plain):
        for word in re.finditer(r"\w+", match[0]):
            source = _of_acronym().get(word[0].casefold())
            if source:
                at = match.start()
                yield SourceCredit(at + word.start(), at + word.end(), source)


def _after_cues(plain: str, patterns: _Patterns) -> Iterator[SourceCredit]:
    for pattern in (patterns.strong, patterns.cued, patterns.told):
        for match in pattern.finditer(plain):
            if not _of_picture(plain, match.start(), patterns):
                yield from _listed(
                    match["names"], match.start("names"), match.start("cue"), patterns
                )


def _in_rights(page: Page, plain: str, patterns: _Patterns) -> Iterator[SourceCredit]:
    """Find the holder that a copyright line or a last line («AFP») names."""
    for mark in page.article.furniture:
        line = plain[mark.start : mark.end]
        if mark.kind is FurnitureKind.COPYRIGHT:
            match = patterns.rights.search(line)
            if match:
                name = patterns.name.fullmatch(match["holder"])
                source = _canonical(match["holder"]) if name else match["holder"]
                yield SourceCredit(mark.start, mark.end, source)
        elif mark.kind is FurnitureKind.CREDIT and not patterns.picture.search(line):
            for match in patterns.name.finditer(line):
                if "/" not in line or line.partition("/")[0].strip().count(" ") == 0:
                    yield SourceCredit(
                        mark.start + match.start(), mark.start + match.end(), _canonical(match[0])
                    )


def _unlisted(plain: str, patterns: _Patterns) -> Iterator[SourceCredit]:
    """Find an agency that no table knows but the text calls one («l'agence Fleuve-Info»)."""
    for match in patterns.agency.finditer(plain):
        if not patterns.name.match(match["name"]):
            yield SourceCredit(match.start(), match.end(), match["name"])


def _listed(names: str, start: int, begin: int, patterns: _Patterns) -> Iterator[SourceCredit]:
    """Give a credit for each name of a list; the first one's passage begins with the cue."""
    end = start + len(names.rstrip())
    for at, match in enumerate(patterns.name.finditer(names)):
        if at == 0:
            yield SourceCredit(begin, end, _canonical(match[0]))
        else:
            yield SourceCredit(start + match.start(), start + match.end(), _canonical(match[0]))


def _is_definition(plain: str, match: re.Match[str], patterns: _Patterns) -> bool:
    """Tell «Agence France-Presse (AFP)» or «l'Autorité du fleuve (AP)» from a credit.

    A bare name in brackets is a credit at a line's end, at the head of a line after a place, or
    after a sentence's end.
    """
    after = plain[match.end() : match.end() + 3]
    before = plain[max(0, match.start() - 60) : match.start()]
    if re.match(r"\.?\s*(?:\n|$)", after):
        return bool(re.search(r"(?:[Aa]gen\w+|[Pp]ress\w*)\s*$", before))
    dateline = re.search(r"(?:^|\n)[A-ZÀ-Þ][\w' -]{1,40}(?:,[^\n]{0,20})?\s*$", before)
    return not (dateline and re.match(r"\s*[-–—:]", after))


def _of_picture(plain: str, at: int, patterns: _Patterns) -> bool:
    line = plain[max(plain.rfind("\n", 0, at) + 1, at - _PICTURE_REACH) : at]
    return patterns.picture.search(line) is not None


def _apart(found: list[SourceCredit]) -> Iterator[SourceCredit]:
    """Give the credits in order; a passage names each source once."""
    ends: dict[str, int] = {}
    for credit in sorted(found, key=lambda c: (c.start, -c.end, c.source)):
        if credit.start >= ends.get(credit.source, 0):
            ends[credit.source] = credit.end
            yield credit


@cache
def _patterns(language: str) -> _Patterns:
    pack = load_pack(language)
    table = {name: _plain(wording) for name, wording in pack.table("credits").items()}
    agencies, outlets = "|".join(_forms("agencies")), "|".join(_forms("outlets"))
    either = rf"(?:{agencies}|{outlets})(?![\w-])"
    listed = rf"(?P<names>{either}(?:{_JOINED}{either})*)"
    wire = rf"(?P<names>(?:{agencies})(?![\w-])(?:{_JOINED}(?:{agencies})(?![\w-]))*)"
    cues = rf"(?P<cue>(?i:{table['cues']}))"
    return _Patterns(
        brackets=re.compile(rf"\(\s*(?:{cues}\s+(?i:{table['of']}))?{listed}[\s.]*\)"),
        desk=re.compile(r"\([a-z]{2,8}(?:/[a-z]{2,8})*\)(?=\.?\s*$)", re.MULTILINE),
        cued=re.compile(rf"(?<![\w'-]){cues}\s+(?i:{table['of']}){wire}"),
        strong=re.compile(
            rf"(?<![\w'-])(?P<cue>(?i:{table['strong']}))\s+(?i:{table['of']}){listed}"
        ),
        told=re.compile(
            rf"(?<![\w'-])(?P<cue>(?i:{table['told']}|{table['own']}))\s?(?i:{table['of']}){wire}"
        ),
        rights=re.compile(
            r"(?i:copyright|©|\(c\))[\s©]*(?i:copyright)?[\s©]*(?:\d{4}[\s,.-]*)*(?P<holder>[^\W\d_](?:(?!\s[-–—])[^,.|\n])*)"
        ),
        name=re.compile(either),
        agency=re.compile(
            rf"(?<!\w){table['agency']}(?P<name>[A-ZÀ-Þ][\w-]+(?:\s[A-ZÀ-Þ][\w-]+)?)"
        ),
        picture=re.compile(rf"(?i:{table['picture']})"),
    )


def _plain(wording: str | list[str]) -> str:
    """Give a table's pattern, or the alternatives of several, with plain apostrophes."""
    joined = wording if isinstance(wording, str) else f"(?:{'|'.join(wording)})"
    return joined.replace("’", "'").replace(" ", r"\s")


@cache
def _forms(table: str) -> tuple[str, ...]:
    """Give the patterns of the forms under which a table's names are written, longest first."""
    return tuple(
        re.escape(form).replace(r"\ ", r"\s")
        for form in sorted(_names(table), key=lambda form: (-len(form), form))
    )


@cache
def _names(table: str) -> dict[str, str]:
    """Map each form, folded, to the name that credits are kept under."""
    data: dict[str, Any] = shared_table(table)
    if table == "agencies":
        return {
            folded(form): name
            for name, forms in data["agencies"].items()
            for form in (name, *forms)
        }
    names = {folded(name): name for name in data["domains"].values()}
    return names | {folded(form): name for name, forms in data["names"].items() for form in forms}


@cache
def _of_acronym() -> dict[str, str]:
    """Map agencies' names of one word, in small letters, to the names that they are kept under."""
    ambiguous: list[str] = shared_table("agencies")["ambiguous"]["forms"]
    return {
        form.casefold(): name
        for form, name in _names("agencies").items()
        if form.isalpha() and (form not in ambiguous or form in ("AP", "ats"))
    }


def _canonical(form: str) -> str:
    form = " ".join(form.split())
    return _names("agencies").get(form) or _names("outlets").get(form) or form

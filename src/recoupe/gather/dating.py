"""When an article appeared, as EDTF with no more precision than its passages give.

A day without a year («ce 12 janvier») gets one only where what the text says of other years leaves
a single one: a year called the present, the next or the last one; a past year below and a coming
one above. What cannot be concluded stays `XXXX`, and the pile may settle it later.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

from recoupe.edtf import has_year, merge
from recoupe.gather.patterns import compiled
from recoupe.gather.places import day_in, day_in_url
from recoupe.gather.written import UNKNOWN_YEAR, Day, day_of, days
from recoupe.language import load_pack
from recoupe.model import Attested, Furniture, FurnitureKind, Provenance, Span
from recoupe.text import folded

_CORPUS_DATE = re.compile(r"date\s+(?P<edtf>\d{4}(?:-\d{2}){0,2})")
# In these months what is told of a bare year («en 2024») is told of one that is over.
_YEAR_BARELY_BEGUN = 2
_YEAR_ENDING = 11  # from this month on, an article of next January still leaves the year out
_SPAN = 6  # years: in so many a day of the month falls on one weekday once, as a rule
_TOP = 1500  # code points of the top of an article, where it says what it is about


def published_in(
    text: str,
    language: str,
    furniture: Sequence[Furniture],
    *,
    url: str | None = None,
    name: str | None = None,
) -> Attested | None:
    """Give the day (or month) that an article of this text appeared on, and what says so.

    Sources, the surest first: the URL's path, date lines, «ce 14 novembre» in the text, a
    corpus's own date, the file name. A less precise one is refined by one that agrees with it.
    """
    plain = folded(text)
    found = [
        *_of_place(url, Provenance.URL),
        *_date_lines(plain, language, furniture),
        *_today(plain, language, furniture),
        *_corpus(plain, furniture),
        *_of_place(name, Provenance.FILE),
    ]
    best = found[0] if found else None
    for other in found[1:]:
        if best and (merged := merge(best.value, other.value)) and merged != best.value:
            best = Attested(merged, other.how, other.span)
    if best is None or len(best.value) == len("2023-11"):
        told = _told(plain, language, furniture, best)
        best = told or best
    return best


def _of_place(place: str | None, how: Provenance) -> Iterable[Attested]:
    day = None
    if place:
        day = day_in_url(place) if how is Provenance.URL else day_in(place)
    return [Attested(day, how)] if day else []


def _date_lines(plain: str, language: str, furniture: Sequence[Furniture]) -> Iterable[Attested]:
    """Give the first day of the date lines that has its year; the later ones are updates."""
    for mark in furniture:
        if mark.kind is not FurnitureKind.DATE_LINE:
            continue
        for day in days(plain[mark.start : mark.end], language):
            if day.year != UNKNOWN_YEAR:
                yield _attested(day.edtf, mark.start + day.start, mark.start + day.end)
                return


def _corpus(plain: str, furniture: Sequence[Furniture]) -> Iterable[Attested]:
    for mark in furniture:
        match = _CORPUS_DATE.search(plain, mark.start, mark.end)
        if mark.kind is FurnitureKind.PREFIX and match:
            yield _attested(match["edtf"], *match.span("edtf"))


def _today(plain: str, language: str, furniture: Sequence[Furniture]) -> Iterable[Attested]:
    """Give the first day that the article calls its own («ce mardi 14 novembre»)."""
    cue, past = _pattern("today", language), _pattern("past_verb", language)
    for day in days(plain[:_TOP], language):
        lead = cue.search(plain[max(0, day.start - 30) : day.start])
        if not lead or not past.search(_sentence(plain, day)):
            continue
        if not _quoted(plain, day.start) and not _in_furniture(day, furniture):
            yield _attested(_with_year(day, plain, language), day.start, day.end)
            return


def _told(
    plain: str, language: str, furniture: Sequence[Furniture], known: Attested | None
) -> Attested | None:
    """Give the time that begins on the day of what the top tells as past («le 9 mars»).

    The article is of that day or later. A writer leaves out a year that is the reader's own, so
    it ends with what is known otherwise, or with the year.
    """
    cue, past = _pattern("told", language), _pattern("past_verb", language)
    for day in days(plain[:_TOP], language):
        lead = cue.search(plain[max(0, day.start - 12) : day.start])
        # A writer gives the year to what lies further back: it says little of the article's day.
        if not lead or day.year != UNKNOWN_YEAR:
            continue
        if _quoted(plain, day.start) or _in_furniture(day, furniture):
            continue
        if not past.search(_sentence(plain, day)):
            continue
        edtf = merge(day.edtf, known.value) if known else _with_year(day, plain, language)
        if edtf and has_year(edtf):
            return _attested(f"{edtf}/{_latest(edtf, known)}", day.start, day.end)
    return None


def _latest(told: str, known: Attested | None) -> str:
    """Give the end of the time in which «le 9 mars» is written without its year."""
    if known:
        return known.value
    year, month = int(told[:4]), int(told[5:7])
    return f"{year:04}" if month < _YEAR_ENDING else f"{year + 1:04}-01"


def _with_year(day: Day, plain: str, language: str) -> str:
    """Put the year into a day that is the article's own, where the text leaves a single one."""
    if day.year != UNKNOWN_YEAR:
        return day.edtf
    month, of_month = int(day.edtf[5:7]), int(day.edtf[8:10])
    known = {
        year + shift
        for cue, shift in (("this_year", 0), ("next_year", -1), ("last_year", 1))
        for year, _ in _years(cue, plain, language)
    }
    least = max(
        (_least(year, at, month) for year, at in _years("past", plain, language)), default=0
    )
    most = min((year for year, _ in _years("coming", plain, language)), default=9999)
    possible = known or (set(range(least, most + 1)) if most - least < _SPAN else set())
    possible = {
        year
        for year in possible
        if least <= year <= most and _falls_on(day_of(year, month, of_month), day.weekday)
    }
    return f"{min(possible):04}{day.edtf[4:]}" if len(possible) == 1 else day.edtf


def _least(year: int, month_told: int | None, month: int) -> int:
    """Give the first year in which, in `month`, something of `year` can be told as past."""
    if month_told is None:
        return year + 1 if month <= _YEAR_BARELY_BEGUN else year
    return year + 1 if month_told > month else year


def _years(cue: str, plain: str, language: str) -> list[tuple[int, int | None]]:
    """Give the years, with the month where one is named, that stand with a cue."""
    found = []
    for pattern in _year_patterns(cue, language):
        for match in pattern.finditer(plain):
            parts = match.groupdict()
            found.append((int(parts["year"]), _month_number(parts.get("month"), language)))
    return found


def _month_number(name: str | None, language: str) -> int | None:
    if not name:
        return None
    months = load_pack(language).table("datelines")["months"]
    return next((at for at, forms in enumerate(months, 1) if name.lower() in forms), None)


def _falls_on(day: date | None, weekday: int | None) -> bool:
    return day is not None and (weekday is None or day.weekday() == weekday)


def _sentence(plain: str, day: Day) -> str:
    before = re.split(r"[.!?…\n]\s", plain[max(0, day.start - 300) : day.start])[-1]
    return before + re.split(r"[.!?…\n]", plain[day.start : day.end + 300])[0]


def _quoted(plain: str, at: int) -> bool:
    """Tell whether an offset stands between quotation marks that opened in its line."""
    line = plain[plain.rfind("\n", 0, at) + 1 : at]
    return line.count("«") + line.count("“") > line.count("»") + line.count("”") or (
        line.count('"') % 2 == 1
    )


def _in_furniture(day: Day, furniture: Sequence[Furniture]) -> bool:
    return any(mark.start < day.end and day.start < mark.end for mark in furniture)


def _attested(edtf: str, start: int, end: int) -> Attested:
    return Attested(edtf, Provenance.TEXT, Span(start, end))


@cache
def _pattern(name: str, language: str) -> re.Pattern[str]:
    wording: str = load_pack(language).table("datelines")[name]
    if name in ("today", "told"):
        return compiled(rf"(?<!\w){wording}\s(?:<weekday>,?\s)?$", language)
    return compiled(wording, language)


@cache
def _year_patterns(cue: str, language: str) -> tuple[re.Pattern[str], ...]:
    return tuple(
        compiled(
            wording.replace("<year>", "(?P<year><year>)").replace("<month>", "(?P<month><month>)"),
            language,
        )
        for wording in load_pack(language).table("datelines")[cue]
    )

"""Days written in a text, for telling when an article appeared.

Only what date lines and «ce 14 novembre» need: day, month and perhaps year. The dates of the prose
are read later, with the article's own date known (`recoupe.read.dates`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from recoupe.gather.patterns import compiled
from recoupe.language import load_pack
from recoupe.text import key

UNKNOWN_YEAR = "XXXX"
_LEAP = 2000


@dataclass(frozen=True)
class Day:
    """A day at `start`–`end`, as EDTF; `weekday` (Monday is 0) where the text names it."""

    start: int
    end: int
    edtf: str
    weekday: int | None = None

    @property
    def year(self) -> str:
        """The year's four digits, or `XXXX`."""
        return self.edtf[:4]


def days(plain: str, language: str) -> Iterator[Day]:
    """Give the days of a folded text that are written with their month, in order."""
    found = [
        day
        for pattern in _patterns(language)
        for match in pattern.finditer(plain)
        if (day := _day(match, language))
    ]
    at = 0
    for day in sorted(found, key=lambda day: (day.start, -day.end)):
        if day.start >= at:
            yield day
            at = day.end


def one_day(plain: str, language: str) -> str | None:
    """Give the EDTF of a folded text that is one written day with its year, else None."""
    found = list(days(plain, language))
    if len(found) == 1 and found[0].year != UNKNOWN_YEAR:
        return found[0].edtf
    return None


def _day(match: re.Match[str], language: str) -> Day | None:
    parts = match.groupdict()
    month = int(parts["number"]) if parts.get("number") else _month(parts["month"], language)
    year, day = parts["year"] or UNKNOWN_YEAR, int(parts["day"])
    if day_of(int(year) if year != UNKNOWN_YEAR else _LEAP, month, day) is None:
        return None
    named = parts.get("weekday")
    weekdays = load_pack(language).table("datelines")["weekdays"]
    return Day(
        match.start(),
        match.start() + len(match[0].rstrip(".")),
        f"{year}-{month:02}-{day:02}",
        weekdays.index(named.lower()) if named else None,
    )


def _month(name: str, language: str) -> int:
    months = load_pack(language).table("datelines")["months"]
    return next(at for at, forms in enumerate(months, 1) if key(name) in map(key, forms))


def day_of(year: int, month: int, day: int) -> date | None:
    """Give a day of the calendar, None where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """Make the patterns of a written day: spelled, ISO, numeric where the day comes first."""
    table = load_pack(language).table("datelines")
    then_year = table["then_year"].replace("<year>", "(?P<year><year>)")
    wordings = [
        rf"(?:(?P<weekday><weekday>),?\s+)?{_named(form)}(?:{then_year})?(?!\w)"
        for form in table["spelled"]
    ]
    wordings.append(r"(?P<year><year>)-(?P<number>0[1-9]|1[0-2])-(?P<day>[0-3]\d)(?!\d)")
    if table["day_first"]:
        wordings.append(
            r"(?P<day><day>)(?P<mark>[./-])(?P<number>0?[1-9]|1[0-2])(?P=mark)(?P<year><year>)(?!\d)"
        )
    return tuple(compiled(rf"(?<![\w/.-]){wording}", language) for wording in wordings)


def _named(form: str) -> str:
    return form.replace("<day>", "(?P<day><day>)").replace("<month>", "(?P<month><month>)")
